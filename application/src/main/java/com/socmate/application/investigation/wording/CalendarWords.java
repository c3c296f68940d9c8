package com.socmate.application.investigation.wording;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Lengths of time in words.
final class CalendarWords {
  record Found(MatchResult match, Duration length) {}

  private record Stretch(Pattern pattern, Duration length) {}

  private static final List<Stretch> STRETCHES =
      List.of(
          new Stretch(
              Pattern.compile(
                  "\\b(?:today|yesterday|overnight|last night|this morning|tonight|since midnight"
                      + "|since yesterday)\\b"),
              Duration.ofDays(1)),
          new Stretch(Pattern.compile("\\b(?:this|the current) week\\b"), Duration.ofDays(7)),
          new Stretch(Pattern.compile("\\b(?:this|the current) month\\b"), Duration.ofDays(30)));

  private CalendarWords() {}

  static Optional<Found> in(String text) {
    for (var stretch : STRETCHES) {
      var matcher = stretch.pattern().matcher(text);
      if (matcher.find()) {
        return Optional.of(new Found(matcher.toMatchResult(), stretch.length()));
      }
    }
    return Optional.empty();
  }

  static Duration length(@Nullable String number, String unit) {
    long count =
        number == null || !Character.isDigit(number.charAt(0)) ? 1 : Long.parseLong(number);
    return unit(unit).multipliedBy(count);
  }

  private static Duration unit(String unit) {
    return switch (unit.charAt(0)) {
      case 'm' -> unit.startsWith("mo") ? Duration.ofDays(30) : Duration.ofMinutes(1);
      case 'h' -> Duration.ofHours(1);
      case 'w' -> Duration.ofDays(7);
      case 'f' -> Duration.ofDays(14);
      case 'q' -> Duration.ofDays(90);
      case 'y' -> Duration.ofDays(365);
      default -> Duration.ofDays(1);
    };
  }
}
