package com.socmate.domain.id;

/// Names one run for ever: `run_` and 4 to 40 lower-case letters and digits.
///
/// Refuses with [IllegalArgumentException]: if the text has another form
public record RunId(String value) implements Comparable<RunId> {
  /// What every such identifier begins with.
  public static final String PREFIX = "run";

  public RunId {
    PrefixedText.require(PREFIX, value);
  }

  @Override
  public int compareTo(RunId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
