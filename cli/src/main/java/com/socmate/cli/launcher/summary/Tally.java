package com.socmate.cli.launcher.summary;

/// How many tests passed, failed and were skipped.
public record Tally(int passed, int failed, int skipped) {
  public static final Tally NONE = new Tally(0, 0, 0);

  public Tally plus(Tally other) {
    return new Tally(passed + other.passed, failed + other.failed, skipped + other.skipped);
  }

  /// The closing line of a test run.
  public String line() {
    return "%d passed, %d failed, %d skipped".formatted(passed, failed, skipped);
  }
}
