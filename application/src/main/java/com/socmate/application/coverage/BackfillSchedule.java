package com.socmate.application.coverage;

import com.socmate.application.port.AuditLog;
import com.socmate.application.port.DueSchedules.NewRun;
import com.socmate.application.port.Request;
import com.socmate.application.port.RunQueue;
import com.socmate.application.port.Schedules;
import com.socmate.application.port.Transactions;
import com.socmate.application.run.NewSession;
import com.socmate.application.schedule.ChangeSchedule;
import com.socmate.domain.coverage.Backfill;
import com.socmate.domain.coverage.Expected;
import com.socmate.domain.id.BackfillId;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.id.RunId;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.investigation.TimeRange;
import com.socmate.domain.run.Lane;
import com.socmate.domain.run.Run;
import com.socmate.domain.run.Trigger;
import com.socmate.domain.schedule.Schedule;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Queues runs for what a schedule has not read. What is read, or has a run that waits, is not
/// queued again, so that asking twice does no harm.
public final class BackfillSchedule {
  /// More runs than this are not queued by one wish.
  public static final int MOST = 100;

  private final Schedules schedules;
  private final ReadCoverage coverage;
  private final RunQueue queue;
  private final AuditLog auditLog;
  private final Transactions transactions;
  private final IdGenerator ids;
  private final InstantSource clock;

  public BackfillSchedule(
      Schedules schedules,
      ReadCoverage coverage,
      RunQueue queue,
      AuditLog auditLog,
      Transactions transactions,
      IdGenerator ids,
      InstantSource clock) {
    this.schedules = schedules;
    this.coverage = coverage;
    this.queue = queue;
    this.auditLog = auditLog;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /// @param ranges what shall have been read, at least one
  /// @param dryRun whether to say only what would be queued
  /// @param most how many runs at most, up to [#MOST]
  public Outcome backfill(
      ScheduleId id, List<TimeRange> ranges, boolean dryRun, int most, Request request) {
    return transactions.together(() ->
        schedules
            .find(id, request.viewer())
            .filter(schedule -> ChangeSchedule.mayChange(schedule, request))
            .flatMap(_ -> schedules.change(id, it -> new Schedules.Change<>(it, it)))
            .map(schedule -> decide(schedule, ranges, dryRun, most, request))
            .orElseGet(Outcome.NoSuchSchedule::new));
  }

  private Outcome decide(
      Schedule schedule, List<TimeRange> ranges, boolean dryRun, int most, Request request) {
    return coverage
        .of(schedule, around(ranges))
        .map(it -> it.ledger().toRun(ranges))
        .map(wanted -> queue(schedule, wanted, dryRun, most, request))
        .orElseGet(Outcome.TooLong::new);
  }

  private static TimeRange around(List<TimeRange> ranges) {
    return new TimeRange(
        ranges.stream().map(TimeRange::from).min(Instant::compareTo).orElseThrow(),
        ranges.stream().map(TimeRange::to).max(Instant::compareTo).orElseThrow());
  }

  private Outcome queue(
      Schedule schedule, List<Expected> wanted, boolean dryRun, int most, Request request) {
    if (wanted.size() > most) {
      return new Outcome.TooMany(
          wanted.size(),
          most,
          new TimeRange(wanted.getFirst().window().from(), wanted.get(most).window().from()));
    }
    if (dryRun || wanted.isEmpty()) {
      return new Outcome.Planned(wanted);
    }
    return queued(schedule, wanted, request);
  }

  private Outcome queued(Schedule schedule, List<Expected> wanted, Request request) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var backfill = new Backfill(ids.backfill(), schedule.id(), request.principal().user(), now);
    var runs = new HashMap<Expected, RunId>();
    var born =
        wanted.stream()
            .map(it -> {
              var run = run(schedule, it, now);
              runs.put(it, run.run().id());
              return run;
            })
            .toList();
    var queued = new HashSet<>(queue.addBackfill(backfill, born));
    runs.values().retainAll(queued);
    if (queued.isEmpty()) {
      return new Outcome.Planned(List.of());
    }
    audit(schedule, backfill, queued.size(), now, request);
    return new Outcome.Queued(
        backfill.id(), wanted.stream().filter(runs::containsKey).toList(), Map.copyOf(runs));
  }

  private NewRun.ToExecute run(Schedule schedule, Expected expected, Instant now) {
    var session = NewSession.forSchedule(schedule, ids.session(), now);
    var origin =
        new Run.Origin(
            Optional.of(schedule.id()),
            Trigger.BACKFILL,
            expected.occurrence(),
            Lane.of(schedule.owner()),
            session.id());
    return new NewRun.ToExecute(new Run.Queued(ids.run(), origin, now), session);
  }

  private void audit(Schedule schedule, Backfill backfill, int runs, Instant now, Request request) {
    auditLog.append(
        request
            .entry(now, "schedule.backfilled", schedule.id().value())
            .making("{\"backfill\":\"" + backfill.id() + "\",\"runs\":\"" + runs + "\"}"));
  }

  /// What became of the wish.
  public sealed interface Outcome {
    /// @param expected the windows that would be read
    record Planned(List<Expected> expected) implements Outcome {}

    /// @param runs which run will read which window
    record Queued(BackfillId backfill, List<Expected> expected, Map<Expected, RunId> runs)
        implements Outcome {}

    /// @param first a stretch that can be asked for first
    record TooMany(int wanted, int most, TimeRange first) implements Outcome {}

    /// The stretch holds more occurrences than can be looked at at once.
    record TooLong() implements Outcome {}

    record NoSuchSchedule() implements Outcome {}
  }
}
