package com.socmate.kql.function;

import java.util.Arrays;
import java.util.Optional;

/// An address of IPv4 or IPv6, as sixteen bytes with IPv4 mapped into them, and how many leading
/// bits of it count.
final class IpAddress {
  private static final int V4_OFFSET = 96;
  private final byte[] bytes;
  private final int prefix;
  private final boolean isV4;

  private IpAddress(byte[] bytes, int prefix, boolean isV4) {
    this.bytes = bytes;
    this.prefix = prefix;
    this.isV4 = isV4;
  }

  int prefix() {
    return prefix;
  }

  boolean isV4() {
    return isV4;
  }

  /// An address with an optional `/prefix`, or nothing where the text is none.
  static Optional<IpAddress> parse(String text) {
    String plain = text.strip();
    int slash = plain.indexOf('/');
    String address = slash < 0 ? plain : plain.substring(0, slash);
    byte[] bytes = address.indexOf(':') < 0 ? v4(address) : v6(address);
    if (bytes.length == 0) {
      return Optional.empty();
    }
    boolean isV4 = address.indexOf(':') < 0 || isDotted(address, bytes);
    int most = isV4 ? 32 : 128;
    int prefix = slash < 0 ? most : number(plain.substring(slash + 1), most);
    return prefix < 0
        ? Optional.empty()
        : Optional.of(new IpAddress(bytes, isV4 ? prefix + V4_OFFSET : prefix, isV4));
  }

  /// Whether an address written with a dotted tail holds nothing else; it then counts as one of
  /// IPv4.
  private static boolean isDotted(String address, byte[] bytes) {
    if (address.indexOf('.') < 0) {
      return false;
    }
    for (int i = 0; i < 10; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    bytes[10] = (byte) 0xff;
    bytes[11] = (byte) 0xff;
    return true;
  }

  static Optional<IpAddress> parseV4(String text) {
    return parse(text).filter(IpAddress::isV4);
  }

  /// Whether the leading bits that count in both are equal.
  boolean matches(IpAddress other, int atMost) {
    return compare(other, atMost) == 0;
  }

  int compare(IpAddress other, int atMost) {
    int bits = Math.min(Math.min(prefix, other.prefix), atMost);
    return Arrays.compareUnsigned(masked(bits), other.masked(bits));
  }

  byte[] masked(int bits) {
    byte[] masked = bytes.clone();
    for (int i = 0; i < 16; i++) {
      int kept = Math.clamp(bits - i * 8L, 0, 8);
      masked[i] &= (byte) (0xff << (8 - kept));
    }
    return masked;
  }

  long toV4Number(int bits) {
    byte[] masked = masked(bits);
    long number = 0;
    for (int i = 12; i < 16; i++) {
      number = number << 8 | (masked[i] & 0xff);
    }
    return number;
  }

  static String v4Text(long number) {
    return (number >> 24 & 255)
        + "."
        + (number >> 16 & 255)
        + "."
        + (number >> 8 & 255)
        + "."
        + (number & 255);
  }

  private static byte[] v4(String text) {
    String[] parts = text.split("\\.", -1);
    byte[] bytes = new byte[16];
    bytes[10] = (byte) 0xff;
    bytes[11] = (byte) 0xff;
    if (parts.length != 4) {
      return new byte[0];
    }
    for (int i = 0; i < 4; i++) {
      int part = number(parts[i], 255);
      if (part < 0) {
        return new byte[0];
      }
      bytes[12 + i] = (byte) part;
    }
    return bytes;
  }

  private static byte[] v6(String text) {
    int zone = text.indexOf('%');
    String plain = zone < 0 ? text : text.substring(0, zone);
    int gap = plain.indexOf("::");
    if (gap != plain.lastIndexOf("::")) {
      return new byte[0];
    }
    byte[] head = groups(gap < 0 ? plain : plain.substring(0, gap));
    byte[] tail = gap < 0 ? new byte[0] : groups(plain.substring(gap + 2));
    boolean broken =
        (head.length == 0 && gap != 0)
            || (tail.length == 0 && gap >= 0 && gap + 2 < plain.length());
    int length = head.length + tail.length;
    if (broken || length > 16 || (gap < 0 && length != 16)) {
      return new byte[0];
    }
    byte[] bytes = new byte[16];
    System.arraycopy(head, 0, bytes, 0, head.length);
    System.arraycopy(tail, 0, bytes, 16 - tail.length, tail.length);
    return bytes;
  }

  /// The bytes of colon-separated groups, of which the last may be an IPv4 address; none where one
  /// is broken.
  private static byte[] groups(String text) {
    if (text.isEmpty()) {
      return new byte[0];
    }
    String[] groups = text.split(":", -1);
    byte[] bytes = new byte[groups.length * 2 + 2];
    int used = 0;
    for (int i = 0; i < groups.length; i++) {
      if (i == groups.length - 1 && groups[i].indexOf('.') >= 0) {
        byte[] v4 = v4(groups[i]);
        if (v4.length == 0) {
          return v4;
        }
        System.arraycopy(v4, 12, bytes, used, 4);
        used += 4;
      } else {
        int group = hex(groups[i]);
        if (group < 0) {
          return new byte[0];
        }
        bytes[used++] = (byte) (group >> 8);
        bytes[used++] = (byte) group;
      }
    }
    return Arrays.copyOf(bytes, used);
  }

  private static int hex(String digits) {
    if (digits.isEmpty() || digits.length() > 4) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = Character.digit(digits.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      value = value * 16 + digit;
    }
    return value;
  }

  private static int number(String digits, int most) {
    if (digits.isEmpty() || digits.length() > 3) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + (c - '0');
    }
    return value <= most ? value : -1;
  }

  /// All sixteen bytes as eight groups of four digits.
  String v6Text(int bits) {
    byte[] masked = masked(bits);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < 16; i += 2) {
      out.append(i == 0 ? "" : ":").append(String.format("%02x%02x", masked[i], masked[i + 1]));
    }
    return out.toString();
  }
}
