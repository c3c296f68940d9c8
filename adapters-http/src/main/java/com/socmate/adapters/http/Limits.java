package com.socmate.adapters.http;

/// Refusals of what would be too much at once.
final class Limits {
  private static final int RETRY_AFTER_SECONDS = 30;

  private Limits() {}

  static Refused reached(int investigations) {
    return Refused.tooMany(
        "You have "
            + investigations
            + " investigations under way, which is the limit. Try again when one has finished.",
        RETRY_AFTER_SECONDS);
  }
}
