package com.socmate.adapters.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.adapters.audit.guard.OwnPaces;
import com.socmate.adapters.audit.lab.Laboratory;
import com.socmate.adapters.audit.lab.TlsLab;
import com.socmate.adapters.audit.lab.Tools;
import com.socmate.adapters.audit.lab.WeakApp;
import com.socmate.adapters.audit.sandbox.RoomSandbox;
import com.socmate.adapters.audit.sandbox.SandboxSettings;
import com.socmate.application.port.AuditSandbox.Job;
import com.socmate.application.port.AuditSandbox.Level;
import com.socmate.application.port.AuditSandbox.Outcome;
import com.socmate.domain.audit.AuditTarget;
import com.socmate.domain.audit.AuditType;
import com.socmate.domain.audit.CheckResult;
import com.socmate.domain.audit.Defect;
import com.socmate.domain.audit.check.DeepAudit;
import com.socmate.domain.audit.observed.Observations;
import com.socmate.domain.audit.plan.Errand;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole catalogue beyond the first page against a site that has each weakness and its double
/// that is sound, from inside a sandbox.
class DeepAuditLabTest {
  private static final String HOST = "app.example.com";
  private static final DeepAudit AUDIT = new DeepAudit(new PublicSuffixes(), Laboratory.LIBRARIES);

  @TempDir Path folder;

  @BeforeAll
  static void needs() {
    Tools.require("bwrap", "prlimit");
  }

  @Test
  void each_weakness_is_found_where_it_is_and_its_double_is_not_and_twice_the_same()
      throws IOException {
    try (var app = new WeakApp()) {
      var seen = look(app, Errand.of(AuditType.DEEP, 1));
      var results = AUDIT.results(AuditType.DEEP, seen);

      assertThat(places(results)).isEqualTo(EXPECTED);
      assertThat(further(results))
          .contains("CMT-001", "COR-001", "COR-002", "COR-003", "COR-004", "EXP-008", "CSP-001");
      assertThat(seen.crawl().ended()).isEmpty();
      assertThat(seen.crawl().leftOut())
          .contains(
              "/logout: its words say that it does something",
              "/items/delete?id=1: its words say that it does something",
              "/profile: its words say that it does something",
              "/private/plan: robots.txt asks for it",
              "POST /account/mail: a form that may change something is not sent");
      assertThat(app.asked())
          .allMatch(it -> it.matches("(GET|HEAD|OPTIONS|TRACE) .*"))
          .noneMatch(it -> it.contains("/logout") || it.contains("delete"))
          .noneMatch(it -> it.contains("/private/") || it.contains("/profile"));
      assertThat(app.agents())
          .containsExactly("SoCMate-Audit/1 (+security audit asked for by the owner)");

      var again = AUDIT.results(AuditType.DEEP, look(app, Errand.of(AuditType.DEEP, 1)));
      assertThat(places(again)).isEqualTo(EXPECTED);
      assertThat(further(again)).isEqualTo(further(results));
    }
  }

  private static final Set<String> EXPECTED =
      Set.of(
          "DEP-101  jquery",
          "FRM-101 /login /login",
          "FRM-102 /account /account/mail",
          "FRM-103 /upload /upload",
          "INP-101 /hello name",
          "INP-101 /found q",
          "INP-104 /item id",
          "INP-104 /user who",
          "INP-105 /file name",
          "INP-106 /ping host",
          "INP-107 /card text",
          "INP-108 /lang lang",
          "INP-109 /go to",
          "INP-110 /forwarded x-forwarded-host",
          "INP-110 /cached x-forwarded-host",
          "ACC-103 /cached x-forwarded-host",
          "INP-102 /board ",
          "INP-111 /import doc",
          "INP-112 /book title",
          "INP-112 /person uid",
          "INP-112 /note key",
          "INP-113 /share ref",
          "ACC-101 /vault spelling",
          "ACC-102 /staff HEAD",
          "API-101 /api/orders GET",
          "WSK-101 /live origin",
          "CLN-101 /js/app.js access_token",
          "ERR-101 /number n",
          "DIR-101 /docs/ ",
          "JWT-101 /token ");

