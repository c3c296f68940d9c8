package com.socmate.domain.audit.check;

import com.socmate.domain.audit.AuditType;
import com.socmate.domain.audit.Check;
import com.socmate.domain.audit.CheckResult;
import com.socmate.domain.audit.Verdict;
import com.socmate.domain.audit.crawl.CrawlSummary;
import com.socmate.domain.audit.library.KnownLibraries;
import com.socmate.domain.audit.observatory.RegistrableDomains;
import com.socmate.domain.audit.observed.Observations;
import com.socmate.domain.audit.plan.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The whole catalogue over what was seen: the shallow checks, those of every page's own on every
/// page, and those that only make sense beyond the first page.
public final class DeepAudit {
  private final ShallowAudit shallow;
  private final EveryPage everyPage;
  private final Map<String, Judge> judges = new LinkedHashMap<>();

  public DeepAudit(RegistrableDomains domains, KnownLibraries libraries) {
    this.shallow = new ShallowAudit(domains, libraries);
    this.everyPage = new EveryPage(shallow);
    judges.putAll(new CrawlChecks(libraries).all());
    judges.putAll(FormChecks.all());
    judges.putAll(BrowserChecks.all());
    judges.putAll(TrialChecks.all());
  }

  public ShallowAudit shallow() {
    return shallow;
  }

  /// Every check of an audit of that type, in the order of the catalogue.
  public static List<Check> catalogue(AuditType type) {
    return type == AuditType.SHALLOW
        ? Catalogue.all()
        : Stream.concat(Catalogue.all().stream(), DeepCatalogue.all().stream()).toList();
  }

  /// What the plan leaves out is not said to be anything.
  public List<CheckResult> results(AuditType type, Plan plan, Observations seen) {
    return results(type, seen).stream()
        .map(it -> new CheckResult(it.check(), plan.heard(it.check(), it.verdict())))
        .toList();
  }

  public List<CheckResult> results(AuditType type, Observations seen) {
    var first = shallow.results(seen);
    if (type == AuditType.SHALLOW) {
      return first;
    }
    List<CheckResult> all = new ArrayList<>();
    first.forEach(it -> all.add(new CheckResult(it.check(), everyPage.over(it, seen))));
    DeepCatalogue.all().forEach(it -> all.add(new CheckResult(it, verdict(it, seen))));
    return List.copyOf(all);
  }

  private Verdict verdict(Check check, Observations seen) {
    var judge = judges.get(check.id().value());
    if (judge == null) {
      return new Verdict.NotTested(DeepCatalogue.whyNot(check.id().value()));
    }
    if (seen.site().page().isEmpty()) {
      return new Verdict.NotTested((seen.limited() + " The site did not answer.").strip());
    }
    return notSaidTooSoon(judge.judge(seen), seen.crawl().ended());
  }

  /// A site that was not seen to its end is not said to be clean.
  static Verdict notSaidTooSoon(Verdict verdict, String ended) {
    boolean clean = verdict instanceof Verdict.Pass || verdict instanceof Verdict.NotApplicable;
    return clean && !ended.isEmpty()
        ? new Verdict.NotTested("Nothing was found as far as it was seen. " + ended)
        : verdict;
  }

  /// What it did beyond the first page; empty where it did not go there.
  public static Optional<CrawlSummary> summary(Plan plan, Observations seen) {
    return plan.errand().crawls() || plan.by() != Plan.Author.TYPE
        ? Optional.of(Inventory.of(plan, seen))
        : Optional.empty();
  }
}
