package com.socmate.adapters.persistence;

import com.socmate.domain.audit.Audit;
import com.socmate.domain.id.AuditId;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.id.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMap;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// Audits as they were ordered, with their runs, and how many findings are there that nobody hides.
interface AuditsSql {
  String COLUMNS =
      """
      a.id, a.workspace_id, a.schedule_id, a.schedule_name, a.audit_type, a.targets, a.scope,
      a.suggestion, a.ordered_by, a.created_at
      """;

  String HIDDEN =
      """
      coalesce(m.verdict in ('FALSE_POSITIVE', 'ACCEPTED_RISK', 'WONT_FIX')
        and (m.triaged_until is null or m.triaged_until > now()), false)
      """;

  @SqlUpdate(
      """
      insert into audit (
        id, workspace_id, run_id, schedule_id, schedule_name, audit_type, targets, scope,
        suggestion, ordered_by, created_at)
      values (
        :id, :workspaceId, :run, :scheduleId, :scheduleName, :auditType, :targets, :scope,
        :suggestion::json, :orderedBy, :createdAt)
      """)
  void insert(String run, @BindMap Map<String, @Nullable Object> row);

  @SqlQuery("select " + COLUMNS + " from audit a where a.id = :id")
  Optional<Row> find(String id);

  @SqlQuery(
      """
      select f.severity, count(*) as findings
      from audit_finding f
        join audit a on a.id = f.audit_id
        left join audit_matter m
          on m.workspace_id = a.workspace_id and m.fingerprint = f.fingerprint
      where f.audit_id = :id and f.state <> 'FIXED' and not\
      """
          + " "
          + HIDDEN
          + "group by f.severity")
  List<CountRow> breakdown(String id);

  @SqlQuery(
      """
      select count(*) as audits, max(created_at) as last_at from audit
      where workspace_id = :workspace
      """)
  SummaryRow summary(String workspace);

  /// The latest that have completed.
  @SqlQuery(
      """
      select a.id from audit a join run r on r.id = a.run_id
      where a.workspace_id = :workspace and r.status = 'COMPLETED'
      order by a.created_at desc, a.id desc limit :most
      """)
  List<String> latestCompleted(String workspace, int most);

  record CountRow(String severity, int findings) {}

  record SummaryRow(long audits, @Nullable Instant lastAt) {}

  /// A row of `audit`.
  record Row(
      String id,
      String workspaceId,
      @Nullable String scheduleId,
      @Nullable String scheduleName,
      AuditScheduleRow.OrderRow order,
      String orderedBy,
      Instant createdAt) {
    static Row of(Audit audit) {
      return new Row(
          audit.id().value(),
          audit.workspace().value(),
          audit.schedule().map(ScheduleId::value).orElse(null),
          audit.scheduleName().orElse(null),
          AuditScheduleRow.OrderRow.of(audit.order()),
          audit.orderedBy().value(),
          audit.createdAt());
    }

    Audit toDomain() {
      return CorruptRow.unless(
          "audit " + id,
          () ->
              new Audit(
                  new AuditId(id),
                  new WorkspaceId(workspaceId),
                  Optional.ofNullable(scheduleId).map(ScheduleId::new),
                  Optional.ofNullable(scheduleName),
                  order.toDomain(),
                  new UserId(orderedBy),
                  createdAt));
    }
  }
}
