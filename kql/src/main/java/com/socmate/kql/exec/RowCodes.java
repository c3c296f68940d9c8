package com.socmate.kql.exec;

import com.socmate.kql.value.BoolColumn;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.LongColumn;
import com.socmate.kql.value.StringColumn;
import org.jspecify.annotations.Nullable;

/// The rows of one batch as small numbers, equal where their keys are: codes that mean something in
/// this batch only, so that a key is looked up once a batch and not once a row.
final class RowCodes {
  private static final int FEWEST = 4096;
  private static final int WIDEST_RANGE = 1 << 16;
  private static final int MOST_LONGS = 1024;

  private final OfColumn[] columns;
  private final int[] codes;
  private final int count;

  private RowCodes(OfColumn[] columns, int[] codes, int count) {
    this.columns = columns;
    this.codes = codes;
    this.count = count;
  }

  /// The codes of one column, which are below `count`.
  private static final class OfColumn {
    final int[] codes;
    final int count;

    OfColumn(int[] codes, int count) {
      this.codes = codes;
      this.count = count;
    }
  }

  /// Codes for all the keys together; null where there are not fewer keys than rows.
  static @Nullable RowCodes of(Column[] keys, int rows) {
    OfColumn[] columns = new OfColumn[keys.length];
    OfColumn all = null;
    for (int i = 0; i < keys.length; i++) {
      OfColumn next = of(keys[i], rows);
      if (next == null || next.count * (all == null ? 1L : all.count) > most(rows)) {
        return null;
      }
      columns[i] = next;
      all = all == null ? next : next.count == 1 ? all : both(all, next);
    }
    return all == null ? null : new RowCodes(columns, all.codes, all.count);
  }

  private static long most(int rows) {
    return Math.max(FEWEST, 2L * rows);
  }

  private static OfColumn both(OfColumn one, OfColumn other) {
    int[] codes = new int[one.codes.length];
    for (int row = 0; row < codes.length; row++) {
      codes[row] = one.codes[row] * other.count + other.codes[row];
    }
    return new OfColumn(codes, one.count * other.count);
  }

  /// The codes of whole keys, one per row.
  int[] codes() {
    return codes;
  }

  int count() {
    return count;
  }

  /// The code of one part of a row's key.
  int code(int column, int row) {
    return columns[column].codes[row];
  }

  int count(int column) {
    return columns[column].count;
  }

  private static @Nullable OfColumn of(Column key, int rows) {
    if (key.isConstant()) {
      return new OfColumn(new int[rows], 1);
    }
    return switch (key) {
      case StringColumn texts when texts.isEncoded() ->
          new OfColumn(texts.codes(), texts.dictionarySize());
      case LongColumn longs -> longs(longs, rows);
      case BoolColumn bools -> bools(bools, rows);
      default -> null;
    };
  }

  private static OfColumn bools(BoolColumn bools, int rows) {
    int[] codes = new int[rows];
    for (int row = 0; row < rows; row++) {
      codes[row] = bools.isNull(row) ? 2 : bools.getBoolean(row) ? 1 : 0;
    }
    return new OfColumn(codes, 3);
  }

  private static @Nullable OfColumn longs(LongColumn longs, int rows) {
    long[] values = longs.longs();
    long least = Long.MAX_VALUE;
    long greatest = Long.MIN_VALUE;
    for (int row = 0; row < rows; row++) {
      least = Math.min(least, values[row]);
      greatest = Math.max(greatest, values[row]);
    }
    long range = greatest - least;
    OfColumn found =
        range >= 0 && range < WIDEST_RANGE
            ? near(values, least, (int) range, rows)
            : apart(values, rows);
    if (found != null && longs.mayHaveNulls()) {
      for (int row = 0; row < rows; row++) {
        found.codes[row] = longs.isNull(row) ? 0 : found.codes[row];
      }
    }
    return found;
  }

  /// Values near each other are numbered from 1 by a table of all there could be.
  private static OfColumn near(long[] values, long least, int range, int rows) {
    int[] codes = new int[rows];
    int[] numbers = new int[range + 1];
    int used = 0;
    for (int row = 0; row < rows; row++) {
      int place = (int) (values[row] - least);
      int number = numbers[place];
      if (number == 0) {
        number = ++used;
        numbers[place] = number;
      }
      codes[row] = number;
    }
    return new OfColumn(codes, used + 1);
  }

  /// A few values far apart, such as the beginnings of hours.
  private static @Nullable OfColumn apart(long[] values, int rows) {
    int[] codes = new int[rows];
    Distinct distinct = new Distinct();
    long last = 0;
    int lastCode = 0;
    for (int row = 0; row < rows; row++) {
      long value = values[row];
      if (lastCode == 0 || value != last) {
        last = value;
        lastCode = distinct.code(value);
        if (lastCode > MOST_LONGS) {
          return null;
        }
      }
      codes[row] = lastCode;
    }
    return new OfColumn(codes, distinct.used + 1);
  }

  /// Numbers from 1 for a few different values.
  private static final class Distinct {
    private final long[] values = new long[4 * MOST_LONGS];
    private final int[] numbers = new int[4 * MOST_LONGS];
    private int used;

    int code(long value) {
      int at = (int) ((value * 0x9E3779B97F4A7C15L) >>> 40) & (numbers.length - 1);
      while (numbers[at] != 0 && values[at] != value) {
        at = (at + 1) & (numbers.length - 1);
      }
      if (numbers[at] == 0) {
        values[at] = value;
        numbers[at] = ++used;
      }
      return numbers[at];
    }
  }
}
