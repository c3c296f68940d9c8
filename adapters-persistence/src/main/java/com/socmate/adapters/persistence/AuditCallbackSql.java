package com.socmate.adapters.persistence;

import com.socmate.domain.audit.AuditCallback;
import com.socmate.domain.id.AuditId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// Who is told when an audit has ended.
interface AuditCallbackSql {
  String COLUMNS =
      """
      c.audit_id, c.url, c.status, c.attempts, c.due_at, c.token, c.last_at, c.last_status,
      c.last_result
      """;

  @SqlUpdate("insert into audit_callback (audit_id, url) values (:audit, :url)")
  void insert(String audit, String url);

  @SqlQuery("select " + COLUMNS + " from audit_callback c where c.audit_id = :audit")
  Optional<Row> find(String audit);

  @SqlQuery(
      """
      with mine as (
        select c.audit_id from audit_callback c
          join audit a on a.id = c.audit_id
          join run r on r.id = a.run_id and r.finished_at is not null
        where c.status = 'WAITING' and c.due_at <= now()
          and (c.lease_until is null or c.lease_until <= now())
        order by c.due_at limit :most
        for no key update of c skip locked)
      update audit_callback c set
        lease_until = now() + :lease::interval, token = c.token + 1, attempts = c.attempts + 1
      from mine where c.audit_id = mine.audit_id
      returning\
      """
          + " "
          + COLUMNS)
  List<Row> claim(int most, Duration lease);

  @SqlUpdate(
      """
      update audit_callback set
        status = :status, lease_until = null,
        due_at = case when :status = 'WAITING' then now() + :pause::interval else due_at end,
        last_at = :at, last_status = :answer, last_result = :result
      where audit_id = :audit and token = :token and lease_until is not null
      """)
  int settle(
      String audit,
      long token,
      String status,
      Duration pause,
      Instant at,
      @Nullable Integer answer,
      String result);

  /// A row of `audit_callback`.
  record Row(
      String auditId,
      String url,
      String status,
      int attempts,
      Instant dueAt,
      long token,
      @Nullable Instant lastAt,
      @Nullable Integer lastStatus,
      @Nullable String lastResult) {
    AuditCallback toDomain() {
      return CorruptRow.unless(
          "callback of " + auditId,
          () ->
              new AuditCallback(
                  new AuditId(auditId),
                  url,
                  AuditCallback.State.valueOf(status),
                  attempts,
                  dueAt,
                  last()));
    }

    private Optional<AuditCallback.Attempt> last() {
      return lastAt == null || lastResult == null
          ? Optional.empty()
          : Optional.of(
              new AuditCallback.Attempt(
                  lastAt,
                  lastStatus == null ? OptionalInt.empty() : OptionalInt.of(lastStatus),
                  lastResult));
    }
  }
}
