package com.socmate.domain.audit;

import com.socmate.domain.finding.Severity;
import java.util.List;

/// One thing wrong that a check saw.
///
/// @param locator the path it is at; empty where the whole host or zone is meant
/// @param discriminator what tells it from its like at the same place: a cookie, a header, a
///   library
/// @param detail what was seen, in a sentence
/// @param evidence what proves it; never empty
public record Defect(
    Severity severity,
    String locator,
    String discriminator,
    String detail,
    List<Evidence> evidence) {
  public Defect {
    evidence = List.copyOf(evidence);
    if (evidence.isEmpty()) {
      throw new IllegalArgumentException("A defect has something that proves it: " + detail);
    }
  }
}
