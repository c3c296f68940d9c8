package com.socmate.adapters.audit.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Opens connections by asking the guard, whose door stands on a port of this machine's loopback.
/// When its time is over it opens no more and closes those that are open, so that whoever waits on
/// one comes to an end.
public final class GuardDialer implements Dialer {
  private static final int LONGEST_ANSWER = 512;

  private final int door;
  private final int timeoutMillis;
  private final AtomicInteger opened = new AtomicInteger();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean over;

  public GuardDialer(int door, int timeoutMillis, Duration time) {
    this.door = door;
    this.timeoutMillis = timeoutMillis;
    Thread.ofVirtual().start(() -> end(System.nanoTime() + time.toNanos()));
  }

  private void end(long at) {
    long left = at - System.nanoTime();
    while (left > 0) {
      LockSupport.parkNanos(left);
      left = at - System.nanoTime();
    }
    over = true;
    open.forEach(GuardDialer::close);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // It is of no use any more, closed or not.
    }
  }

  /// Whether its time is over.
  public boolean isOver() {
    return over;
  }

  /// How many connections were asked for.
  public int opened() {
    return opened.get();
  }

  @Override
  public Socket connect(String host, int port) throws IOException {
    if (over) {
      throw new IOException("The audit's time was over.");
    }
    opened.incrementAndGet();
    open.removeIf(Socket::isClosed);
    var socket = new Socket();
    open.add(socket);
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(timeoutMillis);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), door), timeoutMillis);
      var ask = "CONNECT " + host + ":" + port + " HTTP/1.1\r\n\r\n";
      socket.getOutputStream().write(ask.getBytes(StandardCharsets.US_ASCII));
      requireOpen(lastAnswer(socket));
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /// Each word that one has to wait is a sign of life, and the timeout begins anew with it.
  private static String lastAnswer(Socket socket) throws IOException {
    var answer = answer(socket);
    while (answer.equals(GuardAddress.WAIT)) {
      answer = answer(socket);
    }
    return answer;
  }

  private static String answer(Socket socket) throws IOException {
    var answer = new StringBuilder();
    var in = socket.getInputStream();
    while (answer.length() < LONGEST_ANSWER && answer.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      answer.append((char) next);
    }
    return answer.toString();
  }

  private static void requireOpen(String answer) throws IOException {
    var words = answer.split("\r\n", 2)[0].split(" ", 3);
    if (words.length < 2 || !words[1].equals("200")) {
      throw new IOException(words.length > 2 ? words[2] : "The guard did not answer.");
    }
  }
}
