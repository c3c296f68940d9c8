package com.socmate.domain.audit;

import com.socmate.domain.finding.Fingerprint;
import com.socmate.domain.id.FindingId;
import java.util.stream.Stream;

/// A defect of a target, as it stands against the audits before.
public record AuditFinding(
    FindingId id,
    Check check,
    AuditTarget target,
    Defect defect,
    Fingerprint fingerprint,
    FindingState state) {
  private static final int MOST_OCCURRENCES = 50;

  /// The same thing seen once more at the same place.
  AuditFinding and(AuditFinding other) {
    var evidence =
        Stream.concat(defect.evidence().stream(), other.defect.evidence().stream())
            .distinct()
            .limit(MOST_OCCURRENCES)
            .toList();
    var severity =
        defect.severity().compareTo(other.defect.severity()) < 0
            ? other.defect.severity()
            : defect.severity();
    var both =
        new Defect(severity, defect.locator(), defect.discriminator(), defect.detail(), evidence);
    return new AuditFinding(id, check, target, both, fingerprint, state);
  }

  /// The same, as it is kept when it is no longer there.
  public AuditFinding fixed(FindingId newId) {
    return new AuditFinding(newId, check, target, defect, fingerprint, FindingState.FIXED);
  }
}
