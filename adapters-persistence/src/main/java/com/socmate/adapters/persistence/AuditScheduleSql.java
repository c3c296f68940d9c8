package com.socmate.adapters.persistence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMap;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// The audits that run by themselves: their words in `audit_schedule`, their clock in
/// `schedule_clock` like all others. Whoever changes one locks its clock row first, as
/// [ScheduleSql] does.
interface AuditScheduleSql {
  String COLUMNS =
      """
      s.id, s.workspace_id, s.owner, s.name, s.audit_type, s.targets, s.scope, s.suggestion,
      s.cron_expression, s.zone, s.created_at, c.status,
      """
          + ScheduleSql.STANDING;

  String FROM =
      """
      from audit_schedule s join schedule_clock c on c.schedule_id = s.id
      """;

  String LISTED =
      "select "
          + COLUMNS
          + """
          , (select max(r.scheduled_for) from run r
              where r.schedule_id = s.id and r.status not in ('SKIPPED', 'MISSED')) as last_run_at
          """
          + FROM
          + "where s.workspace_id = :workspace and s.deleted_at is null ";

  @SqlUpdate(
      """
      with written as (
        insert into audit_schedule (
          id, workspace_id, owner, name, audit_type, targets, scope, suggestion, cron_expression,
          zone, created_at)
        values (
          :id, :workspaceId, :owner, :name, :auditType, :targets, :scope, :suggestion::json,
          :cronExpression, :zone, :createdAt)
        returning id)
      """
          + ScheduleSql.INTO_CLOCK)
  void insert(@BindMap Map<String, @Nullable Object> row);

  @SqlQuery(LISTED + "and s.id = :id")
  Optional<ListedRow> find(String workspace, String id);

  @SqlQuery(LISTED + "order by s.created_at, s.id")
  List<ListedRow> list(String workspace);

  @SqlUpdate(
      """
      update audit_schedule set
        name = :name, audit_type = :auditType, targets = :targets, scope = :scope,
        suggestion = :suggestion::json, cron_expression = :cronExpression, zone = :zone
      where id = :id
      """)
  void updateWords(@BindMap Map<String, @Nullable Object> row);

  @SqlUpdate(
      """
      with gone as (
        update audit_schedule set deleted_at = now()
        where workspace_id = :workspace and id = :id and deleted_at is null returning id)
      """
          + ScheduleSql.END_CLOCK)
  int delete(String workspace, String id);

  @SqlUpdate(
      """
      with gone as (
        update audit_schedule set deleted_at = now()
        where workspace_id = :workspace and deleted_at is null returning id)
      """
          + ScheduleSql.END_CLOCK)
  void deleteAll(String workspace);

  /// Of those that are due, the audits.
  @SqlQuery(
      "select "
          + COLUMNS
          + """
          , now() as now,
            (select count(*) from work w where w.schedule_id = s.id) as unfinished_runs
          from unnest(:ids) with ordinality as wanted (id, place)
          join audit_schedule s on s.id = wanted.id
          join schedule_clock c on c.schedule_id = s.id
          order by wanted.place
          """)
  List<DueRow> due(String[] ids);

  record ListedRow(AuditScheduleRow schedule, @Nullable Instant lastRunAt) {}

  record DueRow(AuditScheduleRow schedule, Instant now, int unfinishedRuns) {}
}
