package com.socmate.adapters.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import com.socmate.domain.audit.AuditFinding;
import com.socmate.domain.audit.AuditTarget;
import com.socmate.domain.audit.AuditType;
import com.socmate.domain.audit.Check;
import com.socmate.domain.audit.CheckId;
import com.socmate.domain.audit.Defect;
import com.socmate.domain.audit.Evidence;
import com.socmate.domain.audit.FindingClass;
import com.socmate.domain.audit.FindingState;
import com.socmate.domain.finding.Fingerprint;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.id.FindingId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row of `audit_finding`. What its check was then is kept with it: catalogues change.
record AuditFindingRow(
    String id,
    String fingerprint,
    String target,
    String checkId,
    String severity,
    String state,
    String body) {
  static AuditFindingRow of(AuditFinding finding) {
    return new AuditFindingRow(
        finding.id().value(),
        finding.fingerprint().value(),
        finding.target().host(),
        finding.check().id().value(),
        finding.defect().severity().name(),
        finding.state().name(),
        Json.write(Body.of(finding)));
  }

  AuditFinding toDomain() {
    return CorruptRow.unless("finding " + id, this::read);
  }

  private AuditFinding read() {
    var kept = Json.read(body, new TypeReference<Body>() {});
    return new AuditFinding(
        new FindingId(id),
        kept.check(checkId),
        new AuditTarget(target, kept.httpPort(), kept.httpsPort()),
        kept.defect(Severity.valueOf(severity)),
        new Fingerprint(fingerprint),
        FindingState.valueOf(state));
  }

  /// What no query asks for.
  ///
  /// @param reach absent from what older versions kept
  record Body(
      String title,
      String kind,
      String category,
      String usualSeverity,
      int cwe,
      String recommendation,
      int httpPort,
      int httpsPort,
      String locator,
      String discriminator,
      String detail,
      List<Proof> evidence,
      @Nullable String reach) {
    static Body of(AuditFinding finding) {
      var check = finding.check();
      var defect = finding.defect();
      return new Body(
          check.title(),
          check.kind().name(),
          check.category(),
          check.severity().name(),
          check.cwe(),
          check.recommendation(),
          finding.target().httpPort(),
          finding.target().httpsPort(),
          defect.locator(),
          defect.discriminator(),
          defect.detail(),
          defect.evidence().stream().map(Proof::of).toList(),
          defect.reach().name());
    }

    Check check(String id) {
      return new Check(
          new CheckId(id),
          title,
          FindingClass.valueOf(kind),
          category,
          Severity.valueOf(usualSeverity),
          cwe,
          recommendation);
    }

    Defect defect(Severity severity) {
      return new Defect(
          severity,
          locator,
          discriminator,
          detail,
          evidence.stream().map(Proof::toDomain).toList(),
          reach == null ? AuditType.SHALLOW : AuditType.valueOf(reach));
    }
  }

  record Proof(String kind, String sent, String received) {
    static Proof of(Evidence evidence) {
      return new Proof(evidence.kind(), evidence.sent(), evidence.received());
    }

    Evidence toDomain() {
      return new Evidence(kind, sent, received);
    }
  }
}
