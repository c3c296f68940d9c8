package com.socmate.application.port;

import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Account;
import com.socmate.domain.identity.Profile;
import com.socmate.domain.identity.User;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

public final class InMemoryDirectory implements Directory {
  private final InMemoryWorld world;

  public InMemoryDirectory(InMemoryWorld world) {
    this.world = world;
  }

  @Override
  public Account provision(Newcomer who, UserId idIfNew) {
    return world.alone(() -> {
      var known =
          all().stream()
              .filter(it -> it.issuer().equals(who.issuer()) && it.subject().equals(who.subject()))
              .findFirst();
      var id = known.map(it -> it.user().id()).orElse(idIfNew);
      var name = known.map(it -> it.user().name()).orElse(who.name());
      var roles = known.map(it -> it.user().roles()).orElse(who.roles());
      var zone = known.map(it -> it.user().zone()).orElse(ZoneOffset.UTC);
      var user = new User(id, who.email(), name, roles, zone);
      return put(
          new Account(
              user,
              who.issuer(),
              who.subject(),
              known.map(Account::profile).orElse(Profile.EMPTY),
              known.flatMap(Account::disabledAt),
              known.map(Account::createdAt).orElse(world.now()),
              known.flatMap(Account::lastSignInAt),
              known.map(Account::version).orElse(1L)));
    });
  }

  private Account put(Account account) {
    world.kept().accounts.put(account.user().id(), account);
    world.kept().users.put(account.user().id(), account.user());
    return account;
  }

  private List<Account> all() {
    return world.kept().users.values().stream().map(this::of).toList();
  }

  /// Users that other fakes made sign in locally.
  private Account of(User user) {
    return Optional.ofNullable(world.kept().accounts.get(user.id()))
        .orElseGet(() ->
            new Account(
                user,
                Account.LOCAL,
                user.id().value(),
                Profile.EMPTY,
                Optional.empty(),
                world.now(),
                Optional.empty(),
                1));
  }

  @Override
  public Optional<Account> find(UserId id) {
    return world.alone(() -> Optional.ofNullable(world.kept().users.get(id)).map(this::of));
  }

  @Override
  public Optional<Account> byEmail(String issuer, String email) {
    return world.alone(() ->
        all().stream()
            .filter(it -> it.issuer().equals(issuer) && it.user().email().equalsIgnoreCase(email))
            .findFirst());
  }

  @Override
  public Slice<Account> list(Filter filter, Page page) {
    return world.alone(() -> {
      var found =
          all().stream()
              .filter(it -> filter.role().map(it.user().roles()::contains).orElse(true))
              .filter(it -> filter.disabled().map(is -> is == it.isDisabled()).orElse(true))
              .filter(it -> filter.text().map(text -> holds(it, text)).orElse(true))
              .sorted(
                  Comparator.comparing((Account it) -> it.user().name().toLowerCase(Locale.ROOT))
                      .thenComparing(it -> it.user().id()))
              .toList();
      return InMemorySchedules.slice(found, page);
    });
  }

  private static boolean holds(Account account, String text) {
    return (account.user().name() + "\n" + account.user().email())
        .toLowerCase(Locale.ROOT)
        .contains(text.toLowerCase(Locale.ROOT));
  }

  @Override
  public <R> Optional<R> change(UserId id, Function<Account, Change<R>> change) {
    return world.alone(() ->
        find(id)
            .map(before -> {
              var wanted = change.apply(before);
              if (!wanted.account().equals(before)) {
                put(nextVersion(wanted.account()));
              }
              return wanted.answer();
            }));
  }

  private static Account nextVersion(Account it) {
    return new Account(
        it.user(),
        it.issuer(),
        it.subject(),
        it.profile(),
        it.disabledAt(),
        it.createdAt(),
        it.lastSignInAt(),
        it.version() + 1);
  }

  @Override
  public long actingAdmins() {
    return world.alone(() -> all().stream().filter(Account::isActingAdmin).count());
  }

  @Override
  public void signedIn(UserId id) {
    world.alone(() ->
        find(id)
            .ifPresent(it ->
                put(
                    new Account(
                        it.user(),
                        it.issuer(),
                        it.subject(),
                        it.profile(),
                        it.disabledAt(),
                        it.createdAt(),
                        Optional.of(world.now()),
                        it.version()))));
  }
}
