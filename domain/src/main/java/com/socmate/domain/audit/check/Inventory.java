package com.socmate.domain.audit.check;

import com.socmate.domain.audit.crawl.CrawlSummary;
import com.socmate.domain.audit.crawl.Form;
import com.socmate.domain.audit.observed.Crawl;
import com.socmate.domain.audit.observed.Exchange;
import com.socmate.domain.audit.observed.Observations;
import com.socmate.domain.audit.plan.Plan;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What of a walk goes on record beside its findings.
final class Inventory {
  private static final int MOST = 200;

  private Inventory() {}

  static CrawlSummary of(Plan plan, Observations seen) {
    var crawl = seen.crawl();
    return new CrawlSummary(
        plan.by().spoken(),
        plan.sentences(),
        plan.ignored(),
        all(seen).map(it -> TrialChecks.path(it.url())).distinct().limit(MOST).toList(),
        all(seen).flatMap(Inventory::forms).distinct().limit(MOST).toList(),
        crawl.leftOut(),
        crawl.changing(),
        tried(crawl),
        TrialChecks.leads(crawl.trials()),
        crawl.requests(),
        crawl.ended());
  }

  private static Stream<Exchange> all(Observations seen) {
    return Stream.concat(seen.site().page().stream(), seen.crawl().pages().stream())
        .filter(it -> it.status() != 404);
  }

  private static Stream<String> forms(Exchange page) {
    return Form.of(page.body()).stream()
        .map(it ->
            it.method().toUpperCase(Locale.ROOT)
                + " "
                + (it.action().isEmpty() ? TrialChecks.path(page.url()) : it.action())
                + " ("
                + String.join(", ", names(it))
                + ")");
  }

  private static List<String> names(Form form) {
    return form.fields().stream().map(Form.Field::name).filter(it -> !it.isEmpty()).toList();
  }

  private static Map<String, Integer> tried(Crawl crawl) {
    Map<String, Integer> tried = new TreeMap<>();
    crawl.tried().forEach(it -> tried.merge(it.trick(), it.places(), Integer::sum));
    return tried;
  }
}
