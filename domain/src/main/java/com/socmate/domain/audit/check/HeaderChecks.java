package com.socmate.domain.audit.check;

import com.socmate.domain.audit.Verdict;
import com.socmate.domain.audit.observatory.Assessment;
import com.socmate.domain.audit.observatory.Observatory;
import com.socmate.domain.audit.observatory.Outcome;
import com.socmate.domain.audit.observed.Exchange;
import com.socmate.domain.audit.observed.Observations;
import com.socmate.domain.audit.page.Tags;
import com.socmate.domain.finding.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What the page's headers say, by the tests of the Observatory where it has one.
final class HeaderChecks {
  private static final String CSP = "content-security-policy";
  private static final List<String> DEPRECATED =
      List.of("x-xss-protection", "expect-ct", "public-key-pins", "p3p");
  private static final List<String> ANYBODYS_SCRIPTS =
      List.of("ajax.googleapis.com", "cdnjs.cloudflare.com", "cdn.jsdelivr.net", "unpkg.com");

  private final Observatory observatory;

  HeaderChecks(Observatory observatory) {
    this.observatory = observatory;
  }

  Map<String, Judge> all() {
    Map<String, Judge> checks = new LinkedHashMap<>();
    checks.put("CSP-001", when(CSP, Set.of(Outcome.CSP_NOT_IMPLEMENTED)));
    checks.put("CSP-002", when(CSP, Set.of(Outcome.CSP_IMPLEMENTED_WITH_UNSAFE_INLINE)));
    checks.put("CSP-003", fact("unsafeEval", "CSP-003"));
    checks.put("CSP-004", fact("insecureSchemeActive", "CSP-004"));
    checks.put(
        "CSP-005",
        when(
            CSP,
            Set.of(Outcome.CSP_HEADER_INVALID, Outcome.CSP_IMPLEMENTED_BUT_DUPLICATE_DIRECTIVES)));
    checks.put("CSP-006", when(CSP, Set.of(Outcome.CSP_NOT_IMPLEMENTED_BUT_REPORTING_ENABLED)));
    checks.put("CSP-007", ofPage(HeaderChecks::anybodysScripts));
    checks.put("CSP-008", fact("insecureBaseUri", "CSP-008"));
    checks.put("CSP-009", this::metaOnly);
    checks.put("XFO-001", this::framing);
    checks.put(
        "XFO-002",
        when(
            "x-frame-options",
            Set.of(
                Outcome.X_FRAME_OPTIONS_HEADER_INVALID,
                Outcome.X_FRAME_OPTIONS_ALLOW_FROM_ORIGIN)));
    checks.put(
        "XCT-001",
        when(
            "x-content-type-options",
            Set.of(
                Outcome.X_CONTENT_TYPE_OPTIONS_NOT_IMPLEMENTED,
                Outcome.X_CONTENT_TYPE_OPTIONS_HEADER_INVALID)));
    checks.put(
        "RFP-001",
        when(
            "referrer-policy",
            Set.of(
                Outcome.REFERRER_POLICY_NOT_IMPLEMENTED,
                Outcome.REFERRER_POLICY_UNSAFE,
                Outcome.REFERRER_POLICY_HEADER_INVALID)));
    checks.put("PMP-001", ofPage(page -> absent("PMP-001", page, "permissions-policy")));
    checks.put("COP-001", when("cross-origin-opener-policy", Set.of(Outcome.COOP_HEADER_INVALID)));
    checks.put(
        "COP-002", when("cross-origin-embedder-policy", Set.of(Outcome.COEP_HEADER_INVALID)));
    checks.put(
        "COP-003", when("cross-origin-resource-policy", Set.of(Outcome.CORP_HEADER_INVALID)));
    checks.put("DEP-001", ofPage(HeaderChecks::deprecated));
    checks.put("CCH-001", ofPage(HeaderChecks::cacheable));
    checks.put("CTY-001", ofPage(HeaderChecks::contentType));
    return Map.copyOf(named(checks));
  }

  /// A judge that was made for many checks learns here which one it is.
  private static Map<String, Judge> named(Map<String, Judge> checks) {
    Map<String, Judge> named = new LinkedHashMap<>();
    checks.forEach(
        (id, judge) -> named.put(id, judge instanceof OfOutcome of ? of.forCheck(id) : judge));
    return named;
  }

  private interface PageJudge {
    Verdict judge(Exchange page);
  }

  private static Judge ofPage(PageJudge judge) {
    return seen ->
        seen.site()
            .page()
            .map(judge::judge)
            .orElseGet(() -> new Verdict.NotTested("The site did not answer."));
  }

  private Assessment assessment(Observations seen, String test) {
    return Objects.requireNonNull(observatory.tests(ScanOf.observations(seen)).get(test));
  }

