package com.socmate.adapters.sentinel.sample;

import java.time.Duration;
import java.time.Instant;

/// What a sample is made from. Two samples of equal settings are equal to the byte.
public record Settings(long seed, Instant now, int days, int users) {
  private static final int LEAST_DAYS = 8;
  private static final int LEAST_USERS = 80;

  public Settings {
    if (days < LEAST_DAYS || days > 90) {
      throw new IllegalArgumentException(
          "days must be from 8 (a day to look at, a week to compare with) to 90, not " + days);
    }
    if (users < LEAST_USERS || users > 5_000) {
      throw new IllegalArgumentException("users must be from 80 to 5000, not " + users);
    }
  }

  Instant start() {
    return now.minus(Duration.ofDays(days));
  }
}
