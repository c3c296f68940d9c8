package com.socmate.adapters.persistence;

import com.socmate.domain.identity.Account;
import com.socmate.domain.identity.Profile;
import com.socmate.domain.identity.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.sqlobject.customizer.BindMap;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// Accounts as the administration sees them.
interface DirectorySql {
  String COLUMNS =
      """
      id, email, name, roles, zone, issuer, subject, department, job_title, avatar_url, settings,
      disabled_at, created_at, last_sign_in_at, version
      """;

  /// Whoever changes accounts waits here, so that the last administrator cannot leave twice.
  @SqlQuery("select pg_advisory_xact_lock(hashtext('socmate accounts'))::text")
  String lock();

  @SqlQuery(
      """
      insert into account (id, issuer, subject, email, name, roles, zone)
      values (:id, :issuer, :subject, :email, :name, :roles, 'UTC')
      on conflict (issuer, subject) do update set email = excluded.email
      returning
      """
          + COLUMNS)
  Row provision(
      String id, String issuer, String subject, String email, String name, String[] roles);

  @SqlQuery("select " + COLUMNS + "from account where id = :id")
  Optional<Row> find(String id);

  @SqlQuery(
      "select " + COLUMNS + "from account where issuer = :issuer and lower(email) = lower(:email)")
  List<Row> byEmail(String issuer, String email);

  String WHERE =
      """
      from account
      where (:role::text is null or :role = any (roles))
        and (:disabled::boolean is null or (disabled_at is not null) = :disabled)
        and (:text::text is null or name ilike :text or email ilike :text)
      """;

  @SqlQuery("select " + COLUMNS + WHERE + "order by lower(name), id limit :limit offset :offset")
  List<Row> list(
      @Nullable String role,
      @Nullable Boolean disabled,
      @Nullable String text,
      int limit,
      int offset);

  @SqlQuery("select count(*) " + WHERE)
  long count(@Nullable String role, @Nullable Boolean disabled, @Nullable String text);

  @SqlQuery(
      """
      select count(*) from account
      where 'ADMIN' = any (roles) and disabled_at is null and issuer <> 'urn:socmate:built-in'
      """)
  long actingAdmins();

  @SqlQuery(
      """
      update account set
        name = :name, roles = :roles, zone = :zone, department = :department,
        job_title = :jobTitle, avatar_url = :avatarUrl, settings = :settings,
        disabled_at = :disabledAt, version = version + 1
      where id = :id
      returning
      """
          + COLUMNS)
  Row update(@BindMap Map<String, @Nullable Object> row);

  @SqlUpdate("update account set last_sign_in_at = now() where id = :id")
  void signedIn(String id);

  record Row(
      AccountSql.Row user,
      String issuer,
      String subject,
      @Nullable String department,
      @Nullable String jobTitle,
      @Nullable String avatarUrl,
      String settings,
      @Nullable Instant disabledAt,
      Instant createdAt,
      @Nullable Instant lastSignInAt,
      long version) {
    static Row of(Account account) {
      var user = account.user();
      return new Row(
          new AccountSql.Row(
              user.id().value(),
              user.email(),
              user.name(),
              Set.copyOf(user.roles().stream().map(Role::name).toList()),
              user.zone().getId()),
          account.issuer(),
          account.subject(),
          account.profile().department().orElse(null),
          account.profile().jobTitle().orElse(null),
          account.profile().avatarUrl().orElse(null),
          account.profile().settings(),
          account.disabledAt().orElse(null),
          account.createdAt(),
          account.lastSignInAt().orElse(null),
          account.version());
    }

    Account toDomain() {
      return new Account(
          user.toDomain(),
          issuer,
          subject,
          new Profile(
              Optional.ofNullable(department),
              Optional.ofNullable(jobTitle),
              Optional.ofNullable(avatarUrl),
              settings),
          Optional.ofNullable(disabledAt),
          createdAt,
          Optional.ofNullable(lastSignInAt),
          version);
    }
  }
}
