package com.socmate.kql.value;

/// 64-bit hashes of cells, equal for equal values of one type. Not stable between releases.
public final class Hashing {
  private static final long NULL_HASH = 0x5bd1e9955bd1e995L;

  private Hashing() {}

  /// A hash of a row of a column.
  public static long of(Column column, int row) {
    if (column.isNull(row)) {
      return NULL_HASH;
    }
    return switch (column) {
      case LongColumn it -> mix(it.getLong(row) + 0x9e3779b97f4a7c15L);
      case StringColumn it -> of(it.getString(row));
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
          known[code] = of(texts.dictionaryValue(code));
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
    long hash = 0xcbf29ce484222325L ^ text.length();
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return mix(hash);
  }

  private static long mix(long bits) {
    long h = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    h = (h ^ (h >>> 27)) * 0x94d049bb133111ebL;
    return h ^ (h >>> 31);
  }
}
