package com.socmate.adapters.audit.net;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// What a room says to be let in by a guard that listens on a network: 32 random bytes, made for
/// one room and worth nothing when its guard is gone.
///
/// Refuses with [IllegalArgumentException]: if the text is not 64 lower-case hexadecimal digits
///
/// @param value never to be logged
public record RoomToken(String value) {
  /// Of its text.
  public static final int LENGTH = 64;

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{" + LENGTH + "}");

  public RoomToken {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "A room's token is " + LENGTH + " lower-case hexadecimal digits.");
    }
  }

  public static RoomToken fresh(SecureRandom random) {
    var bytes = new byte[LENGTH / 2];
    random.nextBytes(bytes);
    return new RoomToken(HexFormat.of().formatHex(bytes));
  }

  /// Takes as long for a text that is nearly right as for one that is not.
  public boolean isSaidBy(String text) {
    return MessageDigest.isEqual(
        value.getBytes(StandardCharsets.US_ASCII), text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "a room's token";
  }
}
