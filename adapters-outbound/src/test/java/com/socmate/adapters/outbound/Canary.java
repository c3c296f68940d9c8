package com.socmate.adapters.outbound;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// A server on this machine that counts who comes, and answers whatever bytes it is told to.
final class Canary implements AutoCloseable {
  private final ServerSocket server;
  private final AtomicInteger connections = new AtomicInteger();
  private volatile Behaviour behaviour = _ -> {};
  private volatile String received = "";

  @FunctionalInterface
  private interface Behaviour {
    void answer(Socket socket) throws IOException;
  }

  Canary() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      received = request(socket);
      behaviour.answer(socket);
    } catch (IOException _) {
      // Whoever came has left.
    }
  }

  /// The head, and as much of the body as has a length.
  private static String request(Socket socket) throws IOException {
    var in = socket.getInputStream();
    var head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0 || next > 127 || head.size() > 10_000) {
        return "";
      }
      head.write(next);
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  void answers(String text) {
    behaviour = socket -> socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  void answersForEver(String first, String again) {
    behaviour =
        socket -> {
          var out = socket.getOutputStream();
          out.write(first.getBytes(StandardCharsets.UTF_8));
          while (!server.isClosed()) {
            out.write(again.getBytes(StandardCharsets.UTF_8));
          }
        };
  }

  /// A byte now and then.
  void drips() {
    behaviour =
        socket -> {
          var out = socket.getOutputStream();
          for (char c : ("HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(1_000)).toCharArray()) {
            out.write(c);
            out.flush();
            LockSupport.parkNanos(50_000_000);
          }
        };
  }

  int port() {
    return server.getLocalPort();
  }

  int connections() {
    return connections.get();
  }

  String received() {
    return received;
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
