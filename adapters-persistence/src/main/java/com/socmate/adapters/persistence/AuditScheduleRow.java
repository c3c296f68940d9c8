package com.socmate.adapters.persistence;

import com.socmate.domain.audit.AuditOrder;
import com.socmate.domain.audit.AuditType;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.id.WorkspaceId;
import com.socmate.domain.schedule.Schedule;
import com.socmate.domain.schedule.ScheduledAudit;
import com.socmate.domain.time.CronExpression;
import com.socmate.domain.time.Recurrence;
import com.socmate.domain.time.Timetable;
import com.socmate.domain.workspace.DomainName;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A row of `audit_schedule` and its row of `schedule_clock`.
record AuditScheduleRow(
    String id,
    String workspaceId,
    String owner,
    String name,
    OrderRow order,
    String cronExpression,
    String zone,
    ClockRow clock,
    long version,
    Instant createdAt,
    Instant updatedAt) {
  static AuditScheduleRow of(ScheduledAudit audit) {
    var schedule = audit.schedule();
    return new AuditScheduleRow(
        schedule.id().value(),
        audit.workspace().value(),
        schedule.owner().value(),
        schedule.definition().name(),
        OrderRow.of(audit.order()),
        audit.cron().toString(),
        schedule.timetable().zone().getId(),
        ClockRow.of(schedule.state()),
        schedule.version(),
        schedule.createdAt(),
        schedule.updatedAt());
  }

  ScheduledAudit toDomain() {
    return CorruptRow.unless("audit schedule " + id, this::read);
  }

  private ScheduledAudit read() {
    var what = order.toDomain();
    var timetable =
        Timetable.of(new Recurrence.Custom(CronExpression.parse(cronExpression)), ZoneId.of(zone));
    return new ScheduledAudit(
        new Schedule(
            new ScheduleId(id),
            new UserId(owner),
            ScheduledAudit.definition(name, what),
            timetable.belongingTo(id),
            clock.toDomain(),
            version,
            createdAt,
            updatedAt),
        new WorkspaceId(workspaceId),
        what);
  }

  /// The columns that say what is to be audited.
  record OrderRow(
      String auditType, List<String> targets, @Nullable String scope, @Nullable String suggestion) {
    static OrderRow of(AuditOrder order) {
      return new OrderRow(
          order.type().name(),
          order.targets().stream().map(DomainName::value).toList(),
          order.scope().orElse(null),
          order
              .suggestion()
              .map(it -> SuggestionRow.write(order.scope().orElse(""), it))
              .orElse(null));
    }

    AuditOrder toDomain() {
      return new AuditOrder(
          AuditType.valueOf(auditType),
          targets.stream().map(DomainName::new).toList(),
          Optional.ofNullable(scope),
          Optional.ofNullable(suggestion)
              .flatMap(it -> SuggestionRow.read(Objects.requireNonNullElse(scope, ""), it)));
    }
  }
}
