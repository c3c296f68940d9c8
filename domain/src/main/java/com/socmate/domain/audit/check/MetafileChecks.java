package com.socmate.domain.audit.check;

import com.socmate.domain.audit.Defect;
import com.socmate.domain.audit.Verdict;
import com.socmate.domain.audit.observed.Exchange;
import com.socmate.domain.audit.observed.Observations;
import com.socmate.domain.audit.observed.ProbePaths;
import com.socmate.domain.finding.Severity;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Files that sites publish about themselves, and versions they tell.
final class MetafileChecks {
  private static final Pattern HIDDEN =
      Pattern.compile(
          "(?im)^disallow:\\s*(/\\S*(?:admin|backup|private|secret|internal|config|staging)\\S*)");
  private static final Pattern VERSION = Pattern.compile("[0-9]+\\.[0-9]+");
  private static final Pattern SERVER =
      Pattern.compile("(?:nginx|Apache|PHP|Tomcat|Jetty|IIS)/[0-9][0-9.]+");
  private static final List<String> TELLING =
      List.of("server", "x-powered-by", "x-aspnet-version", "x-aspnetmvc-version", "x-generator");

  private MetafileChecks() {}

  static Map<String, Judge> all() {
    Map<String, Judge> checks = new LinkedHashMap<>();
    checks.put("META-001", MetafileChecks::contact);
    checks.put("META-002", MetafileChecks::robots);
    checks.put(
        "META-003",
        ExposureChecks.paths(
            "META-003",
            List.of("/crossdomain.xml", "/clientaccesspolicy.xml"),
            it -> it.body().contains("domain=\"*\"") || it.body().contains("uri=\"*\"")));
    checks.put(
        "META-004",
        ExposureChecks.paths(
            "META-004",
            ProbePaths.DESCRIPTIONS,
            it -> it.body().contains("\"openapi\"") || it.body().contains("\"swagger\"")));
    checks.put("BAN-001", MetafileChecks::versions);
    checks.put("BAN-002", EndOfLife::judge);
    checks.put("BAN-003", MetafileChecks::errorPage);
    return checks;
  }

  private static Optional<Exchange> probe(Observations seen, String path) {
    var absence = new SoftAbsence(seen.site());
    return seen.site().probes().stream()
        .filter(it -> it.url().endsWith(path) && it.status() == 200 && !absence.looksLike(it))
        .findFirst();
  }

  private static Verdict contact(Observations seen) {
    var asked =
        seen.site().probes().stream()
            .filter(it -> it.url().endsWith("/.well-known/security.txt"))
            .filter(Exchange::isAnswered)
            .findFirst();
    if (asked.isEmpty()) {
      return new Verdict.NotTested("The site did not answer.");
    }
    var file =
        probe(seen, "/.well-known/security.txt").filter(it -> it.type().equals("text/plain"));
    List<Defect> defects = new ArrayList<>();
    if (file.isEmpty()) {
      defects.add(
          Proofs.http(
              "META-001",
              Severity.INFORMATIONAL,
              asked.orElseThrow(),
              "missing",
              "There is no security.txt."));
    } else {
      var text = file.orElseThrow();
      if (field(text, "contact").isEmpty()) {
        defects.add(Proofs.http("META-001", Severity.LOW, text, "contact", "Contact is missing."));
      }
      if (field(text, "expires")
          .flatMap(MetafileChecks::instant)
          .filter(it -> it.isAfter(seen.at()))
          .isEmpty()) {
        defects.add(
            Proofs.http("META-001", Severity.LOW, text, "expires", "Expires is missing or past."));
      }
    }
    return Verdict.of(defects);
  }

  private static Optional<String> field(Exchange file, String name) {
    return file.body()
        .lines()
        .filter(it -> it.toLowerCase(Locale.ROOT).startsWith(name + ":"))
        .map(it -> it.substring(name.length() + 1).strip())
        .findFirst();
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Verdict robots(Observations seen) {
    var file = probe(seen, "/robots.txt");
    if (file.isEmpty()) {
      return seen.site().probes().stream().anyMatch(Exchange::isAnswered)
          ? new Verdict.NotApplicable("There is no robots.txt.")
          : new Verdict.NotTested("The site did not answer.");
    }
    var hidden =
        HIDDEN.matcher(file.orElseThrow().body()).results().map(it -> it.group(1)).toList();
    return Proofs.one(
        !hidden.isEmpty(),
        () -> Proofs.http("META-002", file.orElseThrow(), "", "Named are " + hidden));
  }

  private static Verdict versions(Observations seen) {
    if (seen.site().page().isEmpty()) {
      return new Verdict.NotTested("The site did not answer.");
    }
    var page = seen.site().page().orElseThrow();
    List<Defect> defects = new ArrayList<>();
    for (String header : TELLING) {
      page.first(header)
          .filter(it -> VERSION.matcher(it).find())
          .ifPresent(it -> defects.add(Proofs.http("BAN-001", page, header, header + ": " + it)));
    }
    return Verdict.of(defects);
  }

  private static Verdict errorPage(Observations seen) {
    var absent = seen.site().absent().stream().filter(Exchange::isAnswered).toList();
    if (absent.isEmpty()) {
      return new Verdict.NotTested("The site did not answer.");
    }
    return absent.stream()
        .filter(it -> SERVER.matcher(it.body()).find())
        .findFirst()
        .map(it ->
            Proofs.one(
                true, () -> Proofs.http("BAN-003", it, "", "The error page names a version.")))
        .orElseGet(Verdict.Pass::new);
  }
}
