package com.socmate.adapters.audit.dns;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.adapters.audit.lab.DnsLab;
import com.socmate.adapters.audit.lab.Tools;
import com.socmate.adapters.audit.net.Dialer;
import com.socmate.domain.audit.observed.Dns.Security;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Names of a signed zone on a real server, and of one that somebody changed.
class DnsProberTest {
  @TempDir static Path folder;
  private static DnsLab lab;
  private static Dialer dialer;

  @BeforeAll
  static void start() {
    Tools.require("nsd", "ldns-keygen", "ldns-signzone");
    lab = new DnsLab(folder);
    dialer = (_, _) -> new Socket(InetAddress.getLoopbackAddress(), lab.port());
  }

  @AfterAll
  static void stop() {
    if (lab != null) {
      lab.close();
    }
  }

  @Test
  void an_answer_with_good_signatures_is_secure() throws IOException {
    var lookups = new Lookups(dialer, lab.anchors());
    var answer = lookups.ask(DnsLab.ZONE, "CAA");
    assertThat(answer.security()).as(answer.toString()).isEqualTo(Security.SECURE);
    assertThat(answer.records()).containsExactly("0 issue \"ca.example\"");
  }

  @Test
  void that_a_name_does_not_exist_is_proved_too() throws IOException {
    var answer = new Lookups(dialer, lab.anchors()).ask("nobody." + DnsLab.ZONE, "A");
    assertThat(answer.code()).isEqualTo("NXDOMAIN");
    assertThat(answer.security()).isEqualTo(Security.SECURE);
  }

  @Test
  void that_a_name_has_no_such_record_is_proved_too() throws IOException {
    var answer = new Lookups(dialer, lab.anchors()).ask("www." + DnsLab.ZONE, "AAAA");
    assertThat(answer.code()).isEqualTo("NOERROR");
    assertThat(answer.security()).isEqualTo(Security.SECURE);
  }

  @Test
  void a_record_changed_after_it_was_signed_is_bogus() throws IOException {
    var answer = new Lookups(dialer, lab.anchors()).ask("tampered." + DnsLab.ZONE, "TXT");
    assertThat(answer.security()).isEqualTo(Security.BOGUS);
    assertThat(answer.note()).isNotEmpty();
    assertThat(answer.records()).containsExactly("as somebody made it");
  }

  @Test
  void a_zone_without_signatures_is_insecure() throws IOException {
    var answer = new Lookups(dialer, lab.anchors()).ask(DnsLab.UNSIGNED, "CAA");
    assertThat(answer.security()).isIn(Security.INSECURE, Security.UNKNOWN);
    assertThat(answer.records()).hasSize(1);
  }

  @Test
  void a_probe_asks_for_all_that_the_checks_look_at() {
    var dns = new DnsProber(dialer, lab.anchors()).probe("alias." + DnsLab.ZONE, DnsLab.ZONE);
    assertThat(dns.answers()).hasSizeBetween(25, 45);
    assertThat(dns.answer("spf." + DnsLab.ZONE, "TXT")).isPresent();
    assertThat(dns.answer("signed.example._report._dmarc.elsewhere.example", "TXT")).isPresent();
    assertThat(dns.answer("alias." + DnsLab.ZONE, "CNAME").orElseThrow().records())
        .containsExactly("gone.s3.amazonaws.com.");
  }
}
