package com.socmate.adapters.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.socmate.domain.run.Run;
import com.socmate.domain.schedule.Schedule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A schedule with what a list of schedules says beside it.
///
/// @param latestRuns the latest first; absent if none were asked for
record ScheduleInListJson(
    @JsonUnwrapped ScheduleJson schedule,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<RunJson> latestRuns) {

  /// @param wanted how many runs were asked for
  static ScheduleInListJson from(Schedule schedule, List<Run> latest, int wanted) {
    return new ScheduleInListJson(
        ScheduleJson.from(schedule, latest.stream().findFirst(), null),
        wanted == 0 ? null : latest.stream().map(RunJson::from).toList());
  }
}
