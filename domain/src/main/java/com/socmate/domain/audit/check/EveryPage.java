package com.socmate.domain.audit.check;

import com.socmate.domain.audit.CheckResult;
import com.socmate.domain.audit.Defect;
import com.socmate.domain.audit.Verdict;
import com.socmate.domain.audit.observed.Crawl;
import com.socmate.domain.audit.observed.Exchange;
import com.socmate.domain.audit.observed.Observations;
import com.socmate.domain.audit.observed.Site;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The checks of the first page on every page that was seen. What many pages lack is one finding of
/// the host with the pages it was seen on, never one for each.
final class EveryPage {
  private static final Set<String> OF_PAGES =
      Set.of(
          "CSP", "XFO", "XCT", "RFP", "PMP", "COP", "DEP", "CCH", "CTY", "CKE", "MIX", "SRI", "LNK",
          "SEC", "CMT", "ERR");
  private static final int MOST_PROOFS = 5;
  private static final int MOST_NAMED = 10;

  private final ShallowAudit shallow;

  EveryPage(ShallowAudit shallow) {
    this.shallow = shallow;
  }

  Verdict over(CheckResult first, Observations seen) {
    var check = first.check().id().value();
    List<Defect> further = new ArrayList<>();
    if (check.startsWith("COR-")) {
      further.addAll(ofHost(TrialChecks.defects(check, seen)));
    } else if (check.equals("EXP-008")) {
      further.addAll(sourceMaps(seen));
      further.addAll(ofScripts(check, seen));
    } else if (OF_PAGES.contains(check.substring(0, 3))) {
      pages(seen).forEach(page -> further.addAll(defects(shallow.ofPage(check, page))));
      further.addAll(check.equals("SEC-001") ? ofScripts(check, seen) : List.of());
    } else {
      return first.verdict();
    }
    return further.isEmpty()
        ? DeepAudit.notSaidTooSoon(first.verdict(), seen.crawl().ended())
        : new Verdict.Fail(merged(defects(first.verdict()), further));
  }

  private static List<Defect> defects(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Fail(List<Defect> defects) -> defects;
      case Verdict.Pass _, Verdict.NotApplicable _, Verdict.NotTested _ -> List.of();
    };
  }

  /// Each page as if it were the first.
  private static List<Observations> pages(Observations seen) {
    return seen.crawl().pages().stream()
        .filter(TrialChecks::isShown)
        .map(page -> view(seen, page, List.of()))
        .toList();
  }

  /// Of the scripts that are none of the first page's.
  private List<Defect> ofScripts(String check, Observations seen) {
    var fresh =
        seen.crawl().scripts().stream()
            .filter(it ->
                seen.site().scripts().stream().noneMatch(other -> other.url().equals(it.url())))
            .toList();
    return seen.site()
        .page()
        .map(page -> view(seen, PageChecks.withoutBody(page), fresh))
        .map(view -> defects(shallow.ofPage(check, view)))
        .orElseGet(List::of);
  }

  private static Observations view(Observations seen, Exchange page, List<Exchange> scripts) {
    boolean secure = page.url().startsWith("https:");
    var site =
        new Site(
            secure ? List.of() : List.of(page),
            secure ? List.of(page) : List.of(),
            List.of(),
            scripts,
            List.of(),
            List.of(),
            List.of());
    return new Observations(
        seen.target(), seen.at(), site, seen.tls(), seen.dns(), Crawl.NONE, seen.limited());
  }

  private static List<Defect> sourceMaps(Observations seen) {
    return seen.crawl().sourceMaps().stream()
        .filter(it -> it.status() == 200)
        .filter(it -> it.body().contains("\"version\"") && it.body().contains("\"sources\""))
        .map(it -> Proofs.http("EXP-008", it, "", "A script's sources are served."))
        .toList();
  }

  private static List<Defect> ofHost(List<Defect> defects) {
    return defects.stream()
        .map(it ->
            new Defect(it.severity(), "", "", it.locator() + ": " + it.detail(), it.evidence()))
        .toList();
  }

  private static List<Defect> merged(List<Defect> first, List<Defect> further) {
    Map<String, Defect> merged = new LinkedHashMap<>();
    Map<String, Set<String>> places = new LinkedHashMap<>();
    first.forEach(it -> merged.put(key(it), it));
    for (Defect defect : further) {
      var before = merged.get(key(defect));
      var beyond = defect.beyondFirstPage();
      boolean enough = before != null && before.evidence().size() >= MOST_PROOFS;
      merged.merge(
          key(defect), beyond, (old, more) -> enough ? old.beyondFirstPage() : old.and(more));
      places.computeIfAbsent(key(defect), _ -> new LinkedHashSet<>()).add(place(defect));
    }
    return merged.entrySet().stream()
        .map(it -> told(it.getValue(), places.getOrDefault(it.getKey(), Set.of())))
        .toList();
  }

  private static String key(Defect defect) {
    return defect.locator() + " " + defect.discriminator();
  }

  private static String place(Defect defect) {
    var words = defect.evidence().getFirst().sent().split("\\s", 3);
    return words.length > 1 ? TrialChecks.path(words[1]) : "";
  }

  private static Defect told(Defect defect, Set<String> places) {
    if (places.isEmpty()) {
      return defect;
    }
    var named = places.stream().limit(MOST_NAMED).toList();
    int more = places.size() - named.size();
    return new Defect(
        defect.severity(),
        defect.locator(),
        defect.discriminator(),
        (defect.detail().endsWith(".") ? defect.detail() : defect.detail() + ".")
            + " Seen at "
            + String.join(", ", named)
            + (more > 0 ? " and " + more + " more." : "."),
        defect.evidence(),
        defect.reach());
  }
}
