package com.socmate.domain.audit.check;

import com.socmate.domain.audit.Defect;
import com.socmate.domain.audit.Verdict;
import com.socmate.domain.audit.observed.Dns;
import com.socmate.domain.audit.observed.Dns.Security;
import com.socmate.domain.audit.observed.Observations;
import com.socmate.domain.finding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What names say about addresses and certificates.
final class DnsChecks {
  private static final Pattern PRIVATE =
      Pattern.compile(
          "10\\..*|192\\.168\\..*|172\\.(1[6-9]|2[0-9]|3[01])\\..*|127\\..*|169\\.254\\..*");
  private static final List<String> ANYBODY_SETTLES =
      List.of(
          ".s3.amazonaws.com.",
          ".github.io.",
          ".herokuapp.com.",
          ".azurewebsites.net.",
          ".cloudapp.net.",
          ".trafficmanager.net.",
          ".blob.core.windows.net.",
          ".ghost.io.",
          ".netlify.app.",
          ".pantheonsite.io.",
          ".surge.sh.",
          ".zendesk.com.");

  private DnsChecks() {}

  static Map<String, Judge> all() {
    Map<String, Judge> checks = new LinkedHashMap<>();
    checks.put("DNS-001", DnsChecks::signatures);
    checks.put("DNS-002", DnsChecks::authorities);
    checks.put("DNS-003", DnsChecks::aliases);
    checks.put("DNS-004", DnsChecks::servers);
    checks.put("DNS-005", DnsChecks::wildcard);
    checks.put("DNS-006", DnsChecks::privateAddresses);
    checks.put("DNS-007", DnsChecks::sixth);
    return checks;
  }

  /// An answer that says something, or why the check cannot.
  interface OfAnswer {
    Verdict judge(Dns.Answer answer);
  }

  static Verdict with(Observations seen, String name, String type, OfAnswer judge) {
    Optional<Dns.Answer> answer = seen.dns().answer(name, type);
    if (answer.filter(Dns.Answer::isAnswered).isEmpty()) {
      return new Verdict.NotTested(
          seen.dns().failure().isEmpty()
              ? "The name server did not answer for " + name + " " + type + "."
              : seen.dns().failure());
    }
    return judge.judge(answer.orElseThrow());
  }

  static Verdict one(boolean wrong, Severity severity, Dns.Answer answer, String detail) {
    return Proofs.one(wrong, () -> Proofs.dns(severity, answer, "", detail));
  }

  private static Verdict signatures(Observations seen) {
    List<Defect> bogus = new ArrayList<>();
    for (Dns.Answer answer : seen.dns().answers()) {
      if (answer.security() == Security.BOGUS) {
        bogus.add(
            Proofs.dns(
                Severity.HIGH,
                answer,
                answer.type(),
                "The signatures do not fit: " + answer.note()));
      }
    }
    if (!bogus.isEmpty()) {
      return new Verdict.Fail(bogus);
    }
    return with(
        seen,
        seen.dns().zone(),
        "SOA",
        answer ->
            one(
                answer.security() != Security.SECURE,
                Severity.INFORMATIONAL,
                answer,
                "The zone's records are not proved by signatures."));
  }

  private static Verdict authorities(Observations seen) {
    return with(
        seen,
        seen.dns().zone(),
        "CAA",
        answer -> {
          boolean malformed =
              answer.records().stream().anyMatch(it -> !it.matches("[0-9]+ [A-Za-z0-9]+ \".*\""));
          return malformed
              ? one(true, Severity.LOW, answer, "A CAA record is malformed.")
              : one(
                  answer.records().isEmpty(),
                  Severity.INFORMATIONAL,
                  answer,
                  "There is no CAA record.");
        });
  }

  private static Verdict aliases(Observations seen) {
    return with(
        seen,
        seen.target().host(),
        "CNAME",
        alias -> {
          if (alias.records().isEmpty()) {
            return new Verdict.NotApplicable("The host is no alias.");
          }
          var target = alias.records().getFirst().toLowerCase(Locale.ROOT);
          boolean gone =
              seen.dns()
                  .answer(target.replaceFirst("\\.$", ""), "A")
                  .filter(it -> it.code().equals("NXDOMAIN"))
                  .isPresent();
          boolean free = ANYBODY_SETTLES.stream().anyMatch(target::endsWith);
          return one(
              gone,
              free ? Severity.HIGH : Severity.INFORMATIONAL,
              alias,
              target + " does not exist.");
        });
  }

  private static Verdict servers(Observations seen) {
    return with(
        seen,
        seen.dns().zone(),
        "NS",
        answer ->
            one(
                answer.records().size() < 2,
                Severity.LOW,
                answer,
                "Name servers: " + answer.records()));
  }

  private static Verdict wildcard(Observations seen) {
    var absent =
        seen.dns().answers().stream()
            .filter(it -> it.name().startsWith("no-such-name-"))
            .findFirst();
    return absent
        .map(it ->
            with(
                seen,
                it.name(),
                "A",
                answer ->
                    one(
                        !answer.records().isEmpty(),
                        Severity.INFORMATIONAL,
                        answer,
                        "A name nobody gave leads to " + answer.records())))
        .orElseGet(() -> new Verdict.NotTested("No such name was asked for."));
  }

  private static Verdict privateAddresses(Observations seen) {
    return with(
        seen,
        seen.target().host(),
        "A",
        answer ->
            one(
                answer.records().stream().anyMatch(it -> PRIVATE.matcher(it).matches()),
                Severity.LOW,
                answer,
                "Addresses: " + answer.records()));
  }

  private static Verdict sixth(Observations seen) {
    return with(
        seen,
        seen.target().host(),
        "AAAA",
        answer ->
            one(
                answer.records().isEmpty(),
                Severity.INFORMATIONAL,
                answer,
                "There is no AAAA record."));
  }
}
