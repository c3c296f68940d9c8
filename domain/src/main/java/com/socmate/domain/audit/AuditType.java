package com.socmate.domain.audit;

import java.time.Duration;

/// How far an audit goes.
///
/// @see AuditOrder
public enum AuditType {
  SHALLOW,
  DEEP,
  AUTONOMOUS;

  /// After which a target is left with what was seen of it.
  public Duration softBudget() {
    return switch (this) {
      case SHALLOW -> Duration.ofSeconds(270);
      case DEEP -> Duration.ofMinutes(20);
      case AUTONOMOUS -> Duration.ofMinutes(60);
    };
  }

  /// Whether it sees all that an audit of the other type does.
  public boolean reaches(AuditType other) {
    return compareTo(other) >= 0;
  }

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
