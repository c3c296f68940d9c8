package com.socmate.domain.audit.check;

import com.socmate.domain.audit.Defect;
import com.socmate.domain.audit.Evidence;
import com.socmate.domain.audit.Verdict;
import com.socmate.domain.audit.observed.Dns;
import com.socmate.domain.audit.observed.Exchange;
import com.socmate.domain.audit.observed.Mail;
import com.socmate.domain.finding.Severity;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Defects with what proves them.
final class Proofs {
  private static final int WINDOW = 1024;
  private static final Set<String> HIDDEN = Set.of("set-cookie", "authorization", "cookie");

  private Proofs() {}

  static Defect http(
      String check, Severity severity, Exchange exchange, String which, String detail) {
    return new Defect(severity, path(exchange, check), which, detail, List.of(evidence(exchange)));
  }

  static Defect http(String check, Exchange exchange, String which, String detail) {
    return http(check, Catalogue.check(check).severity(), exchange, which, detail);
  }

  /// Only what is served at a path is located there; what holds for the host is not.
  private static String path(Exchange exchange, String check) {
    boolean atPath = check.startsWith("EXP") || check.startsWith("META");
    return atPath ? Objects.requireNonNullElse(URI.create(exchange.url()).getRawPath(), "") : "";
  }

  static Evidence evidence(Exchange exchange) {
    return around(exchange, "");
  }

  /// With the part of the answer that holds something; its beginning where nothing does.
  static Evidence around(Exchange exchange, String trace) {
    int found = Math.max(0, trace.isEmpty() ? 0 : exchange.body().indexOf(trace));
    int from = Math.max(0, found - WINDOW / 2);
    var shown = exchange.body().substring(from, Math.min(from + WINDOW, exchange.body().length()));
    var sent =
        exchange.method()
            + " "
            + exchange.url()
            + exchange.sent().stream()
                .map(it -> "\n" + it.name() + ": " + it.value())
                .collect(Collectors.joining());
    var received =
        "HTTP "
            + exchange.status()
            + exchange.headers().stream().map(Proofs::shown).collect(Collectors.joining())
            + "\n\n"
            + (from > 0 ? "…" : "")
            + shown;
    return new Evidence("http", sent, received);
  }

  /// The values of cookies are nobody's business; their names and flags are.
  private static String shown(Exchange.Field field) {
    var value =
        HIDDEN.contains(field.name()) ? field.value().replaceFirst("=[^;]*", "=…") : field.value();
    return "\n" + field.name() + ": " + value;
  }

  static Defect tls(String check, Severity severity, String which, String detail) {
    return new Defect(
        severity, "", which, detail, List.of(new Evidence("tls", "TLS handshakes", detail)));
  }

  static Defect tls(String check, String which, String detail) {
    return tls(check, Catalogue.check(check).severity(), which, detail);
  }

  static Defect dns(Severity severity, Dns.Answer answer, String which, String detail) {
    var received =
        answer.code() + " " + answer.security() + "\n" + String.join("\n", answer.records());
    return new Defect(
        severity,
        answer.name(),
        which,
        detail,
        List.of(new Evidence("dns", answer.name() + " " + answer.type(), received)));
  }

  static Defect mail(Mail.Server server) {
    return new Defect(
        Catalogue.check("EML-007").severity(),
        server.name(),
        "",
        server.name() + " takes mail and offers no TLS for it.",
        List.of(
            new Evidence("smtp", "EHLO to " + server.name(), String.join("\n", server.said()))));
  }

  static Verdict one(boolean wrong, Supplier<Defect> defect) {
    return wrong ? new Verdict.Fail(List.of(defect.get())) : new Verdict.Pass();
  }

  static Verdict notBuilt(String reason) {
    return new Verdict.NotTested(reason);
  }
}
