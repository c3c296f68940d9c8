package com.socmate.adapters.http;

import com.socmate.adapters.http.body.InvalidBody;
import com.socmate.adapters.http.body.Violation;
import com.socmate.domain.time.Explanation;
import com.socmate.domain.time.Recurrence;
import com.socmate.domain.time.Timetable;
import java.time.Instant;
import java.util.List;

/// Why a timetable without any time ahead is refused, at the member that is most to blame.
final class NeverRuns {
  private NeverRuns() {}

  static InvalidBody refusal(Timetable timetable, Instant now) {
    var why =
        timetable.explain(now).warnings().stream()
            .map(Explanation.Warning::message)
            .findFirst()
            .orElse("This never runs.");
    return new InvalidBody(
        List.of(new Violation(List.of("body", member(timetable)), why, "value_error.never_runs")));
  }

  private static String member(Timetable timetable) {
    return switch (timetable.recurrence()) {
      case Recurrence.Once _ -> "scheduled_date";
      case Recurrence.Custom _ -> timetable.endAt().isPresent() ? "end_at" : "cron_expression";
      case Recurrence.Daily _, Recurrence.Weekly _, Recurrence.Monthly _ -> "end_at";
    };
  }
}
