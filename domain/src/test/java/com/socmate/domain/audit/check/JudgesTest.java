package com.socmate.domain.audit.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.domain.audit.CheckResult;
import com.socmate.domain.audit.Verdict;
import com.socmate.domain.audit.library.KnownLibraries;
import com.socmate.domain.audit.observed.Crawl;
import com.socmate.domain.audit.observed.Dns;
import com.socmate.domain.audit.observed.Exchange;
import com.socmate.domain.audit.observed.Exchange.Field;
import com.socmate.domain.audit.observed.Mail;
import com.socmate.domain.audit.observed.Observations;
import com.socmate.domain.audit.observed.Site;
import com.socmate.domain.audit.observed.Tls;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// A sound site passes; spoilt in one way, it fails the check that is for it, with what proves it.
class JudgesTest {
  private static final ShallowAudit AUDIT = new ShallowAudit(Optional::of, KnownLibraries.NONE);
  private static final String CSP = "content-security-policy";
  private static final String OTHER = "https://audit-origin.example";

  /// Certificates and libraries are judged against real ones, in the laboratory; the rest is not
  /// looked at by this version.
  private static final Set<String> ELSEWHERE = Set.of("JSL-001", "TLS-017", "CRT-012");

  private static final Map<String, Consumer<Seen>> SPOILT = new LinkedHashMap<>();

  static {
    tls();
    transport();
    headers();
    cookies();
    page();
    served();
    names();
  }

  private static void spoil(String check, Consumer<Seen> how) {
    SPOILT.put(check, how);
  }

  private static void tls() {
    spoil(
        "TLS-016",
        seen ->
            seen.addresses =
                List.of(
                    new Tls.Address(0, List.of("TLS 1.3 TLS_AES_128_GCM_SHA256")),
                    new Tls.Address(1, List.of("TLS 1.0 TLS_RSA_WITH_AES_128_CBC_SHA"))));
    spoil("TLS-001", seen -> seen.tlsFailure = "Connection refused.");
    spoil("TLS-002", seen -> offer(seen, "SSL 3", 0x002F));
    spoil("TLS-003", seen -> offer(seen, "TLS 1.0", 0xC013));
    spoil("TLS-004", seen -> seen.versions = List.of(seen.versions.getFirst()));
    spoil("TLS-005", seen -> offer(seen, "TLS 1.2", 0x0001));
    spoil("TLS-006", seen -> offer(seen, "TLS 1.2", 0x000A));
    spoil("TLS-007", seen -> offer(seen, "TLS 1.2", 0x002F));
    spoil("TLS-008", seen -> offer(seen, "TLS 1.2", 0xC013));
    spoil("TLS-009", seen -> seen.dhBits = 1024);
    spoil("TLS-010", seen -> seen.groups = List.of("x25519", "secp192r1"));
    spoil(
        "TLS-011",
        seen ->
            seen.versions = List.of(new Tls.Version("TLS 1.2", List.of(0xC02F, 0x000A), false)));
    spoil("TLS-012", seen -> seen.renegotiatesSafely = false);
    spoil("TLS-013", seen -> seen.compresses = true);
    spoil(
        "TLS-014",
        seen -> {
          offer(seen, "TLS 1.1", 0xC013);
          seen.fallback = Tls.Answer.NO;
        });
    spoil(
        "CRT-011",
        seen ->
            seen.revocation =
                new Tls.Revocation(
                    Tls.Revocation.Standing.REVOKED, "Revoked since 2026-11-20T08:00:00Z."));
    spoil("TLS-015", seen -> seen.heartbeat = Tls.Answer.YES);
    spoil(
        "TLS-018",
        seen -> {
          seen.protocols = List.of("h2");
          offer(seen, "TLS 1.2", 0x002F);
        });
  }

  private static void offer(Seen seen, String version, int suite) {
    seen.versions = List.of(new Tls.Version(version, List.of(suite), true));
  }

  private static void transport() {
    spoil("RED-004", seen -> seen.twin());
    spoil("RED-001", seen -> route(seen, answered("http://acme.example.com/", 200)));
    spoil(
        "RED-002",
        seen ->
            route(
                seen,
                answered("http://acme.example.com/", 301),
                answered("http://www.acme.example.com/", 301),
                answered("https://acme.example.com/", 200)));
    spoil(
        "RED-003",
        seen ->
            route(
                seen,
                answered("http://acme.example.com/", 301),
                answered("http://192.0.2.7/", 200)));
    spoil("HST-001", seen -> seen.without("strict-transport-security"));
    spoil("HST-002", seen -> seen.header("strict-transport-security", "max-age=86400"));
    spoil("HST-003", seen -> seen.header("strict-transport-security", "forever"));
    spoil("HST-004", seen -> seen.header("strict-transport-security", "max-age=1; preload"));
  }

