package com.socmate.application.port;

import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Principal;
import com.socmate.domain.identity.Role;
import com.socmate.domain.identity.Scope;
import com.socmate.domain.identity.User;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

public final class InMemoryAccounts implements Accounts {
  private final InMemoryWorld world;

  public InMemoryAccounts(InMemoryWorld world) {
    this.world = world;
  }

  /// Adds a user with a token that has every scope.
  public void add(User user, String token) {
    world.alone(() -> {
      world.kept().users.put(user.id(), user);
      world.kept().tokens.put(token, user.id());
    });
  }

  /// Ends everything the user could do.
  public void disable(UserId id) {
    world.alone(() -> world.kept().disabledUsers.add(id));
  }

  @Override
  public Optional<Principal> byToken(String token) {
    return world.alone(() ->
        Optional.ofNullable(world.kept().tokens.get(token))
            .flatMap(this::find)
            .map(user ->
                new Principal(user.id(), user.email(), user.roles(), Set.of(Scope.values()))));
  }

  @Override
  public Optional<User> find(UserId id) {
    return world.alone(() -> Optional.ofNullable(world.kept().users.get(id)));
  }

  @Override
  public User establishAdmin(String token, UserId idIfNew) {
    return world.alone(() -> {
      var admin =
          admins().stream()
              .findFirst()
              .orElseGet(() ->
                  new User(
                      idIfNew,
                      "admin@localhost",
                      "Administrator",
                      Set.of(Role.ADMIN, Role.ANALYST),
                      ZoneOffset.UTC));
      world.kept().tokens.values().removeIf(admin.id()::equals);
      add(admin, token);
      return admin;
    });
  }

  @Override
  public List<User> admins() {
    return world.alone(() ->
        world.kept().users.values().stream()
            .filter(user -> user.roles().contains(Role.ADMIN))
            .toList());
  }
}
