package com.socmate.domain.audit.check;

import com.socmate.domain.audit.Defect;
import com.socmate.domain.audit.Evidence;
import com.socmate.domain.audit.Verdict;
import com.socmate.domain.audit.crawl.RouteTemplate;
import com.socmate.domain.audit.observed.Exchange;
import com.socmate.domain.audit.observed.Observations;
import com.socmate.domain.audit.observed.Trial;
import com.socmate.domain.audit.trial.Trick;
import com.socmate.domain.audit.trial.Tricks;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// What was tried and worked. Only a trial that its trick proves again from the answers counts;
/// what showed itself once and could not be proved is a lead.
final class TrialChecks {
  /// What can be tried shows only a part of these, so that nothing found is not clean.
  private static final Map<String, String> ONLY_PARTLY =
      Map.of(
          "INP-102",
          "What is sent with GET stays nowhere; forms that change something are not sent.",
          "INP-111",
          "No address takes a document with entities; documents themselves are not sent.",
          "ACC-101",
          "Refused pages stay refused however they are written; what is behind the login takes"
              + " accounts, and none are given.",
          "ACC-102",
          "HEAD gets no further than GET; methods that may change something are not sent.");

  private TrialChecks() {}

  static Map<String, Judge> all() {
    Map<String, Judge> checks = new LinkedHashMap<>();
    Tricks.all().stream()
        .map(Trick::check)
        .filter(it -> DeepCatalogue.byName().containsKey(it))
        .distinct()
        .forEach(check -> checks.put(check, seen -> judged(check, seen)));
    return checks;
  }

  private static Verdict judged(String check, Observations seen) {
    var defects = defects(check, seen);
    if (!defects.isEmpty()) {
      return new Verdict.Fail(defects);
    }
    int places =
        Tricks.all().stream()
            .filter(it -> it.check().equals(check))
            .mapToInt(it -> seen.crawl().places(it.name()))
            .sum();
    return places == 0
        ? untried(check, seen)
        : ONLY_PARTLY.containsKey(check)
            ? new Verdict.NotTested(ONLY_PARTLY.getOrDefault(check, ""))
            : new Verdict.Pass();
  }

  /// A login says that there is something behind it, whether or not anything leads there.
  private static Verdict untried(String check, Observations seen) {
    return check.equals("ACC-101") && FormChecks.asksForPassword(seen)
        ? new Verdict.NotTested(DeepCatalogue.whyNot(check))
        : new Verdict.NotApplicable("No page takes anything to try it with.");
  }

  /// What was proved, each place once.
  static List<Defect> defects(String check, Observations seen) {
    Map<String, Defect> defects = new LinkedHashMap<>();
    for (Trial trial : seen.crawl().trials()) {
      Tricks.named(trial.trick())
          .filter(it -> it.check().equals(check) && it.isProvedBy(trial))
          .map(it -> defect(check, it, trial))
          .ifPresent(it -> defects.putIfAbsent(it.locator() + " " + it.discriminator(), it));
    }
    return List.copyOf(defects.values());
  }

  private static Defect defect(String check, Trick trick, Trial trial) {
    List<Evidence> evidence = new ArrayList<>();
    Stream.concat(trial.attacks().stream().limit(2), trial.controls().stream().limit(1))
        .map(it -> Proofs.around(it, trick.trace()))
        .forEach(evidence::add);
    return new Defect(
            Catalogue.check(check).severity(),
            RouteTemplate.of(path(trial.place().url())),
            trick.discriminator(trial.place()),
            trick.sentence(trial.place()),
            evidence)
        .beyondFirstPage();
  }

  /// What showed itself and could not be proved.
  static List<String> leads(List<Trial> trials) {
    return trials.stream()
        .flatMap(trial ->
            Tricks.named(trial.trick())
                .filter(it -> !it.isProvedBy(trial))
                .map(it ->
                    it.check()
                        + " "
                        + path(trial.place().url())
                        + " "
                        + it.discriminator(trial.place())
                        + ": it showed itself once and could not be proved.")
                .stream())
        .toList();
  }

  static String path(String url) {
    return Objects.requireNonNullElse(URI.create(url).getRawPath(), "");
  }

  /// Whether the exchange is a page that is shown.
  static boolean isShown(Exchange exchange) {
    return exchange.status() == 200 && exchange.isHtml();
  }
}
