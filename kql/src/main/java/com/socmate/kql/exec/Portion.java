package com.socmate.kql.exec;

import com.socmate.kql.value.Column;

/// Some rows of a stored table. A column is fetched when it is first asked for, so that what no row
/// needs is never read. Used by one thread at a time.
public interface Portion {
  int rows();

  /// False only where no row meets the conditions of the scan.
  default boolean mayMatter() {
    return true;
  }

  /// The least and the greatest of the numbers at a place of the scan, as far as they are known.
  default Range range(int place) {
    return Range.ANY;
  }

  /// From one number to another, both included.
  record Range(long least, long greatest) {
    public static final Range ANY = new Range(Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /// The column at a place of the scan, of the scan's type.
  Column column(int place);

  /// Rows that are at hand.
  static Portion of(Batch batch) {
    return new Portion() {
      @Override
      public int rows() {
        return batch.rows();
      }

      @Override
      public Column column(int place) {
        return batch.column(place);
      }
    };
  }
}
