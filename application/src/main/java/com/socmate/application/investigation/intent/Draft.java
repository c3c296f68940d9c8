package com.socmate.application.investigation.intent;

import com.socmate.application.investigation.wording.Limit;
import com.socmate.application.investigation.wording.Wording;
import com.socmate.domain.investigation.DecisionRule.Operator;
import com.socmate.domain.investigation.PlannedQuery;
import com.socmate.domain.specificity.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A plan in the making: what the words said, and what had to be assumed.
final class Draft {
  static final Duration DAY = Duration.ofDays(1);
  static final Duration LONGEST = Duration.ofDays(90);

  private final List<String> assumptions = new ArrayList<>();
  private final List<PlannedQuery> queries = new ArrayList<>();

  void assume(String sentence) {
    assumptions.add(sentence);
  }

  List<String> assumptions() {
    return assumptions;
  }

  List<PlannedQuery> queries() {
    return queries;
  }

  /// How far each run looks back: as the words say, else a day.
  Duration window(Wording words) {
    return words
        .window()
        .map(window -> {
          var length = window.longest().orElse(DAY);
          if (window.kind() == Window.Kind.SINCE_LAST_RUN) {
            assume(
                "\""
                    + window.text()
                    + "\": a schedule's runs read on from where what was read in full ends; its first run, and a question outside of a schedule, read the "
                    + spoken(length)
                    + " before.");
          } else if (window.kind() != Window.Kind.ROLLING) {
            assume(
                "\"" + window.text() + "\" is read as the " + spoken(length) + " before each run.");
          }
          return length;
        })
        .orElseGet(() -> {
          assume("No window was named; each run looks back over 24 hours.");
          return DAY;
        });
  }

  /// Too long or too short a window, as a sentence.
  static Optional<String> refusal(Duration window) {
    return window.compareTo(LONGEST) > 0
        ? Optional.of(
            "It asks for "
                + spoken(window)
                + " of logs; a recurring run reads at most "
                + spoken(LONGEST)
                + ".")
        : window.compareTo(Duration.ofMinutes(1)) < 0
            ? Optional.of("It asks for a window shorter than a minute.")
            : Optional.empty();
  }

  /// The limit the words name, else the usual one, said as an assumption.
  Limit limit(Optional<Limit> named, Operator usualOperator, long usual, String what) {
    named
        .filter(Limit::implied)
        .ifPresent(
            it -> assume(it.value() + " " + what + " is read as " + it.value() + " or more."));
    return named.orElseGet(() -> {
      assume(
          "No number was named; "
              + (usualOperator == Operator.GREATER ? "more than " : "at least ")
              + usual
              + " "
              + what
              + " count as too many.");
      return Limit.of(usualOperator, usual);
    });
  }

  void query(
      PlannedQuery.Purpose purpose,
      String title,
      String kql,
      Duration lookback,
      List<String> tables) {
    queries.add(
        new PlannedQuery(
            "Q" + (queries.size() + 1), purpose, title, kql.strip(), lookback, tables));
  }

  static String spoken(Duration length) {
    if (length.toSeconds() % 86_400 == 0 && length.toDays() > 1) {
      return length.toDays() + " days";
    }
    if (length.toSeconds() % 3_600 == 0) {
      return length.toHours() == 1 ? "hour" : length.toHours() + " hours";
    }
    return length.toMinutes() + " minutes";
  }
}
