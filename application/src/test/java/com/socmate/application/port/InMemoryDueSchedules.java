package com.socmate.application.port;

import com.socmate.application.port.InMemoryWorld.Occurrence;
import com.socmate.application.port.InMemoryWorld.Work;
import com.socmate.domain.id.RunId;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.run.Run;
import com.socmate.domain.run.Trigger;
import com.socmate.domain.schedule.OverlapPolicy;
import com.socmate.domain.schedule.Schedule;
import com.socmate.domain.schedule.ScheduleState;
import com.socmate.domain.schedule.ScheduledAudit;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

public final class InMemoryDueSchedules implements DueSchedules {
  private final InMemoryWorld world;

  public InMemoryDueSchedules(InMemoryWorld world) {
    this.world = world;
  }

  @Override
  public int dispatch(int limit, Function<Due, Decision> decide) {
    return world.alone(() -> {
      var now = world.now();
      var due = take(limit, schedule -> hasCome(schedule.nextRunAt(), now));
      due.forEach(schedule -> carryOut(schedule, decide.apply(due(schedule, now))));
      return due.size();
    });
  }

  @Override
  public int resumeElapsedPauses(int limit, Function<Due, ScheduleState> resume) {
    return world.alone(() -> {
      var now = world.now();
      var due = take(limit, schedule -> pauseHasPassed(schedule, now));
      due.forEach(schedule -> move(schedule, resume.apply(due(schedule, now)), true));
      return due.size();
    });
  }

  private List<Schedule> take(int limit, Predicate<Schedule> which) {
    return Stream.concat(
            world.kept().schedules.values().stream(),
            world.kept().auditSchedules.values().stream().map(ScheduledAudit::schedule))
        .filter(which)
        .sorted(
            Comparator.<Schedule, Instant>comparing(it -> it.nextRunAt().orElse(Instant.MIN))
                .thenComparing(Schedule::id))
        .limit(limit)
        .toList();
  }

  private static boolean pauseHasPassed(Schedule schedule, Instant now) {
    return schedule.state() instanceof ScheduleState.Paused(_, var until, _) && hasCome(until, now);
  }

  private static boolean hasCome(Optional<Instant> instant, Instant now) {
    return instant.filter(it -> !it.isAfter(now)).isPresent();
  }

  private Due due(Schedule schedule, Instant now) {
    return new Due(
        schedule,
        now,
        world.runQueue().unfinishedRuns(schedule.id()),
        Optional.ofNullable(world.kept().auditSchedules.get(schedule.id())));
  }

  private void carryOut(Schedule schedule, Decision decision) {
    for (var record : decision.records()) {
      switch (record) {
        case NewRun.OnRecord(var run) -> keep(run);
        case NewRun.ToAudit(var run, var audit) -> {
          if (keep(run)) {
            world.kept().audits.put(audit.id(), audit);
            queue(schedule, run);
          }
        }
        case NewRun.ToExecute(var run, var session) -> {
          if (keep(run)) {
            world.kept().sessions.put(session.id(), session);
            world.runQueue().notePlan(run);
            queue(schedule, run);
          }
        }
      }
    }
    move(schedule, decision.next(), false);
  }

  private boolean keep(Run run) {
    var origin = run.origin();
    boolean isNew =
        world
            .kept()
            .occurrences
            .add(new Occurrence(origin.schedule().orElseThrow(), origin.scheduledFor()));
    if (isNew) {
      world.kept().runs.put(run.id(), run);
    }
    return isNew;
  }

  private void queue(Schedule schedule, Run.Queued run) {
    var policy = schedule.definition().overlap();
    if (policy == OverlapPolicy.CANCEL_OTHER) {
      unfinished(schedule.id()).forEach(other -> world.runQueue().requestCancel(other));
    }
    var waitsFor =
        policy == OverlapPolicy.BUFFER_ONE
            ? unfinished(schedule.id()).stream().reduce((_, later) -> later)
            : Optional.<RunId>empty();
    var work = new Work(run, waitsFor, Optional.empty(), 0, 0, Optional.empty(), false);
    world.kept().work.put(run.id(), work);
    world.kept().hints++;
  }

  private List<RunId> unfinished(ScheduleId schedule) {
    return world.kept().work.values().stream()
        .filter(work -> work.run().origin().schedule().equals(Optional.of(schedule)))
        .filter(work -> work.run().origin().trigger() != Trigger.BACKFILL)
        .map(work -> work.run().id())
        .toList();
  }

  private void move(Schedule it, ScheduleState next, boolean counts) {
    var moved =
        new Schedule(
            it.id(),
            it.owner(),
            it.definition(),
            it.timetable(),
            next,
            counts ? it.version() + 1 : it.version(),
            it.createdAt(),
            counts ? world.now() : it.updatedAt());
    var audit = world.kept().auditSchedules.get(it.id());
    if (audit == null) {
      world.kept().schedules.put(it.id(), moved);
    } else {
      world
          .kept()
          .auditSchedules
          .put(it.id(), new ScheduledAudit(moved, audit.workspace(), audit.order()));
    }
  }
}
