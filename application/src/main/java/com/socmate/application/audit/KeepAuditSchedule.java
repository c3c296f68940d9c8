package com.socmate.application.audit;

import com.socmate.application.port.AuditSchedules;
import com.socmate.application.port.BriefReader;
import com.socmate.application.port.Request;
import com.socmate.application.port.RunQueue;
import com.socmate.application.port.Transactions;
import com.socmate.application.run.FinishRun;
import com.socmate.domain.audit.AuditOrder;
import com.socmate.domain.audit.AuditType;
import com.socmate.domain.audit.plan.Plan;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.WorkspaceId;
import com.socmate.domain.schedule.ScheduledAudit;
import com.socmate.domain.workspace.DomainName;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Makes, changes and deletes the audits that run by themselves. What waits of a schedule that no
/// longer runs is cancelled; what executes goes on, and what has ended stays.
public final class KeepAuditSchedule {
  private static final int MOST_WAITING = 1_000;

  private final AuditSchedules schedules;
  private final FinishRun finish;
  private final Transactions transactions;
  private final IdGenerator ids;
  private final InstantSource clock;
  private final Chronicle chronicle;
  private final BriefedOrder briefs;

  /// @param reader who reads briefs beside the rules
  public KeepAuditSchedule(
      AuditSchedules schedules,
      FinishRun finish,
      Transactions transactions,
      IdGenerator ids,
      InstantSource clock,
      Chronicle chronicle,
      BriefReader reader) {
    this.schedules = schedules;
    this.finish = finish;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
    this.chronicle = chronicle;
    this.briefs = new BriefedOrder(reader);
  }

  public Outcome create(
      WorkspaceId workspace, ScheduledAudit.Times times, AuditOrder order, Request request) {
    if (!times.isSeldomEnoughFor(order)) {
      return new Outcome.TooOften(order.type());
    }
    var read = briefs.read(order);
    var objection = objection(times, read);
    if (objection.isPresent()) {
      return objection.get();
    }
    var user = request.principal().user();
    return ScheduledAudit.create(ids.schedule(), workspace, user, times, read, now())
        .<Outcome>map(audit -> added(audit, request))
        .orElseGet(Outcome.NeverRuns::new);
  }

  private Outcome added(ScheduledAudit audit, Request request) {
    transactions.together(() -> {
      schedules.add(audit);
      enter(request, "audit_schedule.created", audit);
    });
    return new Outcome.Kept(audit);
  }

  private static Optional<Outcome> objection(ScheduledAudit.Times times, AuditOrder order) {
    if (!times.isSeldomEnoughFor(order)) {
      return Optional.of(new Outcome.TooOften(order.type()));
    }
    return Plan.of(order) instanceof Plan.Reading.Unclear unclear
        ? Optional.of(new Outcome.Unclear(unclear))
        : Optional.empty();
  }

  /// What is wanted of a schedule, made from what is there.
  ///
  /// @param active empty to leave it as it is
  public record Wish(
      UnaryOperator<ScheduledAudit.Times> times,
      UnaryOperator<AuditOrder> order,
      Optional<Boolean> active) {
    /// The same, with what was made of the brief where that is still the one.
    private Wish knowing(AuditOrder read) {
      return new Wish(
          times,
          before -> {
            var wanted = order.apply(before);
            return wanted.asksLike(read) ? read : wanted;
          },
          active);
    }

    private ScheduledAudit over(ScheduledAudit before, Instant now) {
      var changed = before.change(times.apply(before.times()), order.apply(before.order()), now);
      return changed.active(active.orElse(changed.isActive()), now);
    }
  }

  /// A brief is read before anything is locked; should the schedule be another by then, its plan is
  /// that of the rules.
  public Outcome change(WorkspaceId workspace, ScheduleId id, Wish wish, Request request) {
    return schedules
        .find(workspace, id)
        .map(found -> {
          var before = found.audit().order();
          var read = briefs.read(wish.order().apply(before), before);
          return kept(workspace, id, wish.knowing(read), request);
        })
        .orElseGet(Outcome.NoSuchSchedule::new);
  }

  private Outcome kept(WorkspaceId workspace, ScheduleId id, Wish wish, Request request) {
    return transactions.together(() ->
        schedules
            .find(workspace, id)
            .map(found -> {
              var before = found.audit();
              return objection(
                      wish.times().apply(before.times()), wish.order().apply(before.order()))
                  .orElseGet(() -> changed(workspace, id, wish, request));
            })
            .orElseGet(Outcome.NoSuchSchedule::new));
  }

  private Outcome changed(WorkspaceId workspace, ScheduleId id, Wish wish, Request request) {
    var now = now();
    return schedules
        .change(workspace, id, it -> wish.over(it, now))
        .<Outcome>map(after -> {
          if (!after.isActive()) {
            withdraw(id, "Its schedule was paused before a worker took it.");
          }
          enter(request, "audit_schedule.changed", after);
          return new Outcome.Kept(after);
        })
        .orElseGet(Outcome.NoSuchSchedule::new);
  }

  /// @return false if there is none
  public boolean delete(WorkspaceId workspace, ScheduleId id, Request request) {
    return transactions.together(() -> {
      boolean gone = schedules.delete(workspace, id);
      if (gone) {
        withdraw(id, "Its schedule was deleted before a worker took it.");
        chronicle.enter(request, "audit_schedule.deleted", id.value(), Map.of());
      }
      return gone;
    });
  }

  private void withdraw(ScheduleId id, String reason) {
    finish.withdraw(new RunQueue.Waiting.OfSchedule(id), reason, MOST_WAITING);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private void enter(Request request, String action, ScheduledAudit audit) {
    var facts = new HashMap<>(BriefedOrder.author(audit.order()));
    facts.putAll(
        Map.of(
            "name", audit.schedule().definition().name(),
            "workspace", audit.workspace().value(),
            "type", audit.order().type().name().toLowerCase(Locale.ROOT),
            "cron", audit.cron().toString(),
            "zone", audit.schedule().timetable().zone().getId(),
            "active", Boolean.toString(audit.isActive()),
            "targets",
                audit.order().targets().stream()
                    .map(DomainName::value)
                    .collect(Collectors.joining(","))));
    chronicle.enter(request, action, audit.schedule().id().value(), facts);
  }

  /// What became of the wish.
  public sealed interface Outcome {
    record Kept(ScheduledAudit audit) implements Outcome {}

    /// Its times hold no instant in the future.
    record NeverRuns() implements Outcome {}

    /// Audits of this type are not run more often than hourly.
    record TooOften(AuditType type) implements Outcome {}

    /// The brief leaves something open that has to be answered first.
    record Unclear(Plan.Reading.Unclear what) implements Outcome {}

    record NoSuchSchedule() implements Outcome {}
  }
}
