package com.socmate.adapters.audit.tls;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// A greeting a client may send, and its bytes on the wire.
///
/// @param version the newest that is offered: `0x0300` to `0x0304`
/// @param suites in the order of preference
/// @param groups key exchange groups; none for no such extension
/// @param signatures signature algorithms; none for no such extension
record Hello(
    int version,
    String serverName,
    List<Integer> suites,
    List<Integer> groups,
    List<Integer> signatures,
    boolean compression,
    boolean heartbeat) {
  static final int SSL_3 = 0x0300;
  static final int TLS_1_0 = 0x0301;
  static final int TLS_1_2 = 0x0303;
  static final int TLS_1_3 = 0x0304;

  private static final int HANDSHAKE = 22;
  private static final int CLIENT_HELLO = 1;
  private static final int RANDOM_BYTES = 32;

  Hello {
    suites = List.copyOf(suites);
    groups = List.copyOf(groups);
    signatures = List.copyOf(signatures);
  }

  Hello withSuites(List<Integer> others) {
    return new Hello(version, serverName, others, groups, signatures, compression, heartbeat);
  }

  Hello withGroups(List<Integer> others) {
    return new Hello(version, serverName, suites, others, signatures, compression, heartbeat);
  }

  Hello withSignatures(List<Integer> others) {
    return new Hello(version, serverName, suites, groups, others, compression, heartbeat);
  }

  Hello offeringCompression() {
    return new Hello(version, serverName, suites, groups, signatures, true, heartbeat);
  }

  Hello offeringHeartbeat() {
    return new Hello(version, serverName, suites, groups, signatures, compression, true);
  }

  byte[] bytes() {
    var body = new Bytes();
    body.number(2, Math.min(version, TLS_1_2));
    byte[] random = new byte[RANDOM_BYTES];
    Arrays.fill(random, (byte) 0x5a);
    body.raw(random);
    body.counted(1, version == TLS_1_3 ? random : new byte[0]);
    body.counted(2, numbers(2, suites));
    body.counted(1, compression ? new byte[] {1, 0} : new byte[] {0});
    if (version > SSL_3) {
      body.counted(2, extensions());
    }
    var message = new Bytes();
    message.number(1, CLIENT_HELLO);
    message.counted(3, body.all());
    var record = new Bytes();
    record.number(1, HANDSHAKE);
    record.number(2, Math.min(version, TLS_1_0));
    record.counted(2, message.all());
    return record.all();
  }

  private byte[] extensions() {
    var all = new Bytes();
    var names = new Bytes();
    names.number(1, 0);
    names.counted(2, serverName.getBytes(StandardCharsets.US_ASCII));
    all.extension(0, counted(2, names.all()));
    all.extension(0xff01, new byte[] {0});
    if (!groups.isEmpty()) {
      all.extension(10, counted(2, numbers(2, groups)));
      all.extension(11, new byte[] {1, 0});
    }
    if (!signatures.isEmpty() && version >= TLS_1_2) {
      all.extension(13, counted(2, numbers(2, signatures)));
    }
    if (version <= TLS_1_2) {
      all.extension(5, new byte[] {1, 0, 0, 0, 0});
      all.extension(16, counted(2, protocols()));
      all.extension(35, new byte[0]);
    }
    if (heartbeat) {
      all.extension(15, new byte[] {1});
    }
    if (version == TLS_1_3) {
      all.extension(43, new byte[] {2, 3, 4});
      all.extension(51, new byte[] {0, 0});
    }
    return all.all();
  }

  private static byte[] protocols() {
    var names = new Bytes();
    names.counted(1, "h2".getBytes(StandardCharsets.US_ASCII));
    names.counted(1, "http/1.1".getBytes(StandardCharsets.US_ASCII));
    return names.all();
  }

  private static byte[] counted(int size, byte[] content) {
    var bytes = new Bytes();
    bytes.counted(size, content);
    return bytes.all();
  }

  private static byte[] numbers(int size, List<Integer> numbers) {
    var bytes = new Bytes();
    numbers.forEach(number -> bytes.number(size, number));
    return bytes.all();
  }

  /// Bytes as TLS writes them: big-endian, with counts in front.
  private static final class Bytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    void number(int size, int value) {
      for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) {
        out.write(value >>> shift);
      }
    }

    void raw(byte[] content) {
      out.writeBytes(content);
    }

    void counted(int size, byte[] content) {
      number(size, content.length);
      raw(content);
    }

    void extension(int type, byte[] content) {
      number(2, type);
      counted(2, content);
    }

    byte[] all() {
      return out.toByteArray();
    }
  }
}
