package com.socmate.domain.audit;

import com.socmate.domain.finding.Severity;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/// The score of an audit: a hundred less what each open finding costs.
public record AuditScore(int points) {
  private static final int FULL = 100;

  public AuditScore {
    if (points < 0 || points > FULL) {
      throw new IllegalArgumentException("A score is from 0 to 100, not " + points + ".");
    }
  }

  public static AuditScore of(Collection<Severity> open) {
    int lost = open.stream().mapToInt(AuditScore::cost).sum();
    return new AuditScore(Math.max(0, FULL - lost));
  }

  /// From how many there are of each severity.
  public static AuditScore of(Map<Severity, Integer> breakdown) {
    int lost =
        breakdown.entrySet().stream().mapToInt(it -> cost(it.getKey()) * it.getValue()).sum();
    return new AuditScore(Math.max(0, FULL - lost));
  }

  private static int cost(Severity severity) {
    return switch (severity) {
      case CRITICAL -> 30;
      case HIGH -> 15;
      case MEDIUM -> 8;
      case LOW -> 3;
      case INFORMATIONAL -> 0;
    };
  }

  /// How many there are of each severity, those with none too.
  public static Map<Severity, Integer> breakdown(Collection<Severity> open) {
    Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
    for (Severity severity : Severity.values()) {
      counts.put(severity, 0);
    }
    open.forEach(severity -> counts.merge(severity, 1, Integer::sum));
    return counts;
  }

  public String grade() {
    return points >= 97
        ? "A+"
        : points >= 93 ? "A" : points >= 90 ? "A-" : points >= 87 ? "B+" : belowGood();
  }

  private String belowGood() {
    return points >= 83
        ? "B"
        : points >= 80
            ? "B-"
            : points >= 77 ? "C+" : points >= 73 ? "C" : points >= 70 ? "C-" : belowFair();
  }

  private String belowFair() {
    return points >= 60 ? "D" : "F";
  }
}
