package com.socmate.worker.measure;

import com.socmate.application.port.DueSchedules;
import com.socmate.domain.run.Run;
import com.socmate.domain.schedule.ScheduleState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// The clock's side of the schedules, telling of occurrences that ended as they were dispatched:
/// skipped and missed ones.
public final class CountedOccurrences implements DueSchedules {
  private final DueSchedules schedules;
  private final Consumer<Run.Finished> ended;

  public CountedOccurrences(DueSchedules schedules, Consumer<Run.Finished> ended) {
    this.schedules = schedules;
    this.ended = ended;
  }

  @Override
  public int dispatch(int limit, Function<Due, Decision> decide) {
    List<Run.Finished> unrun = new ArrayList<>();
    int taken =
        schedules.dispatch(
            limit,
            due -> {
              var decision = decide.apply(due);
              decision.records().forEach(it -> note(it, unrun));
              return decision;
            });
    unrun.forEach(ended);
    return taken;
  }

  private static void note(NewRun run, List<Run.Finished> unrun) {
    switch (run) {
      case NewRun.OnRecord(var finished) -> unrun.add(finished);
      case NewRun.ToExecute _, NewRun.ToAudit _ -> {}
    }
  }

  @Override
  public int resumeElapsedPauses(int limit, Function<Due, ScheduleState> resume) {
    return schedules.resumeElapsedPauses(limit, resume);
  }
}
