package com.socmate.application.investigation.intent;

import com.socmate.application.investigation.wording.Subject;
import com.socmate.domain.investigation.DecisionRule;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

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
  /// @param unit in what the metric is measured, as limits name it: `hour`, `percent`, `MB`; empty
  ///   for a plain count
  /// @param pipeline lines of KQL behind `events`, which end with the key, the metric, `Events`,
  ///   `FirstSeen` and `LastSeen`; `$key`, `$baseline`, `$span`, `$age` and `$usually` are filled
  /// @param usually the condition that stands for `$usually` where the words name no number
  /// @param lookback how far before the window events are read; zero for not at all
  /// @param fixed whether it must be this lookback, whatever the words say
  /// @param span what `$span` is where the words name none; zero if a span makes no sense here
  /// @param age what `$age` is where the words name none; zero if it makes no sense here
  record Shape(
      String metric,
      List<Subject> subjects,
      String unit,
      String pipeline,
      String usually,
      Duration lookback,
      boolean fixed,
      Duration span,
      Duration age)
      implements Measure {
    public Shape {
      subjects = List.copyOf(subjects);
    }

    static Shape of(String metric, String pipeline, Subject... subjects) {
      return new Shape(
          metric,
          List.of(subjects),
          "",
          pipeline,
          "true",
          Duration.ZERO,
          false,
          Duration.ZERO,
          Duration.ZERO);
    }

    Shape in(String metricUnit) {
      return new Shape(metric, subjects, metricUnit, pipeline, usually, lookback, fixed, span, age);
    }

    Shape usually(String condition) {
      return new Shape(metric, subjects, unit, pipeline, condition, lookback, fixed, span, age);
    }

    Shape comparedWith(Duration before) {
      return new Shape(metric, subjects, unit, pipeline, usually, before, false, span, age);
    }

    Shape comparedOnlyWith(Duration before) {
      return new Shape(metric, subjects, unit, pipeline, usually, before, true, span, age);
    }

    /// Whether it can be compared with so long a time before the window.
    boolean compares(Duration baseline) {
      return !lookback.isZero() && (!fixed || baseline.equals(lookback));
    }

    Shape within(Duration usualSpan) {
      return new Shape(metric, subjects, unit, pipeline, usually, lookback, fixed, usualSpan, age);
    }

    Shape after(Duration usualAge) {
      return new Shape(metric, subjects, unit, pipeline, usually, lookback, fixed, span, usualAge);
    }

    boolean takesSpan() {
      return !span.isZero();
    }

    boolean takesAge() {
      return !age.isZero() || unit.equals("hour");
    }
  }

  /// In what its limit is given: `hour`, `percent`, `MB`, or empty for a plain count.
  default String unit() {
    return "";
  }

  /// The name of a metric as a person reads it.
  static String noun(Measure measure) {
    return measure.metric().equals(DecisionRule.EACH_ROW)
        ? "rows"
        : measure.metric().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }
}
