package com.socmate.application.schedule;

import com.socmate.application.port.AuditLog;
import com.socmate.application.port.Request;
import com.socmate.application.port.Schedules;
import com.socmate.application.port.Transactions;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.schedule.Schedule;
import java.time.InstantSource;
import java.util.Optional;

/// Deletes a schedule softly: it never runs again; its runs and sessions stay.
public final class DeleteSchedule {
  private final Schedules schedules;
  private final AuditLog auditLog;
  private final Transactions transactions;
  private final InstantSource clock;

  public DeleteSchedule(
      Schedules schedules, AuditLog auditLog, Transactions transactions, InstantSource clock) {
    this.schedules = schedules;
    this.auditLog = auditLog;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// @return false if the one who asks has no such schedule
  public boolean delete(ScheduleId id, Request request) {
    return transactions.together(() ->
        schedules
            .find(id, request.viewer())
            .filter(schedule -> ChangeSchedule.mayChange(schedule, request))
            .map(schedule -> delete(schedule, request))
            .orElse(false));
  }

  private boolean delete(Schedule schedule, Request request) {
    boolean deleted = schedules.delete(schedule.id());
    if (deleted) {
      auditLog.append(
          ScheduleAudit.entry(
              request,
              "schedule.deleted",
              clock.instant(),
              Optional.of(schedule),
              Optional.empty(),
              Optional.empty()));
    }
    return deleted;
  }
}
