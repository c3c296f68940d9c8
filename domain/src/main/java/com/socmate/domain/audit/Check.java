package com.socmate.domain.audit;

import com.socmate.domain.finding.Severity;

/// One thing an audit looks at.
///
/// @param severity unless the evidence says otherwise
/// @param cwe the weakness's number; 0 where none fits
public record Check(
    CheckId id,
    String title,
    FindingClass kind,
    String category,
    Severity severity,
    int cwe,
    String recommendation) {}
