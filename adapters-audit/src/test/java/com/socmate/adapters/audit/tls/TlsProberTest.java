package com.socmate.adapters.audit.tls;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.adapters.audit.lab.TlsLab;
import com.socmate.adapters.audit.lab.Tools;
import com.socmate.adapters.audit.net.Dialer;
import com.socmate.domain.audit.observed.CipherSuites;
import com.socmate.domain.audit.observed.Tls;
import com.socmate.domain.audit.observed.Tls.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The prober against nginx and OpenSSL, and beside sslscan.
class TlsProberTest {
  private static final String EVERYTHING =
      "ssl_protocols TLSv1 TLSv1.1 TLSv1.2 TLSv1.3;"
          + " ssl_ciphers ALL:COMPLEMENTOFALL:@SECLEVEL=0; ssl_ecdh_curve X25519:prime256v1:secp384r1;"
          + " ssl_prefer_server_ciphers on;";
  private static final Dialer LOOPBACK =
      (_, port) -> {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(5_000);
        return socket;
      };

  @TempDir static Path folder;
  private static TlsLab lab;

  @BeforeAll
  static void start() {
    Tools.require("nginx", "openssl", "sslscan");
    lab = new TlsLab(folder);
  }

  @AfterAll
  static void stop() {
    if (lab != null) {
      lab.close();
    }
  }

  @Test
  void an_open_server_takes_what_sslscan_says_it_takes() {
    int port = lab.nginx(EVERYTHING, "");
    assertThat(suites(probe(port))).isEqualTo(sslscan(port));
  }

  @Test
  void a_server_of_openssl_takes_what_sslscan_says_it_takes() {
    int port = lab.openssl("-cipher", "ALL:COMPLEMENTOFALL:@SECLEVEL=0", "-tls1_1");
    assertThat(suites(probe(port))).isEqualTo(sslscan(port));
  }

  /// testssl.sh asks in ways of its own; the whole of it takes minutes, the versions seconds.
  @Test
  void an_open_server_speaks_the_versions_that_testssl_says_it_speaks() throws IOException {
    Tools.require("testssl");
    int port = lab.nginx(EVERYTHING, "");
    var report = folder.resolve("testssl-" + port + ".json");
    Tools.run(
        folder,
        "sh",
        "-c",
        "testssl --protocols --quiet --color 0 --warnings off --jsonfile \"$0\" \"$1\"; true",
        report.toString(),
        "127.0.0.1:" + port);
    var said =
        OFFERED
            .matcher(Files.readString(report))
            .results()
            .map(it -> it.group(1).replace("TLS", "TLS ").replace('_', '.'))
            .map(it -> it.equals("TLS 1") ? "TLS 1.0" : it)
            .collect(Collectors.toCollection(TreeSet::new));
    var seen =
        probe(port).versions().stream()
            .map(Tls.Version::name)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(seen).isEqualTo(said).hasSize(4);
  }

  private static final Pattern OFFERED =
      Pattern.compile("\"id\"\\s*:\\s*\"((?:SSL|TLS)[v0-9_]+)\"[^}]*\"finding\"\\s*:\\s*\"offered");

  @Test
  void an_intermediate_server_takes_what_sslscan_says_it_takes() {
    int port =
        lab.nginx("ssl_protocols TLSv1.2 TLSv1.3; ssl_ciphers ECDHE+AESGCM:ECDHE+CHACHA20;", "");
    assertThat(suites(probe(port))).isEqualTo(sslscan(port));
  }

  @Test
  void addresses_that_choose_differently_are_told_apart() {
    int one = lab.nginx("ssl_protocols TLSv1.3;", "");
    int other = lab.nginx("ssl_protocols TLSv1.2; ssl_ciphers ECDHE+AESGCM;", "");
    var choices = new Addresses(twoAddresses(one, other), "lab.example", 443).choices();
    assertThat(choices).hasSize(2);
    assertThat(choices.getFirst().choices()).allMatch(it -> it.startsWith("TLS 1.3 "));
    assertThat(choices.getLast().choices()).allMatch(it -> it.startsWith("TLS 1.2 "));
    assertThat(new Addresses(twoAddresses(one, one), "lab.example", 443).choices())
        .extracting(Tls.Address::choices)
        .allMatch(choices.getFirst().choices()::equals);
  }

