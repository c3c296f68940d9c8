package com.socmate.application.run;

import com.socmate.application.port.AuditLog;
import com.socmate.application.port.DueSchedules;
import com.socmate.application.port.DueSchedules.Decision;
import com.socmate.application.port.DueSchedules.Due;
import com.socmate.application.port.DueSchedules.NewRun;
import com.socmate.application.port.Transactions;
import com.socmate.application.schedule.ScheduleAudit;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.identity.Actor;
import com.socmate.domain.run.Lane;
import com.socmate.domain.run.Run;
import com.socmate.domain.run.Trigger;
import com.socmate.domain.schedule.OverlapPolicy;
import com.socmate.domain.schedule.Schedule;
import com.socmate.domain.schedule.ScheduleState;
import com.socmate.domain.schedule.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/// Turns due schedules into runs: what the clock does each minute. Every occurrence that has come
/// leaves a record of what became of it. Calling it twice, or from two workers at once, does no
/// harm.
public final class DispatchDue {
  private static final int BATCH = 500;
  private static final int SIDE_BY_SIDE = 2;

  private static final Actor CLOCK = new Actor.Automaton("clock");

  private final DueSchedules due;
  private final AuditLog auditLog;
  private final Transactions transactions;
  private final IdGenerator ids;

  public DispatchDue(
      DueSchedules due, AuditLog auditLog, Transactions transactions, IdGenerator ids) {
    this.due = due;
    this.auditLog = auditLog;
    this.transactions = transactions;
    this.ids = ids;
  }

  /// Dispatches until nothing is due.
  ///
  /// @return how many schedules were dispatched
  public int dispatch() {
    resumeElapsedPauses();
    int taken = dispatchBatch();
    return taken < BATCH ? taken : taken + dispatchSideBySide();
  }

  /// One waits for the database while the other computes. They cannot meet: what one has taken, the
  /// other passes over.
  private int dispatchSideBySide() {
    try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
      var all =
          IntStream.range(0, SIDE_BY_SIDE)
              .mapToObj(_ -> CompletableFuture.supplyAsync(this::dispatchAll, others))
              .toList();
      return all.stream().mapToInt(CompletableFuture::join).sum();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private int dispatchAll() {
    int total = 0;
    int taken;
    do {
      taken = dispatchBatch();
      total += taken;
    } while (taken == BATCH);
    return total;
  }

  private int dispatchBatch() {
    return audited(entries -> due.dispatch(BATCH, it -> noted(it, entries)));
  }

  private void resumeElapsedPauses() {
    int resumed;
    do {
      resumed = audited(entries -> due.resumeElapsedPauses(BATCH, it -> resumed(it, entries)));
    } while (resumed == BATCH);
  }

  /// Does something to a batch and enters what it notes, together or not at all.
  private int audited(ToIntFunction<List<AuditLog.Entry>> step) {
    return transactions.together(() -> {
      var entries = new ArrayList<AuditLog.Entry>();
      int taken = step.applyAsInt(entries);
      entries.forEach(auditLog::append);
      return taken;
    });
  }

  private static ScheduleState resumed(Due due, List<AuditLog.Entry> entries) {
    if (due.schedule().resume(due.now()) instanceof Transition.Moved(var schedule)) {
      entries.add(entry("schedule.resumed", due, schedule, "Its pause was over."));
      return schedule.state();
    }
    return due.schedule().state();
  }

  private Decision noted(Due due, List<AuditLog.Entry> entries) {
    var decision = decide(due);
    if (decision.next() instanceof ScheduleState.Completed completed) {
      var after = due.schedule().completed(completed);
      entries.add(entry("schedule.completed", due, after, "Its last time passed without a run."));
    }
    return decision;
  }

  private static AuditLog.Entry entry(String action, Due due, Schedule after, String reason) {
    return ScheduleAudit.entry(
        CLOCK,
        Optional.empty(),
        action,
        due.now(),
        Optional.of(due.schedule()),
        Optional.of(after),
        Optional.of(reason));
  }

  Decision decide(Due due) {
    return due.schedule().state() instanceof ScheduleState.Active active
            && active.nextRunAt().isPresent()
        ? decide(due, active, active.nextRunAt().get())
        : new Decision(List.of(), due.schedule().state());
  }

  private Decision decide(Due due, ScheduleState.Active active, Instant next) {
    var catchup = Catchup.of(due.schedule(), next, due.now());
    var records = new ArrayList<NewRun>();
    catchup.missed().forEach(instant -> records.add(missed(due, instant)));
    int unfinished = due.unfinishedRuns();
    for (var instant : catchup.toRun()) {
      var record = take(due, instant, unfinished);
      records.add(record);
      unfinished += record instanceof NewRun.OnRecord ? 0 : 1;
    }
    return new Decision(records, standing(active, catchup, unfinished, due.now()));
  }

  /// Without a next time the schedule ends: with its last run if one is to come, else now.
  private static ScheduleState standing(
      ScheduleState.Active active, Catchup catchup, int unfinished, Instant now) {
    return catchup.next().isEmpty() && unfinished == 0
        ? new ScheduleState.Completed(now)
        : active.nextAt(catchup.next());
  }

  private NewRun take(Due due, Instant instant, int unfinished) {
    return mayStart(due.schedule().definition().overlap(), unfinished)
        ? queued(due, instant)
        : new NewRun.OnRecord(
            new Run.Skipped(
                ids.run(),
                origin(due, instant),
                due.now(),
                "The run before it was still unfinished and the overlap policy is "
                    + due.schedule().definition().overlap()
                    + "."));
  }

  private static boolean mayStart(OverlapPolicy policy, int unfinished) {
    return switch (policy) {
      case SKIP -> unfinished == 0;
      case BUFFER_ONE -> unfinished <= 1;
      case ALLOW_ALL, CANCEL_OTHER -> true;
    };
  }

  private NewRun queued(Due due, Instant instant) {
    var run = new Run.Queued(ids.run(), origin(due, instant), due.now());
    return due.audit()
        .<NewRun>map(it -> new NewRun.ToAudit(run, it.auditBy(run)))
        .orElseGet(() ->
            new NewRun.ToExecute(
                run, NewSession.forSchedule(due.schedule(), run.origin().session(), due.now())));
  }

  private NewRun missed(Due due, Instant instant) {
    var late = Duration.between(instant, due.now());
    return new NewRun.OnRecord(
        new Run.Missed(
            ids.run(),
            origin(due, instant),
            due.now(),
            "It was found "
                + late.toMinutes()
                + " minutes late and the catch-up policy "
                + due.schedule().definition().catchup()
                + " does not run it."));
  }

  private Run.Origin origin(Due due, Instant instant) {
    Schedule schedule = due.schedule();
    boolean late = Duration.between(instant, due.now()).compareTo(Catchup.ON_TIME) > 0;
    return new Run.Origin(
        Optional.of(schedule.id()),
        late ? Trigger.CATCH_UP : Trigger.SCHEDULED,
        instant,
        due.audit().map(it -> Lane.of(it.workspace())).orElseGet(() -> Lane.of(schedule.owner())),
        ids.session());
  }
}
