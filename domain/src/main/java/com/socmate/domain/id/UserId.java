package com.socmate.domain.id;

/// Names one user for ever: `usr_` and 4 to 40 lower-case letters and digits.
///
/// Refuses with [IllegalArgumentException]: if the text has another form
public record UserId(String value) implements Comparable<UserId> {
  /// What every such identifier begins with.
  public static final String PREFIX = "usr";

  public UserId {
    PrefixedText.require(PREFIX, value);
  }

  @Override
  public int compareTo(UserId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
