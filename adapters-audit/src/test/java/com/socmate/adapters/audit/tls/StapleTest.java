package com.socmate.adapters.audit.tls;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.adapters.audit.lab.TlsLab;
import com.socmate.adapters.audit.lab.Tools;
import com.socmate.domain.audit.observed.Tls;
import com.socmate.domain.audit.observed.Tls.Revocation.Standing;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What OpenSSL's authority says of a certificate, stapled by OpenSSL's server.
class StapleTest {
  @TempDir static Path folder;
  private static TlsLab lab;
  private static String serial;

  @BeforeAll
  static void start() {
    Tools.require("openssl");
    lab = new TlsLab(folder);
    serial =
        Tools.run(folder, "openssl", "x509", "-in", "site.pem", "-noout", "-serial")
            .strip()
            .replace("serial=", "");
    Tools.run(
        folder,
        "openssl",
        "ocsp",
        "-issuer",
        "ca.pem",
        "-cert",
        "site.pem",
        "-no_nonce",
        "-reqout",
        "question.der");
  }

  @AfterAll
  static void stop() {
    if (lab != null) {
      lab.close();
    }
  }

  @Test
  void a_certificate_that_stands_is_good() throws IOException, GeneralSecurityException {
    var tls = stapling(answer("V\t991231235959Z\t\t" + serial, "ca"));
    assertThat(tls.staples()).isTrue();
    assertThat(tls.revocation()).isEqualTo(new Tls.Revocation(Standing.GOOD, ""));
  }

  @Test
  void one_that_is_revoked_is_so_since_when_and_says_who()
      throws IOException, GeneralSecurityException {
    var tls = stapling(answer("R\t991231235959Z\t261120080000Z,keyCompromise\t" + serial, "ca"));
    assertThat(tls.revocation().standing()).isEqualTo(Standing.REVOKED);
    assertThat(tls.revocation().detail())
        .isEqualTo("Revoked since 2026-11-20T08:00:00Z (KEY_COMPROMISE), says CN=Lab CA.");
  }

  @Test
  void what_somebody_else_signed_says_nothing() throws IOException, GeneralSecurityException {
    Tools.run(
        folder,
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "30",
        "-subj",
        "/CN=Somebody",
        "-keyout",
        "other.key",
        "-out",
        "other.pem");
    var tls = stapling(answer("V\t991231235959Z\t\t" + serial, "other"));
    assertThat(tls.revocation().standing()).isEqualTo(Standing.UNSAID);
    assertThat(tls.revocation().detail()).isNotEmpty();
  }

  @Test
  void an_authority_that_does_not_know_it_says_nothing()
      throws IOException, GeneralSecurityException {
    var tls = stapling(answer("V\t991231235959Z\t\t01", "ca"));
    assertThat(tls.revocation().standing()).isEqualTo(Standing.UNSAID);
    assertThat(tls.revocation().detail()).isNotEmpty();
  }

  @Test
  void where_nothing_is_stapled_nothing_is_said() throws IOException, GeneralSecurityException {
    assertThat(probe(lab.openssl()).revocation()).isEqualTo(Tls.Revocation.UNSAID);
  }

  /// The authority's list of what it issued has one line; the answer is signed by whom it says.
  private static String answer(String line, String signer) {
    lab.write("index.txt", line + "\tunknown\t/CN=" + TlsLab.HOST + "\n");
    var name = "answer-" + signer + "-" + Integer.toHexString(line.hashCode()) + ".der";
    Tools.run(
        folder,
        "openssl",
        "ocsp",
        "-index",
        "index.txt",
        "-CA",
        "ca.pem",
        "-rsigner",
        signer + ".pem",
        "-rkey",
        signer + ".key",
        "-reqin",
        "question.der",
        "-respout",
        name,
        "-ndays",
        "2");
    return name;
  }

  private static Tls stapling(String answer) throws IOException, GeneralSecurityException {
    return probe(lab.openssl("-status_file", answer));
  }

  private static Tls probe(int port) throws IOException, GeneralSecurityException {
    return new TlsProber(
            (_, to) -> {
              var socket = new Socket(InetAddress.getLoopbackAddress(), to);
              socket.setSoTimeout(5_000);
              return socket;
            },
            TlsLab.HOST,
            port,
            Chains.trusting(List.of(authority())))
        .probe();
  }

  private static X509Certificate authority() throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(folder.resolve("ca.pem"))) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }
}
