package com.socmate.domain.audit.check;

import com.socmate.domain.audit.Defect;
import com.socmate.domain.audit.Verdict;
import com.socmate.domain.audit.observed.Observations;
import com.socmate.domain.audit.observed.Tls;
import com.socmate.domain.finding.Severity;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// What a server's certificate says.
final class CertificateChecks {
  private static final String TIMESTAMPS = "1.3.6.1.4.1.11129.2.4.2";
  private static final String FEATURES = "1.3.6.1.5.5.7.1.24";
  private static final int DNS_NAME = 2;

  private CertificateChecks() {}

  static Map<String, Judge> all() {
    Map<String, Judge> checks = new LinkedHashMap<>();
    checks.put("TLS-017", certificates(CertificateChecks::staple));
    checks.put("CRT-001", certificates(CertificateChecks::validity));
    checks.put("CRT-002", certificates(CertificateChecks::expiry));
    checks.put("CRT-003", certificates(CertificateChecks::names));
    checks.put("CRT-004", certificates(CertificateChecks::trust));
    checks.put("CRT-005", certificates(CertificateChecks::order));
    checks.put("CRT-006", certificates(CertificateChecks::keys));
    checks.put("CRT-007", certificates(CertificateChecks::signatures));
    checks.put("CRT-008", certificates(CertificateChecks::alternativeNames));
    checks.put("CRT-009", certificates(CertificateChecks::lifetime));
    checks.put("CRT-010", certificates(CertificateChecks::timestamps));
    checks.put("CRT-011", CertificateChecks::revocation);
    checks.put("CRT-012", certificates(CertificateChecks::knownKey));
    return checks;
  }

  /// Only what the server itself brings along is read: an authority's hosts are none of the
  /// audit's.
  private static Verdict revocation(Observations seen) {
    var tls = seen.tls();
    if (!tls.isSeen()) {
      return new Verdict.NotTested(tls.failure());
    }
    if (!tls.trouble().isEmpty()) {
      return new Verdict.NotApplicable("Nobody trusts the certificate, revoked or not.");
    }
    var detail = tls.revocation().detail();
    return switch (tls.revocation().standing()) {
      case GOOD -> new Verdict.Pass();
      case REVOKED -> verdict("CRT-011", true, detail);
      case UNSAID ->
          new Verdict.NotTested(
              detail.isEmpty()
                  ? "The server staples no answer of its authority, which the guard does not let"
                      + " out to."
                  : "The authority's stapled answer is not believed: " + detail);
    };
  }

  private static Verdict knownKey(Observations seen, List<X509Certificate> chain) {
    var way = KnownKeys.way(chain.getFirst().getPublicKey());
    return verdict("CRT-012", way.isPresent(), way.orElse(""));
  }

  private interface OfChain {
    Verdict judge(Observations seen, List<X509Certificate> chain) throws GeneralSecurityException;
  }

  private static Judge certificates(OfChain judge) {
    return seen -> {
      if (!seen.tls().isSeen() || seen.tls().chain().isEmpty()) {
        return new Verdict.NotTested(
            seen.tls().isSeen() ? "No certificate was sent." : seen.tls().failure());
      }
      try {
        return judge.judge(seen, parsed(seen.tls()));
      } catch (GeneralSecurityException | IllegalArgumentException e) {
        return new Verdict.NotTested("The certificate cannot be read: " + e.getMessage());
      }
    };
  }

  private static List<X509Certificate> parsed(Tls tls) throws GeneralSecurityException {
    var factory = CertificateFactory.getInstance("X.509");
    List<X509Certificate> chain = new ArrayList<>();
    for (String text : tls.chain()) {
      var bytes = new ByteArrayInputStream(Base64.getDecoder().decode(text));
      chain.add((X509Certificate) factory.generateCertificate(bytes));
    }
    return chain;
  }

  private static Verdict verdict(String check, boolean wrong, String detail) {
    return Proofs.one(wrong, () -> Proofs.tls(check, "", detail));
  }

  private static Verdict validity(Observations seen, List<X509Certificate> chain) {
    var first = chain.getFirst();
    boolean wrong =
        seen.at().isBefore(first.getNotBefore().toInstant())
            || seen.at().isAfter(first.getNotAfter().toInstant());
    return verdict("CRT-001", wrong, dates(first));
  }

  private static String dates(X509Certificate certificate) {
    return "Valid from %s to %s."
        .formatted(certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant());
  }

  /// Days are counted against the lifetime: short-lived certificates are renewed late by design.
  private static Verdict expiry(Observations seen, List<X509Certificate> chain) {
    var first = chain.getFirst();
    var left = Duration.between(seen.at(), first.getNotAfter().toInstant());
    var lifetime =
        Duration.between(first.getNotBefore().toInstant(), first.getNotAfter().toInstant());
    if (left.isNegative()) {
      return new Verdict.NotApplicable("The certificate has expired already.");
    }
    long scale = lifetime.toDays() <= 90 ? 3 : 1;
    Severity severity =
        left.toDays() * scale <= 7
            ? Severity.MEDIUM
            : left.toDays() * scale <= 14 ? Severity.LOW : Severity.INFORMATIONAL;
    return Proofs.one(
        left.toDays() * scale <= 30, () -> Proofs.tls("CRT-002", severity, "", dates(first)));
  }