  private static void route(Seen seen, Exchange... steps) {
    seen.httpRoute.clear();
    seen.httpRoute.addAll(List.of(steps));
  }

  private static Exchange answered(String url, int status) {
    return new Exchange("GET", url, List.of(), status, List.of(), "", true, "");
  }

  private static void headers() {
    spoil("CSP-001", seen -> seen.without(CSP));
    spoil("CSP-002", seen -> seen.header(CSP, "default-src 'self' 'unsafe-inline'"));
    spoil(
        "CSP-003", seen -> seen.header(CSP, "default-src 'self'; script-src 'self' 'unsafe-eval'"));
    spoil("CSP-004", seen -> seen.header(CSP, "default-src 'none'; script-src http:"));
    spoil("CSP-005", seen -> seen.header(CSP, "script-src 'none'; script-src 'self'"));
    spoil(
        "CSP-006",
        seen -> {
          seen.without(CSP);
          seen.header("content-security-policy-report-only", "default-src 'none'");
        });
    spoil("CSP-007", seen -> seen.header(CSP, "script-src https://unpkg.com"));
    spoil("CSP-008", seen -> seen.header(CSP, "default-src 'self'"));
    spoil(
        "CSP-009",
        seen -> {
          seen.without(CSP);
          seen.body =
              "<html><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\""
                  + " content=\"default-src 'none'\"></head></html>";
        });
    spoil("XFO-001", seen -> seen.without(CSP));
    spoil(
        "XFO-002",
        seen -> {
          seen.without(CSP);
          seen.header("x-frame-options", "ALLOW-FROM https://other.example");
        });
    spoil("XCT-001", seen -> seen.without("x-content-type-options"));
    spoil("RFP-001", seen -> seen.header("referrer-policy", "unsafe-url"));
    spoil("PMP-001", seen -> seen.without("permissions-policy"));
    spoil("COP-001", seen -> seen.header("cross-origin-opener-policy", "nonsense"));
    spoil("COP-002", seen -> seen.header("cross-origin-embedder-policy", "nonsense"));
    spoil("COP-003", seen -> seen.header("cross-origin-resource-policy", "nonsense"));
    spoil("DEP-001", seen -> seen.header("x-xss-protection", "1; mode=block"));
    spoil("CCH-001", seen -> seen.cookie("sessionid=abc; Secure; HttpOnly; SameSite=Lax"));
    spoil("CTY-001", seen -> seen.without("content-type"));
    spoil("COR-001", seen -> seen.shares(0, OTHER, "true"));
    spoil("COR-002", seen -> seen.shares(1, "null", "true"));
    spoil("COR-003", seen -> seen.shares(3, "https://audit-{host}", "true"));
    spoil("COR-004", seen -> seen.shares(0, OTHER, "false"));
    spoil(
        "COR-005",
        seen ->
            seen.sharing.set(
                0,
                new Exchange(
                    "GET",
                    "https://acme.example.com/",
                    List.of(new Field("origin", OTHER)),
                    401,
                    List.of(new Field("access-control-allow-origin", "*")),
                    "",
                    true,
                    "")));
    spoil("BAN-001", seen -> seen.header("server", "nginx/1.22.1"));
    spoil("BAN-002", seen -> seen.header("x-powered-by", "PHP/7.4.33"));
  }

  private static void cookies() {
    spoil("CKE-001", seen -> seen.cookie("sessionid=abc; HttpOnly; SameSite=Lax"));
    spoil("CKE-002", seen -> seen.cookie("sessionid=abc; Secure; SameSite=Lax"));
    spoil("CKE-003", seen -> seen.cookie("sessionid=abc; Secure; HttpOnly"));
    spoil("CKE-004", seen -> seen.cookie("a=b; Domain=example.com; Secure; SameSite=Lax"));
    spoil("CKE-005", seen -> seen.cookie("__Host-a=b; Path=/x; SameSite=Lax"));
    spoil(
        "CKE-006",
        seen -> seen.cookie("sessionid=abc; Max-Age=31536000; Secure; HttpOnly; SameSite=Lax"));
    spoil("CKE-007", seen -> seen.cookie("who=ann@example.com; Secure; SameSite=Lax"));
    spoil("CKE-008", seen -> seen.body = "<a href=\"/a;jsessionid=0123456789AB\">a</a>");
  }

