package com.socmate.domain.audit.check;

import com.socmate.domain.audit.Check;
import com.socmate.domain.audit.CheckResult;
import com.socmate.domain.audit.Verdict;
import com.socmate.domain.audit.library.KnownLibraries;
import com.socmate.domain.audit.observatory.Observatory;
import com.socmate.domain.audit.observatory.PreloadList;
import com.socmate.domain.audit.observatory.RegistrableDomains;
import com.socmate.domain.audit.observed.Observations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The whole shallow catalogue over what was seen. Every check gets a verdict; one that this
/// version cannot come to says so.
public final class ShallowAudit {
  private final Observatory observatory;
  private final Map<String, Judge> judges = new LinkedHashMap<>();

  public ShallowAudit(RegistrableDomains domains, KnownLibraries libraries) {
    this.observatory = new Observatory(PreloadList.NONE, domains);
    judges.putAll(TlsChecks.all());
    judges.putAll(CertificateChecks.all());
    judges.putAll(TransportChecks.all());
    judges.putAll(new HeaderChecks(observatory).all());
    judges.putAll(CookieChecks.all());
    judges.putAll(SharingChecks.all());
    judges.putAll(new PageChecks(domains, libraries).all());
    judges.putAll(DnsChecks.all());
    judges.putAll(MailChecks.all());
    judges.putAll(MetafileChecks.all());
    judges.putAll(ExposureChecks.all());
  }

  /// Every check, in the order of the catalogue.
  public static List<Check> catalogue() {
    return Catalogue.all();
  }

  public List<CheckResult> results(Observations seen) {
    return Catalogue.all().stream()
        .map(check -> new CheckResult(check, verdict(check, seen)))
        .toList();
  }

  private Verdict verdict(Check check, Observations seen) {
    var judge = judges.get(check.id().value());
    return judge == null
        ? new Verdict.NotTested("This version does not look at it.")
        : cutShort(judge.judge(seen), seen.limited());
  }

  /// What was not tested because the audit had to end says so.
  private static Verdict cutShort(Verdict verdict, String limited) {
    return verdict instanceof Verdict.NotTested(String reason) && !limited.isEmpty()
        ? new Verdict.NotTested(limited + " " + reason)
        : verdict;
  }

  /// What one check says of a page other than the first.
  Verdict ofPage(String check, Observations page) {
    return Objects.requireNonNull(judges.get(check), check).judge(page);
  }

  /// The Observatory's score; empty where the site's answer is none that is scored.
  public Optional<Observatory.Score> observatory(Observations seen) {
    return seen.site()
        .page()
        .filter(page -> Observatory.isScored(page.status()))
        .map(_ -> observatory.score(ScanOf.observations(seen)));
  }
}