  private static Verdict names(Observations seen, List<X509Certificate> chain)
      throws GeneralSecurityException {
    var names = alternatives(chain.getFirst());
    boolean named = names.stream().anyMatch(it -> covers(it, seen.target().host()));
    return verdict("CRT-003", !named, "The certificate names " + names + ".");
  }

  private static boolean covers(String pattern, String host) {
    var lower = pattern.toLowerCase(Locale.ROOT);
    int dot = host.indexOf('.');
    return lower.equals(host)
        || (lower.startsWith("*.") && dot > 0 && lower.substring(1).equals(host.substring(dot)));
  }

  private static List<String> alternatives(X509Certificate certificate)
      throws GeneralSecurityException {
    List<String> names = new ArrayList<>();
    Collection<List<?>> all = certificate.getSubjectAlternativeNames();
    for (List<?> name : Objects.requireNonNullElse(all, List.<List<?>>of())) {
      if (Objects.equals(name.getFirst(), DNS_NAME)) {
        names.add(String.valueOf(name.get(1)));
      }
    }
    return names;
  }

  private static Verdict trust(Observations seen, List<X509Certificate> chain) {
    return verdict("CRT-004", !seen.tls().trouble().isEmpty(), seen.tls().trouble());
  }

  private static Verdict order(Observations seen, List<X509Certificate> chain) {
    for (int i = 0; i + 1 < chain.size(); i++) {
      var issuer = issuer(chain.get(i));
      if (!issuer.equals(subject(chain.get(i + 1)))) {
        return verdict(
            "CRT-005", true, "After what " + issuer + " signed comes another certificate.");
      }
    }
    return new Verdict.Pass();
  }

  private static String subject(X509Certificate certificate) {
    return String.valueOf(certificate.getSubjectX500Principal());
  }

  private static String issuer(X509Certificate certificate) {
    return String.valueOf(certificate.getIssuerX500Principal());
  }

  private static Verdict keys(Observations seen, List<X509Certificate> chain) {
    var key = chain.getFirst().getPublicKey();
    int bits =
        switch (key) {
          case RSAKey rsa -> rsa.getModulus().bitLength();
          case ECKey ec -> ec.getParams().getCurve().getField().getFieldSize();
          default -> 0;
        };
    boolean isShort =
        key instanceof RSAKey
            ? bits < 2048
            : key instanceof ECKey ? bits < 224 : isDsa(key.getAlgorithm());
    var severity =
        bits > 0 && bits < 1024 && key instanceof RSAKey ? Severity.CRITICAL : Severity.HIGH;
    return Proofs.one(
        isShort,
        () -> Proofs.tls("CRT-006", severity, "", key.getAlgorithm() + " of " + bits + " bits."));
  }

  private static boolean isDsa(String algorithm) {
    return algorithm.equals("DSA");
  }

  private static Verdict signatures(Observations seen, List<X509Certificate> chain) {
    List<Defect> defects = new ArrayList<>();
    for (X509Certificate certificate : chain) {
      var algorithm = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
      boolean root = subject(certificate).equals(issuer(certificate));
      if (!root && (algorithm.startsWith("SHA1") || algorithm.startsWith("MD5"))) {
        var subject = subject(certificate);
        defects.add(Proofs.tls("CRT-007", subject, subject + " is signed with " + algorithm + "."));
      }
    }
    return Verdict.of(defects);
  }

  private static Verdict alternativeNames(Observations seen, List<X509Certificate> chain)
      throws GeneralSecurityException {
    boolean none = alternatives(chain.getFirst()).isEmpty();
    return verdict("CRT-008", none, "There is no subject alternative name with a host.");
  }

  private static Verdict lifetime(Observations seen, List<X509Certificate> chain) {
    var first = chain.getFirst();
    var from = first.getNotBefore().toInstant();
    long days = Duration.between(from, first.getNotAfter().toInstant()).toDays();
    long most = mostDays(from);
    return verdict("CRT-009", days > most, days + " days, where " + most + " are allowed.");
  }

  /// The limits of the CA/Browser Forum, by the date of issue.
  private static long mostDays(Instant issued) {
    Map<String, Integer> limits = new LinkedHashMap<>();
    limits.put("2029-03-15T00:00:00Z", 47);
    limits.put("2027-03-15T00:00:00Z", 100);
    limits.put("2026-03-15T00:00:00Z", 200);
    limits.put("2020-09-01T00:00:00Z", 398);
    return limits.entrySet().stream()
        .filter(limit -> !issued.isBefore(Instant.parse(limit.getKey())))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(825);
  }

  private static Verdict timestamps(Observations seen, List<X509Certificate> chain) {
    if (!seen.tls().trouble().isEmpty()) {
      return new Verdict.NotApplicable("Only publicly trusted certificates are logged.");
    }
    return verdict(
        "CRT-010",
        chain.getFirst().getExtensionValue(TIMESTAMPS) == null,
        "The certificate carries no signed timestamps.");
  }

  private static Verdict staple(Observations seen, List<X509Certificate> chain) {
    if (chain.getFirst().getExtensionValue(FEATURES) == null) {
      return new Verdict.NotApplicable("The certificate does not ask for a staple.");
    }
    return verdict("TLS-017", !seen.tls().staples(), "No staple was sent.");
  }
}
