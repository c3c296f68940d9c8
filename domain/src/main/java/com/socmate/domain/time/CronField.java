package com.socmate.domain.time;

import java.util.List;

/// The five fields of a cron expression, in the order in which they are written.
public enum CronField {
  MINUTE(1, "Minute", 0, 59, ""),
  HOUR(2, "Hour", 0, 23, ""),
  DAY_OF_MONTH(3, "Day of month", 1, 31, ""),
  MONTH(4, "Month", 1, 12, "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC"),
  DAY_OF_WEEK(5, "Day of week", 0, 7, "SUN MON TUE WED THU FRI SAT");

  private final int position;
  private final String label;
  private final int lowest;
  private final int highest;
  private final String names;

  CronField(int position, String label, int lowest, int highest, String names) {
    this.position = position;
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
    return position;
  }

  <T> T of(List<T> fields) {
    return fields.get(position - 1);
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
    return names.isEmpty() ? List.of() : List.of(names.split(" "));
  }
}
