package com.socmate.application.schedule;

import com.socmate.application.port.AuditLog;
import com.socmate.application.port.Request;
import com.socmate.domain.identity.Actor;
import com.socmate.domain.schedule.Schedule;
import java.time.Instant;
import java.util.Optional;

/// How changes of schedules are told to the audit log.
public final class ScheduleAudit {
  private ScheduleAudit() {}

  static AuditLog.Entry entry(
      Request request,
      String action,
      Instant at,
      Optional<Schedule> before,
      Optional<Schedule> after,
      Optional<String> reason) {
    return entry(
        request.principal().asActor(), request.requestId(), action, at, before, after, reason);
  }

  public static AuditLog.Entry entry(
      Actor actor,
      Optional<String> requestId,
      String action,
      Instant at,
      Optional<Schedule> before,
      Optional<Schedule> after,
      Optional<String> reason) {
    var object = after.or(() -> before).map(schedule -> schedule.id().value()).orElseThrow();
    return new AuditLog.Entry(
        at,
        actor,
        action,
        object,
        before.map(ScheduleSnapshot::json),
        after.map(ScheduleSnapshot::json),
        reason,
        requestId);
  }
}
