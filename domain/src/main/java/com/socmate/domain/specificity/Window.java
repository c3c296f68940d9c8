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
