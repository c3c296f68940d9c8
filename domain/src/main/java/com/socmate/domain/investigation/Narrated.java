package com.socmate.domain.investigation;

import com.socmate.domain.finding.EvidenceRef;
import java.util.List;

/// A sentence a model wrote about verified rows, and whether its figures and names are in them.
///
/// @param verified false if it was struck
public record Narrated(String text, List<EvidenceRef> evidence, boolean verified, String model) {
  public Narrated {
    evidence = List.copyOf(evidence);
  }
}