  private Judge when(String test, Set<Outcome> bad) {
    return new OfOutcome("", test, bad);
  }

  /// Fails where the Observatory's test comes to one of some outcomes.
  private final class OfOutcome implements Judge {
    private final String check;
    private final String test;
    private final Set<Outcome> bad;

    OfOutcome(String check, String test, Set<Outcome> bad) {
      this.check = check;
      this.test = test;
      this.bad = bad;
    }

    OfOutcome forCheck(String id) {
      return new OfOutcome(id, test, bad);
    }

    @Override
    public Verdict judge(Observations seen) {
      return ofPage(
              page -> {
                var outcome = assessment(seen, test).outcome();
                return Proofs.one(
                    bad.contains(outcome),
                    () ->
                        Proofs.http(
                            check, page, "", "The header's test says " + outcome.wireName()));
              })
          .judge(seen);
    }
  }

  private Judge fact(String name, String check) {
    return seen ->
        ofPage(
                page -> {
                  var policy = assessment(seen, CSP).details().get("policy");
                  if (!(policy instanceof Map<?, ?> facts)) {
                    return new Verdict.NotApplicable("There is no policy to judge.");
                  }
                  return Proofs.one(
                      Boolean.TRUE.equals(facts.get(name)),
                      () -> Proofs.http(check, page, "", "The policy is: " + page.all(CSP)));
                })
            .judge(seen);
  }

  private static Verdict absent(String check, Exchange page, String header) {
    return Proofs.one(
        page.all(header).isEmpty(), () -> Proofs.http(check, page, "", header + " is absent."));
  }

  private static Verdict anybodysScripts(Exchange page) {
    var policy = String.join(" ", page.all(CSP)).toLowerCase(Locale.ROOT);
    if (policy.isEmpty()) {
      return new Verdict.NotApplicable("There is no policy to judge.");
    }
    var hosts = ANYBODYS_SCRIPTS.stream().filter(policy::contains).toList();
    return Proofs.one(
        !hosts.isEmpty() && !policy.contains("'strict-dynamic'"),
        () -> Proofs.http("CSP-007", page, "", "The policy allows " + hosts));
  }

  private Verdict metaOnly(Observations seen) {
    return ofPage(
            page -> {
              var details = assessment(seen, CSP).details();
              boolean meta = Boolean.TRUE.equals(details.get("meta"));
              return Proofs.one(
                  meta && !Boolean.TRUE.equals(details.get("http")),
                  () -> Proofs.http("CSP-009", page, "", "The policy stands in a meta tag only."));
            })
        .judge(seen);
  }

  private Verdict framing(Observations seen) {
    return ofPage(
            page -> {
              boolean open =
                  assessment(seen, "x-frame-options").outcome()
                      == Outcome.X_FRAME_OPTIONS_NOT_IMPLEMENTED;
              boolean password =
                  Tags.of(page.body()).stream()
                      .anyMatch(it ->
                          it.is("input")
                              && "password".equalsIgnoreCase(it.attribute("type").orElse("")));
              return Proofs.one(
                  open,
                  () ->
                      Proofs.http(
                          "XFO-001",
                          password ? Severity.MEDIUM : Severity.LOW,
                          page,
                          "",
                          "Nothing says who may frame the page."));
            })
        .judge(seen);
  }

  private static Verdict deprecated(Exchange page) {
    var found = DEPRECATED.stream().filter(it -> !page.all(it).isEmpty()).toList();
    boolean harmless =
        found.equals(List.of("x-xss-protection"))
            && page.first("x-xss-protection").orElse("").startsWith("0");
    return Proofs.one(
        !found.isEmpty() && !harmless, () -> Proofs.http("DEP-001", page, "", "Sent: " + found));
  }

  private static Verdict cacheable(Exchange page) {
    boolean session =
        page.all("set-cookie").stream()
            .flatMap(it -> SetCookie.read(it).stream())
            .anyMatch(SetCookie::isOfSession);
    if (!session) {
      return new Verdict.NotApplicable("The page sets no session.");
    }
    var control = String.join(",", page.all("cache-control")).toLowerCase(Locale.ROOT);
    boolean kept =
        !control.contains("no-store")
            && !control.contains("private")
            && !control.contains("no-cache");
    return Proofs.one(kept, () -> Proofs.http("CCH-001", page, "", "Cache-Control: " + control));
  }

  private static Verdict contentType(Exchange page) {
    var type = page.first("content-type").orElse("").toLowerCase(Locale.ROOT);
    boolean wrong =
        type.isEmpty()
            || (page.isHtml()
                && !type.contains("charset")
                && !page.body().toLowerCase(Locale.ROOT).contains("charset"));
    return Proofs.one(wrong, () -> Proofs.http("CTY-001", page, "", "Content-Type: " + type));
  }
}
