package com.socmate.domain.finding;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;

/// What makes two findings of different runs the same finding: the check and the key values of the
/// row, never the words of a report.
public record Fingerprint(String value) {
  /// The fingerprint of a row found by a check, from the values of its key columns.
  public static Fingerprint of(String check, SortedMap<String, String> key) {
    var sha = sha256();
    update(sha, check);
    for (Map.Entry<String, String> part : key.entrySet()) {
      update(sha, part.getKey());
      update(sha, part.getValue());
    }
    return new Fingerprint(HexFormat.of().formatHex(sha.digest(), 0, 16));
  }

  /// A length in front of each part, so that no two different lists run together to the same bytes.
  private static void update(MessageDigest sha, String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    sha.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    sha.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform brings SHA-256.", e);
    }
  }
}
