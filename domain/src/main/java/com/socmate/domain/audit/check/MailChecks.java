package com.socmate.domain.audit.check;

import com.socmate.domain.audit.Defect;
import com.socmate.domain.audit.Verdict;
import com.socmate.domain.audit.observed.Dns;
import com.socmate.domain.audit.observed.Exchange;
import com.socmate.domain.audit.observed.Observations;
import com.socmate.domain.finding.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What a zone says about its mail.
final class MailChecks {
  private static final int MOST_LOOKUPS = 10;
  private static final Pattern LOOKUP =
      Pattern.compile("^[+?~-]?(?:include:|a(?:[:/]|$)|mx(?:[:/]|$)|ptr|exists:)|^redirect=");

  private MailChecks() {}

  static Map<String, Judge> all() {
    Map<String, Judge> checks = new LinkedHashMap<>();
    checks.put("EML-001", MailChecks::senders);
    checks.put("EML-002", MailChecks::policy);
    checks.put("EML-003", MailChecks::withoutMail);
    checks.put("EML-004", MailChecks::strictTransport);
    checks.put("EML-005", seen -> record(seen, "_smtp._tls.", "v=tlsrptv1"));
    checks.put("EML-006", MailChecks::pinned);
    checks.put("EML-007", MailChecks::servers);
    checks.put("EML-008", MailChecks::keys);
    checks.put("EML-009", MailChecks::brand);
    return checks;
  }

  private static String zone(Observations seen) {
    return seen.dns().zone();
  }

  private static boolean takesMail(Observations seen) {
    return seen.dns()
        .answer(zone(seen), "MX")
        .filter(it -> it.records().stream().anyMatch(mx -> !mx.endsWith(" .")))
        .isPresent();
  }

  private static List<String> policies(Dns.Answer answer, String version) {
    return answer.records().stream()
        .filter(it -> it.toLowerCase(Locale.ROOT).replace(" ", "").startsWith(version))
        .toList();
  }

  private static Verdict senders(Observations seen) {
    return DnsChecks.with(
        seen,
        zone(seen),
        "TXT",
        answer -> {
          var policies = policies(answer, "v=spf1");
          var severity = takesMail(seen) ? Severity.MEDIUM : Severity.LOW;
          List<Defect> defects = new ArrayList<>();
          if (policies.size() != 1) {
            defects.add(
                Proofs.dns(
                    severity, answer, "record", "There are " + policies.size() + " SPF records."));
          } else {
            lax(policies.getFirst(), seen)
                .forEach(it -> defects.add(Proofs.dns(severity, answer, it, it)));
          }
          return Verdict.of(defects);
        });
  }

  private static List<String> lax(String policy, Observations seen) {
    List<String> found = new ArrayList<>();
    var words = policy.toLowerCase(Locale.ROOT);
    if (words.matches(".*\\s[+]?all(\\s.*)?$")) {
      found.add("Everybody may send.");
    }
    if (words.matches(".*\\s\\?all(\\s.*)?$")) {
      found.add("Nothing is said about others who send.");
    }
    int lookups = lookups(policy, seen, new HashSet<>(Set.of(zone(seen))));
    if (lookups > MOST_LOOKUPS) {
      found.add("More than 10 look-ups are needed.");
    }
    return found;
  }

  private static int lookups(String policy, Observations seen, Set<String> followed) {
    int count = 0;
    for (String term : policy.toLowerCase(Locale.ROOT).split("\\s+", -1)) {
      if (LOOKUP.matcher(term).find()) {
        count++;
      }
      var name = term.replaceFirst("^[+?~-]?include:|^redirect=", "");
      if (!name.equals(term) && followed.add(name)) {
        count +=
            seen.dns().answer(name, "TXT").stream()
                .flatMap(it -> policies(it, "v=spf1").stream())
                .mapToInt(it -> lookups(it, seen, followed))
                .sum();
      }
    }
    return count;
  }

  private static Verdict policy(Observations seen) {
    return DnsChecks.with(
        seen,
        "_dmarc." + zone(seen),
        "TXT",
        answer -> {
          var policies = policies(answer, "v=dmarc1");
          var severity = takesMail(seen) ? Severity.MEDIUM : Severity.LOW;
          if (policies.size() != 1) {
            return DnsChecks.one(
                true, severity, answer, "There are " + policies.size() + " DMARC records.");
          }
          var tags = policies.getFirst().toLowerCase(Locale.ROOT).replace(" ", "");
          List<Defect> defects = new ArrayList<>();
          if (!tags.contains(";p=quarantine") && !tags.contains(";p=reject")) {
            defects.add(Proofs.dns(severity, answer, "p", "The policy asks for nothing."));
          }
          if (tags.matches(".*;pct=[0-9]{1,2}(;.*)?$")) {
            defects.add(
                Proofs.dns(Severity.LOW, answer, "pct", "The policy is for a part of mail only."));
          }
          unauthorised(seen)
              .forEach(it ->
                  defects.add(
                      Proofs.dns(
                          Severity.LOW,
                          it,
                          "rua",
                          "The receiver of reports does not say that it takes them.")));
          return Verdict.of(defects);
        });
  }

  private static List<Dns.Answer> unauthorised(Observations seen) {
    return seen.dns().answers().stream()
        .filter(it -> it.name().startsWith(zone(seen) + "._report._dmarc."))
        .filter(it -> it.isAnswered() && policies(it, "v=dmarc1").isEmpty())
        .toList();
  }

