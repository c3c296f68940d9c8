package com.socmate.adapters.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.socmate.domain.investigation.PlanVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A schedule by itself, with what may surprise about its times.
///
/// @param plan which plan its next run will execute; null if it has none
record OneScheduleJson(
    @JsonUnwrapped ScheduleJson schedule,
    List<PreviewJson.Warning> warnings,
    @Nullable CurrentPlan plan) {

  /// @param edited whether a person wrote it rather than the compiler
  record CurrentPlan(int version, String hash, boolean edited) {
    static CurrentPlan from(PlanVersion version) {
      return new CurrentPlan(version.number(), version.plan().hash(), version.isEdited());
    }
  }
}
