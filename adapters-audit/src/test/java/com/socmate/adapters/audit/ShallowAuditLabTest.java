package com.socmate.adapters.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.adapters.audit.guard.OwnPaces;
import com.socmate.adapters.audit.lab.DnsLab;
import com.socmate.adapters.audit.lab.Laboratory;
import com.socmate.adapters.audit.lab.TlsLab;
import com.socmate.adapters.audit.lab.Tools;
import com.socmate.adapters.audit.lab.WeakSite;
import com.socmate.adapters.audit.sandbox.RoomSandbox;
import com.socmate.adapters.audit.sandbox.SandboxSettings;
import com.socmate.application.port.AuditSandbox.Job;
import com.socmate.application.port.AuditSandbox.Level;
import com.socmate.application.port.AuditSandbox.Outcome;
import com.socmate.domain.audit.AuditTarget;
import com.socmate.domain.audit.AuditType;
import com.socmate.domain.audit.CheckResult;
import com.socmate.domain.audit.Verdict;
import com.socmate.domain.audit.check.ShallowAudit;
import com.socmate.domain.audit.plan.Errand;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole shallow catalogue against a laboratory of real servers, from inside a sandbox.
class ShallowAuditLabTest {
  private static final String WEAK = "lab." + DnsLab.ZONE;
  private static final String SOUND = "www." + DnsLab.ZONE;
  private static final ShallowAudit AUDIT =
      new ShallowAudit(new PublicSuffixes(), Laboratory.LIBRARIES);

  @TempDir static Path folder;
  private static TlsLab site;
  private static DnsLab names;
  private static AuditTarget weak;
  private static AuditTarget sound;

  @BeforeAll
  static void start() throws IOException {
    Tools.require("nginx", "openssl", "nsd", "ldns-signzone", "bwrap", "prlimit");
    site = new TlsLab(Files.createDirectories(folder.resolve("site")));
    names = new DnsLab(Files.createDirectories(folder.resolve("names")));
    weak = new AuditTarget(WEAK, Tools.freePort(), Tools.freePort());
    sound = new AuditTarget(SOUND, Tools.freePort(), Tools.freePort());
    site.nginx(WeakSite.servers(site, WEAK, weak.httpPort(), weak.httpsPort()), weak.httpsPort());
    site.nginx(
        WeakSite.soundServers(site, SOUND, sound.httpPort(), sound.httpsPort()), sound.httpsPort());
  }

  @AfterAll
  static void stop() {
    if (names != null) {
      names.close();
    }
    if (site != null) {
      site.close();
    }
  }

  @Test
  void the_weak_site_has_the_weaknesses_it_was_given_and_twice_the_same() {
    var results = audit(weak);
    assertThat(failed(results))
        .contains(
            "TLS-003",
            "TLS-007",
            "CRT-003",
            "RED-001",
            "CSP-001",
            "XFO-001",
            "XCT-001",
            "CKE-001",
            "CKE-002",
            "CKE-003",
            "COR-001",
            "MIX-001",
            "MIX-003",
            "SRI-001",
            "SRI-002",
            "LNK-001",
            "JSL-001",
            "CMT-001",
            "EXP-001",
            "EXP-002",
            "EXP-009",
            "META-001",
            "META-002",
            "BAN-001",
            "EML-001",
            "EML-002");
    assertThat(verdicts(audit(weak))).isEqualTo(verdicts(results));
  }

  @Test
  void the_sound_site_has_none_of_them() {
    var results = audit(sound);
    assertThat(failed(results))
        .as(verdicts(results).toString())
        .isSubsetOf(
            "DNS-006",
            "DNS-007",
            "EML-001",
            "EML-002",
            "EML-005",
            "EML-006",
            "EML-008",
            "META-001",
            "CRT-010");
  }

  private static List<CheckResult> audit(AuditTarget target) {
    var outcome =
        RoomSandbox.ofBubblewrap(settings(), new OwnPaces(), InstantSource.system())
            .observe(
                new Job(target, DnsLab.ZONE, Errand.of(AuditType.SHALLOW, 1)), Level.NAMESPACES);
    assertThat(outcome).isInstanceOf(Outcome.Observed.class);
    return AUDIT.results(((Outcome.Observed) outcome).observations());
  }

  private static SandboxSettings settings() {
    return new SandboxSettings(
        SandboxSettings.PROGRAMS,
        Optional.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), names.port())),
        names.anchors(),
        List.of(site.authority()),
        Map.of(WEAK, InetAddress.getLoopbackAddress(), SOUND, InetAddress.getLoopbackAddress()),
        true,
        0);
  }

  private static Set<String> failed(List<CheckResult> results) {
    var failed = new TreeSet<String>();
    results.stream()
        .filter(it -> it.verdict() instanceof Verdict.Fail)
        .forEach(it -> failed.add(it.check().id().value()));
    return failed;
  }

  private static Map<String, String> verdicts(List<CheckResult> results) {
    var verdicts = new TreeMap<String, String>();
    results.forEach(it ->
        verdicts.put(
            it.check().id().value(),
            it.verdict().wireName()
                + it.defects().stream().map(d -> d.discriminator() + d.detail()).toList()));
    return verdicts;
  }
}
