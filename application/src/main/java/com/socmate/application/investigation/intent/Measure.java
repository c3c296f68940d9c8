package com.socmate.application.investigation.intent;

import com.socmate.application.investigation.wording.Subject;
import com.socmate.domain.investigation.DecisionRule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What is measured of a kind of event before a rule is asked.
sealed interface Measure {
  /// The column that holds what was measured.
  String metric();

  /// What a question's number may count to be this measure's limit.
  List<Subject> subjects();

  /// How many events there are.
  record Events() implements Measure {
    @Override
    public String metric() {
      return "Events";
    }

    @Override
    public List<Subject> subjects() {
      return List.of(Subject.EVENT);
    }
  }

  /// How many different values a column has.
  record Distinct(String column, String metric, List<Subject> subjects) implements Measure {
    public Distinct {
      subjects = List.copyOf(subjects);
    }
  }

  /// Something that shows only in how events lie to each other or to those before.
  ///
  /// @param pipeline lines of KQL behind `events`, which end with the key, the metric, `Events`,
  ///   `FirstSeen` and `LastSeen`; `$key`, `$baseline`, `$span` and `$age` are filled in
  /// @param lookback how far before the window events are read; zero for not at all
  /// @param usually a condition on the measured rows that holds where the words name no number
  /// @param span what `$span` is where the words name none; empty if a span makes no sense here
  /// @param age what `$age` is where the words name none
  record Shape(
      String metric,
      List<Subject> subjects,
      String pipeline,
      Duration lookback,
      Optional<String> usually,
      Optional<Duration> span,
      Duration age)
      implements Measure {
    public Shape {
      subjects = List.copyOf(subjects);
    }
  }

  /// The name of a metric as a person reads it.
  static String noun(Measure measure) {
    return measure.metric().equals(DecisionRule.EACH_ROW)
        ? "rows"
        : measure.metric().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(java.util.Locale.ROOT);
  }
}
