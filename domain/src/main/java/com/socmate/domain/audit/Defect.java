package com.socmate.domain.audit;

import com.socmate.domain.finding.Severity;
import java.util.List;
import java.util.stream.Stream;

/// One thing wrong that a check saw.
///
/// @param locator the path it is at; empty where the whole host or zone is meant
/// @param discriminator what tells it from its like at the same place: a cookie, a header, a
///   library
/// @param detail what was seen, in a sentence
/// @param evidence what proves it; never empty
/// @param reach how far an audit has to go to see it
public record Defect(
    Severity severity,
    String locator,
    String discriminator,
    String detail,
    List<Evidence> evidence,
    AuditType reach) {
  private static final int MOST_OCCURRENCES = 50;

  public Defect {
    evidence = List.copyOf(evidence);
    if (evidence.isEmpty()) {
      throw new IllegalArgumentException("A defect has something that proves it: " + detail);
    }
  }

  /// One that every audit can see.
  public Defect(
      Severity severity,
      String locator,
      String discriminator,
      String detail,
      List<Evidence> evidence) {
    this(severity, locator, discriminator, detail, evidence, AuditType.SHALLOW);
  }

  /// The same, seen only by who goes beyond the first page.
  public Defect beyondFirstPage() {
    return new Defect(severity, locator, discriminator, detail, evidence, AuditType.DEEP);
  }

  /// The same thing seen once more at the same place.
  public Defect and(Defect other) {
    var both =
        Stream.concat(evidence.stream(), other.evidence.stream())
            .distinct()
            .limit(MOST_OCCURRENCES)
            .toList();
    return new Defect(
        severity.compareTo(other.severity) < 0 ? other.severity : severity,
        locator,
        discriminator,
        detail,
        both,
        reach.reaches(other.reach) ? reach : other.reach);
  }
}
