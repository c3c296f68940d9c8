package com.socmate.adapters.sentinel.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/// Chance that repeats itself: dice of the same seed and name always fall the same way, and dice of
/// another name are not disturbed when a story is added or a user rolls more often.
final class Dice {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;
  private static final int TICKS_PER_SECOND = 10_000_000;

  private final long key;
  private final SplittableRandom random;

  private Dice(long key) {
    this.key = key;
    this.random = new SplittableRandom(key);
  }

  static Dice seeded(long seed) {
    return new Dice(mixed(seed ^ FNV_OFFSET));
  }

  Dice named(String name) {
    long hash = key;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * FNV_PRIME;
    }
    return new Dice(mixed(hash));
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  <T> T one(List<T> of) {
    return of.get(below(of.size()));
  }

  /// A shuffled copy.
  <T> List<T> shuffled(List<T> of) {
    var copy = new ArrayList<>(of);
    for (int i = copy.size() - 1; i > 0; i--) {
      Collections.swap(copy, i, below(i + 1));
    }
    return copy;
  }

  /// `count` different ones, in random order.
  <T> List<T> some(int count, List<T> of) {
    return List.copyOf(shuffled(of).subList(0, count));
  }

  /// A moment in `[from, to)`, with the 100 ns ticks a log service prints.
  Instant within(Instant from, Instant to) {
    long seconds = Math.max(1, Duration.between(from, to).toSeconds());
    return from.plusSeconds(random.nextLong(seconds)).plusNanos(ticks());
  }

  /// A moment `least` to `most` seconds after `start`.
  Instant after(Instant start, int least, int most) {
    return start.plusSeconds(between(least, most)).plusNanos(ticks());
  }

  private long ticks() {
    return 100L * below(TICKS_PER_SECOND);
  }

  String hex(int digits) {
    var text = new StringBuilder(digits);
    while (text.length() < digits) {
      text.append(Character.forDigit(below(16), 16));
    }
    return text.toString();
  }

  String guid() {
    return hex(8) + "-" + hex(4) + "-4" + hex(3) + "-a" + hex(3) + "-" + hex(12);
  }

  private static long mixed(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
