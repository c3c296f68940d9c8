package com.socmate.application.port;

import com.socmate.domain.coverage.WindowRead;
import com.socmate.domain.id.BackfillId;
import com.socmate.domain.id.RunId;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.investigation.Outcome;
import com.socmate.domain.run.Run;
import com.socmate.domain.run.Trigger;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// The runs of all schedules as people look at them. A run is seen by whoever sees its schedule,
/// deleted or not, and one without a schedule by whoever sees its session.
public interface RunHistory {
  Slice<Listed> list(Filter filter, Viewer viewer, Page page);

  Optional<Listed> find(RunId id, Viewer viewer);

  /// The run of the latest occurrence of each schedule that has one.
  default Map<ScheduleId, Run> latest(Collection<ScheduleId> schedules) {
    var first = new HashMap<ScheduleId, Run>();
    latest(schedules, 1).forEach((schedule, runs) -> first.put(schedule, runs.getFirst()));
    return first;
  }

  /// The runs of the latest occurrences of each schedule that has any, so many of each at most, the
  /// latest first.
  Map<ScheduleId, List<Run>> latest(Collection<ScheduleId> schedules, int each);

  /// The runs of a schedule whose occurrence lies in the stretch, both ends included, by occurrence
  /// and then by turn.
  List<Run> between(ScheduleId schedule, Instant from, Instant to);

  /// The windows of a schedule that touch the stretch, oldest first.
  List<WindowRead> windows(ScheduleId schedule, Instant from, Instant to);

  /// @param scheduleName empty for an investigation started by hand
  /// @param planVersion which version of the schedule's plan it executes; empty if it had none
  /// @param planHash of that version
  /// @param backfill the wish it belongs to
  record Listed(
      Run run,
      Optional<String> scheduleName,
      OptionalInt planVersion,
      Optional<String> planHash,
      Optional<BackfillId> backfill) {}

  /// Where a run stands, as people say it.
  enum Standing {
    QUEUED,
    RUNNING,
    COMPLETED,
    FAILED,
    CANCELLED,
    SKIPPED,
    MISSED
  }

  /// What a list is narrowed to; an empty part narrows nothing.
  ///
  /// @param from the earliest occurrence
  /// @param to all occurrences lie before it
  record Filter(
      Optional<Standing> standing,
      Optional<Outcome> outcome,
      Optional<Trigger> trigger,
      Optional<ScheduleId> schedule,
      Optional<BackfillId> backfill,
      Optional<Instant> from,
      Optional<Instant> to,
      Order order) {
    public static final Filter NONE =
        new Filter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Order.OCCURRENCE_DESC);

    public Filter of(ScheduleId wanted) {
      return new Filter(standing, outcome, trigger, Optional.of(wanted), backfill, from, to, order);
    }
  }

  /// How a list is sorted; ties are broken by turn or id.
  enum Order {
    OCCURRENCE,
    OCCURRENCE_DESC
  }
}
