package com.socmate.domain.audit;

import com.socmate.domain.finding.Fingerprint;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.id.FindingId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/// What an audit of a target came to: its findings, its score and what each check looked at.
///
/// @param fixed findings of earlier audits that are gone
/// @param coverage every check of the catalogue with its verdict
public record AuditOutcome(
    AuditTarget target,
    List<AuditFinding> findings,
    List<Fingerprint> fixed,
    AuditScore score,
    List<CheckResult> coverage) {
  public AuditOutcome {
    findings = List.copyOf(findings);
    fixed = List.copyOf(fixed);
    coverage = List.copyOf(coverage);
  }

  /// @param type how far it went: what lies further is not said to be gone
  /// @param whole whether it saw all that its type looks at; if not, nothing is said to be gone
  public static AuditOutcome of(
      AuditTarget target,
      List<CheckResult> results,
      Collection<KnownFinding> before,
      AuditType type,
      boolean whole,
      Supplier<FindingId> ids) {
    var change =
        Lifecycle.against(before, target, results, it -> whole && type.reaches(it.reach()));
    Map<Fingerprint, AuditFinding> findings = new LinkedHashMap<>();
    for (CheckResult result : results) {
      for (Defect defect : result.defects()) {
        var fingerprint = AuditFingerprint.of(result.check(), target, defect);
        var state = Objects.requireNonNull(change.seen().get(fingerprint));
        findings.merge(
            fingerprint,
            new AuditFinding(ids.get(), result.check(), target, defect, fingerprint, state),
            AuditFinding::and);
      }
    }
    List<Severity> open = findings.values().stream().map(it -> it.defect().severity()).toList();
    return new AuditOutcome(
        target, List.copyOf(findings.values()), change.fixed(), AuditScore.of(open), results);
  }
}
