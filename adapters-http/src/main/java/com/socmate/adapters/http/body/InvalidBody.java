package com.socmate.adapters.http.body;

import java.util.List;

/// A request body that was refused, with everything that is wrong with it.
public final class InvalidBody extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int MOST_TOLD = 100;

  private final transient List<Violation> violations;

  public InvalidBody(List<Violation> violations) {
    super("The body is invalid in " + violations.size() + " ways.");
    this.violations = violations.stream().limit(MOST_TOLD).toList();
  }

  InvalidBody(Violation only) {
    this(List.of(only));
  }

  public List<Violation> violations() {
    return violations;
  }
}
