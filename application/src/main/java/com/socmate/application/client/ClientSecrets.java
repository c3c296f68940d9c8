package com.socmate.application.client;

import java.util.random.RandomGenerator;

/// The texts of client secrets: recognisable, with 256 bits of chance.
final class ClientSecrets {
  private static final String PREFIX = "socmate_cs_";
  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int LENGTH = 43;

  private ClientSecrets() {}

  static String fresh(RandomGenerator random) {
    var text = new StringBuilder(PREFIX);
    random.ints(LENGTH, 0, DIGITS.length()).mapToObj(DIGITS::charAt).forEach(text::append);
    return text.toString();
  }
}
