package com.socmate.domain.id;

/// Names one backfill for ever: `bkf_` and 4 to 40 lower-case letters and digits.
///
/// Refuses with [IllegalArgumentException]: if the text has another form
public record BackfillId(String value) implements Comparable<BackfillId> {
  /// What every such identifier begins with.
  public static final String PREFIX = "bkf";

  public BackfillId {
    PrefixedText.require(PREFIX, value);
  }

  @Override
  public int compareTo(BackfillId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
