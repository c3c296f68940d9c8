package com.socmate.domain.id;

/// Names one API key for ever: `k_` and 4 to 40 lower-case letters and digits.
///
/// Refuses with [IllegalArgumentException]: if the text has another form
public record ApiKeyId(String value) implements Comparable<ApiKeyId> {
  /// What every such identifier begins with.
  public static final String PREFIX = "k";

  public ApiKeyId {
    PrefixedText.require(PREFIX, value);
  }

  @Override
  public int compareTo(ApiKeyId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
