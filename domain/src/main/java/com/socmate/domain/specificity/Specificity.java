package com.socmate.domain.specificity;

import com.socmate.domain.specificity.Criterion.Question;
import com.socmate.domain.specificity.Criterion.Status;
import com.socmate.domain.time.Recurrence;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Judges whether a query is specific enough for recurring use, without any model: the same text
/// always gets the same judgement.
public final class Specificity {
  private static final Map<Question, Integer> WEIGHTS =
      new EnumMap<>(
          Map.of(
              Question.ENTITY,
              25,
              Question.CONDITION,
              30,
              Question.TIME_WINDOW,
              25,
              Question.AGGREGATION_KEY,
              10));
  private static final int REST = 10;
  private static final int CAP_WITHOUT_A_CORE = 60;

  private final Signals signals;
  private final Optional<Recurrence> recurrence;

  private Specificity(Signals signals, Optional<Recurrence> recurrence) {
    this.signals = signals;
    this.recurrence = recurrence;
  }

  /// Judges for any frequency but once.
  public static Judgement judge(String query) {
    return new Specificity(Signals.read(query), Optional.empty()).judge(true);
  }

  /// Judges for running as often as `recurrence` says; once allows a fixed date.
  public static Judgement judge(String query, Recurrence recurrence) {
    return new Specificity(Signals.read(query), Optional.of(recurrence)).judge(true);
  }

  private Judgement judge(boolean withRewrites) {
    ScheduleFit fit = ScheduleFit.of(signals.window(), recurrence);
    List<Criterion> answers = new Criteria(signals, recurrence, fit).answers();
    List<Fix> fixes = new Fixes(signals, answers).all();
    List<Criterion> criteria = answers.stream().map(criterion -> criterion.fixedBy(fixes)).toList();
    boolean specific = criteria.stream().noneMatch(it -> it.failed() && it.id().decides());
    boolean safe = criteria.stream().noneMatch(it -> it.failed() && it.id() == Question.SAFETY);
    return new Judgement(
        specific && safe,
        specific,
        score(criteria),
        verdict(specific, safe, criteria),
        criteria,
        signals,
        fixes,
        withRewrites && !specific ? rewrites(fixes) : List.of(),
        fit.sentences());
  }

  private static int score(List<Criterion> criteria) {
    double score = 0;
    double rest = 0;
    long others = criteria.stream().filter(it -> !WEIGHTS.containsKey(it.id())).count();
    for (Criterion criterion : criteria) {
      double share = share(criterion.status());
      Integer weight = WEIGHTS.get(criterion.id());
      if (weight == null) {
        rest += share;
      } else {
        score += weight * share;
      }
    }
    int total = (int) Math.round(score + REST * rest / others);
    boolean coreFailed = criteria.stream().anyMatch(it -> it.failed() && it.id().isCore());
    return coreFailed ? Math.min(CAP_WITHOUT_A_CORE, total) : total;
  }

  private static double share(Status status) {
    return switch (status) {
      case PASS, NOT_APPLICABLE -> 1;
      case WARN -> 0.7;
      case FAIL -> 0;
    };
  }

  private static String verdict(boolean specific, boolean safe, List<Criterion> criteria) {
    if (!safe) {
      return "This asks for more than reading logs; it cannot be scheduled as it is.";
    }
    if (specific) {
      return "Specific enough to run again and again.";
    }
    String missing =
        criteria.stream()
            .filter(criterion -> criterion.failed() && criterion.id().decides())
            .map(criterion -> criterion.id().wireName().replace('_', ' '))
            .collect(Collectors.joining(", "));
    return "Not specific enough yet: " + missing + ".";
  }

  /// All fixes at once, from the end so that no position moves; shown only if that is enough.
  private List<Rewrite> rewrites(List<Fix> fixes) {
    if (fixes.isEmpty()) {
      return List.of();
    }
    List<Fix> backwards = new ArrayList<>(onePerCriterion(fixes));
    backwards.sort((one, other) -> Integer.compare(other.replace().start(), one.replace().start()));
    String text = signals.query();
    for (Fix fix : backwards) {
      text = fix.applyTo(text);
    }
    Judgement again = new Specificity(Signals.read(text), recurrence).judge(false);
    return again.valid()
        ? List.of(
            new Rewrite(
                text, again.score(), onePerCriterion(fixes).stream().map(Fix::label).toList()))
        : List.of();
  }

  private static List<Fix> onePerCriterion(List<Fix> fixes) {
    Map<Question, Fix> first = new EnumMap<>(Question.class);
    fixes.forEach(fix -> first.putIfAbsent(fix.criterion(), fix));
    return List.copyOf(first.values());
  }
}
