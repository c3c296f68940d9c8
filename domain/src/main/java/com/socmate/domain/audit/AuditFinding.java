package com.socmate.domain.audit;

import com.socmate.domain.finding.Fingerprint;
import com.socmate.domain.id.FindingId;

/// A defect of a target, as it stands against the audits before.
public record AuditFinding(
    FindingId id,
    Check check,
    AuditTarget target,
    Defect defect,
    Fingerprint fingerprint,
    FindingState state) {
  /// The same thing seen once more at the same place.
  AuditFinding and(AuditFinding other) {
    return new AuditFinding(id, check, target, defect.and(other.defect), fingerprint, state);
  }

  /// The same, as it is kept when it is no longer there.
  public AuditFinding fixed(FindingId newId) {
    return new AuditFinding(newId, check, target, defect, fingerprint, FindingState.FIXED);
  }
}
