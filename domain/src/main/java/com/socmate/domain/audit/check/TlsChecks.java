package com.socmate.domain.audit.check;

import com.socmate.domain.audit.Defect;
import com.socmate.domain.audit.Verdict;
import com.socmate.domain.audit.observed.CipherSuites;
import com.socmate.domain.audit.observed.Observations;
import com.socmate.domain.audit.observed.Tls;
import com.socmate.domain.audit.observed.Tls.Answer;
import com.socmate.domain.finding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/// What a server's handshakes say.
final class TlsChecks {
  private static final List<String> WEAK_GROUPS =
      List.of("secp192r1", "secp192k1", "secp160r1", "secp224r1", "secp224k1", "sect163k1");

  private TlsChecks() {}

  static Map<String, Judge> all() {
    Map<String, Judge> checks = new LinkedHashMap<>();
    checks.put("TLS-001", TlsChecks::offered);
    checks.put("TLS-002", seen(tls -> versions("TLS-002", tls, List.of("SSL 2", "SSL 3"))));
    checks.put("TLS-003", seen(tls -> versions("TLS-003", tls, List.of("TLS 1.0", "TLS 1.1"))));
    checks.put("TLS-004", seen(TlsChecks::newest));
    checks.put("TLS-005", seen(tls -> suites("TLS-005", tls, CipherSuites::isOpen)));
    checks.put("TLS-006", seen(tls -> suites("TLS-006", tls, CipherSuites::isWeak)));
    checks.put("TLS-007", seen(TlsChecks::forwardSecrecy));
    checks.put("TLS-008", seen(TlsChecks::authenticated));
    checks.put("TLS-009", seen(TlsChecks::group));
    checks.put("TLS-010", seen(TlsChecks::curves));
    checks.put("TLS-011", seen(TlsChecks::preference));
    checks.put(
        "TLS-012",
        seen(tls ->
            flag(
                "TLS-012",
                !tls.renegotiatesSafely(),
                "The server does not say that it protects renegotiation.")));
    checks.put(
        "TLS-013", seen(tls -> flag("TLS-013", tls.compresses(), "The server chose to compress.")));
    checks.put("TLS-014", seen(TlsChecks::fallback));
    checks.put("TLS-015", seen(TlsChecks::heartbeat));
    checks.put("TLS-016", seen(TlsChecks::addresses));
    checks.put("TLS-018", seen(TlsChecks::http2));
    return checks;
  }

  private static Verdict addresses(Tls tls) {
    if (tls.addresses().isEmpty()) {
      return new Verdict.NotApplicable("The host has one address.");
    }
    var ways = tls.addresses().stream().map(Tls.Address::choices).distinct().toList();
    return flag("TLS-016", ways.size() > 1, "The addresses choose differently: " + ways);
  }

  private static Judge seen(Function<Tls, Verdict> judge) {
    return observations ->
        observations.tls().isSeen()
            ? judge.apply(observations.tls())
            : new Verdict.NotTested(observations.tls().failure());
  }

  /// A host that answers nothing at all is out of reach, and that says nothing of its TLS.
  private static Verdict offered(Observations seen) {
    if (!seen.tls().isSeen() && seen.site().page().isEmpty()) {
      return new Verdict.NotTested(seen.tls().failure());
    }
    return Proofs.one(
        !seen.tls().isSeen(), () -> Proofs.tls("TLS-001", "https", seen.tls().failure()));
  }

  private static Verdict flag(String check, boolean wrong, String detail) {
    return Proofs.one(wrong, () -> Proofs.tls(check, "", detail));
  }

  private static Verdict versions(String check, Tls tls, List<String> old) {
    List<Defect> defects = new ArrayList<>();
    for (Tls.Version version : tls.versions()) {
      if (old.contains(version.name())) {
        var suite =
            version.suites().isEmpty()
                ? ""
                : " with " + CipherSuites.name(version.suites().getFirst());
        defects.add(
            Proofs.tls(check, version.name(), version.name() + " is accepted" + suite + "."));
      }
    }
    return Verdict.of(defects);
  }

