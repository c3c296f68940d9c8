package com.socmate.domain.investigation;

import com.socmate.domain.finding.EvidenceRef;
import java.util.List;

/// Something the report says of the data, held against the rows it cites.
///
/// @param text a sentence without markup
/// @param why why it does not hold or could not be checked; empty if it holds
public record Claim(Verdict verdict, String text, String why, List<EvidenceRef> evidence) {
  /// What counting again showed.
  public enum Verdict {
    HOLDS,
    STRUCK,
    /// The rows that would show it are not all there.
    UNCHECKED
  }

  public Claim {
    evidence = List.copyOf(evidence);
  }

  public Claim(Verdict verdict, String text, List<EvidenceRef> evidence) {
    this(verdict, text, "", evidence);
  }
}
