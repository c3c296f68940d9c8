package com.socmate.domain.audit.check;

import com.socmate.domain.audit.Defect;
import com.socmate.domain.audit.Verdict;
import com.socmate.domain.audit.crawl.RouteTemplate;
import com.socmate.domain.audit.library.KnownLibraries;
import com.socmate.domain.audit.observed.Exchange;
import com.socmate.domain.audit.observed.Observations;
import com.socmate.domain.audit.observed.ProbePaths;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What lies beyond the first page and is wrong by itself.
final class CrawlChecks {
  private static final Pattern LISTING =
      Pattern.compile(
          "(?i)<title>\\s*(Index of|Directory listing for) /|<h1>\\s*(Index of|Directory listing for) /");
  private static final Pattern TOKEN_IN_ADDRESS =
      Pattern.compile("[?&][A-Za-z_-]{1,40}=(eyJ[A-Za-z0-9_-]{8,}\\.eyJ[A-Za-z0-9_-]{8,})");

  private final KnownLibraries libraries;

  CrawlChecks(KnownLibraries libraries) {
    this.libraries = libraries;
  }

  Map<String, Judge> all() {
    return Map.of(
        "DEP-101",
        this::libraries,
        "DIR-101",
        CrawlChecks::listings,
        "JWT-101",
        CrawlChecks::tokens);
  }

  private Verdict libraries(Observations seen) {
    if (libraries.isEmpty()) {
      return new Verdict.NotTested("There is no list of libraries with known weaknesses.");
    }
    Set<String> first =
        seen.site().scripts().stream().map(Exchange::url).collect(Collectors.toSet());
    Map<String, Defect> defects = new LinkedHashMap<>();
    for (Exchange script : seen.crawl().scripts()) {
      if (!first.contains(script.url()) && script.status() == 200) {
        libraries.in(script.url(), script.body()).stream()
            .filter(it -> !it.weaknesses().isEmpty())
            .map(it ->
                Proofs.http("DEP-101", it.severity(), script, it.name(), it.sentence())
                    .beyondFirstPage())
            .forEach(it -> defects.merge(it.discriminator(), it, Defect::and));
      }
    }
    return Verdict.of(List.copyOf(defects.values()));
  }

  /// The usual folders are another check's.
  private static Verdict listings(Observations seen) {
    if (seen.crawl().folders().isEmpty()) {
      return new Verdict.NotApplicable("There are no folders but the usual ones.");
    }
    Map<String, Defect> defects = new LinkedHashMap<>();
    for (Exchange folder : seen.crawl().folders()) {
      var path = TrialChecks.path(folder.url());
      if (folder.status() == 200
          && !ProbePaths.PROBES.contains(path)
          && LISTING.matcher(folder.body()).find()) {
        defects.putIfAbsent(
            RouteTemplate.of(path),
            new Defect(
                    Catalogue.check("DIR-101").severity(),
                    RouteTemplate.of(path),
                    "",
                    folder.url() + " lists what it holds.",
                    List.of(Proofs.evidence(folder)))
                .beyondFirstPage());
      }
    }
    return Verdict.of(List.copyOf(defects.values()));
  }

  private static Verdict tokens(Observations seen) {
    Map<String, Defect> defects = new LinkedHashMap<>();
    for (Exchange page : seen.crawl().pages()) {
      var found = TOKEN_IN_ADDRESS.matcher(page.first("location").orElse("") + " " + page.body());
      if (found.find()) {
        var path = RouteTemplate.of(TrialChecks.path(page.url()));
        defects.putIfAbsent(
            path,
            new Defect(
                    Catalogue.check("JWT-101").severity(),
                    path,
                    "",
                    "An address on the page carries a token: "
                        + found.group().substring(0, 9)
                        + "…",
                    List.of(Proofs.evidence(PageChecks.withoutBody(page))))
                .beyondFirstPage());
      }
    }
    return Verdict.of(List.copyOf(defects.values()));
  }
}
