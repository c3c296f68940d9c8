package com.socmate.domain.time;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;

/// Spreads timetables that would all start in the same minute: each is moved by a number of whole
/// seconds below the spread, the same one for ever.
///
/// @param spread the most it could be; zero for no jitter
/// @param delay what it is; zero while it is not known whose timetable it is
///
///   Refuses with [IllegalArgumentException]: a spread outside 0 to [#WIDEST], and a delay outside
///   the spread
public record Jitter(Duration spread, Duration delay) {
  public static final Duration WIDEST = Duration.ofHours(1);
  public static final Jitter NONE = new Jitter(Duration.ZERO, Duration.ZERO);

  public Jitter {
    if (spread.isNegative() || spread.compareTo(WIDEST) > 0) {
      throw new IllegalArgumentException(
          "A spread is 0 to " + WIDEST.toSeconds() + " seconds. Found " + spread + ".");
    }
    if (delay.isNegative() || delay.compareTo(spread) > 0) {
      throw new IllegalArgumentException(
          "A delay lies within its spread. Found %s of %s.".formatted(delay, spread));
    }
  }

  /// A jitter of something that has no identifier yet.
  public static Jitter within(Duration spread) {
    return new Jitter(spread, Duration.ZERO);
  }

  /// The same spread with the delay that belongs to the identifier and to no other moment or place.
  public Jitter of(String id) {
    long seconds = spread.toSeconds();
    return seconds == 0
        ? this
        : new Jitter(spread, Duration.ofSeconds(Long.remainderUnsigned(hash(id), seconds)));
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
