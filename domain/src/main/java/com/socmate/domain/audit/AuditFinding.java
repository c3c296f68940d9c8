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
    FindingState state) {}
