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
  private static final int NOT_YET = -2;
  private static final int RECENT = 512;

  private final boolean bits;
  private final TextNumbers texts = new TextNumbers();
  private final @Nullable String[] recent = new @Nullable String[RECENT];
  private final int[] recentNumbers = new int[RECENT];
  private final Map<Object, Integer> others = new HashMap<>();
  private long weight;

  KeyNumbers(ScalarType type) {
    this.bits = type.isLongBacked() || type == ScalarType.REAL || type == ScalarType.BOOL;
  }

  /// Whether keys are numbered, and so densely.
  boolean areOrdinals() {
    return !bits;
  }

  long weight() {
    return weight + texts.weight();
  }

  /// The number of one row; a key not seen before is numbered if `add`.
  long at(Column column, int row, boolean add) {
    return switch (column) {
      case LongColumn longs -> longs.isNull(row) ? NULL_BITS : longs.getLong(row);
      case RealColumn reals ->
          reals.isNull(row) ? NULL_BITS : Double.doubleToLongBits(reals.getDouble(row) + 0.0);
      case BoolColumn bools -> bools.isNull(row) ? NULL_BITS : bools.getBoolean(row) ? 1 : 0;
      case StringColumn it -> unknownAsLong(texts.of(it, it.code(row), add));
      default -> number(objectAt(column, row), add);
    };
  }

  /// A number for each row; keys not seen before are numbered if `add`.
  long[] of(Column column, int rows, boolean add) {
    long[] out = new long[rows];
    if (column.isConstant()) {
      if (rows > 0) {
        Arrays.fill(out, at(column, 0, add));
      }
    } else if (column instanceof LongColumn longs && !longs.mayHaveNulls()) {
      for (int row = 0; row < rows; row++) {
        out[row] = longs.getLong(row);
      }
    } else if (column instanceof StringColumn it && it.isEncoded()) {
      encoded(it, out, add);
    } else if (column instanceof StringColumn it && add && it.blob().isEmpty()) {
      plain(it, out);
    } else {
      for (int row = 0; row < rows; row++) {
        out[row] = at(column, row, add);
      }
    }
    return out;
  }

  private void encoded(StringColumn column, long[] out, boolean add) {
    int[] known = new int[column.dictionarySize()];
    Arrays.fill(known, NOT_YET);
    for (int row = 0; row < out.length; row++) {
      int code = column.code(row);
      int number = known[code];
      if (number == NOT_YET) {
        number = texts.of(column, code, add);
        known[code] = number;
      }
      out[row] = unknownAsLong(number);
    }
  }

  /// The same few strings often come again and again; what one was is kept for a while.
  private void plain(StringColumn column, long[] out) {
    for (int row = 0; row < out.length; row++) {
      String text = column.getString(row);
      int place = text.hashCode() & (RECENT - 1);
      if (!text.equals(recent[place])) {
        recent[place] = text;
        recentNumbers[place] = texts.of(column, row, true);
      }
      out[row] = recentNumbers[place];
    }
  }

  private static long unknownAsLong(int number) {
    return number == TextNumbers.NONE ? UNKNOWN : number;
  }

  private long number(@Nullable Object key, boolean add) {
    Integer known = others.get(key);
    if (known != null) {
      return known;
    }
    if (!add) {
      return UNKNOWN;
    }
    int number = others.size();
    others.put(key, number);
    weight += 80;
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
