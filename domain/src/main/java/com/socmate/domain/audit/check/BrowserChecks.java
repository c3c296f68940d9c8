package com.socmate.domain.audit.check;

import com.socmate.domain.audit.Defect;
import com.socmate.domain.audit.Evidence;
import com.socmate.domain.audit.Verdict;
import com.socmate.domain.audit.crawl.RouteTemplate;
import com.socmate.domain.audit.observed.Exchange;
import com.socmate.domain.audit.observed.Observations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What scripts say that browsers do, as far as their sources go. Nothing found is not clean: what
/// a browser really keeps only a browser shows.
final class BrowserChecks {
  private static final Pattern KEPT_SECRET =
      Pattern.compile(
          "(?i)\\b(?:local|session)Storage\\s*(?:\\.\\s*setItem\\s*\\(\\s*[\"'`]|\\[\\s*[\"'`]|\\.\\s*)"
              + "((?:[a-z]{1,20}[_-]?)?(?:access|auth|id|refresh|session|bearer|jwt)[_-]?token"
              + "|jwt|passw(?:or)?d|client[_-]?secret)\\b(?:[\"'`]\\s*[,\\]]|\\s*=[^=])");
  private static final int WINDOW = 200;

  private BrowserChecks() {}

  static Map<String, Judge> all() {
    return Map.of("CLN-101", BrowserChecks::kept);
  }

  private static Verdict kept(Observations seen) {
    Map<String, Defect> defects = new LinkedHashMap<>();
    sources(seen)
        .forEach(source -> {
          var found = KEPT_SECRET.matcher(source.body());
          while (found.find()) {
            var defect = defect(source, found);
            defects.putIfAbsent(defect.locator() + " " + defect.discriminator(), defect);
          }
        });
    return defects.isEmpty()
        ? new Verdict.NotTested(
            "The sources of scripts show nothing of it; what is really kept takes a browser.")
        : new Verdict.Fail(List.copyOf(defects.values()));
  }

  private static Stream<Exchange> sources(Observations seen) {
    return Stream.of(
            seen.site().page().stream(),
            seen.site().scripts().stream(),
            seen.crawl().pages().stream(),
            seen.crawl().scripts().stream())
        .flatMap(it -> it)
        .filter(it -> it.status() == 200)
        .filter(it -> it.isHtml() || it.type().contains("javascript"));
  }

  private static Defect defect(Exchange source, Matcher found) {
    int from = Math.max(0, found.start() - WINDOW);
    int to = Math.min(source.body().length(), found.end() + WINDOW);
    return new Defect(
            Catalogue.check("CLN-101").severity(),
            RouteTemplate.of(TrialChecks.path(source.url())),
            found.group(1),
            "A script keeps " + found.group(1) + " where every script of the site reads it.",
            List.of(
                new Evidence(
                    "http",
                    source.method() + " " + source.url(),
                    "HTTP " + source.status() + "\n\n…" + source.body().substring(from, to))))
        .beyondFirstPage();
  }
}
