package com.socmate.adapters.persistence;

import com.socmate.application.port.AuditSchedules;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.WorkspaceId;
import com.socmate.domain.schedule.ScheduledAudit;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Scheduled audits in `audit_schedule` and `schedule_clock`.
public final class JdbiAuditSchedules implements AuditSchedules {
  private final Handles handles;

  public JdbiAuditSchedules(Database database) {
    this.handles = database.handles();
  }

  @Override
  public void add(ScheduledAudit audit) {
    handles.with(handle -> {
      handle.attach(AuditScheduleSql.class).insert(Records.values(AuditScheduleRow.of(audit)));
      return true;
    });
  }

  @Override
  public Optional<Listed> find(WorkspaceId workspace, ScheduleId id) {
    return handles.with(handle ->
        handle
            .attach(AuditScheduleSql.class)
            .find(workspace.value(), id.value())
            .map(JdbiAuditSchedules::listed));
  }

  @Override
  public List<Listed> list(WorkspaceId workspace) {
    return handles.with(handle ->
        handle.attach(AuditScheduleSql.class).list(workspace.value()).stream()
            .map(JdbiAuditSchedules::listed)
            .toList());
  }

  private static Listed listed(AuditScheduleSql.ListedRow row) {
    return new Listed(row.schedule().toDomain(), Optional.ofNullable(row.lastRunAt()));
  }

  @Override
  public Optional<ScheduledAudit> change(
      WorkspaceId workspace, ScheduleId id, UnaryOperator<ScheduledAudit> change) {
    return handles.inTransaction(handle -> {
      handle.attach(ScheduleSql.class).lock(id.value());
      var sql = handle.attach(AuditScheduleSql.class);
      return sql.find(workspace.value(), id.value())
          .map(row -> {
            var after = change.apply(row.schedule().toDomain());
            var values = Records.values(AuditScheduleRow.of(after));
            sql.updateWords(values);
            handle.attach(ScheduleSql.class).updateClock(values);
            return after;
          });
    });
  }

  @Override
  public boolean delete(WorkspaceId workspace, ScheduleId id) {
    return handles.inTransaction(handle -> {
      handle.attach(ScheduleSql.class).lock(id.value());
      return handle.attach(AuditScheduleSql.class).delete(workspace.value(), id.value()) == 1;
    });
  }
}
