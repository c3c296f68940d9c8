package com.socmate.domain.audit.check;

import com.socmate.domain.audit.AuditTarget;
import com.socmate.domain.audit.observed.Crawl;
import com.socmate.domain.audit.observed.Dns;
import com.socmate.domain.audit.observed.Exchange;
import com.socmate.domain.audit.observed.Exchange.Field;
import com.socmate.domain.audit.observed.Mail;
import com.socmate.domain.audit.observed.Observations;
import com.socmate.domain.audit.observed.ProbePaths;
import com.socmate.domain.audit.observed.Site;
import com.socmate.domain.audit.observed.Tls;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What would be seen of a sound site, with whatever a test spoils.
final class Seen {
  static final Instant AT = Instant.parse("2026-11-22T12:00:00Z");
  private static final String HOST = "acme.example.com";
  private static final String URL = "https://" + HOST + "/";

  final Map<String, List<String>> headers = new LinkedHashMap<>();
  final Map<String, String> served = new LinkedHashMap<>();
  final Map<String, Dns.Answer> names = new LinkedHashMap<>();
  final List<Exchange> httpRoute = new ArrayList<>();
  final List<Exchange> sharing = new ArrayList<>();
  final List<Exchange> scripts = new ArrayList<>();
  final Set<String> silent = new HashSet<>();
  final List<Mail.Server> mail = new ArrayList<>();
  final List<Exchange> twin = new ArrayList<>();
  String body = "<!doctype html><html><head><meta charset=\"utf-8\"></head><body>Hi</body></html>";
  String traced = "";
  List<Tls.Version> versions =
      List.of(
          new Tls.Version("TLS 1.2", List.of(0xC02F), true),
          new Tls.Version("TLS 1.3", List.of(0x1301), true));
  List<String> groups = List.of("x25519");
  int dhBits;
  boolean renegotiatesSafely = true;
  boolean compresses;
  Tls.Answer fallback = Tls.Answer.YES;
  Tls.Answer heartbeat = Tls.Answer.NO;
  List<String> protocols = List.of();
  List<Tls.Address> addresses = List.of();
  Tls.Revocation revocation = new Tls.Revocation(Tls.Revocation.Standing.GOOD, "");
  String trouble = "";
  String tlsFailure = "";

  Seen() {
    header("content-type", "text/html; charset=utf-8");
    header("strict-transport-security", "max-age=63072000");
    header(
        "content-security-policy",
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    header("x-content-type-options", "nosniff");
    header("referrer-policy", "no-referrer");
    header("permissions-policy", "camera=()");
    httpRoute.add(exchange("http://" + HOST + "/", 301, List.of(new Field("location", URL)), ""));
    served.put(
        "/.well-known/security.txt",
        """
        Contact: mailto:security@example.com
        Expires: 2027-06-01T00:00:00Z
        Canonical: https://acme.example.com/.well-known/security.txt
        """);
    ProbePaths.ORIGINS.forEach(_ -> sharing.add(shared(sharing.size(), "")));
  }

  void header(String name, String value) {
    headers.put(name, List.of(value));
  }

  void without(String name) {
    headers.remove(name);
  }

  void cookie(String value) {
    header("set-cookie", value);
  }

  /// What an origin is answered.
  void shares(int origin, String allowed, String credentials) {
    var sent = List.of(new Field("origin", ProbePaths.ORIGINS.get(origin)));
    sharing.set(
        origin,
        new Exchange(
            "GET",
            URL,
            sent,
            200,
            List.of(
                new Field("access-control-allow-origin", allowed),
                new Field("access-control-allow-credentials", credentials)),
            body,
            true,
            ""));
  }

  private Exchange shared(int origin, String text) {
    var sent = List.of(new Field("origin", ProbePaths.ORIGINS.get(origin)));
    return new Exchange("GET", URL, sent, 200, List.of(), text, true, "");
  }

  void name(String name, String type, String... records) {
    name(name, type, "NOERROR", Dns.Security.SECURE, records);
  }

  void name(String name, String type, String code, Dns.Security security, String... records) {
    names.put(name + " " + type, new Dns.Answer(name, type, code, security, List.of(records), ""));
  }

  /// The name with www, by HTTPS.
  void twin(String... headersOfIt) {
    twin.add(
        exchange(
            "https://www." + HOST + "/",
            200,
            Stream.of(headersOfIt).map(it -> new Field(it, "max-age=63072000")).toList(),
            "Hi"));
  }

  void script(String text) {
    scripts.add(
        exchange(URL + "app.js", 200, List.of(new Field("content-type", "text/javascript")), text));
  }

  Observations observations() {
    return new Observations(
        AuditTarget.of(HOST), AT, site(), tls(), dns(), new Mail(mail), Crawl.NONE, "");
  }

  private Site site() {
    var page =
        exchange(
            URL,
            200,
            headers.entrySet().stream()
                .flatMap(it -> it.getValue().stream().map(value -> new Field(it.getKey(), value)))
                .toList(),
            body);
    var route = new ArrayList<>(httpRoute);
    if (httpRoute.size() == 1 && httpRoute.getFirst().status() == 301) {
      route.add(page);
    }
    List<Exchange> probes = new ArrayList<>();
    for (String path : ProbePaths.PROBES) {
      var text = served.get(path);
      if (silent.contains(path)) {
        probes.add(exchange(URL + path.substring(1), 0, List.of(), ""));
        continue;
      }
      probes.add(
          text == null
              ? absent(path)
              : exchange(
                  URL + path.substring(1),
                  200,
                  List.of(new Field("content-type", "text/plain")),
                  text));
    }
    return new Site(
        route,
        List.of(page),
        sharing,
        scripts,
        List.of(absent("/no-such-thing-1"), absent("/no-such-thing-2/")),
        probes,
        List.of(new Exchange("TRACE", URL, List.of(), 200, List.of(), traced, true, "")),
        twin);
  }

  private static Exchange absent(String path) {
    return exchange(
        URL + path.substring(1), 404, List.of(new Field("content-type", "text/plain")), "None.");
  }

  private static Exchange exchange(String url, int status, List<Field> headers, String body) {
    return new Exchange("GET", url, List.of(), status, headers, body, true, "");
  }

  private Tls tls() {
    return new Tls(
        tlsFailure,
        versions,
        groups,
        List.of(),
        dhBits,
        List.of(),
        trouble,
        protocols,
        renegotiatesSafely,
        compresses,
        fallback,
        false,
        revocation,
        false,
        heartbeat,
        addresses);
  }

  private Dns dns() {
    return new Dns("", "example.com", List.copyOf(names.values()));
  }
}
