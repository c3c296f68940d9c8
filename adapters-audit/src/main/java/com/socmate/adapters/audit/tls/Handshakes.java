package com.socmate.adapters.audit.tls;

import com.socmate.adapters.audit.net.Dialer;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Optional;

/// Sends one greeting per connection and reads the answer.
final class Handshakes {
  private static final int HEARTBEAT = 24;

  private final Dialer dialer;
  private final String host;
  private final int port;

  Handshakes(Dialer dialer, String host, int port) {
    this.dialer = dialer;
    this.host = host;
    this.port = port;
  }

  /// Only what the server chooses.
  Greeting choose(Hello hello) throws IOException {
    return greet(hello, false);
  }

  /// All the server says until it waits for us.
  Greeting listen(Hello hello) throws IOException {
    return greet(hello, true);
  }

  private Greeting greet(Hello hello, boolean whole) throws IOException {
    try (var socket = dialer.connect(host, port)) {
      try {
        socket.getOutputStream().write(hello.bytes());
      } catch (SocketException _) {
        // Hung up at once; whatever it said before is still there.
      }
      return new GreetingReader(new DataInputStream(socket.getInputStream()), whole).read();
    } catch (SocketTimeoutException _) {
      return new Greeting.Refused(Optional.empty());
    }
  }

  /// Whether the server speaks SSL 2, in which a greeting has another form.
  boolean speaksSsl2() throws IOException {
    byte[] suites = {
      1,
      0,
      (byte) 0x80,
      2,
      0,
      (byte) 0x80,
      3,
      0,
      (byte) 0x80,
      4,
      0,
      (byte) 0x80,
      5,
      0,
      (byte) 0x80,
      6,
      0,
      0x40,
      7,
      0,
      (byte) 0xc0
    };
    byte[] hello = new byte[2 + 9 + suites.length + 16];
    byte[] head = {
      (byte) 0x80, (byte) (hello.length - 2), 1, 0, 2, 0, (byte) suites.length, 0, 0, 0, 16
    };
    System.arraycopy(head, 0, hello, 0, head.length);
    System.arraycopy(suites, 0, hello, head.length, suites.length);
    try (var socket = dialer.connect(host, port)) {
      socket.getOutputStream().write(hello);
      byte[] answer = socket.getInputStream().readNBytes(5);
      return answer.length == 5 && (answer[0] & 0x80) != 0 && answer[2] == 4;
    } catch (SocketException | SocketTimeoutException _) {
      return false;
    }
  }

  /// Whether the server answers a heartbeat that claims one byte more than it holds. Only the
  /// length of what comes back is looked at.
  boolean echoesMoreThanSent(Hello hello) throws IOException {
    try (var socket = dialer.connect(host, port)) {
      socket.setSoTimeout(1000);
      var in = new DataInputStream(socket.getInputStream());
      socket.getOutputStream().write(hello.bytes());
      new GreetingReader(in, true).read();
      socket.getOutputStream().write(new byte[] {HEARTBEAT, 3, 2, 0, 3, 1, 0, 1});
      int type = in.readUnsignedByte();
      in.readUnsignedShort();
      return type == HEARTBEAT && in.readUnsignedShort() > 3;
    } catch (EOFException | SocketException | SocketTimeoutException _) {
      return false;
    }
  }
}
