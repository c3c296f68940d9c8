package com.socmate.domain.incident;

import java.util.Optional;

/// What an incident turned out to be, when it was closed.
public record Classification(Verdict verdict, Optional<Reason> reason, String comment) {
  public static final int LONGEST_COMMENT = 5_000;

  /// Refuses with [IllegalArgumentException]: a reason that does not go with the verdict
  public Classification {
    if (reason.isPresent() && !reason.get().goesWith(verdict)) {
      throw new IllegalArgumentException(
          "The reason " + reason.get() + " goes with " + reason.get().of + " only.");
    }
  }

  public enum Verdict {
    UNDETERMINED,
    TRUE_POSITIVE,
    BENIGN_POSITIVE,
    FALSE_POSITIVE
  }

  public enum Reason {
    SUSPICIOUS_ACTIVITY(Verdict.TRUE_POSITIVE),
    SUSPICIOUS_BUT_EXPECTED(Verdict.BENIGN_POSITIVE),
    INCORRECT_ALERT_LOGIC(Verdict.FALSE_POSITIVE),
    INACCURATE_DATA(Verdict.FALSE_POSITIVE);

    private final Verdict of;

    Reason(Verdict of) {
      this.of = of;
    }

    public boolean goesWith(Verdict verdict) {
      return of == verdict;
    }
  }
}
