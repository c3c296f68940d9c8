package com.socmate.domain.schedule;

/// How many runs in a row have failed, from 0 to the limit of five.
public record FailureStreak(int length) {
  public static final int LIMIT = 5;
  public static final FailureStreak NONE = new FailureStreak(0);

  public FailureStreak {
    if (length < 0 || length > LIMIT) {
      throw new IllegalArgumentException(
          "A failure streak counts 0 to " + LIMIT + "; found " + length + ".");
    }
  }

  public FailureStreak oneMore() {
    return new FailureStreak(Math.min(length + 1, LIMIT));
  }

  public boolean isAtLimit() {
    return length == LIMIT;
  }
}
