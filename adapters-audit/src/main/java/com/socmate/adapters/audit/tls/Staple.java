package com.socmate.adapters.audit.tls;

import com.socmate.domain.audit.observed.Tls.Revocation;
import com.socmate.domain.audit.observed.Tls.Revocation.Standing;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateRevokedException;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.PKIXRevocationChecker.Option;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the authority says of a certificate in the answer that the server staples to it. Nobody is
/// asked; an answer that the authority did not sign, or that is for another time, says nothing.
final class Staple {
  private final byte[] answer;

  Staple(byte[] answer) {
    this.answer = answer.clone();
  }

  /// @param issuer whose word counts; empty where it is not known
  Revocation of(X509Certificate certificate, Optional<X509Certificate> issuer) {
    if (answer.length == 0) {
      return Revocation.UNSAID;
    }
    if (issuer.isEmpty()) {
      return unsaid("The authority's certificate was not sent.");
    }
    try {
      hold(certificate, issuer.orElseThrow());
      return new Revocation(Standing.GOOD, "");
    } catch (CertPathValidatorException e) {
      return e.getCause() instanceof CertificateRevokedException revoked
          ? new Revocation(Standing.REVOKED, sentence(revoked))
          : unsaid(String.valueOf(e.getMessage()));
    } catch (GeneralSecurityException e) {
      return unsaid(String.valueOf(e.getMessage()));
    }
  }

  private void hold(X509Certificate certificate, X509Certificate issuer)
      throws GeneralSecurityException {
    var validator = CertPathValidator.getInstance("PKIX");
    var checker = (PKIXRevocationChecker) validator.getRevocationChecker();
    checker.setOptions(Set.of(Option.ONLY_END_ENTITY, Option.NO_FALLBACK));
    checker.setOcspResponses(Map.of(certificate, answer));
    var parameters = new PKIXParameters(Set.of(new TrustAnchor(issuer, null)));
    parameters.addCertPathChecker(checker);
    var path = CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate));
    validator.validate(path, parameters);
  }

  private static String sentence(CertificateRevokedException revoked) {
    return "Revoked since %s (%s), says %s."
        .formatted(
            revoked.getRevocationDate().toInstant(),
            revoked.getRevocationReason(),
            revoked.getAuthorityName());
  }

  private static Revocation unsaid(String why) {
    return new Revocation(Standing.UNSAID, why);
  }
}
