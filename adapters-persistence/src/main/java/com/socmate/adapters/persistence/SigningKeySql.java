package com.socmate.adapters.persistence;

import java.time.Duration;
import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// Signing keys but for their private part.
interface SigningKeySql {
  /// Servers that move the keys on wait here for each other.
  @SqlQuery("select pg_advisory_xact_lock(hashtext('socmate signing keys'))::text")
  String lock();

  @SqlQuery("select id, stage, public_key from signing_key order by id")
  List<Row> all();

  @SqlQuery(
      """
      select id from signing_key
      where stage = 'RETIRING' and since <= now() - :age::interval
      """)
  List<String> retired(Duration age);

  /// Whether the active key is old enough to stop and the next one old enough to begin.
  @SqlQuery(
      """
      select exists (select from signing_key
          where stage = 'ACTIVE' and since <= now() - :active::interval)
        and exists (select from signing_key
          where stage = 'NEXT' and since <= now() - :published::interval)
      """)
  boolean isTurn(Duration active, Duration published);

  @SqlUpdate("update signing_key set stage = :to, since = now() where stage = :from")
  int move(String from, String to);

  @SqlUpdate("insert into signing_key (id, stage, public_key) values (:id, :stage, :publicKey)")
  void add(String id, String stage, byte[] publicKey);

  @SqlUpdate("delete from signing_key where id = :id")
  void delete(String id);

  @SqlQuery("select count(*) from signing_key where stage = :stage")
  long count(String stage);

  @SuppressWarnings("ArrayRecordComponent") // A row is read and forgotten; nobody compares it.
  record Row(String id, String stage, byte[] publicKey) {}
}
