package com.socmate.application.investigation.intent;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// KQL that somebody wrote, made repeatable: `ago(…)` and `now()` count from the end of the window
/// instead of from the moment it happens to run.
///
/// @param kql what to run
/// @param furthest the longest `ago(…)`, if every one is a literal
/// @param bound true if a call was rewritten
record PastedText(String kql, Optional<Duration> furthest, boolean bound) {
  private static final Pattern TOKEN =
      Pattern.compile(
          "//[^\\n]*"
              + "|[hH]?@\"(?:[^\"]|\"\")*\"|[hH]?@'(?:[^']|'')*'"
              + "|[hH]?\"(?:[^\"\\\\\\n]|\\\\.)*\"|[hH]?'(?:[^'\\\\\\n]|\\\\.)*'"
              + "|[A-Za-z_][A-Za-z_0-9]*(?:\\s*\\(\\s*\\))?|.",
          Pattern.DOTALL);
  private static final Pattern LITERAL =
      Pattern.compile("^\\s*\\(\\s*(\\d{1,5}(?:\\.\\d+)?)([a-z]{1,12})\\s*\\)");

  static PastedText of(String written) {
    var kql = new StringBuilder();
    Optional<Duration> furthest = Optional.empty();
    boolean bound = false;
    Matcher token = TOKEN.matcher(written);
    while (token.find()) {
      var word = token.group();
      var rest = written.substring(token.end());
      if (word.equals("ago") && rest.stripLeading().startsWith("(")) {
        var length = literal(rest);
        furthest =
            furthest.isEmpty() || (length.isPresent() && length.get().compareTo(furthest.get()) > 0)
                ? length
                : furthest;
        kql.append("endTime - ");
        bound = true;
      } else if (word.matches("now\\s*\\(\\s*\\)")) {
        kql.append("endTime");
        bound = true;
      } else {
        kql.append(word.matches("startTime|endTime") ? "pasted_" + word : word);
      }
    }
    return new PastedText(kql.toString(), furthest, bound);
  }

  private static Optional<Duration> literal(String rest) {
    var matcher = LITERAL.matcher(rest);
    return matcher.find()
        ? unit(matcher.group(2)).map(unit -> times(unit, matcher.group(1)))
        : Optional.empty();
  }

  private static Duration times(Duration unit, String count) {
    return Duration.ofSeconds((long) Math.ceil(Double.parseDouble(count) * unit.toSeconds()));
  }

  private static Optional<Duration> unit(String name) {
    return switch (name) {
      case "d", "day", "days" -> Optional.of(Duration.ofDays(1));
      case "h", "hr", "hrs", "hour", "hours" -> Optional.of(Duration.ofHours(1));
      case "m", "min", "minute", "minutes" -> Optional.of(Duration.ofMinutes(1));
      case "s", "sec", "second", "seconds" -> Optional.of(Duration.ofSeconds(1));
      default -> Optional.empty();
    };
  }
}
