package com.socmate.adapters.persistence;

import com.socmate.domain.id.UserId;
import com.socmate.domain.investigation.PlanVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// The plans of schedules, version by version.
interface PlanSql {
  @SqlQuery(
      """
      select p.version, p.plan
      from schedule s join plan_version p on p.schedule_id = s.id and p.version = s.plan_version
      where s.id = :id and s.deleted_at is null
      """)
  Optional<Row> current(String id);

  @SqlQuery(
      """
      select p.version, p.plan
      from run r
        join schedule s on s.id = r.schedule_id
        join plan_version p
          on p.schedule_id = s.id and p.version = coalesce(r.plan_version, s.plan_version)
      where r.id = :run and s.id = :id
      """)
  Optional<Row> ofRun(String id, String run);

  String VERSION =
      """
      select p.version, p.plan, p.origin, p.author, p.created_at, p.note
      from schedule s join plan_version p on p.schedule_id = s.id
      where s.id = :id and s.deleted_at is null
      """;

  @SqlQuery(VERSION + "and p.version = s.plan_version")
  Optional<VersionRow> currentVersion(String id);

  @SqlQuery(VERSION + "and p.version = :version")
  Optional<VersionRow> version(String id, int version);

  @SqlQuery(VERSION + "order by p.version desc limit :limit offset :offset")
  List<VersionRow> versions(String id, int limit, int offset);

  @SqlQuery(
      """
      select count(*) from schedule s join plan_version p on p.schedule_id = s.id
      where s.id = :id and s.deleted_at is null
      """)
  long countVersions(String id);

  @SqlQuery(
      """
      insert into plan_version (schedule_id, version, plan, hash, origin, author, note)
      values (
        :id,
        coalesce((select max(version) from plan_version where schedule_id = :id), 0) + 1,
        :plan::json,
        :hash, :origin, :author, :note)
      returning version, plan, origin, author, created_at, note
      """)
  VersionRow add(String id, String plan, String hash, String origin, String author, String note);

  @SqlUpdate("update schedule set plan_version = :version where id = :id")
  void makeCurrent(String id, int version);

  @SqlUpdate("update schedule set plan_version = null where id = :id")
  void remove(String id);

  record Row(int version, String plan) {}

  /// A row of `plan_version`.
  record VersionRow(
      int version,
      String plan,
      String origin,
      @Nullable String author,
      Instant createdAt,
      String note) {
    PlanVersion toDomain() {
      return new PlanVersion(
          version,
          PlanJson.read(plan),
          PlanVersion.Origin.valueOf(origin),
          Optional.ofNullable(author).map(UserId::new),
          createdAt,
          note);
    }
  }
}
