package com.socmate.adapters.persistence;

import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

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

  @SqlQuery(
      """
      insert into plan_version (schedule_id, version, plan, hash)
      values (
        :id,
        coalesce((select max(version) from plan_version where schedule_id = :id), 0) + 1,
        :plan::json,
        :hash)
      returning version
      """)
  int add(String id, String plan, String hash);

  @SqlUpdate("update schedule set plan_version = :version where id = :id")
  void makeCurrent(String id, int version);

  @SqlUpdate("update schedule set plan_version = null where id = :id")
  void remove(String id);

  record Row(int version, String plan) {}
}
