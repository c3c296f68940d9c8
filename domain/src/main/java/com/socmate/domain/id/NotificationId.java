package com.socmate.domain.id;

/// Names one notification for ever: `ntf_` and 4 to 40 lower-case letters and digits.
///
/// Refuses with [IllegalArgumentException]: if the text has another form
public record NotificationId(String value) implements Comparable<NotificationId> {
  /// What every such identifier begins with.
  public static final String PREFIX = "ntf";

  public NotificationId {
    PrefixedText.require(PREFIX, value);
  }

  @Override
  public int compareTo(NotificationId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
