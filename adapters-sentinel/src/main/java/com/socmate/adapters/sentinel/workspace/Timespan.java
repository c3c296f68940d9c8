package com.socmate.adapters.sentinel.workspace;

import com.socmate.kql.exec.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/// The `timespan` of a query request: `start/end`, `start/duration`, `duration/end` or a duration
/// up to now, in ISO 8601.
final class Timespan {
  private Timespan() {}

  /// Throws [DateTimeException] for a text of another form.
  static TimeRange parse(String text, Instant now) {
    if (text.isBlank()) {
      return TimeRange.ALWAYS;
    }
    int slash = text.indexOf('/');
    return slash < 0
        ? between(text, now)
        : between(text.substring(0, slash), text.substring(slash + 1));
  }

  private static TimeRange between(String duration, Instant now) {
    return TimeRange.between(now.minus(Duration.parse(duration)), now);
  }

  private static TimeRange between(String from, String to) {
    if (isDuration(from)) {
      var end = moment(to);
      return TimeRange.between(end.minus(Duration.parse(from)), end);
    }
    var start = moment(from);
    return TimeRange.between(start, isDuration(to) ? start.plus(Duration.parse(to)) : moment(to));
  }

  private static boolean isDuration(String text) {
    return text.startsWith("P");
  }

  private static Instant moment(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }
}
