package com.socmate.application.port;

import com.socmate.domain.coverage.Backfill;
import com.socmate.domain.coverage.WindowRead;
import com.socmate.domain.finding.Fingerprint;
import com.socmate.domain.id.RunId;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.investigation.Conduct;
import com.socmate.domain.run.Run;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The history: one row for every occurrence, executed or not.
public interface Runs {
  Optional<Run> find(RunId id);

  Optional<Run> ofSession(SessionId session);

  /// The latest runs of a schedule, newest occurrence first.
  List<Run> ofSchedule(ScheduleId schedule, int limit);

  /// Writes how a run ended. Only the holder of its claim may call this.
  void finish(Run.Finished run);

  /// Keeps which windows runs have read; call it where the runs are finished.
  void keepWindows(List<WindowRead> windows);

  /// The backfill that a run belongs to, as it stands now. Within a transaction nobody else is told
  /// the same until it ends.
  Optional<Backfill.Progress> backfillOf(RunId run);

  /// The windows that earlier runs of the schedule's timetable read, the latest first, for a run of
  /// it to look after: those that end after the instant. Nothing for a manual run or a backfill.
  default List<WindowRead> toLookAfter(RunId run, Instant endAfter, int most) {
    return List.of();
  }

  /// The end of what runs of the schedule have read in full, as far as it lies before the instant;
  /// empty if nothing was read.
  default Optional<Instant> readUpTo(ScheduleId schedule, Instant before) {
    return Optional.empty();
  }

  /// What a run of a session found, suppressed or not.
  default Set<Fingerprint> foundIn(SessionId session) {
    return Set.of();
  }

  /// Notes that rows of windows arrived after they were read; call it where the runs are finished.
  default void noteLate(List<Conduct.LateRows> late) {}

  /// Writes how several runs ended, each as [#finish] would.
  default void finishAll(List<Run.Finished> runs) {
    runs.forEach(this::finish);
  }

  /// The fingerprints that the last run before this one found, of those runs of the schedule that
  /// came to a verdict (an inconclusive one did not); empty if there was none.
  Set<Fingerprint> lastFindings(ScheduleId schedule, RunId before);

  /// The same with their titles, without those that were suppressed: nobody was told of them.
  default Map<Fingerprint, String> told(ScheduleId schedule, RunId before) {
    return lastFindings(schedule, before).stream()
        .collect(Collectors.toUnmodifiableMap(Function.identity(), Fingerprint::value));
  }
}
