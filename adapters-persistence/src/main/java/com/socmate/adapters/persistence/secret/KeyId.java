package com.socmate.adapters.persistence.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// Names a master key by its digest, so that a key can be recognised and a wrong one told apart
/// without anybody having to number them. 16 hexadecimal digits; tells nothing about the key.
public record KeyId(String hex) {
  static final int BYTES = 8;
  private static final byte[] LABEL = "socmate master key".getBytes(StandardCharsets.US_ASCII);

  static KeyId of(byte[] key) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      sha.update(LABEL);
      return in(sha.digest(key), 0);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform brings SHA-256.", e);
    }
  }

  static KeyId in(byte[] bytes, int at) {
    return new KeyId(HexFormat.of().formatHex(Arrays.copyOfRange(bytes, at, at + BYTES)));
  }

  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
