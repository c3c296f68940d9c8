package com.socmate.application.investigation.intent;

import java.time.Duration;
import java.util.Collection;
import java.util.stream.Collectors;

/// Values as KQL literals. Whatever comes from a user enters a query only through here.
public final class Kql {
  /// The bounds of a run; the workspace gives them their values.
  static final String IN_WINDOW = "TimeGenerated >= startTime and TimeGenerated < endTime";

  private Kql() {}

  /// A string literal that means exactly the text.
  public static String text(String value) {
    var literal = new StringBuilder("\"");
    for (int index = 0; index < value.length(); index++) {
      append(literal, value.charAt(index));
    }
    return literal.append('"').toString();
  }

  static String texts(Collection<String> values) {
    return values.stream().map(Kql::text).collect(Collectors.joining(", ", "(", ")"));
  }

  /// A timespan literal in the largest unit that holds it exactly.
  static String span(Duration length) {
    if (length.toSeconds() % 86_400 == 0) {
      return length.toDays() + "d";
    }
    if (length.toSeconds() % 3_600 == 0) {
      return length.toHours() + "h";
    }
    return length.toSeconds() % 60 == 0 ? length.toMinutes() + "m" : length.toSeconds() + "s";
  }

  private static void append(StringBuilder literal, char c) {
    if (c == '"' || c == '\\') {
      literal.append('\\').append(c);
    } else if (c < ' ' || c > '~') {
      literal.append(String.format("\\u%04x", (int) c));
    } else {
      literal.append(c);
    }
  }
}
