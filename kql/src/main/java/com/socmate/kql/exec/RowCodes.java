package com.socmate.kql.exec;

import com.socmate.kql.value.BoolColumn;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.LongColumn;
import com.socmate.kql.value.StringColumn;
import org.jspecify.annotations.Nullable;

/// The rows of one batch as small numbers, equal where their keys are: codes that mean something in
/// this batch only, so that a key is looked up once a batch and not once a row.
///
/// @param count codes are below it
record RowCodes(int[] codes, int count) {
  private static final int FEWEST = 4096;
  private static final int MOST_LONGS = 1024;

  /// Codes for all the keys together; null where there are not far fewer keys than rows.
  static @Nullable RowCodes of(Column[] keys, int rows) {
    long most = Math.max(FEWEST, 2L * rows);
    RowCodes all = null;
    for (Column key : keys) {
      if (key.isConstant() && keys.length > 1) {
        continue;
      }
      RowCodes next = of(key, rows);
      if (next == null || next.count * (all == null ? 1L : all.count) > most) {
        return null;
      }
      all = all == null ? next : all.and(next);
    }
    return all == null ? new RowCodes(new int[rows], 1) : all;
  }

  private RowCodes and(RowCodes other) {
    int[] both = new int[codes.length];
    for (int row = 0; row < both.length; row++) {
      both[row] = codes[row] * other.count + other.codes[row];
    }
    return new RowCodes(both, count * other.count);
  }

  private static @Nullable RowCodes of(Column key, int rows) {
    return switch (key) {
      case StringColumn texts when texts.isConstant() -> new RowCodes(new int[rows], 1);
      case StringColumn texts when texts.isEncoded() ->
          new RowCodes(texts.codes(), texts.dictionarySize());
      case LongColumn longs -> longs(longs, rows);
      case BoolColumn bools -> bools(bools, rows);
      default -> null;
    };
  }

  private static RowCodes bools(BoolColumn bools, int rows) {
    int[] codes = new int[rows];
    for (int row = 0; row < rows; row++) {
      codes[row] = bools.isNull(row) ? 2 : bools.getBoolean(row) ? 1 : 0;
    }
    return new RowCodes(codes, 3);
  }

  private static @Nullable RowCodes longs(LongColumn longs, int rows) {
    int[] codes = new int[rows];
    Distinct distinct = new Distinct();
    boolean nulls = longs.mayHaveNulls();
    long last = 0;
    int lastCode = -1;
    for (int row = 0; row < rows; row++) {
      if (nulls && longs.isNull(row)) {
        codes[row] = 0;
        continue;
      }
      long value = longs.getLong(row);
      if (lastCode < 0 || value != last) {
        last = value;
        lastCode = distinct.code(value);
        if (lastCode > MOST_LONGS) {
          return null;
        }
      }
      codes[row] = lastCode;
    }
    return new RowCodes(codes, distinct.used + 1);
  }

  /// Numbers from 1 for a few different values.
  private static final class Distinct {
    private long[] values = new long[64];
    private int[] numbers = new int[64];
    private int used;

    int code(long value) {
      int at = slot(value);
      if (numbers[at] == 0) {
        if (used * 2 >= numbers.length) {
          grow();
          at = slot(value);
        }
        values[at] = value;
        numbers[at] = ++used;
      }
      return numbers[at];
    }

    private int slot(long value) {
      long mixed = value * 0x9E3779B97F4A7C15L;
      int mask = numbers.length - 1;
      int at = (int) (mixed >>> 40) & mask;
      while (numbers[at] != 0 && values[at] != value) {
        at = (at + 1) & mask;
      }
      return at;
    }

    private void grow() {
      long[] oldValues = values;
      int[] oldNumbers = numbers;
      values = new long[oldValues.length * 4];
      numbers = new int[oldNumbers.length * 4];
      for (int i = 0; i < oldNumbers.length; i++) {
        if (oldNumbers[i] != 0) {
          int at = slot(oldValues[i]);
          values[at] = oldValues[i];
          numbers[at] = oldNumbers[i];
        }
      }
    }
  }
}