  private static Verdict withoutMail(Observations seen) {
    return DnsChecks.with(
        seen,
        zone(seen),
        "MX",
        answer -> {
          if (takesMail(seen)) {
            return new Verdict.NotApplicable("The zone takes mail.");
          }
          boolean none =
              seen.dns().answer(zone(seen), "TXT").stream()
                  .flatMap(it -> policies(it, "v=spf1-all").stream())
                  .findAny()
                  .isPresent();
          boolean rejects =
              seen.dns().answer("_dmarc." + zone(seen), "TXT").stream()
                  .flatMap(it -> it.records().stream())
                  .anyMatch(
                      it -> it.replace(" ", "").toLowerCase(Locale.ROOT).contains(";p=reject"));
          boolean nullMx = answer.records().contains("0 .");
          return DnsChecks.one(
              !(none && rejects && nullMx),
              Severity.LOW,
              answer,
              "SPF -all: " + none + ", DMARC reject: " + rejects + ", null MX: " + nullMx);
        });
  }

  private static Verdict strictTransport(Observations seen) {
    return DnsChecks.with(
        seen,
        "_mta-sts." + zone(seen),
        "TXT",
        answer -> {
          if (policies(answer, "v=stsv1").isEmpty()) {
            return new Verdict.NotApplicable("There is no MTA-STS record.");
          }
          var policy =
              seen.site().probes().stream()
                  .filter(it -> it.url().endsWith("/.well-known/mta-sts.txt"))
                  .filter(it -> it.status() == 200)
                  .map(Exchange::body)
                  .findFirst();
          boolean sameHost = seen.target().host().equals("mta-sts." + zone(seen));
          if (!sameHost) {
            return new Verdict.NotTested(
                "The policy is served by mta-sts." + zone(seen) + ", which is not this target.");
          }
          return DnsChecks.one(
              policy.filter(it -> it.contains("mode: enforce")).isEmpty(),
              Severity.LOW,
              answer,
              "The policy is missing or does not enforce.");
        });
  }

  private static Verdict record(Observations seen, String prefix, String version) {
    return DnsChecks.with(
        seen,
        prefix + zone(seen),
        "TXT",
        answer ->
            takesMail(seen)
                ? DnsChecks.one(
                    policies(answer, version).isEmpty(),
                    Severity.INFORMATIONAL,
                    answer,
                    "There is no such record.")
                : new Verdict.NotApplicable("The zone takes no mail."));
  }

  private static Verdict pinned(Observations seen) {
    var pins =
        seen.dns().answers().stream()
            .filter(it -> it.type().equals("TLSA") && it.isAnswered())
            .toList();
    if (pins.isEmpty()) {
      return takesMail(seen)
          ? new Verdict.NotTested("The mail servers' names were not answered.")
          : new Verdict.NotApplicable("The zone takes no mail.");
    }
    return pins.stream()
        .filter(it -> it.records().isEmpty())
        .findFirst()
        .map(it -> DnsChecks.one(true, Severity.INFORMATIONAL, it, "There is no TLSA record."))
        .orElseGet(Verdict.Pass::new);
  }

  /// A mail server is only asked if it is the target, whose owner wants to know.
  private static Verdict servers(Observations seen) {
    return DnsChecks.with(
        seen,
        zone(seen),
        "MX",
        _ -> {
          if (!takesMail(seen)) {
            return new Verdict.NotApplicable("The zone takes no mail.");
          }
          var servers = seen.mail().servers();
          var plain =
              servers.stream()
                  .filter(it -> it.failure().isEmpty() && !it.offersTls())
                  .map(Proofs::mail)
                  .toList();
          return plain.isEmpty()
              ? servers.stream()
                  .filter(it -> !it.failure().isEmpty())
                  .findFirst()
                  .<Verdict>map(it -> new Verdict.NotTested(it.name() + ": " + it.failure()))
                  .orElseGet(() -> servers.isEmpty() ? unasked(seen) : new Verdict.Pass())
              : new Verdict.Fail(plain);
        });
  }

  private static Verdict unasked(Observations seen) {
    return new Verdict.NotTested(
        "The zone's mail servers are others than "
            + seen.target().host()
            + ", or the guard does not let out to their port.");
  }

  private static Verdict keys(Observations seen) {
    var keys =
        seen.dns().answers().stream().filter(it -> it.name().contains("._domainkey.")).toList();
    if (keys.isEmpty() || !takesMail(seen)) {
      return new Verdict.NotApplicable("The zone takes no mail.");
    }
    boolean found =
        keys.stream()
            .flatMap(it -> it.records().stream())
            .anyMatch(it -> it.contains("p=") && !it.replace(" ", "").contains("p=;"));
    return DnsChecks.one(
        !found,
        Severity.INFORMATIONAL,
        keys.getFirst(),
        "None of " + keys.size() + " common selectors has a key.");
  }

  private static Verdict brand(Observations seen) {
    boolean strict =
        seen.dns().answer("_dmarc." + zone(seen), "TXT").stream()
            .flatMap(it -> it.records().stream())
            .anyMatch(it -> it.contains("p=reject") || it.contains("p=quarantine"));
    return strict
        ? DnsChecks.with(
            seen,
            "default._bimi." + zone(seen),
            "TXT",
            answer ->
                DnsChecks.one(
                    policies(answer, "v=bimi1").isEmpty(),
                    Severity.INFORMATIONAL,
                    answer,
                    "There is no BIMI record."))
        : new Verdict.NotApplicable("The mail policy does not allow one.");
  }
}
