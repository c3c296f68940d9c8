package com.socmate.adapters.audit.tls;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigInteger;
import java.net.SocketException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads what a server says before anything is encrypted. What it says is hostile: every length is
/// held against what is there, and there is an end to what is taken.
final class GreetingReader {
  private static final int ALERT = 21;
  private static final int HANDSHAKE = 22;
  private static final int SERVER_HELLO = 2;
  private static final int CERTIFICATE = 11;
  private static final int KEY_EXCHANGE = 12;
  private static final int HELLO_DONE = 14;
  private static final int CERTIFICATE_STATUS = 22;
  private static final int MOST_BYTES = 1 << 18;
  private static final int NAMED_CURVE = 3;

  private final DataInputStream in;
  private final boolean whole;
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private int taken;

  private int version;
  private int suite = -1;
  private int compression;
  private int group;
  private int signature;
  private int dhBits;
  private final Map<Integer, byte[]> extensions = new HashMap<>();
  private final List<byte[]> chain = new ArrayList<>();
  private boolean stapled;

  /// @param whole whether all is wanted up to the end of the server's greeting, or only its first
  ///   message
  GreetingReader(DataInputStream in, boolean whole) {
    this.in = in;
    this.whole = whole;
  }

  Greeting read() throws IOException {
    try {
      while (taken < MOST_BYTES) {
        int type = in.readUnsignedByte();
        in.readUnsignedShort();
        int length = in.readUnsignedShort();
        byte[] content = in.readNBytes(length);
        taken += length;
        if (type == ALERT) {
          return suite >= 0 ? accepted() : refused(content);
        }
        if (type != HANDSHAKE) {
          break;
        }
        pending.writeBytes(content);
        if (messages()) {
          return accepted();
        }
      }
    } catch (EOFException | SocketException _) {
      // Hung up: what was said until then counts.
    } catch (BufferUnderflowException | IllegalArgumentException _) {
      // A length that does not fit what is there.
    }
    return suite >= 0 ? accepted() : new Greeting.Refused(Optional.empty());
  }

  private static Greeting refused(byte[] alert) {
    return new Greeting.Refused(alert.length < 2 ? Optional.empty() : Optional.of(alert[1] & 0xff));
  }

  private Greeting accepted() {
    return new Greeting.Accepted(
        version,
        suite,
        compression,
        group,
        signature,
        dhBits,
        Map.copyOf(extensions),
        List.copyOf(chain),
        stapled);
  }

  /// Whether the greeting is at its end.
  private boolean messages() {
    var bytes = ByteBuffer.wrap(pending.toByteArray());
    boolean done = false;
    while (!done && bytes.remaining() >= 4) {
      bytes.mark();
      int type = bytes.get() & 0xff;
      int length = three(bytes);
      if (length > bytes.remaining()) {
        bytes.reset();
        break;
      }
      var body = bytes.slice(bytes.position(), length);
      bytes.position(bytes.position() + length);
      done = message(type, body);
    }
    pending.reset();
    pending.write(bytes.array(), bytes.position(), bytes.remaining());
    return done;
  }

  private boolean message(int type, ByteBuffer body) {
    switch (type) {
      case SERVER_HELLO -> hello(body);
      case CERTIFICATE -> certificates(body);
      case CERTIFICATE_STATUS -> stapled = true;
      case KEY_EXCHANGE -> keyExchange(body);
      default -> {
        // Nothing else tells us anything.
      }
    }
    return type == HELLO_DONE || !whole || version == Hello.TLS_1_3;
  }

  private void hello(ByteBuffer body) {
    version = two(body);
    body.position(body.position() + 32);
    skip(body, body.get() & 0xff);
    suite = two(body);
    compression = body.get() & 0xff;
    if (body.remaining() >= 2) {
      int length = two(body);
      extensions(body.slice(body.position(), length));
    }
  }

  private void extensions(ByteBuffer bytes) {
    while (bytes.remaining() >= 4) {
      int type = two(bytes);
      byte[] content = new byte[two(bytes)];
      bytes.get(content);
      extensions.put(type, content);
      if (type == 43 && content.length == 2) {
        version = number(content);
      }
      if (type == 51 && content.length >= 2) {
        group = number(content);
      }
    }
  }

  private static int number(byte[] bytes) {
    return (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
  }

  private void certificates(ByteBuffer body) {
    three(body);
    while (body.remaining() >= 3) {
      byte[] certificate = new byte[three(body)];
      body.get(certificate);
      chain.add(certificate);
    }
  }

  private void keyExchange(ByteBuffer body) {
    if ((body.get(0) & 0xff) == NAMED_CURVE && body.get(1) < 0x10) {
      body.get();
      group = two(body);
      skip(body, body.get() & 0xff);
    } else {
      int primeBytes = two(body);
      byte[] prime = new byte[primeBytes];
      body.get(prime);
      dhBits = new BigInteger(1, prime).bitLength();
      skip(body, two(body));
      skip(body, two(body));
    }
    if (version == Hello.TLS_1_2 && body.remaining() >= 2) {
      signature = two(body);
    }
  }

  private static void skip(ByteBuffer bytes, int count) {
    if (count > bytes.remaining()) {
      throw new BufferUnderflowException();
    }
    bytes.position(bytes.position() + count);
  }

  private static int two(ByteBuffer bytes) {
    return bytes.getShort() & 0xffff;
  }

  private static int three(ByteBuffer bytes) {
    return (bytes.get() & 0xff) << 16 | two(bytes);
  }
}
