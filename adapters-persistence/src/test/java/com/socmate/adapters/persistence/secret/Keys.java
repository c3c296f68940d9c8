package com.socmate.adapters.persistence.secret;

import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.stream.Collectors;

/// Master keys for tests, the same for the same number.
public final class Keys {
  private Keys() {}

  public static MasterKeys of(int... numbers) {
    return MasterKeys.parse(text(numbers), "test");
  }

  /// One a line, as a key file holds them.
  public static String text(int... numbers) {
    return Arrays.stream(numbers).mapToObj(Keys::key).collect(Collectors.joining("\n"));
  }

  private static String key(int number) {
    byte[] key = new byte[32];
    new Random(number).nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }
}