  private static void page() {
    spoil("MIX-001", seen -> seen.body = "<script src=\"http://acme.example.com/a.js\"></script>");
    spoil("MIX-002", seen -> seen.body = "<img src=\"http://acme.example.com/a.png\">");
    spoil("MIX-003", seen -> seen.body = "<form action=\"http://acme.example.com/login\"></form>");
    spoil(
        "SRI-001", seen -> seen.body = "<script src=\"https://cdn.other.example/a.js\"></script>");
    spoil("SRI-002", seen -> seen.body = "<script src=\"//cdn.other.example/a.js\"></script>");
    spoil(
        "LNK-001",
        seen -> seen.body = "<a target=\"_blank\" href=\"https://other.example/\">out</a>");
    spoil("SEC-001", seen -> seen.script("var key = 'AKIA" + "A".repeat(16) + "';"));
    spoil("CMT-001", seen -> seen.body = "<!-- see 10.0.0.12 --><p>Hi</p>");
    spoil("ERR-001", seen -> seen.body = "<pre>Traceback (most recent call last):\n</pre>");
    spoil(
        "EXP-008", seen -> seen.script("a();\n//# sourceMappingURL=data:application/json,%7B%7D"));
    spoil("EXP-012", seen -> seen.body = "<h1>Welcome to nginx!</h1>");
    spoil("EXP-011", seen -> seen.traced = "TRACE / HTTP/1.1\r\nX-Audit: 7f3a9c\r\n");
  }

  private static void served() {
    serve("EXP-001", "/.git/HEAD", "ref: refs/heads/main\n");
    serve("EXP-002", "/.env", "DB_PASSWORD=not-a-real-one\n");
    serve("EXP-003", "/.svn/entries", "12\n\ndir\n");
    serve("EXP-004", "/dump.sql", "-- MySQL dump 10.13\nCREATE TABLE a (b int);\n");
    serve("EXP-005", "/actuator/env", "{\"propertySources\": []}");
    serve("EXP-006", "/server.key", "-----BEGIN PRIVATE" + " KEY-----\nMIIE\n");
    serve("EXP-007", "/web.config", "<configuration></configuration>");
    serve("EXP-009", "/uploads/", "<html><title>Index of /uploads/</title></html>");
    serve("EXP-010", "/admin/", "<form><input type=\"password\"></form>");
    serve("EXP-013", "/metrics", "# TYPE up gauge\nup 1\n");
    serve("META-002", "/robots.txt", "User-agent: *\nDisallow: /admin-secret/\n");
    serve("META-003", "/crossdomain.xml", "<allow-access-from domain=\"*\"/>");
    serve("META-004", "/openapi.json", "{\"openapi\": \"3.1.0\"}");
    spoil("META-001", seen -> seen.served.remove("/.well-known/security.txt"));
  }

  private static void serve(String check, String path, String text) {
    spoil(check, seen -> seen.served.put(path, text));
  }

  private static void names() {
    spoil(
        "DNS-001",
        seen ->
            seen.name("example.com", "SOA", "NOERROR", Dns.Security.BOGUS, "ns1 admin 1 2 3 4 5"));
    spoil("DNS-002", seen -> seen.name("example.com", "CAA"));
    spoil(
        "DNS-003",
        seen -> {
          seen.name("acme.example.com", "CNAME", "acme.github.io.");
          seen.name("acme.github.io", "A", "NXDOMAIN", Dns.Security.INSECURE);
        });
    spoil("DNS-004", seen -> seen.name("example.com", "NS", "ns1.example.com."));
    spoil("DNS-005", seen -> seen.name("no-such-name-7f3a9c.example.com", "A", "192.0.2.1"));
    spoil("DNS-006", seen -> seen.name("acme.example.com", "A", "10.0.0.7"));
    spoil("DNS-007", seen -> seen.name("acme.example.com", "AAAA"));
    spoil("EML-001", seen -> seen.name("example.com", "TXT", "v=spf1 +all"));
    spoil("EML-007", seen -> mail(seen, "", "250-acme.example.com", "250 SIZE 1024"));
    spoil("EML-002", seen -> seen.name("_dmarc.example.com", "TXT", "v=DMARC1; p=none"));
  }

  private static void mail(Seen seen, String failure, String... said) {
    seen.name("example.com", "MX", "10 acme.example.com.");
    seen.mail.add(new Mail.Server("acme.example.com", failure, List.of(said)));
  }

  private static Verdict verdict(Seen seen, String check) {
    return AUDIT.results(seen.observations()).stream()
        .filter(it -> it.check().id().value().equals(check))
        .map(CheckResult::verdict)
        .findFirst()
        .orElseThrow();
  }

  @TestFactory
  Stream<DynamicTest> what_is_spoilt_fails_with_what_proves_it() {
    return SPOILT.entrySet().stream()
        .map(it ->
            DynamicTest.dynamicTest(
                it.getKey(),
                () -> {
                  var seen = new Seen();
                  it.getValue().accept(seen);
                  var verdict = verdict(seen, it.getKey());
                  assertThat(verdict).isInstanceOf(Verdict.Fail.class);
                  assertThat(((Verdict.Fail) verdict).defects())
                      .allSatisfy(defect -> assertThat(defect.evidence()).isNotEmpty());
                }));
  }

