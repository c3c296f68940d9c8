package com.socmate.adapters.persistence;

import com.socmate.application.port.SignIns;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.User;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Sign-ins in `sign_in`. The next refresh token is derived from the one that is exchanged and a
/// salt kept with it (`docs/adr/0022-the-next-refresh-token-is-derived.md`), so that all who ask
/// with the same token are answered the same.
public final class JdbiSignIns implements SignIns {
  private final Handles handles;

  public JdbiSignIns(Database database) {
    this.handles = database.handles();
  }

  @Override
  public Opened open(UserId user, Where where) {
    return with(sql -> {
      sql.forgetOld();
      var id = "si_" + UUID.randomUUID().toString().replace("-", "");
      var endsAt = sql.open(id, user.value(), where.address(), where.userAgent(), LONGEST);
      var token = Digests.newSecret();
      sql.addToken(Digests.sha256(token), id);
      return new Opened(id, token, endsAt);
    });
  }

  @Override
  public Rotation rotate(String refreshToken) {
    return with(sql -> {
      byte[] sha256 = Digests.sha256(refreshToken);
      byte[] salt = Digests.random();
      var next = Digests.derived(refreshToken, salt);
      var consumed = sql.consume(sha256, salt, Digests.sha256(next), LONGEST_UNUSED);
      consumed.ifPresent(signIn -> sql.addToken(Digests.sha256(next), signIn));
      return consumed
          .map(_ -> next)
          .or(() ->
              sql.saltInGrace(sha256, GRACE, LONGEST_UNUSED)
                  .map(kept -> Digests.derived(refreshToken, kept)))
          .map(token -> rotated(sql, sha256, token))
          .orElseGet(() -> refused(sql, sha256));
    });
  }

  private static Rotation rotated(SignInSql sql, byte[] sha256, String next) {
    sql.touch(sha256);
    var row = sql.ofToken(sha256).orElseThrow();
    return new Rotation.Rotated(
        new UserId(row.accountId()), new Opened(row.id(), next, row.endsAt()));
  }

  /// A token whose sign-in was over anyway is simply worthless.
  private static Rotation refused(SignInSql sql, byte[] sha256) {
    return sql.ofToken(sha256)
        .filter(row -> sql.isUnderWay(row.id(), LONGEST_UNUSED))
        .filter(row -> sql.end(row.id(), row.accountId()) == 1)
        .<Rotation>map(row -> new Rotation.Reused(new UserId(row.accountId()), row.id()))
        .orElseGet(Rotation.Unknown::new);
  }

  @Override
  public Optional<User> holder(String signIn, UserId user) {
    var values = Map.of("id", signIn, "account", user.value(), "unused", LONGEST_UNUSED);
    return handles.query(SignInSql.HOLDER, values, AccountSql.Row.class).stream()
        .findFirst()
        .map(AccountSql.Row::toDomain);
  }

  @Override
  public List<SignIn> of(UserId user) {
    return with(
        sql -> sql.of(user.value(), LONGEST_UNUSED).stream().map(JdbiSignIns::toDomain).toList());
  }

  private static SignIn toDomain(SignInSql.Row row) {
    return new SignIn(
        row.id(),
        new UserId(row.accountId()),
        new Where(row.address(), row.userAgent()),
        row.createdAt(),
        row.lastUsedAt());
  }

  @Override
  public boolean end(UserId user, String signIn) {
    return with(sql -> sql.end(signIn, user.value()) == 1);
  }

  @Override
  public int endAll(UserId user) {
    return with(sql -> sql.endAll(user.value()));
  }

  @Override
  public Optional<SignIn> endByRefreshToken(String refreshToken) {
    return with(sql ->
        sql.ofToken(Digests.sha256(refreshToken))
            .filter(row -> sql.end(row.id(), row.accountId()) == 1)
            .map(JdbiSignIns::toDomain));
  }

  private <T> T with(Function<SignInSql, T> work) {
    return handles.inTransaction(handle -> work.apply(handle.attach(SignInSql.class)));
  }
}
