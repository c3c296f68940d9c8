package com.socmate.application.port;

import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.WorkspaceId;
import com.socmate.domain.schedule.ScheduledAudit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The audits that run by themselves. The clock is that of all schedules: [DueSchedules] finds them
/// due. A deleted one is gone for all of these calls; its audits stay.
public interface AuditSchedules {
  void add(ScheduledAudit audit);

  Optional<Listed> find(WorkspaceId workspace, ScheduleId id);

  /// All of the workspace, the oldest first.
  List<Listed> list(WorkspaceId workspace);

  /// Reads it, lets the change decide, and keeps what it answers; changes of one schedule come one
  /// after the other, and after whatever the clock does with it.
  Optional<ScheduledAudit> change(
      WorkspaceId workspace, ScheduleId id, UnaryOperator<ScheduledAudit> change);

  /// @return false if there is none
  boolean delete(WorkspaceId workspace, ScheduleId id);

  /// @param lastRunAt the latest occurrence that an audit was made for
  record Listed(ScheduledAudit audit, Optional<Instant> lastRunAt) {}
}
