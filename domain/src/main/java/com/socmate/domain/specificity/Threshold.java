package com.socmate.domain.specificity;

import com.socmate.domain.entity.TextSpan;
import java.math.BigDecimal;
import java.util.Optional;

/// A number that decides.
///
/// @param measure the words for what is counted, as written; may be empty
/// @param unit `percent`, `minute`, `day`, `MB`, …; empty for a plain count
/// @param implicit whether nobody wrote it: one occurrence of something rare is enough
/// @param distinct whether different values are counted, not rows
/// @param span where it stands; empty when implicit
public record Threshold(
    Op op,
    BigDecimal value,
    String measure,
    Optional<String> unit,
    boolean implicit,
    boolean distinct,
    Optional<TextSpan> span) {

  /// How a measure is compared with the value.
  public enum Op {
    MORE_THAN(">"),
    AT_LEAST(">="),
    LESS_THAN("<"),
    AT_MOST("<="),
    EXACTLY("=="),
    TOP("top");

    private final String symbol;

    Op(String symbol) {
      this.symbol = symbol;
    }

    public String symbol() {
      return symbol;
    }
  }

  static Threshold oneOccurrence() {
    return new Threshold(
        Op.AT_LEAST, BigDecimal.ONE, "", Optional.empty(), true, false, Optional.empty());
  }
}
