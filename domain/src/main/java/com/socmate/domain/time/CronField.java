package com.socmate.domain.time;

import java.util.List;

/// The five fields of a cron expression, in the order in which they are written.
public enum CronField {
  MINUTE("Minute", 0, 59, List.of()),
  HOUR("Hour", 0, 23, List.of()),
  DAY_OF_MONTH("Day of month", 1, 31, List.of()),
  MONTH(
      "Month",
      1,
      12,
      List.of(
          "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")),
  DAY_OF_WEEK("Day of week", 0, 7, List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"));

  private final String label;
  private final int lowest;
  private final int highest;
  private final List<String> names;

  CronField(String label, int lowest, int highest, List<String> names) {
    this.label = label;
    this.lowest = lowest;
    this.highest = highest;
    this.names = names;
  }

  /// What a person calls the field: `Day of week`.
  public String label() {
    return label;
  }

  /// Where the field stands in an expression, counted from 1.
  public int position() {
    return ordinal() + 1;
  }

  int lowest() {
    return lowest;
  }

  int highest() {
    return highest;
  }

  /// The last value before counting starts over: 7 is a second name for Sunday, not an eighth day.
  int lastDistinct() {
    return this == DAY_OF_WEEK ? 6 : highest;
  }

  int distinctValues() {
    return lastDistinct() - lowest + 1;
  }

  List<String> names() {
    return names;
  }
}
