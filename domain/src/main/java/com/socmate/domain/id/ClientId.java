package com.socmate.domain.id;

/// Names one API client for ever: `cli_` and 4 to 40 lower-case letters and digits.
///
/// Refuses with [IllegalArgumentException]: if the text has another form
public record ClientId(String value) implements Comparable<ClientId> {
  /// What every such identifier begins with.
  public static final String PREFIX = "cli";

  public ClientId {
    PrefixedText.require(PREFIX, value);
  }

  @Override
  public int compareTo(ClientId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
