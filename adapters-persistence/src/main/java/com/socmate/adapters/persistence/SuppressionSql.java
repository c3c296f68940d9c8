package com.socmate.adapters.persistence;

import com.socmate.application.port.Suppressions;
import com.socmate.domain.finding.Fingerprint;
import com.socmate.domain.finding.Suppression;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.SuppressionId;
import com.socmate.domain.id.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMap;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// What people want to hear nothing of. A suppression is seen by whoever sees its schedule; those
/// of all schedules are seen by all.
interface SuppressionSql {
  String SELECT =
      """
      select
        p.id, p.fingerprint, p.schedule_id, p.title, p.reason, p.author, p.created_at, p.expires_at,
        p.lifted_by, p.lifted_at, p.lifted_at is null and p.expires_at > now() as active,
        (select count(*) from finding f where f.suppression = p.id) as hidden,
        (select max(coalesce(s.finished_at, s.created_at))
          from finding f join session s on s.id = f.session_id
          where f.suppression = p.id) as last_hidden
      """;
  String SEEN =
      """
      from suppression p left join schedule o on o.id = p.schedule_id
      where (p.schedule_id is null or :all or o.owner = :user or o.visibility = 'TEAM')
      """;
  String NARROWED =
      SEEN
          + """
          and (:schedule::text is null or p.schedule_id = :schedule or p.schedule_id is null)
          and (not :activeOnly or (p.lifted_at is null and p.expires_at > now()))
          """;

  @SqlQuery(
      """
      select distinct on (fingerprint) fingerprint, id
      from suppression
      where fingerprint = any (:things) and lifted_at is null and expires_at > now()
        and (schedule_id is null or schedule_id = :schedule)
      order by fingerprint, created_at, id
      """)
  List<ActiveRow> active(@Nullable String schedule, String[] things);

  @SqlUpdate(
      """
      insert into suppression (
        id, fingerprint, schedule_id, title, reason, author, created_at, expires_at)
      values (
        :id, :fingerprint, :scheduleId, :title, :reason, :author, :createdAt, :expiresAt)
      """)
  void add(@BindMap Map<String, @Nullable Object> row);

  @SqlUpdate(
      """
      update suppression set lifted_by = :by, lifted_at = :at
      where id = :id and lifted_at is null and expires_at > now()
      """)
  int lift(String id, String by, Instant at);

  @SqlQuery(SELECT + SEEN + "and p.id = :id")
  Optional<Row> find(String id, boolean all, String user);

  @SqlQuery(SELECT + NARROWED + "order by p.created_at desc, p.id desc limit :limit offset :offset")
  List<Row> list(
      @Nullable String schedule,
      boolean activeOnly,
      boolean all,
      String user,
      int limit,
      int offset);

  @SqlQuery("select count(*) " + NARROWED)
  long count(@Nullable String schedule, boolean activeOnly, boolean all, String user);

  record ActiveRow(String fingerprint, String id) {}

  /// A row of `suppression`, with what it has hidden.
  record Row(
      String id,
      String fingerprint,
      @Nullable String scheduleId,
      String title,
      String reason,
      String author,
      Instant createdAt,
      Instant expiresAt,
      @Nullable String liftedBy,
      @Nullable Instant liftedAt,
      boolean active,
      long hidden,
      @Nullable Instant lastHidden) {
    static Row of(Suppression suppression) {
      return new Row(
          suppression.id().value(),
          suppression.fingerprint().value(),
          suppression.schedule().map(ScheduleId::value).orElse(null),
          suppression.title(),
          suppression.reason(),
          suppression.author().value(),
          suppression.createdAt(),
          suppression.expiresAt(),
          null,
          null,
          true,
          0,
          null);
    }

    Suppressions.Listed toDomain() {
      return new Suppressions.Listed(
          new Suppression(
              new SuppressionId(id),
              new Fingerprint(fingerprint),
              Optional.ofNullable(scheduleId).map(ScheduleId::new),
              title,
              reason,
              new UserId(author),
              createdAt,
              expiresAt,
              liftedBy == null || liftedAt == null
                  ? Optional.empty()
                  : Optional.of(new Suppression.Lifted(new UserId(liftedBy), liftedAt))),
          active,
          hidden,
          Optional.ofNullable(lastHidden));
    }
  }
}
