package com.socmate.adapters.audit.tls;

import com.socmate.domain.audit.observed.Tls.Revocation;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/// Holds chains of certificates against trusted roots. Dates are judged elsewhere, so a chain is
/// held good at a moment when its first certificate was.
public final class Chains {
  private final Set<TrustAnchor> anchors;

  private Chains(Set<TrustAnchor> anchors) {
    this.anchors = anchors;
  }

  /// The platform's roots, and more of our own where there are some.
  public static Chains trusting(List<X509Certificate> more) {
    try {
      Set<TrustAnchor> anchors = new HashSet<>();
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      for (var manager : factory.getTrustManagers()) {
        if (manager instanceof X509TrustManager trust) {
          for (var root : trust.getAcceptedIssuers()) {
            anchors.add(new TrustAnchor(root, null));
          }
        }
      }
      more.forEach(root -> anchors.add(new TrustAnchor(root, null)));
      return new Chains(anchors);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The platform's trusted roots cannot be read.", e);
    }
  }

  /// What is wrong; nothing where the chain leads to a root. Names and dates are not looked at.
  public String trouble(List<byte[]> chain, String host) {
    if (chain.isEmpty()) {
      return "The server sent no certificate for " + host + ".";
    }
    try {
      var certificates = parsed(chain);
      var first = certificates.getFirst();
      if (first.getSubjectX500Principal().equals(first.getIssuerX500Principal())
          && anchors.stream().noneMatch(it -> first.equals(it.getTrustedCert()))) {
        return "The certificate is signed by itself.";
      }
      var selector = new X509CertSelector();
      selector.setCertificate(first);
      var parameters = new PKIXBuilderParameters(anchors, selector);
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(first.getNotBefore().toInstant().plusSeconds(1)));
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(certificates)));
      CertPathBuilder.getInstance("PKIX").build(parameters);
      return "";
    } catch (GeneralSecurityException e) {
      return "The chain does not lead to a trusted root: " + e.getMessage();
    }
  }

  /// What the authority says of the first certificate, if the server brings that along.
  Revocation revocation(List<byte[]> chain, byte[] staple) {
    try {
      var certificates = parsed(chain);
      return certificates.isEmpty()
          ? Revocation.UNSAID
          : new Staple(staple).of(certificates.getFirst(), issuer(certificates));
    } catch (GeneralSecurityException e) {
      return new Revocation(Revocation.Standing.UNSAID, String.valueOf(e.getMessage()));
    }
  }

  private Optional<X509Certificate> issuer(List<X509Certificate> chain) {
    var name = chain.getFirst().getIssuerX500Principal();
    return Stream.concat(
            chain.stream().skip(1),
            anchors.stream().flatMap(it -> Stream.ofNullable(it.getTrustedCert())))
        .filter(it -> it.getSubjectX500Principal().equals(name))
        .findFirst();
  }

  static List<X509Certificate> parsed(List<byte[]> chain) throws GeneralSecurityException {
    var factory = CertificateFactory.getInstance("X.509");
    List<X509Certificate> certificates = new ArrayList<>();
    for (byte[] certificate : chain) {
      certificates.add(
          (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(certificate)));
    }
    return certificates;
  }
}
