package com.socmate.application.run;

import com.socmate.application.port.AuditLog;
import com.socmate.application.port.Request;
import com.socmate.application.port.RunQueue;
import com.socmate.application.port.Schedules;
import com.socmate.application.port.Transactions;
import com.socmate.application.schedule.ChangeSchedule;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.run.Lane;
import com.socmate.domain.run.Run;
import com.socmate.domain.run.Trigger;
import com.socmate.domain.schedule.Schedule;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Queues a run of a schedule now, outside its times. Works in every state; moves no next time.
public final class TriggerRun {
  private final Schedules schedules;
  private final RunQueue queue;
  private final AuditLog auditLog;
  private final Transactions transactions;
  private final IdGenerator ids;
  private final InstantSource clock;
  private final int concurrencyLimit;

  public TriggerRun(
      Schedules schedules,
      RunQueue queue,
      AuditLog auditLog,
      Transactions transactions,
      IdGenerator ids,
      InstantSource clock,
      int concurrencyLimit) {
    this.schedules = schedules;
    this.queue = queue;
    this.auditLog = auditLog;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
    this.concurrencyLimit = concurrencyLimit;
  }

  public Outcome trigger(ScheduleId id, Request request) {
    return transactions.together(() ->
        schedules
            .find(id, request.viewer())
            .filter(schedule -> ChangeSchedule.mayChange(schedule, request))
            .map(schedule -> trigger(schedule, request))
            .orElseGet(Outcome.NoSuchSchedule::new));
  }

  private Outcome trigger(Schedule schedule, Request request) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var session = NewSession.forSchedule(schedule, ids.session(), now);
    var origin =
        new Run.Origin(
            Optional.of(schedule.id()),
            Trigger.MANUAL,
            now,
            Lane.of(request.principal().user()),
            session.id());
    var run = new Run.Queued(ids.run(), origin, now);
    return switch (queue.addManual(run, session, concurrencyLimit)) {
      case QUEUED -> {
        auditLog.append(entry(schedule, run, request, now));
        yield new Outcome.Triggered(session.id());
      }
      case LIMIT_REACHED -> new Outcome.LimitReached(concurrencyLimit);
    };
  }

  private static AuditLog.Entry entry(
      Schedule schedule, Run.Queued run, Request request, Instant now) {
    return request
        .entry(now, "schedule.triggered", schedule.id().value())
        .making("{\"run\":\"" + run.id() + "\",\"session\":\"" + run.origin().session() + "\"}");
  }

  /// What became of the wish.
  public sealed interface Outcome {
    record Triggered(SessionId session) implements Outcome {}

    /// The asker has that many unfinished manual runs already.
    record LimitReached(int limit) implements Outcome {}

    record NoSuchSchedule() implements Outcome {}
  }
}
