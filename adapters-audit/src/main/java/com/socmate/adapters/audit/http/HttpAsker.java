package com.socmate.adapters.audit.http;

import com.socmate.adapters.audit.net.Dialer;
import com.socmate.adapters.audit.tls.Chains;
import com.socmate.adapters.audit.tls.TrustingTrust;
import com.socmate.domain.audit.observed.Exchange;
import com.socmate.domain.audit.observed.Exchange.Field;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/// Asks for one page over a connection of its own, follows nothing and trusts every certificate for
/// the asking, but says whether it was good.
public final class HttpAsker {
  static final String AGENT = "SoCMate-Audit/1 (+security audit asked for by the owner)";

  private final Dialer dialer;
  private final Chains chains;

  public HttpAsker(Dialer dialer, Chains chains) {
    this.dialer = dialer;
    this.chains = chains;
  }

  public Exchange ask(String method, String url, List<Field> headers, int mostBytes) {
    try {
      var target = URI.create(url);
      boolean secure = "https".equals(target.getScheme());
      int port = target.getPort() > 0 ? target.getPort() : secure ? 443 : 80;
      try (var plain = dialer.connect(target.getHost(), port)) {
        if (!secure) {
          return exchange(plain, method, target, headers, mostBytes, true);
        }
        try (var socket = secured(plain, target.getHost(), port)) {
          boolean trusted = isTrusted(socket, target.getHost());
          return exchange(socket, method, target, headers, mostBytes, trusted);
        }
      }
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      return failed(method, url, headers, String.valueOf(e.getMessage()));
    }
  }

  private static Exchange failed(String method, String url, List<Field> headers, String why) {
    return new Exchange(method, url, headers, 0, List.of(), "", true, why);
  }

  private static SSLSocket secured(Socket plain, String host, int port)
      throws IOException, GeneralSecurityException {
    var context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new TrustingTrust()}, null);
    var socket = (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true);
    var parameters = socket.getSSLParameters();
    parameters.setServerNames(List.of(new SNIHostName(host)));
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private boolean isTrusted(SSLSocket socket, String host) throws GeneralSecurityException {
    try {
      List<byte[]> chain = new ArrayList<>();
      for (Certificate certificate : socket.getSession().getPeerCertificates()) {
        chain.add(certificate.getEncoded());
      }
      return chains.trouble(chain, host).isEmpty();
    } catch (SSLPeerUnverifiedException _) {
      return false;
    }
  }

  private static Exchange exchange(
      Socket socket, String method, URI url, List<Field> headers, int mostBytes, boolean trusted)
      throws IOException {
    var path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    var request = new StringBuilder();
    request.append(method).append(' ').append(path);
    if (url.getRawQuery() != null) {
      request.append('?').append(url.getRawQuery());
    }
    request.append(" HTTP/1.1\r\nHost: ").append(url.getRawAuthority());
    request.append("\r\nUser-Agent: ").append(AGENT);
    request.append("\r\nAccept: */*\r\nAccept-Encoding: identity\r\n");
    if (headers.stream().noneMatch(it -> it.name().equals("connection"))) {
      request.append("Connection: close\r\n");
    }
    headers.forEach(it -> request.append(it.name()).append(": ").append(it.value()).append("\r\n"));
    request.append("\r\n");
    socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.ISO_8859_1));
    var in = new BufferedInputStream(socket.getInputStream());
    var answer = AnswerReader.read(in, method.equals("HEAD"), mostBytes);
    return new Exchange(
        method,
        url.toString(),
        headers,
        answer.status(),
        answer.headers(),
        answer.body(),
        trusted,
        "");
  }
}
