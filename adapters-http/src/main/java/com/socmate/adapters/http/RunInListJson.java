package com.socmate.adapters.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.socmate.application.port.RunHistory;
import com.socmate.domain.id.BackfillId;
import com.socmate.domain.id.ScheduleId;
import org.jspecify.annotations.Nullable;

/// A run with what a list of runs says beside it.
record RunInListJson(
    @JsonUnwrapped RunJson run,
    @Nullable String scheduleId,
    @Nullable String scheduleName,
    @Nullable Integer planVersion,
    @Nullable String planHash,
    @Nullable String backfillId) {

  static RunInListJson from(RunHistory.Listed listed) {
    return new RunInListJson(
        RunJson.from(listed.run()),
        listed.run().origin().schedule().map(ScheduleId::value).orElse(null),
        listed.scheduleName().orElse(null),
        listed.planVersion().isPresent() ? listed.planVersion().getAsInt() : null,
        listed.planHash().orElse(null),
        listed.backfill().map(BackfillId::value).orElse(null));
  }
}
