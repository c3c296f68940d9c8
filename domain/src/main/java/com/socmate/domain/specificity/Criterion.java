package com.socmate.domain.specificity;

import com.socmate.domain.entity.TextSpan;
import java.util.List;
import java.util.Locale;

/// One question asked of a query, and its answer in a sentence with the words that decided it.
public record Criterion(
    Question id, Status status, String message, List<Evidence> evidence, List<String> fixIds) {

  /// What is asked.
  public enum Question {
    ENTITY,
    TIME_WINDOW,
    CONDITION,
    AGGREGATION_KEY,
    REFERENCE,
    RECURRENCE,
    OBSERVABILITY,
    SINGLE_OBJECTIVE,
    WINDOW_VS_FREQUENCY,
    SAFETY;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    /// Whether failing it makes a query unspecific.
    boolean decides() {
      return this != WINDOW_VS_FREQUENCY && this != SAFETY;
    }

    /// Whether a query without it cannot score well.
    boolean isCore() {
      return this == ENTITY || this == TIME_WINDOW || this == CONDITION;
    }
  }

  /// The answer.
  public enum Status {
    PASS,
    WARN,
    FAIL,
    NOT_APPLICABLE;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Words of the query that decided.
  public record Evidence(TextSpan span, String text) {}

  static Criterion pass(Question id, String message, List<Evidence> evidence) {
    return new Criterion(id, Status.PASS, message, evidence, List.of());
  }

  static Criterion warn(Question id, String message, List<Evidence> evidence) {
    return new Criterion(id, Status.WARN, message, evidence, List.of());
  }

  static Criterion fail(Question id, String message, List<Evidence> evidence) {
    return new Criterion(id, Status.FAIL, message, evidence, List.of());
  }

  static Criterion notApplicable(Question id, String message) {
    return new Criterion(id, Status.NOT_APPLICABLE, message, List.of(), List.of());
  }

  boolean failed() {
    return status == Status.FAIL;
  }

  Criterion fixedBy(List<Fix> fixes) {
    List<String> ids = fixes.stream().filter(fix -> fix.criterion() == id).map(Fix::id).toList();
    return new Criterion(id, status, message, evidence, ids);
  }
}
