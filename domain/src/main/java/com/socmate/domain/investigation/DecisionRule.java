package com.socmate.domain.investigation;

import java.math.BigDecimal;
import java.util.List;

/// When a row of the deciding query is a finding: its metric compared with a value, and the columns
/// that say which thing it is about.
///
/// @param metric a column, or [#EACH_ROW] where every row counts as one
/// @param key the columns whose values name the thing found; never empty
public record DecisionRule(String metric, Operator operator, BigDecimal value, List<String> key) {
  /// The metric of a rule that no column measures: each row counts 1.
  public static final String EACH_ROW = "row";

  /// A comparison of a measured number with a wanted one.
  public enum Operator {
    GREATER(">"),
    AT_LEAST(">="),
    LESS("<"),
    AT_MOST("<="),
    EQUAL("==");

    private final String symbol;

    Operator(String symbol) {
      this.symbol = symbol;
    }

    /// As KQL writes it.
    public String symbol() {
      return symbol;
    }

    boolean holds(int comparison) {
      return switch (this) {
        case GREATER -> comparison > 0;
        case AT_LEAST -> comparison >= 0;
        case LESS -> comparison < 0;
        case AT_MOST -> comparison <= 0;
        case EQUAL -> comparison == 0;
      };
    }
  }

  public DecisionRule {
    if (key.isEmpty()) {
      throw new IllegalArgumentException("A decision rule names at least one key column.");
    }
    key = List.copyOf(key);
  }

  /// The rule by which every row is a finding.
  public static DecisionRule everyRow(List<String> key) {
    return new DecisionRule(EACH_ROW, Operator.AT_LEAST, BigDecimal.ONE, key);
  }

  public boolean countsRows() {
    return metric.equals(EACH_ROW);
  }

  /// Whether a measured number satisfies the rule.
  public boolean isSatisfiedBy(BigDecimal measured) {
    return operator.holds(measured.compareTo(value));
  }

  /// The rule as a sentence would carry it, such as `Attempts > 5`.
  public String text() {
    return countsRows()
        ? "every row"
        : metric + " " + operator.symbol() + " " + value.toPlainString();
  }
}
