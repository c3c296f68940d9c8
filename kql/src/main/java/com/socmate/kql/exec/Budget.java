package com.socmate.kql.exec;

import java.time.Duration;

/// How much a query may give and take. Beyond rows or bytes the answer is cut and says so; beyond
/// the time there is none.
///
/// @param rows the most rows of the answer
/// @param bytes the most bytes of the answer
/// @param time how long it may run
/// @param memory the most heap its intermediate tables may hold
public record Budget(long rows, long bytes, Duration time, long memory) {
  public Budget {
    if (rows <= 0 || bytes <= 0 || memory <= 0 || time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException(
          "a budget allows something, not " + rows + " rows, " + bytes + " bytes, " + time);
    }
  }

  /// What the service allows: 500,000 rows, 64,000,000 bytes, ten minutes.
  public static Budget standard() {
    return new Budget(500_000, 64_000_000, Duration.ofMinutes(10), 512L << 20);
  }

  public Budget withTime(Duration limit) {
    return new Budget(rows, bytes, limit, memory);
  }

  public Budget withRows(long limit) {
    return new Budget(limit, bytes, time, memory);
  }

  public Budget withBytes(long limit) {
    return new Budget(rows, limit, time, memory);
  }

  public Budget withMemory(long limit) {
    return new Budget(rows, bytes, time, limit);
  }
}
