package com.socmate.domain.id;

/// Names one suppression for ever: `sup_` and 4 to 40 lower-case letters and digits.
///
/// Refuses with [IllegalArgumentException]: if the text has another form
public record SuppressionId(String value) implements Comparable<SuppressionId> {
  /// What every such identifier begins with.
  public static final String PREFIX = "sup";

  public SuppressionId {
    PrefixedText.require(PREFIX, value);
  }

  @Override
  public int compareTo(SuppressionId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
