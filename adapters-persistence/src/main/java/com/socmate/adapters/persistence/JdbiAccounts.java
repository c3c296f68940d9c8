package com.socmate.adapters.persistence;

import com.socmate.application.port.Accounts;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Principal;
import com.socmate.domain.identity.Role;
import com.socmate.domain.identity.Scope;
import com.socmate.domain.identity.User;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Accounts by (issuer, subject); tokens by their SHA-256.
public final class JdbiAccounts implements Accounts {
  private static final String BUILT_IN = "urn:socmate:built-in";

  private final Handles handles;

  public JdbiAccounts(Database database) {
    this.handles = database.handles();
  }

  @Override
  public Optional<Principal> byToken(String token) {
    var values = Map.of("sha256", sha256(token));
    return handles.query(AccountSql.BY_TOKEN, values, AccountSql.TokenRow.class).stream()
        .findFirst()
        .map(row -> principal(row.account().toDomain(), row.scopes().stream()));
  }

  /// A scope that this version does not know gives nothing.
  private static Principal principal(User user, Stream<String> scopes) {
    return new Principal(
        user.id(),
        user.email(),
        user.roles(),
        scopes
            .flatMap(scope -> Scope.named(scope).stream())
            .collect(Collectors.toUnmodifiableSet()));
  }

  @Override
  public Optional<User> find(UserId id) {
    return handles.with(
        handle -> handle.attach(AccountSql.class).find(id.value()).map(AccountSql.Row::toDomain));
  }

  @Override
  public User establishAdmin(String token, UserId idIfNew) {
    return handles.inTransaction(handle -> {
      var sql = handle.attach(AccountSql.class);
      var admin =
          sql.establish(
              idIfNew.value(),
              BUILT_IN,
              "admin",
              "admin@localhost",
              "Administrator",
              new String[] {Role.ANALYST.name(), Role.ADMIN.name()},
              "UTC");
      sql.makeOnlyToken(admin.id(), sha256(token), everyScope());
      return admin.toDomain();
    });
  }

  private static String[] everyScope() {
    return Arrays.stream(Scope.values()).map(Scope::text).toArray(String[]::new);
  }

  @Override
  public List<User> admins() {
    return handles.with(handle ->
        handle.attach(AccountSql.class).admins().stream().map(AccountSql.Row::toDomain).toList());
  }

  private static byte[] sha256(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform brings SHA-256.", e);
    }
  }
}
