package com.socmate.adapters.http;

import com.socmate.adapters.http.body.InvalidBody;
import com.socmate.adapters.http.body.Violation;
import com.socmate.domain.specificity.Criterion;
import com.socmate.domain.time.Timetable;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/// Whether a schedule may have any query, or only one that is specific enough to run again and
/// again, as an administrator wants it.
public record SpecificQueries(BooleanSupplier required) {
  /// Refuses a query where only specific ones are wanted, and names what is missing.
  void hold(String query, Timetable timetable) {
    if (!required.getAsBoolean()) {
      return;
    }
    var judgement = Judged.of(query, timetable.recurrence());
    if (!judgement.valid()) {
      throw new InvalidBody(
          List.of(
              new Violation(
                  List.of("body", "user_query"),
                  "is not specific enough to run again and again; it fails "
                      + judgement.missing().stream()
                          .map(Criterion.Question::wireName)
                          .collect(Collectors.joining(", "))
                      + ". POST /api/v1/schedules/validate says why and what would help",
                  "value_error.not_specific")));
    }
  }
}
