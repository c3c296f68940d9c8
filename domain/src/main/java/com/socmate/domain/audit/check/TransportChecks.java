package com.socmate.domain.audit.check;

import com.socmate.domain.audit.Verdict;
import com.socmate.domain.audit.observed.Exchange;
import com.socmate.domain.audit.observed.Observations;
import com.socmate.domain.finding.Severity;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// Whether visitors end on HTTPS and stay there.
final class TransportChecks {
  private static final long DAY = 86_400;
  private static final long LEAST = 180 * DAY;
  private static final Pattern AGE =
      Pattern.compile("(?i)(?:^|;)\\s*max-age\\s*=\\s*\"?([0-9]{1,12})");
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[.*]");
  private static final int MOST_REDIRECTIONS = 10;

  private TransportChecks() {}

  static Map<String, Judge> all() {
    Map<String, Judge> checks = new LinkedHashMap<>();
    checks.put("RED-001", TransportChecks::toHttps);
    checks.put("RED-002", TransportChecks::firstStep);
    checks.put("RED-003", TransportChecks::endless);
    checks.put("RED-004", TransportChecks::twin);
    checks.put("HST-001", strict(TransportChecks::present));
    checks.put("HST-002", strict(TransportChecks::longEnough));
    checks.put("HST-003", strict(TransportChecks::wellFormed));
    checks.put("HST-004", strict(TransportChecks::preload));
    return checks;
  }

  private static URI url(Exchange exchange) {
    return URI.create(exchange.url());
  }

  /// The name with www and the one without, where both are targets.
  private static Verdict twin(Observations seen) {
    var twin = seen.site().twin().stream().filter(it -> it.url().startsWith("https:")).findFirst();
    var own = seen.site().httpsRoute().stream().findFirst();
    if (twin.isEmpty()) {
      return new Verdict.NotTested("The name with www, or without it, is no target of this audit.");
    }
    if (own.isEmpty() || !(own.get().isAnswered() || twin.get().isAnswered())) {
      return new Verdict.NotTested("Neither name answered by HTTPS.");
    }
    return difference(own.get(), twin.get())
        .<Verdict>map(it -> new Verdict.Fail(List.of(Proofs.http("RED-004", twin.get(), "", it))))
        .orElseGet(Verdict.Pass::new);
  }

  private static Optional<String> difference(Exchange own, Exchange twin) {
    if (own.isAnswered() != twin.isAnswered()) {
      return Optional.of("Only one of the two names answers by HTTPS.");
    }
    if (own.trusted() != twin.trusted()) {
      return Optional.of("Only one of the two names has a certificate that is trusted.");
    }
    boolean same =
        own.first("strict-transport-security").isPresent()
            == twin.first("strict-transport-security").isPresent();
    return same
        ? Optional.empty()
        : Optional.of("Only one of the two names sends Strict-Transport-Security.");
  }

  private static Verdict toHttps(Observations seen) {
    var route = seen.site().httpRoute();
    if (route.isEmpty() || !route.getFirst().isAnswered()) {
      return new Verdict.NotApplicable("Plain HTTP is not answered.");
    }
    boolean ends = route.stream().anyMatch(it -> "https".equals(url(it).getScheme()));
    return Proofs.one(
        !ends,
        () ->
            Proofs.http(
                "RED-001", route.getLast(), "", "The way ends at " + route.getLast().url()));
  }

  private static Verdict firstStep(Observations seen) {
    var route = seen.site().httpRoute();
    if (route.size() < 2) {
      return new Verdict.NotApplicable("Plain HTTP is not redirected.");
    }
    var next = url(route.get(1));
    boolean off = !seen.target().host().equals(Objects.requireNonNullElse(next.getHost(), ""));
    boolean open = "http".equals(next.getScheme());
    return Proofs.one(
        off || open,
        () -> Proofs.http("RED-002", route.getFirst(), "", "The first step leads to " + next));
  }

  private static Verdict endless(Observations seen) {
    for (List<Exchange> route : List.of(seen.site().httpRoute(), seen.site().httpsRoute())) {
      for (Exchange step : route) {
        var host = Objects.requireNonNullElse(url(step).getHost(), "");
        if (ADDRESS.matcher(host).matches() || route.size() > MOST_REDIRECTIONS) {
          return Proofs.one(true, () -> Proofs.http("RED-003", step, "", "Led to " + step.url()));
        }
      }
      boolean circle = !route.isEmpty() && route.getLast().status() / 100 == 3;
      if (circle && repeats(route)) {
        var last = route.getLast();
        return Proofs.one(true, () -> Proofs.http("RED-003", last, "", "The way leads back."));
      }
    }
    return seen.site().page().isPresent()
        ? new Verdict.Pass()
        : new Verdict.NotTested("The site did not answer.");
  }

  private static boolean repeats(List<Exchange> route) {
    var last = route.getLast();
    return last.first("location")
        .map(it -> url(last).resolve(it).toString())
        .filter(it -> route.stream().anyMatch(step -> step.url().equals(it)))
        .isPresent();
  }

  private interface OfPage {
    Verdict judge(Exchange page, List<String> headers);
  }

  private static Judge strict(OfPage judge) {
    return seen ->
        seen.site()
            .https()
            .map(page ->
                page.trusted()
                    ? judge.judge(page, page.all("strict-transport-security"))
                    : new Verdict.NotApplicable("Browsers ignore it with a bad certificate."))
            .orElseGet(() -> new Verdict.NotApplicable("The site is not served by HTTPS."));
  }

  private static Verdict present(Exchange page, List<String> headers) {
    return Proofs.one(
        headers.isEmpty(), () -> Proofs.http("HST-001", page, "", "The header is absent."));
  }

  private static long age(List<String> headers) {
    var age = AGE.matcher(headers.getFirst());
    return age.find() ? Long.parseLong(age.group(1)) : -1;
  }

  private static Verdict longEnough(Exchange page, List<String> headers) {
    if (headers.isEmpty() || age(headers) < 0) {
      return new Verdict.NotApplicable("There is no age to judge.");
    }
    long age = age(headers);
    var severity = age < LEAST ? Severity.LOW : Severity.INFORMATIONAL;
    return Proofs.one(
        age < 365 * DAY,
        () -> Proofs.http("HST-002", severity, page, "", "It ends after " + age / DAY + " days."));
  }

  private static Verdict wellFormed(Exchange page, List<String> headers) {
    if (headers.isEmpty()) {
      return new Verdict.NotApplicable("The header is absent.");
    }
    boolean wrong = headers.size() > 1 || headers.getFirst().contains(",") || age(headers) < 0;
    return Proofs.one(wrong, () -> Proofs.http("HST-003", page, "", "Sent: " + headers));
  }

  private static Verdict preload(Exchange page, List<String> headers) {
    var header = headers.isEmpty() ? "" : headers.getFirst().toLowerCase(Locale.ROOT);
    if (!header.contains("preload")) {
      return new Verdict.NotApplicable("Preloading is not asked for.");
    }
    boolean wrong = !header.contains("includesubdomains") || age(headers) < 365 * DAY;
    return Proofs.one(wrong, () -> Proofs.http("HST-004", page, "", "Sent: " + header));
  }
}
