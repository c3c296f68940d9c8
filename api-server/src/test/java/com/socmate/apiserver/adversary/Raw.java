package com.socmate.apiserver.adversary;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Bytes sent as they are, where a well-behaved client would refuse to.
final class Raw implements AutoCloseable {
  private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d+)\\r?$");
  private static final int PATIENCE_MILLIS = 20_000;

  private final Socket socket;

  Raw(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
  }

  static Answer get(int port, String target) throws IOException {
    return once(port, "GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  }

  static Answer once(int port, String request) throws IOException {
    try (var raw = new Raw(port)) {
      raw.send(request);
      return raw.answer();
    }
  }

  void send(String bytes) throws IOException {
    socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /// The next answer on the connection; status 0 if the server just closed it.
  Answer answer() throws IOException {
    var in = socket.getInputStream();
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int read = in.read();
      if (read < 0) {
        return new Answer(0, head.toString(), "");
      }
      head.append((char) read);
    }
    return new Answer(
        Integer.parseInt(head.substring(9, 12)), head.toString(), body(head.toString(), in));
  }

  private static String body(String head, InputStream in) throws IOException {
    var length = LENGTH.matcher(head);
    return length.find()
        ? new String(in.readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.ISO_8859_1)
        : "";
  }

  /// Whether the server closes the connection, after whatever else it says.
  boolean isClosed() throws IOException {
    try {
      socket.getInputStream().skipNBytes(Long.MAX_VALUE);
      return false;
    } catch (java.io.EOFException e) {
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  Socket socket() {
    return socket;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  record Answer(int status, String head, String body) {}
}
