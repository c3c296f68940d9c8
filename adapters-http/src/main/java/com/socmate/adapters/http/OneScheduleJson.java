package com.socmate.adapters.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.socmate.domain.investigation.PlanVersion;
import com.socmate.domain.schedule.Sight;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A schedule by itself, with what may surprise about its times.
///
/// @param plan which plan its next run will execute; null if it has none
/// @param canary null until it was looked at
record OneScheduleJson(
    @JsonUnwrapped ScheduleJson schedule,
    List<PreviewJson.Warning> warnings,
    @Nullable CurrentPlan plan,
    @Nullable Seen canary) {

  /// Whether it still sees its data, as it was looked at last.
  record Seen(String state, List<String> reasons, Instant checkedAt) {
    static Seen from(Sight sight) {
      return new Seen(Words.of(sight.state()), sight.reasons(), sight.at());
    }
  }

  /// @param edited whether a person wrote it rather than the compiler
  record CurrentPlan(int version, String hash, boolean edited) {
    static CurrentPlan from(PlanVersion version) {
      return new CurrentPlan(version.number(), version.plan().hash(), version.isEdited());
    }
  }
}
