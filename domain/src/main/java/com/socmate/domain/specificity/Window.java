package com.socmate.domain.specificity;

import com.socmate.domain.entity.TextSpan;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// The stretch of time a query looks at.
///
/// @param iso an ISO 8601 duration (`PT24H`) or interval, or the word itself (`today`)
/// @param length how long it is at most; empty where that depends on the run
public record Window(Kind kind, String iso, Optional<Duration> length, TextSpan span, String text) {

  /// How long it can be; empty where that is known to the run alone.
  public Optional<Duration> longest() {
    return length.or(() -> kind == Kind.CALENDAR ? Optional.of(ofCalendar(iso)) : Optional.empty());
  }

  private static Duration ofCalendar(String words) {
    if (words.contains("quarter")) {
      return Duration.ofDays(92);
    }
    if (words.contains("month")) {
      return Duration.ofDays(31);
    }
    boolean upToAWeek =
        words.matches(
            ".*(?:week|last (?:mon|tues|wednes|thurs|fri|satur|sun)day|since (?:last |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day).*");
    return Duration.ofDays(words.contains("year") ? 366 : upToAWeek ? 7 : 1);
  }

  /// How the window moves with the runs.
  public enum Kind {
    ROLLING,
    CALENDAR,
    SINCE_LAST_RUN,
    AS_OF_RUN,
    ABSOLUTE;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
