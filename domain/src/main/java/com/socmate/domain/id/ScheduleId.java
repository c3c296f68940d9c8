package com.socmate.domain.id;

/// Names one schedule for ever: `sch_` and 4 to 40 lower-case letters and digits.
///
/// Refuses with [IllegalArgumentException]: if the text has another form
public record ScheduleId(String value) implements Comparable<ScheduleId> {
  /// What every such identifier begins with.
  public static final String PREFIX = "sch";

  public ScheduleId {
    PrefixedText.require(PREFIX, value);
  }

  @Override
  public int compareTo(ScheduleId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
