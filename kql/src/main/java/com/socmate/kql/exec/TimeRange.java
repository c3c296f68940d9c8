package com.socmate.kql.exec;

import com.socmate.kql.value.Ticks;
import java.time.Instant;

/// A stretch of time in ticks: from `start`, included, to `end`, excluded.
public record TimeRange(long start, long end) {
  /// All of time.
  public static final TimeRange ALWAYS = new TimeRange(Long.MIN_VALUE, Long.MAX_VALUE);

  public static TimeRange between(Instant start, Instant end) {
    return new TimeRange(Ticks.of(start), Ticks.of(end));
  }

  public boolean isEmpty() {
    return end <= start;
  }

  public boolean isAlways() {
    return equals(ALWAYS);
  }

  public TimeRange and(TimeRange other) {
    return new TimeRange(Math.max(start, other.start), Math.min(end, other.end));
  }

  public boolean contains(long ticks) {
    return ticks >= start && ticks < end;
  }

  /// Whether any moment from `first` to `last`, both included, lies in this range.
  public boolean meets(long first, long last) {
    return last >= start && first < end;
  }
}
