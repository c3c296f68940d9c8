package com.socmate.adapters.audit.tls;

import com.socmate.adapters.audit.net.Dialer;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/// A handshake carried to its end with the platform's own TLS, trusting anybody: to see what is
/// only said under encryption.
final class FullHandshake {
  private final Dialer dialer;
  private final String host;
  private final int port;

  FullHandshake(Dialer dialer, String host, int port) {
    this.dialer = dialer;
    this.host = host;
    this.port = port;
  }

  /// What was seen; empty where the platform and the server have nothing in common.
  ///
  /// @param staple the authority's answer for the first certificate
  record End(List<byte[]> chain, Optional<String> protocol, Optional<byte[]> staple) {
    static final End NONE = new End(List.of(), Optional.empty(), Optional.empty());

    boolean stapled() {
      return staple.isPresent();
    }
  }

  End shake() {
    try (var plain = dialer.connect(host, port);
        var socket =
            (SSLSocket) context().getSocketFactory().createSocket(plain, host, port, true)) {
      var parameters = socket.getSSLParameters();
      parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return end(socket);
    } catch (IOException | GeneralSecurityException _) {
      return End.NONE;
    }
  }

  private static End end(SSLSocket socket) throws IOException, GeneralSecurityException {
    List<byte[]> chain = new ArrayList<>();
    for (Certificate certificate : socket.getSession().getPeerCertificates()) {
      chain.add(certificate.getEncoded());
    }
    var staple =
        socket.getSession() instanceof ExtendedSSLSession session
            ? session.getStatusResponses().stream().findFirst().filter(it -> it.length > 0)
            : Optional.<byte[]>empty();
    return new End(
        chain,
        Optional.ofNullable(socket.getApplicationProtocol()).filter(it -> !it.isEmpty()),
        staple);
  }

  private static SSLContext context() throws GeneralSecurityException {
    var context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new TrustingTrust()}, null);
    return context;
  }
}
