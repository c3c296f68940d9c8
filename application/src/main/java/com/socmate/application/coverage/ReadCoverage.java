package com.socmate.application.coverage;

import com.socmate.application.port.RunHistory;
import com.socmate.application.port.Schedules;
import com.socmate.domain.coverage.Expected;
import com.socmate.domain.coverage.Gap;
import com.socmate.domain.coverage.Ledger;
import com.socmate.domain.coverage.WindowRead;
import com.socmate.domain.investigation.Outcome;
import com.socmate.domain.investigation.TimeRange;
import com.socmate.domain.run.Run;
import com.socmate.domain.run.Trigger;
import com.socmate.domain.schedule.Schedule;
import com.socmate.domain.schedule.ScheduleState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Says which windows a schedule has read in a stretch of time, and which it has not and why. What
/// should have been read is told by the occurrences on record, and by those of its present times
/// that passed while it was paused.
public final class ReadCoverage {
  /// More occurrences than this are not looked at at once.
  public static final int MOST_OCCURRENCES = 10_000;

  private static final Duration WITHOUT_A_PLAN = Duration.ofHours(24);

  private final Schedules schedules;
  private final RunHistory history;
  private final InstantSource clock;
  private final Duration ingestionDelay;

  /// @param ingestionDelay how much before its occurrence a window ends
  public ReadCoverage(
      Schedules schedules, RunHistory history, InstantSource clock, Duration ingestionDelay) {
    this.schedules = schedules;
    this.history = history;
    this.clock = clock;
    this.ingestionDelay = ingestionDelay;
  }

  /// Empty if there are too many occurrences to look at at once.
  public Optional<Coverage> of(Schedule schedule, TimeRange range) {
    var length = windowOf(schedule);
    var first = range.from().plus(ingestionDelay);
    var last = range.to().plus(ingestionDelay).plus(length);
    var occurrences = occurrences(schedule, first, last);
    if (occurrences.size() > MOST_OCCURRENCES) {
      return Optional.empty();
    }
    var windows =
        history.windows(schedule.id(), range.from().minus(length), range.to().plus(length));
    var covered =
        windows.stream()
            .filter(WindowRead::covers)
            .map(WindowRead::occurrence)
            .collect(Collectors.toSet());
    var expected = new ArrayList<Expected>();
    occurrences.forEach((occurrence, runs) ->
        expected.add(
            new Expected(
                occurrence,
                TimeRange.endingAt(occurrence.minus(ingestionDelay), length),
                covered.contains(occurrence)
                    ? Optional.empty()
                    : unread(schedule, occurrence, runs),
                runs.stream().anyMatch(run -> !(run instanceof Run.Finished)))));
    var inRange =
        windows.stream()
            .filter(it -> it.window().from().isBefore(range.to()))
            .filter(it -> it.window().to().isAfter(range.from()))
            .toList();
    var ledger = new Ledger(expected, windows);
    return Optional.of(
        new Coverage(
            range,
            inRange,
            ledger.gaps(range),
            (int) expected.stream().filter(Expected::isPending).count(),
            ledger));
  }

  private Duration windowOf(Schedule schedule) {
    return schedules.plan(schedule.id()).map(it -> it.plan().window()).orElse(WITHOUT_A_PLAN);
  }

  /// Each occurrence that has come, with the runs that stand for it.
  private Map<Instant, List<Run>> occurrences(Schedule schedule, Instant first, Instant last) {
    var now = clock.instant();
    var all = new TreeMap<Instant, List<Run>>();
    for (var run : history.between(schedule.id(), first, last)) {
      if (run.origin().trigger() != Trigger.MANUAL) {
        all.computeIfAbsent(run.origin().scheduledFor(), _ -> new ArrayList<>()).add(run);
      }
    }
    var end = earliest(last, now, schedule.nextRunAt().map(next -> next.minusNanos(1)).orElse(now));
    var begin = schedules.timesSince(schedule.id()).orElse(schedule.createdAt());
    schedule
        .timetable()
        .occurrencesAfter(begin.isAfter(first) ? begin : first.minusNanos(1))
        .takeWhile(occurrence -> !occurrence.isAfter(end))
        .limit(MOST_OCCURRENCES + 1L)
        .forEach(occurrence -> all.putIfAbsent(occurrence, List.of()));
    return all;
  }

  private static Instant earliest(Instant one, Instant... others) {
    var earliest = one;
    for (var other : others) {
      earliest = other.isBefore(earliest) ? other : earliest;
    }
    return earliest;
  }

  /// Why an occurrence's window is not on record as read, by the latest of its runs.
  private static Optional<Gap.Reason> unread(
      Schedule schedule, Instant occurrence, List<Run> runs) {
    return runs.isEmpty()
        ? Optional.of(whyNoRun(schedule, occurrence))
        : switch (runs.getLast()) {
          case Run.Queued _, Run.Running _ -> Optional.empty();
          case Run.Completed completed ->
              Optional.of(
                  completed.outcome() == Outcome.INCONCLUSIVE
                      ? Gap.Reason.INCONCLUSIVE
                      : Gap.Reason.PARTIAL);
          case Run.Failed _ -> Optional.of(Gap.Reason.FAILED);
          case Run.Cancelled _ -> Optional.of(Gap.Reason.CANCELLED);
          case Run.Skipped _ -> Optional.of(Gap.Reason.SKIPPED);
          case Run.Missed _ -> Optional.of(Gap.Reason.MISSED);
        };
  }

  private static Gap.Reason whyNoRun(Schedule schedule, Instant occurrence) {
    return schedule.state() instanceof ScheduleState.Failed(var since, _)
            && !occurrence.isBefore(since)
        ? Gap.Reason.DISABLED
        : Gap.Reason.PAUSED;
  }

  /// What was read in a stretch of time, and what was not.
  ///
  /// @param pending how many windows have runs that wait or execute
  public record Coverage(
      TimeRange range, List<WindowRead> windows, List<Gap> gaps, int pending, Ledger ledger) {}
}
