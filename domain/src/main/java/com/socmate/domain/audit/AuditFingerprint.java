package com.socmate.domain.audit;

import com.socmate.domain.finding.Fingerprint;
import java.util.Map;
import java.util.TreeMap;

/// What makes two findings of different audits the same finding: the check, the host and the place,
/// never severity, wording, version, time or the depth of the audit.
final class AuditFingerprint {
  private AuditFingerprint() {}

  static Fingerprint of(Check check, AuditTarget target, Defect defect) {
    return Fingerprint.of(
        "audit:1:" + check.id(),
        new TreeMap<>(
            Map.of(
                "asset", target.httpsUrl(),
                "locator", defect.locator(),
                "discriminator", defect.discriminator())));
  }
}
