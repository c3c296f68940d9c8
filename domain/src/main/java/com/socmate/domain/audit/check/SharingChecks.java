package com.socmate.domain.audit.check;

import com.socmate.domain.audit.Verdict;
import com.socmate.domain.audit.observed.Exchange;
import com.socmate.domain.audit.observed.Observations;
import com.socmate.domain.finding.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Whom the site lets read: the page was asked for from four foreign origins, in the order of
/// [com.socmate.domain.audit.observed.ProbePaths#ORIGINS].
final class SharingChecks {
  private SharingChecks() {}

  static Map<String, Judge> all() {
    Map<String, Judge> checks = new LinkedHashMap<>();
    checks.put(
        "COR-001",
        seen ->
            of(seen, List.of(0), it -> reflects(it) && credentials(it), "COR-001", Severity.HIGH));
    checks.put(
        "COR-002",
        seen ->
            of(seen, List.of(1), it -> reflects(it) && credentials(it), "COR-002", Severity.HIGH));
    checks.put("COR-003", SharingChecks::partly);
    checks.put(
        "COR-004",
        seen ->
            of(seen, List.of(0), it -> reflects(it) && !credentials(it), "COR-004", Severity.LOW));
    checks.put(
        "COR-005",
        seen ->
            of(
                seen,
                List.of(0),
                it -> allowed(it).equals("*") && it.status() == 401,
                "COR-005",
                Severity.INFORMATIONAL));
    return checks;
  }

  private interface Sign {
    boolean on(Exchange exchange);
  }

  private static String allowed(Exchange exchange) {
    return exchange.first("access-control-allow-origin").orElse("");
  }

  private static boolean reflects(Exchange exchange) {
    return !exchange.sent().isEmpty()
        && allowed(exchange).equals(exchange.sent().getFirst().value());
  }

  private static boolean credentials(Exchange exchange) {
    return exchange.first("access-control-allow-credentials").orElse("").strip().equals("true");
  }

  /// A part of the name is enough only where any name is not.
  private static Verdict partly(Observations seen) {
    var all = seen.site().sharing();
    if (!all.isEmpty() && reflects(all.getFirst())) {
      return new Verdict.NotApplicable("Any origin is let in already.");
    }
    var severity = all.stream().anyMatch(SharingChecks::credentials) ? Severity.HIGH : Severity.LOW;
    return of(seen, List.of(2, 3), SharingChecks::reflects, "COR-003", severity);
  }

  private static Verdict of(
      Observations seen, List<Integer> which, Sign sign, String check, Severity severity) {
    var all = seen.site().sharing();
    if (all.stream().noneMatch(Exchange::isAnswered)) {
      return new Verdict.NotTested("The site did not answer from other origins.");
    }
    return which.stream()
        .filter(it -> it < all.size())
        .map(all::get)
        .filter(sign::on)
        .findFirst()
        .map(it ->
            Proofs.one(true, () -> Proofs.http(check, severity, it, "", "Allowed: " + allowed(it))))
        .orElseGet(Verdict.Pass::new);
  }
}
