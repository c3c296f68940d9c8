package com.socmate.adapters.http;

import com.socmate.application.port.Audits;
import com.socmate.domain.audit.AuditFinding;
import com.socmate.domain.audit.Check;
import com.socmate.domain.audit.FindingState;
import com.socmate.domain.audit.FindingTriage;
import com.socmate.domain.finding.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// An audit's findings as SARIF 2.1.0. What is suppressed is there and says so; what is fixed is
/// absent from the baseline.
final class AuditSarif {
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  private AuditSarif() {}

  static Map<String, Object> of(List<Audits.Found> findings) {
    var rules = new TreeMap<String, Check>();
    findings.forEach(it -> rules.put(it.finding().check().id().value(), it.finding().check()));
    var driver =
        Map.of("name", "SoCMate", "rules", rules.values().stream().map(AuditSarif::rule).toList());
    var run =
        Map.of(
            "tool",
            Map.of("driver", driver),
            "results",
            findings.stream().map(AuditSarif::result).toList());
    var log = new LinkedHashMap<String, Object>();
    log.put("$schema", SCHEMA);
    log.put("version", "2.1.0");
    log.put("runs", List.of(run));
    return log;
  }

  private static Map<String, Object> rule(Check check) {
    var properties = new LinkedHashMap<String, Object>();
    properties.put("security-severity", score(check.severity()));
    properties.put("tags", tags(check));
    var rule = new LinkedHashMap<String, Object>();
    rule.put("id", check.id().value());
    rule.put("shortDescription", Map.of("text", check.title()));
    rule.put("help", Map.of("text", check.recommendation()));
    rule.put("properties", properties);
    return rule;
  }

  private static List<String> tags(Check check) {
    return check.cwe() == 0
        ? List.of("security", check.category())
        : List.of("security", check.category(), "external/cwe/cwe-" + check.cwe());
  }

  private static Map<String, Object> result(Audits.Found found) {
    var finding = found.finding();
    var result = new LinkedHashMap<String, Object>();
    result.put("ruleId", finding.check().id().value());
    result.put("level", level(finding.defect().severity()));
    result.put("message", Map.of("text", finding.defect().detail()));
    result.put(
        "locations",
        List.of(
            Map.of("physicalLocation", Map.of("artifactLocation", Map.of("uri", uri(finding))))));
    result.put("partialFingerprints", Map.of("auditFingerprint/v1", finding.fingerprint().value()));
    result.put("baselineState", baseline(finding.state()));
    found
        .triage()
        .filter(_ -> found.hidden())
        .ifPresent(it -> result.put("suppressions", List.of(suppression(it))));
    return result;
  }

  /// Where many addresses are meant a part of the path stands in braces, which no URI has.
  private static String uri(AuditFinding finding) {
    var locator = finding.defect().locator().replace("{", "%7B").replace("}", "%7D");
    return finding.target().httpsUrl() + (locator.startsWith("/") ? locator : "/");
  }

  private static Map<String, Object> suppression(FindingTriage triage) {
    return Map.of("kind", "external", "status", "accepted", "justification", triage.reason());
  }

  private static String baseline(FindingState state) {
    return switch (state) {
      case NEW, REGRESSED -> "new";
      case STILL -> "unchanged";
      case FIXED -> "absent";
    };
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> "error";
      case MEDIUM -> "warning";
      case LOW, INFORMATIONAL -> "note";
    };
  }

  private static String score(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "9.5";
      case HIGH -> "8.0";
      case MEDIUM -> "5.5";
      case LOW -> "2.5";
      case INFORMATIONAL -> "0.0";
    };
  }
}
