package com.socmate.domain.time;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;

/// Spreads timetables that would all start in the same minute. The same id is always moved by the
/// same number of whole seconds.
public final class Jitter {
  private Jitter() {}

  /// An amount of at least zero and below `spread`.
  public static Duration of(String id, Duration spread) {
    if (spread.isNegative()) {
      throw new IllegalArgumentException("A spread cannot be negative. Found " + spread + ".");
    }
    long seconds = spread.toSeconds();
    return seconds == 0
        ? Duration.ZERO
        : Duration.ofSeconds(Long.remainderUnsigned(hash(id), seconds));
  }

  private static long hash(String id) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(digest).getLong();
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
