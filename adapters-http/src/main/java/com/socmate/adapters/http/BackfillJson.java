package com.socmate.adapters.http;

import com.socmate.domain.coverage.Expected;
import com.socmate.domain.id.BackfillId;
import com.socmate.domain.id.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a backfill queued, or would queue.
///
/// @param backfillId to follow it by at `/api/v1/runs?backfill=`; null if nothing was queued
record BackfillJson(@Nullable String backfillId, boolean dryRun, int total, List<Item> runs) {

  /// A window and the run that is to read it.
  record Item(
      @Nullable String runId,
      Instant scheduledFor,
      Instant from,
      Instant to,
      @Nullable String reason) {
    static Item from(Expected expected, Optional<RunId> run) {
      return new Item(
          run.map(RunId::value).orElse(null),
          expected.occurrence(),
          expected.window().from(),
          expected.window().to(),
          expected.unread().map(Words::of).orElse(null));
    }
  }

  static BackfillJson planned(List<Expected> expected, boolean dryRun) {
    return new BackfillJson(
        null,
        dryRun,
        expected.size(),
        expected.stream().map(it -> Item.from(it, Optional.empty())).toList());
  }

  static BackfillJson queued(
      BackfillId backfill, List<Expected> expected, Map<Expected, RunId> runs) {
    return new BackfillJson(
        backfill.value(),
        false,
        expected.size(),
        expected.stream().map(it -> Item.from(it, Optional.ofNullable(runs.get(it)))).toList());
  }
}
