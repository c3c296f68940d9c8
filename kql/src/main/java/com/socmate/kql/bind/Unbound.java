package com.socmate.kql.bind;

/// Thrown to leave an operator that makes no sense; the reason has been reported.
final class Unbound extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unbound() {
    super("reported", null, false, false);
  }
}
