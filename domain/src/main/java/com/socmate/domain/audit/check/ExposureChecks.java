package com.socmate.domain.audit.check;

import com.socmate.domain.audit.Defect;
import com.socmate.domain.audit.Verdict;
import com.socmate.domain.audit.observed.Exchange;
import com.socmate.domain.audit.observed.Observations;
import com.socmate.domain.finding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Things that should not be served. A path counts only by what it holds, never by its status.
final class ExposureChecks {
  private static final int TOO_MANY = 15;
  private static final Pattern KEY_VALUE = Pattern.compile("(?m)^[A-Z][A-Z0-9_]{2,}=.+$");
  private static final Pattern SECRET_NAME =
      Pattern.compile("(?m)^[A-Z0-9_]*(SECRET|PASSWORD|TOKEN|KEY)[A-Z0-9_]*=.+$");
  private static final Pattern LISTING =
      Pattern.compile("(?i)<title>(Index of|Directory listing for) /|<h1>Index of /");
  private static final Pattern SQL =
      Pattern.compile("(?i)(CREATE TABLE|INSERT INTO|MySQL dump|PostgreSQL database dump)");

  private ExposureChecks() {}

  static Map<String, Judge> all() {
    Map<String, Judge> checks = new LinkedHashMap<>();
    checks.put(
        "EXP-001",
        paths(
            "EXP-001",
            List.of("/.git/HEAD", "/.git/config"),
            it -> it.body().startsWith("ref: refs/") || it.body().contains("[core]")));
    checks.put(
        "EXP-002", paths("EXP-002", List.of("/.env"), it -> KEY_VALUE.matcher(it.body()).find()));
    checks.put(
        "EXP-003",
        paths(
            "EXP-003",
            List.of("/.svn/entries", "/.hg/requires", "/.DS_Store"),
            ExposureChecks::isTrace));
    checks.put(
        "EXP-004",
        paths(
            "EXP-004",
            List.of("/index.php~", "/index.php.bak", "/backup.zip", "/backup.sql", "/dump.sql"),
            it ->
                it.body().startsWith("PK\u0003\u0004")
                    || it.body().contains("<?php")
                    || SQL.matcher(it.body()).find()));
    checks.put(
        "EXP-005",
        paths(
            "EXP-005",
            List.of("/actuator/env", "/debug/pprof/", "/server-status", "/phpinfo.php"),
            it ->
                it.body().contains("\"propertySources\"")
                    || it.body().contains("Types of profiles available")
                    || it.body().contains("Apache Server Status")
                    || it.body().contains("<title>phpinfo()")));
    checks.put(
        "EXP-006",
        paths(
            "EXP-006",
            List.of("/id_rsa", "/server.key"),
            it -> it.body().contains("PRIVATE KEY-----")));
    checks.put(
        "EXP-007",
        paths(
            "EXP-007",
            List.of(
                "/wp-config.php~",
                "/web.config",
                "/appsettings.json",
                "/docker-compose.yml",
                "/.npmrc"),
            ExposureChecks::isConfiguration));
    checks.put("EXP-008", ExposureChecks::sourceMaps);
    checks.put(
        "EXP-009",
        paths(
            "EXP-009",
            List.of("/assets/", "/static/", "/uploads/"),
            it -> LISTING.matcher(it.body()).find()));
    checks.put(
        "EXP-010",
        paths(
            "EXP-010",
            List.of("/admin/", "/wp-login.php"),
            it -> it.body().toLowerCase(Locale.ROOT).contains("type=\"password\"")));
    checks.put("EXP-011", ExposureChecks::trace);
    checks.put("EXP-012", ExposureChecks::firstPage);
    checks.put(
        "EXP-013", paths("EXP-013", List.of("/metrics"), it -> it.body().contains("# TYPE ")));
    return checks;
  }

  /// Whether the site seems to have everything, so that having a thing says nothing.
  static boolean hasEverything(Observations seen) {
    var absence = new SoftAbsence(seen.site());
    return seen.site().probes().stream()
            .filter(it -> it.status() == 200 && !absence.looksLike(it))
            .count()
        > TOO_MANY;
  }

