package com.socmate.adapters.persistence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// Sign-ins and their chains of refresh tokens.
interface SignInSql {
  String UNDER_WAY =
      """
       s.ended_at is null and s.ends_at > now() and s.last_used_at > now() - :unused::interval
      """;

  @SqlQuery(
      """
      insert into sign_in (id, account_id, address, user_agent, ends_at)
      values (:id, :account, :address, :userAgent, now() + :longest::interval)
      returning ends_at
      """)
  Instant open(String id, String account, String address, String userAgent, Duration longest);

  @SqlUpdate("insert into refresh_token (sha256, sign_in_id) values (:sha256, :signIn)")
  void addToken(byte[] sha256, String signIn);

  /// The one statement that uses a token up.
  @SqlQuery(
      """
      update refresh_token t set used_at = now(), salt = :salt, next_sha = :next
      from sign_in s
      where t.sha256 = :sha256 and t.used_at is null and s.id = t.sign_in_id and
      """
          + UNDER_WAY
          + "returning t.sign_in_id")
  Optional<String> consume(byte[] sha256, byte[] salt, byte[] next, Duration unused);

  /// A token that was used within the grace time while its successor is still the last.
  @SqlQuery(
      """
      select t.salt from refresh_token t
      join sign_in s on s.id = t.sign_in_id
      join refresh_token n on n.sha256 = t.next_sha and n.used_at is null
      where t.sha256 = :sha256 and t.used_at > now() - :grace::interval and
      """
          + UNDER_WAY)
  Optional<byte[]> saltInGrace(byte[] sha256, Duration grace, Duration unused);

  @SqlUpdate(
      """
      update sign_in s set last_used_at = now()
      from refresh_token t where t.sha256 = :sha256 and s.id = t.sign_in_id
      """)
  void touch(byte[] sha256);

  String ROW =
      """
      select s.id, s.account_id, s.address, s.user_agent, s.created_at, s.last_used_at, s.ends_at
      from sign_in s
      """;

  @SqlQuery(
      ROW
          + """
          join account a on a.id = s.account_id
          where s.id = (select sign_in_id from refresh_token where sha256 = :sha256)
          """)
  Optional<Row> ofToken(byte[] sha256);

  String HOLDER =
      """
      select a.id, a.email, a.name, a.roles, a.zone
      from sign_in s join account a on a.id = s.account_id
      where s.id = :id and s.account_id = :account and a.disabled_at is null and
      """
          + UNDER_WAY;

  @SqlQuery("select exists (select from sign_in s where s.id = :id and " + UNDER_WAY + ")")
  boolean isUnderWay(String id, Duration unused);

  @SqlQuery(
      ROW
          + "where s.account_id = :account and "
          + UNDER_WAY
          + "order by s.created_at desc, s.id desc")
  List<Row> of(String account, Duration unused);

  @SqlUpdate(
      """
      update sign_in set ended_at = now()
      where id = :id and account_id = :account and ended_at is null
      """)
  int end(String id, String account);

  @SqlUpdate("update sign_in set ended_at = now() where account_id = :account and ended_at is null")
  int endAll(String account);

  /// Nothing is asked about sign-ins that were over long ago.
  @SqlUpdate("delete from sign_in where ends_at < now() - interval '30 days'")
  int forgetOld();

  record Row(
      String id,
      String accountId,
      String address,
      String userAgent,
      Instant createdAt,
      Instant lastUsedAt,
      Instant endsAt) {}
}
