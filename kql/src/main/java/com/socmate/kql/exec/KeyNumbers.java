package com.socmate.kql.exec;

import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.BoolColumn;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.LongColumn;
import com.socmate.kql.value.RealColumn;
import com.socmate.kql.value.StringColumn;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.ValueText;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One column of keys as 64-bit numbers, equal where the keys are. What is no number by itself is
/// numbered from 0 in the order it first comes.
final class KeyNumbers {
  /// What a key not seen before is when keys are only looked up.
  static final long UNKNOWN = Long.MIN_VALUE + 1;

  private static final long NULL_BITS = 0x9E3779B97F4A7C15L;
  private static final int NOT_YET = -1;
  private static final int NONE = -2;

  private final boolean bits;
  private final Map<Object, Integer> numbers = new HashMap<>();
  private long weight;

  KeyNumbers(ScalarType type) {
    this.bits = type.isLongBacked() || type == ScalarType.REAL || type == ScalarType.BOOL;
  }

  /// Whether keys are numbered, and so densely.
  boolean areOrdinals() {
    return !bits;
  }

  long weight() {
    return weight;
  }

  /// A number for each row; keys not seen before are numbered if `add`.
  long[] of(Column column, int rows, boolean add) {
    long[] out = new long[rows];
    switch (column) {
      case LongColumn longs -> longs(longs, out);
      case RealColumn reals -> {
        for (int row = 0; row < rows; row++) {
          out[row] =
              reals.isNull(row) ? NULL_BITS : Double.doubleToLongBits(reals.getDouble(row) + 0.0);
        }
      }
      case BoolColumn bools -> {
        for (int row = 0; row < rows; row++) {
          out[row] = bools.isNull(row) ? NULL_BITS : bools.getBoolean(row) ? 1 : 0;
        }
      }
      case StringColumn texts -> texts(texts, out, add);
      default -> {
        for (int row = 0; row < rows; row++) {
          out[row] = number(objectAt(column, row), add, 80);
        }
      }
    }
    return out;
  }

  private static void longs(LongColumn longs, long[] out) {
    boolean nulls = longs.mayHaveNulls();
    for (int row = 0; row < out.length; row++) {
      out[row] = nulls && longs.isNull(row) ? NULL_BITS : longs.getLong(row);
    }
  }

  private void texts(StringColumn texts, long[] out, boolean add) {
    if (texts.isConstant()) {
      if (out.length > 0) {
        Arrays.fill(out, number(texts.getString(0), add));
      }
      return;
    }
    if (!texts.isEncoded()) {
      for (int row = 0; row < out.length; row++) {
        out[row] = number(texts.getString(row), add);
      }
      return;
    }
    int[] known = new int[texts.dictionarySize()];
    Arrays.fill(known, NOT_YET);
    for (int row = 0; row < out.length; row++) {
      int code = texts.code(row);
      if (known[code] == NOT_YET) {
        long number = number(texts.dictionaryValue(code), add);
        known[code] = number == UNKNOWN ? NONE : (int) number;
      }
      out[row] = known[code] == NONE ? UNKNOWN : known[code];
    }
  }

  private long number(String text, boolean add) {
    return number(text, add, 100L + text.length());
  }

  private long number(@Nullable Object key, boolean add, long bytes) {
    Integer known = numbers.get(key);
    if (known != null) {
      return known;
    }
    if (!add) {
      return UNKNOWN;
    }
    int number = numbers.size();
    numbers.put(key, number);
    weight += bytes;
    return number;
  }

  private static @Nullable Object objectAt(Column column, int row) {
    Value value = column.get(row);
    return switch (value) {
      case Value.Null _ -> null;
      case Value.Decimal decimal -> decimal.value().stripTrailingZeros();
      case Value.Array _, Value.Bag _ -> ValueText.of(value);
      default -> value;
    };
  }
}
