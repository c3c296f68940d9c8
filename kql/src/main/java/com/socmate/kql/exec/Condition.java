package com.socmate.kql.exec;

import java.util.List;

/// What a row must meet to matter to a query. A source may use it to pass over rows, and need not.
public sealed interface Condition {
  /// The name of the column it speaks of.
  String column();

  /// A whole number or a moment from `least` to `greatest`, both included.
  record Within(String column, long least, long greatest) implements Condition {}

  /// A text that holds all the terms of at least one of these texts, whatever their case. A term is
  /// a run of letters and digits with none next to it.
  record HasTerms(String column, List<String> anyOf) implements Condition {
    public HasTerms {
      anyOf = List.copyOf(anyOf);
    }
  }
}
