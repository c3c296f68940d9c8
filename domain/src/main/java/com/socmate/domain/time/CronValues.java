package com.socmate.domain.time;

/// What one field of a cron expression allows: a bit for each value, and whether it was written
/// with a leading star, on which both the day rule and the clock-change rule depend.
record CronValues(long bits, boolean leadingStar) {

  boolean contains(int value) {
    return (bits & (1L << value)) != 0;
  }

  boolean isAll(CronField field) {
    return count() == field.distinctValues();
  }

  int count() {
    return Long.bitCount(bits);
  }

  int first() {
    return Long.numberOfTrailingZeros(bits);
  }

  int last() {
    return Long.SIZE - 1 - Long.numberOfLeadingZeros(bits);
  }

  /// The first allowed value at or above `value`, or -1 where there is none.
  int atOrAbove(int value) {
    if (value >= Long.SIZE) {
      return -1;
    }
    long rest = bits & (-1L << value);
    return rest == 0 ? -1 : Long.numberOfTrailingZeros(rest);
  }
}
