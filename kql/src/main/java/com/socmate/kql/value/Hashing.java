package com.socmate.kql.value;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// 64-bit hashes of cells, equal for equal values of one type. Not stable between releases.
public final class Hashing {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long STEP = 0x9e3779b97f4a7c15L;
  private static final long NULL_HASH = 0x5bd1e9955bd1e995L;

  private Hashing() {}

  /// A hash of a row of a column.
  public static long of(Column column, int row) {
    if (column.isNull(row)) {
      return NULL_HASH;
    }
    return switch (column) {
      case LongColumn it -> mix(it.getLong(row) + 0x9e3779b97f4a7c15L);
      case StringColumn it -> it.hashAt(row);
      case BoolColumn it -> mix(it.getBoolean(row) ? 2 : 1);
      case RealColumn it -> mix(Double.doubleToLongBits(it.getDouble(row) + 0.0));
      case DecimalColumn it -> of(it.getDecimal(row).stripTrailingZeros().toPlainString());
      case GuidColumn it ->
          mix(
              it.getGuid(row).getMostSignificantBits() * 31
                  + it.getGuid(row).getLeastSignificantBits());
      case DynamicColumn it -> of(Json.write(it.getDynamic(row)));
    };
  }

  /// The hashes of all rows; of an encoded column each value is looked at once.
  public static long[] of(Column column) {
    long[] hashes = new long[column.size()];
    if (column instanceof StringColumn texts && texts.isEncoded()) {
      long[] known = new long[texts.dictionarySize()];
      boolean[] done = new boolean[known.length];
      for (int row = 0; row < hashes.length; row++) {
        int code = texts.code(row);
        if (!done[code]) {
          done[code] = true;
          known[code] = texts.hashOfDictionary(code);
        }
        hashes[row] = known[code];
      }
    } else {
      for (int row = 0; row < hashes.length; row++) {
        hashes[row] = of(column, row);
      }
    }
    return hashes;
  }

  static long of(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return ofUtf8(utf8, 0, utf8.length);
  }

  /// The hash of a text by its bytes, eight at a time.
  public static long ofUtf8(byte[] utf8, int from, int to) {
    long hash = (to - from) * STEP;
    int at = from;
    for (; at + 8 <= to; at += 8) {
      hash = (hash ^ (long) LONG.get(utf8, at)) * STEP;
      hash ^= hash >>> 29;
    }
    long tail = 0;
    for (int shift = 0; at < to; at++, shift += 8) {
      tail |= (utf8[at] & 0xFFL) << shift;
    }
    return mix((hash ^ tail) * STEP);
  }

  private static long mix(long bits) {
    long h = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    h = (h ^ (h >>> 27)) * 0x94d049bb133111ebL;
    return h ^ (h >>> 31);
  }
}
