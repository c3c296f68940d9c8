package com.socmate.adapters.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.socmate.application.port.Audits;
import com.socmate.domain.audit.Evidence;
import com.socmate.domain.audit.FindingTriage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A finding of an audit, with what proves it.
///
/// @param suppressed whether people have left it out of every count
record AuditFindingJson(
    String id,
    String checkId,
    String title,
    String description,
    String severity,
    @JsonProperty("class") String kind,
    String category,
    @Nullable String cwe,
    @Nullable String cve,
    String target,
    @Nullable String location,
    List<EvidenceJson> evidence,
    String recommendation,
    String fingerprint,
    String state,
    Instant discoveredAt,
    boolean suppressed,
    @Nullable TriageJson triage) {
  /// Those that are hidden, or those that are not.
  static List<AuditFindingJson> of(List<Audits.Found> found, boolean hidden) {
    return found.stream().filter(it -> it.hidden() == hidden).map(AuditFindingJson::from).toList();
  }

  static AuditFindingJson from(Audits.Found found) {
    var finding = found.finding();
    var check = finding.check();
    var defect = finding.defect();
    return new AuditFindingJson(
        finding.id().value(),
        check.id().value(),
        check.title(),
        defect.detail(),
        Words.of(defect.severity()),
        Words.of(check.kind()),
        check.category(),
        check.cwe() == 0 ? null : "CWE-" + check.cwe(),
        null,
        finding.target().host(),
        defect.locator().isEmpty() ? null : defect.locator(),
        defect.evidence().stream().map(EvidenceJson::from).toList(),
        check.recommendation(),
        finding.fingerprint().value(),
        Words.of(finding.state()),
        found.discoveredAt(),
        found.hidden(),
        found.triage().map(TriageJson::from).orElse(null));
  }

  record EvidenceJson(String kind, String request, String response) {
    static EvidenceJson from(Evidence evidence) {
      return new EvidenceJson(evidence.kind(), evidence.sent(), evidence.received());
    }
  }

  record TriageJson(String verdict, String reason, String by, Instant at, @Nullable Instant until) {
    static TriageJson from(FindingTriage triage) {
      return new TriageJson(
          Words.of(triage.verdict()),
          triage.reason(),
          triage.by().value(),
          triage.at(),
          triage.until().orElse(null));
    }
  }
}