  static Judge paths(String check, List<String> paths, Predicate<Exchange> content) {
    return seen -> {
      var absence = new SoftAbsence(seen.site());
      var asked =
          seen.site().probes().stream()
              .filter(it -> paths.stream().anyMatch(path -> it.url().endsWith(path)))
              .toList();
      if (!absence.isKnown() || asked.stream().noneMatch(Exchange::isAnswered)) {
        return new Verdict.NotTested("The site did not answer to these paths.");
      }
      if (hasEverything(seen)) {
        return new Verdict.NotTested(
            "The site answers to everything alike; what it has cannot be told.");
      }
      List<Defect> defects = new ArrayList<>();
      for (Exchange exchange : asked) {
        if (exchange.status() == 200 && !absence.looksLike(exchange) && content.test(exchange)) {
          defects.add(
              Proofs.http(
                  check,
                  severity(check, exchange),
                  redacted(exchange),
                  "",
                  exchange.url() + " is served."));
        }
      }
      long silent = asked.stream().filter(it -> !it.isAnswered()).count();
      return defects.isEmpty() && silent > 0
          ? new Verdict.NotTested(silent + " of " + asked.size() + " paths were not answered.")
          : Verdict.of(defects);
    };
  }

  private static Severity severity(String check, Exchange exchange) {
    boolean tellsSecrets = SECRET_NAME.matcher(exchange.body()).find();
    return check.equals("EXP-002") && !tellsSecrets
        ? Severity.HIGH
        : Catalogue.check(check).severity();
  }

  /// Values are left out of what is shown: the names prove enough.
  private static Exchange redacted(Exchange exchange) {
    var body =
        exchange
            .body()
            .replaceAll("(?m)^([A-Za-z0-9_.-]{2,}\\s*[=:]\\s*).+$", "$1…")
            .replaceAll("(?s)(PRIVATE KEY-----).*", "$1…");
    return new Exchange(
        exchange.method(),
        exchange.url(),
        exchange.sent(),
        exchange.status(),
        exchange.headers(),
        body,
        exchange.trusted(),
        "");
  }

  private static boolean isTrace(Exchange exchange) {
    return exchange.body().matches("(?s)\\d+\\s*\\n.*")
        || exchange.body().startsWith("revlogv1")
        || exchange.body().startsWith("\u0000\u0000\u0000\u0001Bud1");
  }

  private static boolean isConfiguration(Exchange exchange) {
    var body = exchange.body();
    return body.contains("DB_PASSWORD")
        || body.contains("<configuration>")
        || body.contains("\"ConnectionStrings\"")
        || body.contains("_authToken=")
        || (body.contains("services:") && body.contains("image:"));
  }

  private static Verdict sourceMaps(Observations seen) {
    var scripts = seen.site().scripts().stream().filter(it -> it.status() == 200).toList();
    if (scripts.isEmpty()) {
      return new Verdict.NotApplicable("The page has no scripts of its own.");
    }
    List<Defect> defects = new ArrayList<>();
    scripts.stream()
        .filter(it ->
            it.body().contains("//# sourceMappingURL=data:") || !it.all("sourcemap").isEmpty())
        .forEach(
            it -> defects.add(Proofs.http("EXP-008", it, "", "The script carries its sources.")));
    return Verdict.of(defects);
  }

  private static Verdict trace(Observations seen) {
    var trace =
        seen.site().trace().stream()
            .filter(it -> it.method().equals("TRACE"))
            .filter(Exchange::isAnswered)
            .findFirst();
    return trace
        .map(it ->
            Proofs.one(
                it.status() == 200 && it.body().contains("7f3a9c"),
                () -> Proofs.http("EXP-011", it, "", "The request came back.")))
        .orElseGet(() -> new Verdict.NotTested("TRACE was not answered."));
  }

  private static Verdict firstPage(Observations seen) {
    return seen.site()
        .page()
        .map(it ->
            Proofs.one(
                it.body().contains("Welcome to nginx!")
                    || it.body().contains("Apache2 Debian Default Page")
                    || it.body().contains("IIS Windows Server"),
                () -> Proofs.http("EXP-012", it, "", "The page came with the server.")))
        .orElseGet(() -> new Verdict.NotTested("The site did not answer."));
  }
}
