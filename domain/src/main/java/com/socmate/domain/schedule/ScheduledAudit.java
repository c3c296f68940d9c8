package com.socmate.domain.schedule;

import com.socmate.domain.audit.Audit;
import com.socmate.domain.audit.AuditOrder;
import com.socmate.domain.id.AuditId;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.id.WorkspaceId;
import com.socmate.domain.identity.Visibility;
import com.socmate.domain.investigation.Persona;
import com.socmate.domain.run.Run;
import com.socmate.domain.time.CronExpression;
import com.socmate.domain.time.Recurrence;
import com.socmate.domain.time.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// An audit that runs by itself: a schedule like any other, with an order in place of a question.
/// Failures tell, but do not disable it.
public record ScheduledAudit(Schedule schedule, WorkspaceId workspace, AuditOrder order) {
  private static final String PAUSED = "Paused by its workspace.";

  /// How its schedule is called and when it runs.
  public record Times(String name, CronExpression cron, ZoneId zone) {
    Timetable timetable() {
      return Timetable.of(new Recurrence.Custom(cron), zone);
    }

    /// Whether an audit of that order may run so often.
    public boolean isSeldomEnoughFor(AuditOrder order) {
      Duration least = order.type().leastPeriod();
      return cron.shortestPeriod().filter(period -> period.compareTo(least) < 0).isEmpty();
    }
  }

  /// Empty if it would never run.
  public static Optional<ScheduledAudit> create(
      ScheduleId id,
      WorkspaceId workspace,
      UserId owner,
      Times times,
      AuditOrder order,
      Instant now) {
    return Schedule.create(id, owner, definition(times.name(), order), times.timetable(), now)
        .map(schedule -> new ScheduledAudit(schedule, workspace, order));
  }

  /// The audit that one of its runs carries out.
  public Audit auditBy(Run.Queued run) {
    return new Audit(
        AuditId.of(run.origin().session()),
        workspace,
        Optional.of(schedule.id()),
        Optional.of(schedule.definition().name()),
        order,
        schedule.owner(),
        run.queuedAt());
  }

  public boolean isActive() {
    return schedule.state() instanceof ScheduleState.Active;
  }

  public CronExpression cron() {
    if (schedule.timetable().recurrence() instanceof Recurrence.Custom(var expression)) {
      return expression;
    }
    throw new IllegalStateException("An audit's schedule runs by a cron expression.");
  }

  public Times times() {
    return new Times(schedule.definition().name(), cron(), schedule.timetable().zone());
  }

  /// Runs again, or no more until it is resumed; what is so already stays so.
  public ScheduledAudit active(boolean wanted, Instant now) {
    if (wanted == isActive()) {
      return this;
    }
    return switch (wanted ? schedule.resume(now) : schedule.pause(PAUSED, Optional.empty(), now)) {
      case Transition.Moved(var moved) -> new ScheduledAudit(moved, workspace, order);
      case Transition.Forbidden _ -> this;
    };
  }

  public ScheduledAudit change(Times times, AuditOrder newOrder, Instant now) {
    return new ScheduledAudit(
        schedule.change(definition(times.name(), newOrder), times.timetable(), now),
        workspace,
        newOrder);
  }

  /// What the clock goes by: one audit at a time, and of those that were missed the last.
  public static Definition definition(String name, AuditOrder order) {
    return new Definition(
        name,
        "",
        "Audit of " + order.targets().getFirst(),
        Persona.SOC_ANALYST,
        OverlapPolicy.SKIP,
        CatchupPolicy.LAST,
        NotifyOn.ALWAYS,
        Visibility.PRIVATE,
        List.of());
  }
}
