package com.socmate.adapters.outbound;

import com.socmate.application.port.Outbound;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Proxy;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// One request and its answer over one connection, which is closed afterwards.
final class Exchange implements AutoCloseable {
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");
  private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e\\t]{0,8000}");
  private static final Set<String> OURS =
      Set.of("host", "connection", "content-length", "transfer-encoding", "expect", "upgrade");

  private final Target target;
  private final Outbound.Message message;
  private final OutboundSettings settings;
  private final SSLSocketFactory tls;
  private volatile @Nullable Socket socket;
  private volatile boolean closed;

  Exchange(
      Target target, Outbound.Message message, OutboundSettings settings, SSLSocketFactory tls) {
    this.target = target;
    this.message = message;
    this.settings = settings;
    this.tls = tls;
    requireSendable(message);
  }

  Target target() {
    return target;
  }

  private static void requireSendable(Outbound.Message message) {
    boolean sendable =
        TOKEN.matcher(message.method()).matches()
            && message.headers().entrySet().stream()
                .allMatch(it ->
                    TOKEN.matcher(it.getKey()).matches()
                        && VALUE.matcher(it.getValue()).matches()
                        && !OURS.contains(it.getKey().toLowerCase(Locale.ROOT)));
    if (!sendable) {
      throw new IllegalArgumentException("A method or a header cannot be sent as it is.");
    }
  }

  /// Tries the addresses in their order until one takes the connection.
  Outbound.Outcome with(List<InetAddress> addresses) throws IOException {
    IOException last = new IOException("There is no address.");
    for (InetAddress address : addresses) {
      try (Socket plain = connected(address)) {
        return over(plain, address);
      } catch (ConnectException | NoRouteToHostException e) {
        last = e;
      }
    }
    throw last;
  }

  private Socket connected(InetAddress address) throws IOException {
    var plain = new Socket(Proxy.NO_PROXY);
    socket = plain;
    if (closed) {
      plain.close();
    }
    plain.connect(new InetSocketAddress(address, target.port()), (int) settings.total().toMillis());
    plain.setSoTimeout((int) settings.total().toMillis());
    return plain;
  }

  private Outbound.Outcome over(Socket plain, InetAddress address) throws IOException {
    try (Socket connection = target.tls() ? secured(plain) : plain) {
      var out = connection.getOutputStream();
      out.write(head().getBytes(StandardCharsets.ISO_8859_1));
      out.write(body());
      out.flush();
      var in = new BufferedInputStream(connection.getInputStream());
      return new AnswerReader(in, settings.mostBytes(), message.method().equals("HEAD"))
          .read(address.getHostAddress());
    }
  }

  /// The certificate must be the name's, whatever address answers.
  private SSLSocket secured(Socket plain) throws IOException {
    var secured = (SSLSocket) tls.createSocket(plain, target.host(), target.port(), true);
    var parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    if (target.literal().isEmpty()) {
      parameters.setServerNames(List.of(new SNIHostName(target.host())));
    }
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    return secured;
  }

  private String head() {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put("User-Agent", "SoCMate");
    headers.put("Accept-Encoding", "identity");
    headers.putAll(message.headers());
    headers.put("Host", target.authority());
    headers.put("Connection", "close");
    if (message.body().isPresent()) {
      headers.put("Content-Length", Integer.toString(body().length));
    }
    var head = new StringBuilder(message.method() + " " + target.path() + " HTTP/1.1\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    return head.append("\r\n").toString();
  }

  private byte[] body() {
    return message.body().orElse("").getBytes(StandardCharsets.UTF_8);
  }

  /// Ends the connection from outside.
  @Override
  public void close() {
    closed = true;
    var open = socket;
    if (open != null) {
      try {
        open.close();
      } catch (IOException _) {
        // It is over either way.
      }
    }
  }
}
