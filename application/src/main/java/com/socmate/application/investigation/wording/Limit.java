package com.socmate.application.investigation.wording;

import com.socmate.domain.investigation.DecisionRule.Operator;
import com.socmate.domain.specificity.Threshold;
import java.util.Optional;

/// A number that is too many, or too few, as a rule can hold it.
///
/// @param of what is counted, if the words beside it say so
/// @param implied true where the words name a number without comparing it
/// @param unit empty for a plain count
public record Limit(
    Operator operator, long value, Optional<Subject> of, boolean implied, Optional<String> unit) {

  /// What was said; empty where it is nothing a rule can hold, such as a ranking.
  static Optional<Limit> of(Threshold threshold, String query) {
    return operator(threshold.op())
        .filter(_ -> !threshold.implicit() && isWhole(threshold))
        .map(operator ->
            new Limit(
                operator,
                threshold.value().longValue(),
                Subject.counted(PlainWords.of(threshold.measure())),
                isBare(threshold, query),
                threshold.unit()));
  }

  public static Limit of(Operator operator, long value) {
    return new Limit(operator, value, Optional.empty(), false, Optional.empty());
  }

  private static boolean isWhole(Threshold threshold) {
    return threshold.value().stripTrailingZeros().scale() <= 0;
  }

  private static boolean isBare(Threshold threshold, String query) {
    return threshold
        .span()
        .map(it -> it.in(query).strip())
        .filter(it -> it.matches("[\\w,.-]+(?: (?:dozen|hundred|thousand))?"))
        .isPresent();
  }

  private static Optional<Operator> operator(Threshold.Op op) {
    return switch (op) {
      case MORE_THAN -> Optional.of(Operator.GREATER);
      case AT_LEAST -> Optional.of(Operator.AT_LEAST);
      case LESS_THAN -> Optional.of(Operator.LESS);
      case AT_MOST -> Optional.of(Operator.AT_MOST);
      case EXACTLY -> Optional.of(Operator.EQUAL);
      case TOP -> Optional.empty();
    };
  }

  /// "More than twice" is "at least 3".
  boolean meansTheSame(Limit other) {
    return isOfEvents() == other.isOfEvents()
        && (isOfEvents() || of.equals(other.of))
        && (least() >= 0 ? least() == other.least() : equals(other));
  }

  private boolean isOfEvents() {
    return of.filter(it -> it != Subject.EVENT).isEmpty();
  }

  private long least() {
    return switch (operator) {
      case GREATER -> value + 1;
      case AT_LEAST -> value;
      case LESS, AT_MOST, EQUAL -> -1;
    };
  }

  /// As KQL compares with it, such as `> 5`.
  public String text() {
    return operator.symbol() + " " + value;
  }
}
