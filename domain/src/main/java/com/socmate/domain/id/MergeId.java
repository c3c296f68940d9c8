package com.socmate.domain.id;

/// Names one merge of aliases for ever: `mrg_` and 4 to 40 lower-case letters and digits.
///
/// Refuses with [IllegalArgumentException]: if the text has another form
public record MergeId(String value) implements Comparable<MergeId> {
  /// What every such identifier begins with.
  public static final String PREFIX = "mrg";

  public MergeId {
    PrefixedText.require(PREFIX, value);
  }

  @Override
  public int compareTo(MergeId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
