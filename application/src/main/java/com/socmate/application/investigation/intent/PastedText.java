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
/// @param statement where its last statement begins
record PastedText(String kql, Optional<Duration> furthest, boolean bound, int statement) {
  static PastedText of(String written) {
    return new Reader(written).read();
  }

  /// Its rows, if there are more than so many of them, else none.
  String onlyAbove(long rows) {
    return kql.substring(0, statement)
        + "\nlet answered_rows = materialize(\n"
        + kql.substring(statement).strip().replaceFirst(";$", "")
        + "\n);\nanswered_rows\n| where toscalar(answered_rows | count) > "
        + rows;
  }

  private static final class Reader {
    private static final Pattern LENGTH =
        Pattern.compile("\\s*\\(\\s*(\\d{1,5}(?:\\.\\d{1,6})?)([a-z]{1,12})\\s*\\)");
    private static final Pattern NO_ARGUMENT = Pattern.compile("\\s*\\(\\s*\\)");
    private static final Pattern ARGUMENT = Pattern.compile("\\s*\\(");

    private final String text;
    private final StringBuilder kql = new StringBuilder();
    private Optional<Duration> furthest = Optional.empty();
    private boolean bound;
    private int statement;
    private int at;

    Reader(String text) {
      this.text = text;
    }

    PastedText read() {
      while (at < text.length()) {
        char c = text.charAt(at);
        if (text.startsWith("//", at)) {
          copyTo(end(text.indexOf('\n', at)));
        } else if (c == '"' || c == '\'') {
          copyTo(endOfString(c));
        } else if (Character.isJavaIdentifierStart(c)) {
          word();
        } else {
          copyTo(at + 1);
          startOfStatement(c);
        }
      }
      return new PastedText(kql.toString(), furthest, bound, statement);
    }

    /// Behind a semicolon that is not the last character.
    private void startOfStatement(char c) {
      if (c == ';' && !text.substring(at).isBlank()) {
        statement = kql.length();
      }
    }

    private void copyTo(int to) {
      kql.append(text, at, to);
      at = to;
    }

    private int end(int found) {
      return found < 0 ? text.length() : found;
    }

    /// Behind the closing quote; a verbatim string knows no backslash.
    private int endOfString(char quote) {
      boolean verbatim = at > 0 && text.charAt(at - 1) == '@';
      for (int index = at + 1; index < text.length(); index++) {
        char c = text.charAt(index);
        if (c == '\\' && !verbatim) {
          index++;
        } else if (c == quote || (c == '\n' && !verbatim)) {
          return index + 1;
        }
      }
      return text.length();
    }

    private void word() {
      int from = at;
      while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
        at++;
      }
      switch (text.substring(from, at)) {
        case "ago" -> ago();
        case "now" -> now();
        case "startTime" -> kql.append("pasted_startTime");
        case "endTime" -> kql.append("pasted_endTime");
        default -> kql.append(text, from, at);
      }
    }

    private void ago() {
      if (!follows(ARGUMENT)) {
        kql.append("ago");
        return;
      }
      Matcher length = LENGTH.matcher(text).region(at, text.length());
      if (length.lookingAt()) {
        unit(length.group(2))
            .map(unit -> times(unit, length.group(1)))
            .filter(it -> furthest.isEmpty() || it.compareTo(furthest.get()) > 0)
            .ifPresent(it -> furthest = Optional.of(it));
      }
      kql.append("endTime - ");
      bound = true;
    }

    private void now() {
      Matcher call = NO_ARGUMENT.matcher(text).region(at, text.length());
      if (call.lookingAt()) {
        kql.append("endTime");
        at = call.end();
        bound = true;
      } else {
        kql.append("now");
      }
    }

    private boolean follows(Pattern pattern) {
      return pattern.matcher(text).region(at, text.length()).lookingAt();
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
}