  private static Dialer twoAddresses(int one, int other) {
    return (host, port) ->
        switch (host) {
          case "lab.example#0" -> LOOPBACK.connect(host, one);
          case "lab.example#1" -> LOOPBACK.connect(host, other);
          default -> throw new IOException("The host has no such address.");
        };
  }

  @Test
  void a_modern_server_is_seen_whole_though_it_says_little_in_the_open() {
    int port = lab.nginx("ssl_protocols TLSv1.3;", "");
    var tls = probe(port);
    assertThat(suites(tls)).isEqualTo(sslscan(port));
    assertThat(tls.versions()).extracting(Tls.Version::name).containsExactly("TLS 1.3");
    assertThat(tls.chain()).isNotEmpty();
    assertThat(tls.groups()).contains("x25519", "secp256r1");
  }

  @Test
  void details_of_an_open_server_are_found() {
    var tls = probe(lab.nginx(EVERYTHING, ""));
    assertThat(tls.groups()).containsExactlyInAnyOrder("x25519", "secp256r1", "secp384r1");
    assertThat(tls.versions()).allMatch(Tls.Version::prefers);
    assertThat(tls.renegotiatesSafely()).isTrue();
    assertThat(tls.compresses()).isFalse();
    assertThat(tls.fallback()).isEqualTo(Answer.YES);
    assertThat(tls.signatures()).contains("rsa_pkcs1_sha256", "rsa_pss_rsae_sha256");
    assertThat(tls.trouble()).contains("trusted root");
    assertThat(tls.chain()).hasSize(1);
    assertThat(tls.tickets()).isTrue();
  }

  @Test
  void a_port_without_tls_is_said_to_have_none() {
    int port = Tools.freePort();
    lab.nginx("server { listen 127.0.0.1:" + port + "; }", port);
    assertThat(probe(port).isSeen()).isFalse();
    assertThat(probe(Tools.freePort()).failure()).contains("no connection");
  }

  private static Tls probe(int port) {
    return new TlsProber(LOOPBACK, TlsLab.HOST, port, Chains.trusting(List.of())).probe();
  }

  private static Map<String, Set<String>> suites(Tls tls) {
    Map<String, Set<String>> suites = new TreeMap<>();
    tls.versions()
        .forEach(version -> {
          var ids = new TreeSet<String>();
          version.suites().forEach(it -> ids.add("%04X".formatted(it)));
          suites.put(version.name(), ids);
        });
    return suites;
  }

  private static Map<String, Set<String>> sslscan(int port) {
    var xml =
        Tools.run(folder, "sslscan", "--xml=-", "--sni-name=" + TlsLab.HOST, "127.0.0.1:" + port);
    Map<String, Set<String>> suites = new TreeMap<>();
    var cipher =
        Pattern.compile(
                "<cipher status=\"[a-z]+\" sslversion=\"([^\"]+)\"[^>]* id=\"0x([0-9A-F]+)\"")
            .matcher(xml);
    while (cipher.find()) {
      suites
          .computeIfAbsent(cipher.group(1).replace("v", " "), _ -> new TreeSet<>())
          .add(cipher.group(2));
    }
    return suites;
  }

  @Test
  void suites_say_what_they_are_worth_by_their_names() {
    assertThat(CipherSuites.isWeak(0x000a)).isTrue();
    assertThat(CipherSuites.isOpen(0x0018)).isTrue();
    assertThat(CipherSuites.hasForwardSecrecy(0xc02f)).isTrue();
    assertThat(CipherSuites.isAuthenticated(0x002f)).isFalse();
  }
}
