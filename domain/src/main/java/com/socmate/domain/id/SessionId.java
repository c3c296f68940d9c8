package com.socmate.domain.id;

/// Names one session for ever: `sess_` and 4 to 40 lower-case letters and digits.
///
/// Refuses with [IllegalArgumentException]: if the text has another form
public record SessionId(String value) implements Comparable<SessionId> {
  /// What every such identifier begins with.
  public static final String PREFIX = "sess";

  public SessionId {
    PrefixedText.require(PREFIX, value);
  }

  @Override
  public int compareTo(SessionId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