  private static Verdict newest(Tls tls) {
    boolean absent = tls.versions().stream().noneMatch(it -> it.name().equals("TLS 1.3"));
    return flag("TLS-004", absent, "Accepted are only " + names(tls) + ".");
  }

  private static String names(Tls tls) {
    return tls.versions().stream().map(Tls.Version::name).collect(Collectors.joining(", "));
  }

  private static List<String> matching(Tls tls, IntPredicate which) {
    return tls.versions().stream()
        .flatMap(version -> version.suites().stream())
        .distinct()
        .filter(which::test)
        .sorted()
        .map(CipherSuites::name)
        .toList();
  }

  private static Verdict suites(String check, Tls tls, IntPredicate which) {
    var found = matching(tls, which);
    return flag(check, !found.isEmpty(), "Accepted: " + String.join(", ", found));
  }

  private static Verdict forwardSecrecy(Tls tls) {
    return suites("TLS-007", tls, suite -> !CipherSuites.hasForwardSecrecy(suite));
  }

  private static Verdict authenticated(Tls tls) {
    return flag(
        "TLS-008",
        matching(tls, CipherSuites::isAuthenticated).isEmpty(),
        "None of the accepted suites is AES-GCM, CCM or ChaCha20-Poly1305.");
  }

  private static Verdict group(Tls tls) {
    if (tls.dhBits() == 0) {
      return new Verdict.NotApplicable("No suite with finite-field Diffie-Hellman is accepted.");
    }
    var severity = tls.dhBits() < 1024 ? Severity.HIGH : Severity.MEDIUM;
    return Proofs.one(
        tls.dhBits() < 2048,
        () -> Proofs.tls("TLS-009", severity, "", "The prime has " + tls.dhBits() + " bits."));
  }

  private static Verdict curves(Tls tls) {
    var weak = tls.groups().stream().filter(WEAK_GROUPS::contains).toList();
    return flag("TLS-010", !weak.isEmpty(), "Accepted: " + String.join(", ", weak));
  }

  private static Verdict preference(Tls tls) {
    boolean follows =
        tls.versions().stream()
            .anyMatch(version ->
                !version.prefers()
                    && !version.name().equals("TLS 1.3")
                    && version.suites().size() > 1
                    && version.suites().stream().anyMatch(CipherSuites::isWeak));
    return flag("TLS-011", follows, "Two orders of the same suites got two choices.");
  }

  private static Verdict fallback(Tls tls) {
    boolean old =
        tls.versions().stream().anyMatch(it -> !List.of("TLS 1.2", "TLS 1.3").contains(it.name()));
    if (!old) {
      return new Verdict.NotApplicable("Nothing older than TLS 1.2 is accepted.");
    }
    return tls.fallback() == Answer.UNKNOWN
        ? new Verdict.NotTested("The server's answer to a fall-back was no clear one.")
        : flag("TLS-014", tls.fallback() == Answer.NO, "A fall-back was accepted.");
  }

  private static Verdict heartbeat(Tls tls) {
    return tls.heartbeat() == Answer.UNKNOWN
        ? new Verdict.NotApplicable("Only TLS 1.3 is accepted, which has no such heartbeat.")
        : flag("TLS-015", tls.heartbeat() == Answer.YES, "More came back than was sent.");
  }

  private static Verdict http2(Tls tls) {
    if (!tls.protocols().contains("h2")) {
      return new Verdict.NotApplicable("HTTP/2 is not offered.");
    }
    var forbidden =
        matching(
            tls,
            suite ->
                !CipherSuites.isAuthenticated(suite) || !CipherSuites.hasForwardSecrecy(suite));
    return flag("TLS-018", !forbidden.isEmpty(), "Offered too: " + String.join(", ", forbidden));
  }
}
