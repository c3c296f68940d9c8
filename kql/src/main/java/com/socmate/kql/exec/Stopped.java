package com.socmate.kql.exec;

/// Thrown to leave a running query that must not go on.
public final class Stopped extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Why.
  public enum Reason {
    CANCELLED,
    TIME,
    MEMORY
  }

  private final Reason reason;

  public Stopped(Reason reason) {
    super(reason.name(), null, false, false);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
