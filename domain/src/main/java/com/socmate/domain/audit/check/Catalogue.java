package com.socmate.domain.audit.check;

import com.socmate.domain.audit.Check;
import com.socmate.domain.audit.CheckId;
import com.socmate.domain.audit.FindingClass;
import com.socmate.domain.finding.Severity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// Every check of a shallow audit, in the order of its report.
final class Catalogue {
  private static final String TABLE =
      """
      TLS-001|misconfiguration|tls|high|319|HTTPS is not offered|Serve the site over HTTPS.
      TLS-002|misconfiguration|tls|high|327|SSL 2 or SSL 3 is accepted|Switch SSL 2 and SSL 3 off.
      TLS-003|misconfiguration|tls|medium|327|TLS 1.0 or 1.1 is accepted|Accept TLS 1.2 and 1.3 only.
      TLS-004|misconfiguration|tls|informational|757|TLS 1.3 is absent|Switch TLS 1.3 on.
      TLS-005|misconfiguration|tls|high|327|Suites without encryption or authentication|Remove NULL, anonymous and export suites.
      TLS-006|misconfiguration|tls|medium|327|Suites with RC4, DES, 3DES or MD5|Remove suites with RC4, DES, 3DES and MD5.
      TLS-007|misconfiguration|tls|low|326|Suites without forward secrecy|Offer ECDHE suites and TLS 1.3 only.
      TLS-008|misconfiguration|tls|low|327|No suite encrypts and authenticates in one|Offer AES-GCM or ChaCha20-Poly1305.
      TLS-009|misconfiguration|tls|medium|326|The Diffie-Hellman group is weak|Use a group of at least 2048 bits, or ECDHE only.
      TLS-010|misconfiguration|tls|low|326|A weak curve is accepted|Offer X25519, P-256 and P-384 only.
      TLS-011|misconfiguration|tls|low|757|Weak suites, and the client may choose them|Let the server choose, or remove the weak suites.
      TLS-012|misconfiguration|tls|medium|295|Renegotiation is not protected|Support RFC 5746.
      TLS-013|misconfiguration|tls|medium|310|TLS compression is on|Switch TLS compression off.
      TLS-014|misconfiguration|tls|low|757|A forced fall-back is not noticed|Honour TLS_FALLBACK_SCSV, or accept TLS 1.2 and 1.3 only.
      TLS-015|vulnerability|tls|critical|125|A heartbeat is answered with more than it held|Update the TLS library, then replace the certificate's key.
      TLS-016|misconfiguration|tls|low|16|Addresses of the host differ in TLS|Configure all addresses alike.
      TLS-017|misconfiguration|certificate|medium|299|The certificate asks for a staple that is not sent|Switch OCSP stapling on.
      TLS-018|misconfiguration|tls|informational|0|HTTP/2 is offered with suites it forbids|Offer AEAD suites with ECDHE only.
      CRT-001|misconfiguration|certificate|high|298|The certificate is not valid now|Renew the certificate.
      CRT-002|misconfiguration|certificate|low|298|The certificate expires soon|Renew the certificate, and let it be renewed by itself.
      CRT-003|misconfiguration|certificate|high|297|The certificate is for other names|Get a certificate that names this host.
      CRT-004|misconfiguration|certificate|high|295|The certificate is not trusted|Get a certificate from a public authority.
      CRT-005|misconfiguration|certificate|low|295|The chain is out of order or too long|Send the certificate and its intermediates, in order.
      CRT-006|misconfiguration|certificate|high|326|The certificate's key is short|Use RSA of 2048 bits or P-256 at least.
      CRT-007|misconfiguration|certificate|medium|328|The chain is signed with SHA-1 or MD5|Get a certificate signed with SHA-256.
      CRT-008|misconfiguration|certificate|low|295|The certificate names no host the modern way|Name the host as a subject alternative name.
      CRT-009|misconfiguration|certificate|low|295|The certificate is valid for too long|Get a certificate within the limits of its issue date.
      CRT-010|misconfiguration|certificate|low|295|The certificate is in no public log|Get a certificate with signed timestamps.
      CRT-011|misconfiguration|certificate|high|299|The certificate is revoked|Replace the certificate and its key.
      CRT-012|vulnerability|certificate|high|321|The certificate's key is publicly known|Replace the certificate and its key.
      RED-001|misconfiguration|transport|medium|319|HTTP does not lead to HTTPS|Redirect every HTTP request to HTTPS.
      RED-002|misconfiguration|transport|low|319|The first redirection leaves the host or stays on HTTP|Redirect to HTTPS on the same host first.
      RED-003|misconfiguration|transport|low|601|Redirections go round or to an address|Redirect to a name, and to an end.
      RED-004|misconfiguration|transport|low|319|The name with www differs|Configure both names alike.
      HST-001|misconfiguration|transport|low|319|Strict transport security is absent|Send Strict-Transport-Security.
      HST-002|misconfiguration|transport|low|319|Strict transport security ends soon|Give it a year.
      HST-003|misconfiguration|transport|low|319|Strict transport security is malformed|Send the header once, with max-age.
      HST-004|misconfiguration|transport|informational|319|Preloading is asked for without what it needs|Add includeSubDomains and a year, or leave preload out.
      CSP-001|misconfiguration|headers|low|693|There is no content security policy|Send a Content-Security-Policy.
      CSP-002|misconfiguration|headers|low|693|The policy allows inline or any script|Use nonces or hashes, and name the sources.
      CSP-003|misconfiguration|headers|informational|693|The policy allows evaluated script|Remove 'unsafe-eval'.
      CSP-004|misconfiguration|headers|low|693|The policy allows sources by HTTP|Name sources by HTTPS only.
      CSP-005|misconfiguration|headers|low|693|The policy cannot be read|Say each directive once.
      CSP-006|misconfiguration|headers|informational|693|The policy only reports|Enforce the policy.
      CSP-007|misconfiguration|headers|low|693|The policy allows a host that serves anybody's script|Use nonces or hashes with 'strict-dynamic'.
      CSP-008|misconfiguration|headers|informational|693|The policy leaves base-uri or object-src open|Add base-uri 'none' and object-src 'none'.
      CSP-009|misconfiguration|headers|informational|693|The policy stands in the page only|Send the policy as a header too.
      XFO-001|misconfiguration|headers|low|1021|Other sites may frame the page|Send frame-ancestors in the policy.
      XFO-002|misconfiguration|headers|low|1021|X-Frame-Options says nothing browsers know|Use DENY, SAMEORIGIN or frame-ancestors.
      XCT-001|misconfiguration|headers|low|693|Browsers may guess content types|Send X-Content-Type-Options: nosniff.
      RFP-001|misconfiguration|headers|informational|200|Addresses of pages are told to other sites|Send Referrer-Policy: strict-origin-when-cross-origin.
      PMP-001|misconfiguration|headers|informational|693|There is no permissions policy|Send Permissions-Policy.
      COP-001|misconfiguration|headers|informational|693|The cross-origin opener policy is malformed|Correct Cross-Origin-Opener-Policy.
      COP-002|misconfiguration|headers|informational|693|The cross-origin embedder policy is malformed|Correct Cross-Origin-Embedder-Policy.
      COP-003|misconfiguration|headers|informational|693|The cross-origin resource policy is malformed|Correct Cross-Origin-Resource-Policy.
      DEP-001|misconfiguration|headers|informational|0|Headers that browsers gave up|Remove them.
      CCH-001|misconfiguration|headers|low|525|A page that sets a session may be kept by caches|Send Cache-Control: no-store.
      CTY-001|misconfiguration|headers|informational|173|The page does not say its type or its characters|Send Content-Type with a charset.
      CKE-001|misconfiguration|cookies|medium|614|A session cookie without Secure|Set Secure.
      CKE-002|misconfiguration|cookies|medium|1004|A session cookie without HttpOnly|Set HttpOnly.
      CKE-003|misconfiguration|cookies|low|1275|A cookie without a sound SameSite|Set SameSite=Lax or Strict.
      CKE-004|misconfiguration|cookies|low|565|A cookie for more hosts than this|Leave Domain out.
      CKE-005|misconfiguration|cookies|low|565|A cookie breaks the promise of its prefix|Keep the rules of __Host- and __Secure-.
      CKE-006|misconfiguration|cookies|informational|613|A session cookie that lives long|Let sessions end within 30 days.
      CKE-007|exposure|cookies|low|315|A cookie whose value can be read|Keep values on the server.
      CKE-008|exposure|cookies|medium|598|A session's name stands in an address|Keep it in a cookie.
      COR-001|misconfiguration|sharing|high|942|Any origin may read with credentials|Name the origins that may.
      COR-002|misconfiguration|sharing|high|942|The origin null may read with credentials|Never allow null.
      COR-003|misconfiguration|sharing|high|942|Origins are compared by a part of their names|Compare whole origins.
      COR-004|misconfiguration|sharing|low|942|Any origin is named back|Name the origins that may.
      COR-005|misconfiguration|sharing|informational|942|Every origin may read a page behind a login|Name the origins that may.
      MIX-001|misconfiguration|page|medium|311|Scripts or styles come by HTTP|Load them by HTTPS.
      MIX-002|misconfiguration|page|low|311|Images or media come by HTTP|Load them by HTTPS.
      MIX-003|misconfiguration|page|high|319|A form is sent by HTTP|Send it by HTTPS.
      SRI-001|misconfiguration|page|low|353|Another host's script without its hash|Add integrity.
      SRI-002|misconfiguration|page|medium|829|Another host's script not by HTTPS|Load it by HTTPS.
      LNK-001|misconfiguration|page|informational|1022|Links that hand over the window|Add rel=noopener.
      JSL-001|vulnerability|page|medium|1395|A library with known weaknesses|Update it.
      SEC-001|exposure|page|high|798|A secret stands in the page|Withdraw it, and keep it on the server.
      CMT-001|exposure|page|informational|615|A private address stands in the page|Remove it.
      ERR-001|exposure|page|medium|209|The page shows an error's insides|Show a plain error page.
      DNS-001|misconfiguration|dns|informational|345|Names are not signed, or not soundly|Sign the zone.
      DNS-002|misconfiguration|dns|informational|295|Any authority may issue certificates|Publish CAA records.
      DNS-003|vulnerability|dns|high|404|An alias leads to where anybody can settle|Remove the alias.
      DNS-004|misconfiguration|dns|low|0|The zone has one name server|Add a second one.
      DNS-005|misconfiguration|dns|informational|0|Every name of the zone exists|Remove the wildcard unless it is meant.
      DNS-006|exposure|dns|low|200|A private address stands in public names|Remove it.
      DNS-007|misconfiguration|dns|informational|0|There is no IPv6 address|Add one.
      EML-001|misconfiguration|mail|low|290|The mail sender policy is missing or lax|Publish one SPF record that ends in -all.
      EML-002|misconfiguration|mail|low|290|The mail policy is missing or lax|Publish DMARC with p=quarantine or reject.
      EML-003|misconfiguration|mail|low|290|A domain without mail may be used as a sender|Publish v=spf1 -all, p=reject and a null MX.
      EML-004|misconfiguration|mail|low|319|Strict transport for mail is half there|Publish record and policy, with mode enforce.
      EML-005|misconfiguration|mail|informational|0|Failures of mail's TLS are not reported|Publish a TLS-RPT record.
      EML-006|misconfiguration|mail|informational|0|Mail servers' certificates are not pinned by DANE|Publish TLSA records.
      EML-007|misconfiguration|mail|medium|319|A mail server without STARTTLS|Offer STARTTLS.
      EML-008|misconfiguration|mail|informational|290|No DKIM key under a common name|Sign mail with DKIM.
      EML-009|misconfiguration|mail|informational|0|No brand indicator, though the policy would allow one|Publish a BIMI record if wanted.
      META-001|misconfiguration|metafiles|informational|0|security.txt is missing or wrong|Publish /.well-known/security.txt.
      META-002|exposure|metafiles|informational|200|robots.txt names paths worth hiding|Protect them instead.
      META-003|misconfiguration|metafiles|low|942|A cross-domain policy allows everybody|Name the domains that may.
      META-004|exposure|metafiles|informational|200|The description of an API is public|Protect it unless it is meant.
      EXP-001|exposure|exposure|high|527|A Git repository is served|Do not serve .git.
      EXP-002|exposure|exposure|critical|538|An environment file is served|Remove it, and replace what it held.
      EXP-003|exposure|exposure|medium|538|Traces of version control or of a desktop are served|Do not serve them.
      EXP-004|exposure|exposure|high|530|A backup is served|Remove it.
      EXP-005|exposure|exposure|medium|215|A page for debugging is served|Switch it off or protect it.
      EXP-006|exposure|exposure|critical|321|A private key is served|Remove it, and replace the key.
      EXP-007|exposure|exposure|high|538|A configuration is served|Remove it, and replace what it held.
      EXP-008|exposure|exposure|informational|540|The sources of scripts are served|Do not serve source maps.
      EXP-009|exposure|exposure|low|548|A folder's contents are listed|Switch listings off.
      EXP-010|exposure|exposure|informational|200|An administration page can be reached|Protect it by the network too.
      EXP-011|misconfiguration|exposure|low|693|TRACE is answered|Switch TRACE off.
      EXP-012|exposure|exposure|low|0|The server's first page is served|Replace it.
      EXP-013|exposure|exposure|low|200|Metrics are served|Protect them.
      BAN-001|exposure|banner|informational|497|An exact version is told|Say less.
      BAN-002|vulnerability|banner|medium|1104|A product at its end of life|Update it.
      BAN-003|exposure|banner|informational|200|An error page tells a version|Show a plain error page.
      """;

  private static final Map<String, Check> CHECKS = read(TABLE);

  private Catalogue() {}

  static List<Check> all() {
    return List.copyOf(CHECKS.values());
  }

  static Check check(String id) {
    var shallow = CHECKS.get(id);
    return shallow == null ? Objects.requireNonNull(DeepCatalogue.byName().get(id), id) : shallow;
  }

  /// One check a line.
  static Map<String, Check> read(String table) {
    Map<String, Check> checks = new LinkedHashMap<>();
    table.lines().map(Catalogue::row).forEach(check -> checks.put(check.id().value(), check));
    return Collections.unmodifiableMap(checks);
  }

  private static Check row(String line) {
    var cells = line.split("\\|", -1);
    return new Check(
        new CheckId(cells[0]),
        cells[5],
        FindingClass.valueOf(cells[1].toUpperCase(Locale.ROOT)),
        cells[2],
        Severity.valueOf(cells[3].toUpperCase(Locale.ROOT)),
        Integer.parseInt(cells[4]),
        cells[6]);
  }
}
