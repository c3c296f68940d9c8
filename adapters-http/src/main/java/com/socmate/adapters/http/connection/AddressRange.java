package com.socmate.adapters.http.connection;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/// A range of addresses, such as `10.0.0.0/8` or `fd00::/8`; one address is a range of its own.
public record AddressRange(InetAddress first, int bits) {
  private static final Pattern FOUR_NUMBERS = Pattern.compile("(\\d{1,3})(\\.\\d{1,3}){3}");
  private static final Pattern COLONS = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  public AddressRange {
    int most = first.getAddress().length * Byte.SIZE;
    if (bits < 0 || bits > most) {
      throw new IllegalArgumentException(
          "A range of " + first.getHostAddress() + " has 0 to " + most + " bits; found " + bits);
    }
  }

  /// @throws IllegalArgumentException if the text is no address with or without `/bits`
  public static AddressRange parse(String text) {
    int slash = text.indexOf('/');
    var address = slash < 0 ? text : text.substring(0, slash);
    var first =
        address(address)
            .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is no address range."));
    int most = first.getAddress().length * Byte.SIZE;
    return new AddressRange(first, slash < 0 ? most : bits(text.substring(slash + 1), text));
  }

  private static int bits(String digits, String text) {
    if (!digits.matches("\\d{1,3}")) {
      throw new IllegalArgumentException("'" + text + "' is no address range.");
    }
    return Integer.parseInt(digits);
  }

  /// An address written in full. Names are never looked up, and short forms such as `127.1`, which
  /// readers disagree about, are none.
  static Optional<InetAddress> address(String text) {
    if (!FOUR_NUMBERS.matcher(text).matches() && !COLONS.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  boolean contains(InetAddress address) {
    byte[] mine = first.getAddress();
    byte[] other = address.getAddress();
    if (mine.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if ((mine[bit / Byte.SIZE] & mask) != (other[bit / Byte.SIZE] & mask)) {
        return false;
      }
    }
    return true;
  }
}
