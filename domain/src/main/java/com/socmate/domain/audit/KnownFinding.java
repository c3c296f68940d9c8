package com.socmate.domain.audit;

import com.socmate.domain.finding.Fingerprint;

/// A finding of an earlier audit.
///
/// @param state as the last audit that could tell left it
/// @param reach how far an audit has to go to see whether it is gone
public record KnownFinding(
    CheckId check, Fingerprint fingerprint, FindingState state, AuditType reach) {}