  @Test
  void a_narrow_errand_stays_within_its_paths_and_tries_only_what_it_names() throws IOException {
    try (var app = new WeakApp()) {
      var errand =
          new Errand(
              true, List.of("/hello", "/docs"), List.of(), 20, 4, 100, List.of("markup"), 60);
      var results = AUDIT.results(AuditType.AUTONOMOUS, look(app, errand));

      assertThat(places(results))
          .contains("INP-101 /hello name")
          .noneMatch(it -> it.contains("/item"));
      assertThat(app.asked()).noneMatch(it -> it.contains("/item") || it.contains("AND"));
    }
  }

  @Test
  void pages_that_run_out_leave_what_was_seen_and_pass_nothing() throws IOException {
    try (var app = new WeakApp()) {
      var errand = new Errand(true, List.of(), List.of(), 3, 8, 1_000, List.of("markup"), 60);
      var seen = look(app, errand);
      assertThat(seen.crawl().pages()).hasSize(3);
      assertThat(seen.crawl().ended()).isEqualTo("The audit's 3 pages were seen.");
      assertThat(AUDIT.results(AuditType.DEEP, seen))
          .filteredOn(it -> it.check().id().value().startsWith("INP-10"))
          .extracting(it -> it.verdict().wireName())
          .doesNotContain("pass");
    }
  }

  /// A site that answers by HTTPS alone, with a certificate of the laboratory.
  @Test
  void over_tls_the_same_is_found_and_nothing_is_asked_without_it() throws IOException {
    Tools.require("openssl");
    try (var lab = new TlsLab(folder);
        var app = WeakApp.overTls(lab.context())) {
      var target = new AuditTarget(TlsLab.HOST, Tools.freePort(), app.port());
      var rooms = Laboratory.rooms(TlsLab.HOST, List.of(lab.authority()));
      var seen = look(rooms, target, Errand.of(AuditType.DEEP, 1));
      var results = AUDIT.results(AuditType.DEEP, seen);

      assertThat(places(results)).isEqualTo(EXPECTED);
      assertThat(seen.tls().trouble()).isEmpty();
      assertThat(seen.crawl().pages()).isNotEmpty().allMatch(it -> it.url().startsWith("https://"));
      assertThat(seen.crawl().ended()).isEmpty();
    }
  }

  private static Observations look(WeakApp app, Errand errand) {
    return look(
        Laboratory.rooms(HOST), new AuditTarget(HOST, app.port(), Tools.freePort()), errand);
  }

  private static Observations look(SandboxSettings rooms, AuditTarget target, Errand errand) {
    var outcome =
        RoomSandbox.ofBubblewrap(rooms, new OwnPaces(), InstantSource.system())
            .observe(new Job(target, "example.com", errand), Level.NAMESPACES);
    assertThat(outcome).isInstanceOf(Outcome.Observed.class);
    return ((Outcome.Observed) outcome).observations();
  }

  /// Of the checks that only make sense beyond the first page, with where they failed.
  private static Set<String> places(List<CheckResult> results) {
    var places = new TreeSet<String>();
    results.stream()
        .filter(it -> it.check().id().value().matches("[A-Z]+-1\\d\\d"))
        .forEach(it ->
            it.defects()
                .forEach(d ->
                    places.add(it.check().id() + " " + d.locator() + " " + d.discriminator())));
    return places;
  }

  /// Checks of the first page that failed on another one.
  private static Set<String> further(List<CheckResult> results) {
    var checks = new TreeSet<String>();
    results.stream()
        .filter(it -> it.check().id().value().matches("[A-Z]+-0\\d\\d"))
        .filter(it -> it.defects().stream().map(Defect::reach).anyMatch(AuditType.DEEP::equals))
        .forEach(it -> checks.add(it.check().id().value()));
    return checks;
  }
}
