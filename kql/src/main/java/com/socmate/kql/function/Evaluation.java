package com.socmate.kql.function;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/// What a running query lends its functions: the moment it calls now, compiled patterns,
/// randomness, geography. Safe to share among the threads of one query.
public final class Evaluation {
  private static final int PATTERNS_KEPT = 256;

  private final long nowTicks;
  private final RandomGenerator random;
  private final GeoIp geoIp;
  private final Runnable checkpoint;
  private static final long SHORT_WORK = 1_000_000;
  private int matches;
  private final Map<String, Pattern> patterns = new ConcurrentHashMap<>();

  public Evaluation(long nowTicks, RandomGenerator random, GeoIp geoIp) {
    this(nowTicks, random, geoIp, () -> {});
  }

  /// @param checkpoint called now and then in long work; what it throws stops the work
  public Evaluation(long nowTicks, RandomGenerator random, GeoIp geoIp, Runnable checkpoint) {
    this.checkpoint = checkpoint;
    this.nowTicks = nowTicks;
    this.random = random;
    this.geoIp = geoIp;
  }

  /// An evaluation at the given moment, without geography and with a fixed seed.
  public static Evaluation at(long nowTicks) {
    return new Evaluation(nowTicks, new java.util.SplittableRandom(nowTicks), GeoIp.NONE);
  }

  /// The query's one `now()`, in ticks since 0001-01-01.
  public long nowTicks() {
    return nowTicks;
  }

  public RandomGenerator random() {
    return random;
  }

  public GeoIp geoIp() {
    return geoIp;
  }

  /// A matcher that can be stopped, and gives up a match that takes too long.
  Matcher matcher(Pattern pattern, String text) {
    if ((++matches & 63) == 0) {
      checkpoint.run();
    }
    long cost = pattern.programSize();
    return cost * text.length() < SHORT_WORK
        ? pattern.matcher(text)
        : pattern.matcher(new WatchedText(text, checkpoint, cost));
  }

  /// The pattern compiled, once per query.
  public Pattern pattern(String regex) {
    Pattern known = patterns.get(regex);
    if (known != null) {
      return known;
    }
    if (patterns.size() >= PATTERNS_KEPT) {
      patterns.clear();
    }
    return patterns.computeIfAbsent(regex, Regex::compile);
  }
}
