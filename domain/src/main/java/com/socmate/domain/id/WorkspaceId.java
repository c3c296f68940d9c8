package com.socmate.domain.id;

/// Names one workspace for ever: `ws_` and 4 to 40 lower-case letters and digits.
///
/// Refuses with [IllegalArgumentException]: if the text has another form
public record WorkspaceId(String value) implements Comparable<WorkspaceId> {
  /// What every such identifier begins with.
  public static final String PREFIX = "ws";

  public WorkspaceId {
    PrefixedText.require(PREFIX, value);
  }

  @Override
  public int compareTo(WorkspaceId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
