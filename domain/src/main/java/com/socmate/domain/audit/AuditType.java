package com.socmate.domain.audit;

import java.time.Duration;

/// How far an audit goes.
///
/// @see AuditOrder
public enum AuditType {
  SHALLOW,
  DEEP,
  AUTONOMOUS;

  /// The longest that one target may take.
  public Duration hardBudget() {
    return switch (this) {
      case SHALLOW -> Duration.ofMinutes(5);
      case DEEP -> Duration.ofMinutes(60);
      case AUTONOMOUS -> Duration.ofHours(4);
    };
  }

  /// The least time between two audits of a schedule; none for a shallow one.
  public Duration leastPeriod() {
    return this == SHALLOW ? Duration.ZERO : Duration.ofHours(1);
  }
}
