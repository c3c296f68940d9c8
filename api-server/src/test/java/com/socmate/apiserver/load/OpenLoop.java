package com.socmate.apiserver.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Requests at a steady rate, whether those before have been answered or not. Each counts from the
/// moment at which it was due, so that a server that stalls is not spared the requests that would
/// have come meanwhile.
final class OpenLoop {
  private static final int CONNECTIONS = 64;

  private final int port;
  private final List<byte[]> requests;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicReference<@Nullable IOException> broken = new AtomicReference<>();
  private final AtomicInteger failed = new AtomicInteger();

  /// @param tokens of the callers, who take turns on the connections
  OpenLoop(int port, String path, List<String> tokens) {
    this.port = port;
    this.requests = tokens.stream().map(token -> request(path, token)).toList();
  }

  private static byte[] request(String path, String token) {
    return ("GET " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token + "\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /// @return how long each took, in nanoseconds, in order of size
  long[] run(int perSecond, int seconds) {
    var took = new long[perSecond * seconds];
    next.set(0);
    failed.set(0);
    long start = System.nanoTime();
    try (var callers = Executors.newFixedThreadPool(CONNECTIONS)) {
      for (int caller = 0; caller < CONNECTIONS; caller++) {
        var request = requests.get(caller % requests.size());
        callers.execute(() -> call(request, took, start, perSecond));
      }
    }
    var failure = broken.getAndSet(null);
    if (failure != null) {
      throw new UncheckedIOException("A connection broke; the figures would be too good.", failure);
    }
    Arrays.sort(took);
    return took;
  }

  int failed() {
    return failed.get();
  }

  private void call(byte[] request, long[] took, long start, int perSecond) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      var in = new BufferedInputStream(socket.getInputStream(), 65_536);
      for (int turn = next.getAndIncrement(); turn < took.length; turn = next.getAndIncrement()) {
        long due = start + turn * 1_000_000_000L / perSecond;
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        socket.getOutputStream().write(request);
        if (!answered(in)) {
          failed.incrementAndGet();
        }
        took[turn] = System.nanoTime() - due;
      }
    } catch (IOException e) {
      broken.set(e);
    }
  }

  /// Reads one answer to its end.
  private static boolean answered(InputStream in) throws IOException {
    boolean good = line(in).startsWith("HTTP/1.1 200");
    int length = 0;
    boolean chunked = false;
    for (String head = line(in); !head.isEmpty(); head = line(in)) {
      chunked |= head.equalsIgnoreCase("transfer-encoding: chunked");
      if (head.regionMatches(true, 0, "content-length:", 0, 15)) {
        length = Integer.parseInt(head.substring(15).strip());
      }
    }
    if (chunked) {
      for (int size = Integer.parseInt(line(in), 16);
          size > 0;
          size = Integer.parseInt(line(in), 16)) {
        in.skipNBytes(size + 2L);
      }
      in.skipNBytes(2);
    } else {
      in.skipNBytes(length);
    }
    return good;
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int read = in.read(); read != '\n'; read = in.read()) {
      if (read < 0) {
        throw new IOException("The server closed the connection.");
      }
      if (read != '\r') {
        line.append((char) read);
      }
    }
    return line.toString();
  }
}
