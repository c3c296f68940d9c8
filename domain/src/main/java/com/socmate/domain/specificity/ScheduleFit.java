package com.socmate.domain.specificity;

import com.socmate.domain.time.Recurrence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How the window of a query and the frequency of its schedule fit together.
record ScheduleFit(List<String> sentences, boolean judged) {

  static ScheduleFit of(Optional<Window> window, Optional<Recurrence> recurrence) {
    Optional<Duration> length = window.flatMap(Window::length);
    Optional<Duration> period = recurrence.flatMap(Recurrence::shortestPeriod);
    return length.isPresent() && period.isPresent()
        ? new ScheduleFit(compare(length.get(), period.get()), true)
        : new ScheduleFit(List.of(), false);
  }

  private static List<String> compare(Duration window, Duration period) {
    if (window.compareTo(period) < 0) {
      return List.of(
          "coverage_gap: runs every %s but looks back %s; the rest is never read."
              .formatted(words(period), words(window)));
    }
    if (window.compareTo(period.multipliedBy(2)) >= 0) {
      return List.of(
          "overlap: runs every %s and looks back %s; the same event is seen up to %d times."
              .formatted(words(period), words(window), window.dividedBy(period)));
    }
    return List.of();
  }

  private static String words(Duration duration) {
    if (duration.toMinutes() % 60 != 0) {
      return counted(duration.toMinutes(), "minute");
    }
    return duration.toHours() % 24 == 0
        ? counted(duration.toDays(), "day")
        : counted(duration.toHours(), "hour");
  }

  private static String counted(long number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s");
  }
}
