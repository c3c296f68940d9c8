package com.socmate.adapters.http;

import com.socmate.domain.time.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a person should see before agreeing to a schedule's times.
///
/// @param nextRuns with the offset that the place has then
record PreviewJson(
    String sentence,
    String timezone,
    List<String> nextRuns,
    List<Warning> warnings,
    @Nullable Long shortestPeriodSeconds) {

  private static final DateTimeFormatter RFC_3339 =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX", Locale.ROOT);

  /// Something that may surprise.
  record Warning(String kind, String message) {}

  /// @param crowd a warning of others in the same minute
  static PreviewJson from(Timetable timetable, Instant now, Optional<Warning> crowd) {
    var explanation = timetable.explain(now);
    return new PreviewJson(
        explanation.sentence(),
        timetable.zone().getId(),
        explanation.upcoming().stream().map(RFC_3339::format).toList(),
        Stream.concat(
                explanation.warnings().stream()
                    .map(warning -> new Warning(Words.of(warning.kind()), warning.message())),
                crowd.stream())
            .toList(),
        explanation.shortestPeriod().map(Duration::toSeconds).orElse(null));
  }
}
