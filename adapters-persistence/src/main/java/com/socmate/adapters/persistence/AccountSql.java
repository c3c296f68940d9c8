package com.socmate.adapters.persistence;

import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Role;
import com.socmate.domain.identity.User;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// Accounts and their bearer tokens.
interface AccountSql {
  String BY_TOKEN =
      """
      select a.id, a.email, a.name, a.roles, a.zone, t.scopes
      from access_token t join account a on a.id = t.account_id
      where t.sha256 = :sha256
        and (t.expires_at is null or t.expires_at > now())
        and a.disabled_at is null
      """;

  @SqlQuery("select id, email, name, roles, zone from account where id = :id")
  Optional<Row> find(String id);

  @SqlQuery(
      """
      select id, email, name, roles, zone from account
      where 'ADMIN' = any (roles) and disabled_at is null
      order by id
      """)
  List<Row> admins();

  /// The existing account of that issuer and subject, or a new one.
  @SqlQuery(
      """
      insert into account (id, issuer, subject, email, name, roles, zone)
      values (:id, :issuer, :subject, :email, :name, :roles, :zone)
      on conflict (issuer, subject) do update set disabled_at = null
      returning id, email, name, roles, zone
      """)
  Row establish(
      String id,
      String issuer,
      String subject,
      String email,
      String name,
      String[] roles,
      String zone);

  @SqlUpdate(
      """
      with others as (delete from access_token where account_id = :account and sha256 <> :sha256)
      insert into access_token (sha256, account_id, scopes) values (:sha256, :account, :scopes)
      on conflict (sha256) do update set account_id = excluded.account_id, scopes = excluded.scopes
      """)
  void makeOnlyToken(String account, byte[] sha256, String[] scopes);

  record Row(String id, String email, String name, Set<String> roles, String zone) {
    User toDomain() {
      return CorruptRow.unless(
          "account " + id,
          () ->
              new User(
                  new UserId(id),
                  email,
                  name,
                  roles.stream().map(Role::valueOf).collect(Collectors.toUnmodifiableSet()),
                  ZoneId.of(zone)));
    }
  }

  record TokenRow(Row account, Set<String> scopes) {}
}