  @TestFactory
  Stream<DynamicTest> what_is_sound_does_not_fail() {
    return SPOILT.keySet().stream()
        .map(check ->
            DynamicTest.dynamicTest(
                check,
                () -> assertThat(verdict(new Seen(), check)).isNotInstanceOf(Verdict.Fail.class)));
  }

  @Test
  void every_judge_of_pages_handshakes_and_exposure_is_tried() {
    var untried = new TreeSet<String>();
    ShallowAudit.catalogue().forEach(it -> untried.add(it.id().value()));
    untried.removeAll(SPOILT.keySet());
    untried.removeAll(ELSEWHERE);

    assertThat(untried)
        .allMatch(it -> it.startsWith("CRT-") || it.startsWith("EML-") || it.equals("BAN-003"));
  }

  @Test
  void a_host_that_answers_nothing_is_not_said_to_lack_anything() {
    var seen = new Seen().observations();
    var unseen =
        new Observations(
            seen.target(),
            seen.at(),
            Site.UNSEEN,
            Tls.unseen("Connection refused."),
            Dns.unseen("Nobody answered."),
            Crawl.NONE,
            "");

    assertThat(AUDIT.results(unseen)).noneMatch(it -> it.verdict() instanceof Verdict.Fail);
    assertThat(AUDIT.results(unseen)).noneMatch(it -> it.verdict() instanceof Verdict.Pass);
  }

  /// EML-007: only who was asked and offers TLS passes.
  @Test
  void a_mail_server_that_was_not_asked_or_did_not_answer_is_not_said_to_offer_tls() {
    var none = new Seen();
    assertThat(verdict(none, "EML-007")).isInstanceOf(Verdict.NotTested.class);
    none.name("example.com", "MX", "0 .");
    assertThat(verdict(none, "EML-007")).isInstanceOf(Verdict.NotApplicable.class);
    none.name("example.com", "MX", "10 mx.other.example.");
    assertThat(((Verdict.NotTested) verdict(none, "EML-007")).reason())
        .startsWith("The zone's mail servers are others than acme.example.com");
    var silent = new Seen();
    mail(silent, "It hung up.");
    assertThat(((Verdict.NotTested) verdict(silent, "EML-007")).reason())
        .isEqualTo("acme.example.com: It hung up.");
    var sound = new Seen();
    mail(sound, "", "250-acme.example.com", "250-starttls", "250 SIZE 1024");
    assertThat(verdict(sound, "EML-007")).isInstanceOf(Verdict.Pass.class);
  }

  /// CRT-011: good where the authority says so, and of no matter where nobody trusts it anyway.
  @Test
  void a_certificate_that_nobody_speaks_for_is_not_said_to_stand() {
    var seen = new Seen();
    assertThat(verdict(seen, "CRT-011")).isInstanceOf(Verdict.Pass.class);
    seen.revocation = Tls.Revocation.UNSAID;
    assertThat(verdict(seen, "CRT-011")).isInstanceOf(Verdict.NotTested.class);
    seen.revocation = new Tls.Revocation(Tls.Revocation.Standing.UNSAID, "It is a year old.");
    assertThat(((Verdict.NotTested) verdict(seen, "CRT-011")).reason())
        .isEqualTo("The authority's stapled answer is not believed: It is a year old.");
    seen.trouble = "The certificate is signed by itself.";
    assertThat(verdict(seen, "CRT-011")).isInstanceOf(Verdict.NotApplicable.class);
  }

  @Test
  void a_path_that_was_not_answered_is_not_said_to_hold_nothing() {
    var seen = new Seen();
    seen.silent.add("/server.key");
    assertThat(verdict(seen, "EXP-006")).isInstanceOf(Verdict.NotTested.class);
    assertThat(verdict(seen, "EXP-002")).isInstanceOf(Verdict.Pass.class);
  }

  @Test
  void a_name_with_www_that_is_like_the_other_passes_and_one_that_was_not_seen_is_not_tested() {
    var seen = new Seen();
    assertThat(verdict(seen, "RED-004")).isInstanceOf(Verdict.NotTested.class);
    seen.twin("strict-transport-security");
    assertThat(verdict(seen, "RED-004")).isInstanceOf(Verdict.Pass.class);
  }

  @Test
  void a_product_whose_end_is_not_known_is_not_said_to_be_alive() {
    var seen = new Seen();
    seen.header("server", "nginx/1.22.1");
    assertThat(verdict(seen, "BAN-002")).isInstanceOf(Verdict.NotTested.class);
    seen.header("server", "Apache/2.4.58 (Debian)");
    assertThat(verdict(seen, "BAN-002")).isInstanceOf(Verdict.Pass.class);
    seen.header("server", "Apache");
    assertThat(verdict(seen, "BAN-002")).isInstanceOf(Verdict.NotApplicable.class);
  }
}
