package com.socmate.kql.function;

/// Says why a query cannot go on, in words for whoever wrote it: a failed `assert`, a pattern that
/// is no regular expression.
public final class EvaluationFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  public EvaluationFailure(String message) {
    super(message);
  }
}
