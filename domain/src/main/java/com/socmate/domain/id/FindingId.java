package com.socmate.domain.id;

/// Names one finding for ever: `fnd_` and 4 to 40 lower-case letters and digits.
///
/// Refuses with [IllegalArgumentException]: if the text has another form
public record FindingId(String value) implements Comparable<FindingId> {
  /// What every such identifier begins with.
  public static final String PREFIX = "fnd";

  public FindingId {
    PrefixedText.require(PREFIX, value);
  }

  @Override
  public int compareTo(FindingId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
