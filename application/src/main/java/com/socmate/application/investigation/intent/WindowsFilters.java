package com.socmate.application.investigation.intent;

import com.socmate.application.investigation.wording.Mentions.Kind;
import com.socmate.application.investigation.wording.Mentions.Mention;
import com.socmate.application.investigation.wording.Wording;
import java.util.List;
import java.util.stream.Collectors;

/// Narrows Windows logons to what a question names.
final class WindowsFilters {
  private WindowsFilters() {}

  /// Conditions, each behind an `and`.
  static String of(Wording words) {
    return conditions(words, Kind.IP, "IpAddress", "in", "!in")
        + ofComputers(words);
  }

  static String ofComputers(Wording words) {
    return conditions(words, Kind.HOST, "Computer", "in~", "!in~");
  }

  /// Whether a computer is named, to be looked at or to be left out.
  static boolean names(Wording words) {
    return !words.mentions().of(Kind.HOST).isEmpty();
  }

  /// How many computers are named to be looked at; 0 for all there are.
  static long named(Wording words) {
    return words.mentions().of(Kind.HOST).stream().filter(it -> !it.excluded()).count();
  }

  private static String conditions(
      Wording words, Kind kind, String column, String within, String without) {
    return condition(words, kind, column, within, false)
        + condition(words, kind, column, without, true);
  }

  private static String condition(
      Wording words, Kind kind, String column, String operator, boolean excluded) {
    List<String> names =
        words.mentions().of(kind).stream()
            .filter(it -> it.excluded() == excluded)
            .map(Mention::text)
            .collect(Collectors.toList());
    return names.isEmpty() ? "" : "\n    and " + column + " " + operator + " " + Kql.texts(names);
  }
}
