package com.socmate.adapters.http;

import com.socmate.application.coverage.ReadCoverage;
import com.socmate.domain.coverage.Gap;
import com.socmate.domain.coverage.WindowRead;
import com.socmate.domain.schedule.Schedule;
import java.time.Instant;
import java.util.List;

/// What a schedule has read in a stretch of time, and what it has not.
record CoverageJson(
    String scheduleId,
    Instant from,
    Instant to,
    List<Window> windows,
    List<GapJson> gaps,
    int pending) {

  /// A window that a run read.
  ///
  /// @param complete whether it counts as read
  /// @param lateRows how many of its rows arrived after it was read
  /// @param lateReread whether a later run judged it again with them
  record Window(
      Instant from,
      Instant to,
      Instant scheduledFor,
      String runId,
      String sessionId,
      String outcome,
      boolean partial,
      boolean complete,
      Instant readAt,
      long lateRows,
      boolean lateReread) {
    static Window from(WindowRead it) {
      return new Window(
          it.window().from(),
          it.window().to(),
          it.occurrence(),
          it.run().value(),
          it.session().value(),
          Words.of(it.outcome()),
          it.partial(),
          it.covers(),
          it.readAt(),
          it.late().rows(),
          it.late().reread());
    }
  }

  /// A stretch that nobody read.
  record GapJson(Instant from, Instant to, String reason, int occurrences) {
    static GapJson from(Gap gap) {
      return new GapJson(
          gap.window().from(), gap.window().to(), Words.of(gap.reason()), gap.occurrences());
    }
  }

  static CoverageJson from(Schedule schedule, ReadCoverage.Coverage coverage) {
    return new CoverageJson(
        schedule.id().value(),
        coverage.range().from(),
        coverage.range().to(),
        coverage.windows().stream().map(Window::from).toList(),
        coverage.gaps().stream().map(GapJson::from).toList(),
        coverage.pending());
  }
}
