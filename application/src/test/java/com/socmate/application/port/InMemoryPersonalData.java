package com.socmate.application.port;

import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Account;
import com.socmate.domain.identity.Profile;
import com.socmate.domain.identity.User;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Of a person this world keeps only the account.
public final class InMemoryPersonalData implements PersonalData {
  private final InMemoryWorld world;
  private final InMemoryDirectory directory;

  public InMemoryPersonalData(InMemoryWorld world) {
    this.world = world;
    this.directory = new InMemoryDirectory(world);
  }

  @Override
  public SortedMap<String, Long> kept(UserId user) {
    var kept = new TreeMap<String, Long>();
    directory.find(user).ifPresent(_ -> kept.put("account", 1L));
    return kept;
  }

  @Override
  public long underWay(UserId user) {
    return 0;
  }

  @Override
  public void each(UserId user, Reader reader) {
    directory
        .find(user)
        .ifPresent(it -> reader.read("account", "{\"name\":\"" + it.user().name() + "\"}"));
  }

  @Override
  public void erase(UserId user) {
    world.alone(() -> {
      var account = directory.find(user).orElseThrow();
      var nobody =
          new User(
              user,
              user + "@erased.invalid",
              "Erased user",
              account.user().roles(),
              ZoneOffset.UTC);
      world.kept().users.put(user, nobody);
      world
          .kept()
          .accounts
          .put(
              user,
              new Account(
                  nobody,
                  ERASED,
                  user.value(),
                  Profile.EMPTY,
                  Optional.of(world.now()),
                  account.createdAt(),
                  Optional.empty(),
                  account.version() + 1));
      return true;
    });
  }
}
