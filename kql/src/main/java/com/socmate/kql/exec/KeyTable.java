package com.socmate.kql.exec;

import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.BoolColumn;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.ColumnBuilder;
import com.socmate.kql.value.LongColumn;
import com.socmate.kql.value.RealColumn;
import com.socmate.kql.value.StringColumn;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.ValueText;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Numbers the distinct keys it is shown, from 0 in the order they first come.
final class KeyTable {
  private static final long NULL_BITS = 0x9E3779B97F4A7C15L;
  private final List<ScalarType> types;
  private final int width;
  private int[] slots = new int[64];
  private int[] hashes = new int[32];
  private long[][] bits;
  private @Nullable Object[][] objects;
  private int size;

  KeyTable(List<ScalarType> types) {
    this.types = types;
    this.width = types.size();
    this.bits = new long[width][32];
    this.objects = new Object[width][];
    for (int i = 0; i < width; i++) {
      objects[i] = isBits(types.get(i)) ? new Object[0] : new Object[32];
    }
    Arrays.fill(slots, -1);
  }

  private static boolean isBits(ScalarType type) {
    return type.isLongBacked() || type == ScalarType.REAL || type == ScalarType.BOOL;
  }

  int size() {
    return size;
  }

  long weight() {
    return (long) slots.length * 4 + (long) size * (4 + 24L * width);
  }

  /// The number of each row's key; new keys are given one.
  int[] assign(Column[] keys, int rows) {
    return lookUp(keys, rows, true);
  }

  /// The number of each row's key, or -1 where it is unknown or has a null.
  int[] find(Column[] keys, int rows) {
    return lookUp(keys, rows, false);
  }

  private int[] lookUp(Column[] keys, int rows, boolean add) {
    int[] numbers = new int[rows];
    if (width == 0) {
      size = add && rows > 0 ? 1 : size;
      Arrays.fill(numbers, size == 0 ? -1 : 0);
      return numbers;
    }
    long[][] rowBits = new long[width][];
    @Nullable Object[][] rowObjects = new Object[width][];
    int[] rowHashes = new int[rows];
    for (int i = 0; i < width; i++) {
      if (isBits(types.get(i))) {
        rowBits[i] = bits(keys[i], rows, rowHashes);
        rowObjects[i] = new Object[0];
      } else {
        rowBits[i] = new long[0];
        rowObjects[i] = objects(keys[i], rows, rowHashes);
      }
    }
    for (int row = 0; row < rows; row++) {
      numbers[row] = number(rowBits, rowObjects, row, rowHashes[row], add);
    }
    return numbers;
  }

  private int number(
      long[][] rowBits, @Nullable Object[][] rowObjects, int row, int rowHash, boolean add) {
    int hash = mix(rowHash);
    int mask = slots.length - 1;
    int slot = hash & mask;
    while (slots[slot] >= 0) {
      int known = slots[slot];
      if (hashes[known] == hash && equal(known, rowBits, rowObjects, row)) {
        return known;
      }
      slot = (slot + 1) & mask;
    }
    return add ? insert(slot, hash, rowBits, rowObjects, row) : -1;
  }

  private boolean equal(int known, long[][] rowBits, @Nullable Object[][] rowObjects, int row) {
    for (int i = 0; i < width; i++) {
      if (rowBits[i].length > 0) {
        if (bits[i][known] != rowBits[i][row]) {
          return false;
        }
      } else if (!Objects.equals(objects[i][known], rowObjects[i][row])) {
        return false;
      }
    }
    return true;
  }

  private int insert(
      int slot, int hash, long[][] rowBits, @Nullable Object[][] rowObjects, int row) {
    int number = size++;
    if (number >= hashes.length) {
      growKeys();
    }
    hashes[number] = hash;
    for (int i = 0; i < width; i++) {
      if (rowBits[i].length > 0) {
        bits[i][number] = rowBits[i][row];
      } else {
        objects[i][number] = rowObjects[i][row];
      }
    }
    slots[slot] = number;
    if (size * 2 > slots.length) {
      growSlots();
    }
    return number;
  }

  private void growKeys() {
    int capacity = hashes.length * 2;
    hashes = Arrays.copyOf(hashes, capacity);
    for (int i = 0; i < width; i++) {
      if (isBits(types.get(i))) {
        bits[i] = Arrays.copyOf(bits[i], capacity);
      } else {
        objects[i] = Arrays.copyOf(objects[i], capacity);
      }
    }
  }

  private void growSlots() {
    int[] more = new int[slots.length * 2];
    Arrays.fill(more, -1);
    for (int number = 0; number < size; number++) {
      int slot = hashes[number] & (more.length - 1);
      while (more[slot] >= 0) {
        slot = (slot + 1) & (more.length - 1);
      }
      more[slot] = number;
    }
    slots = more;
  }

  private static int mix(int hash) {
    int mixed = hash * 0x9E3779B9;
    return mixed ^ (mixed >>> 15);
  }

  private static void blend(int[] hashes, int row, int hash) {
    hashes[row] = hashes[row] * 31 + hash;
  }

  private static long[] bits(Column column, int rows, int[] hashes) {
    long[] bits = new long[rows];
    for (int row = 0; row < rows; row++) {
      bits[row] = column.isNull(row) ? NULL_BITS : bitsAt(column, row);
      blend(hashes, row, Long.hashCode(bits[row] * 0xff51afd7ed558ccdL));
    }
    return bits;
  }

  private static long bitsAt(Column column, int row) {
    return switch (column) {
      case LongColumn longs -> longs.getLong(row);
      case RealColumn reals -> Double.doubleToLongBits(reals.getDouble(row) + 0.0);
      case BoolColumn bools -> bools.getBoolean(row) ? 1 : 0;
      default -> throw new IllegalStateException("no bits in a column of " + column.type());
    };
  }

  private static @Nullable Object[] objects(Column column, int rows, int[] hashes) {
    @Nullable Object[] objects = new Object[rows];
    for (int row = 0; row < rows; row++) {
      Object object = objectAt(column, row);
      objects[row] = object;
      blend(hashes, row, object == null ? 0 : object.hashCode());
    }
    return objects;
  }

  private static @Nullable Object objectAt(Column column, int row) {
    if (column instanceof StringColumn texts) {
      return texts.getString(row);
    }
    Value value = column.get(row);
    return switch (value) {
      case Value.Null _ -> null;
      case Value.Decimal decimal -> decimal.value().stripTrailingZeros();
      case Value.Array _, Value.Bag _ -> ValueText.of(value);
      default -> value;
    };
  }

  /// Rows whose key has a null, which equals no other.
  static boolean hasNull(Column[] keys, int row) {
    for (Column key : keys) {
      if (key.mayHaveNulls() && key.isNull(row)) {
        return true;
      }
    }
    return false;
  }

  /// Collects the keys themselves, in order of their numbers, as rows show them.
  static final class Kept {
    private final ColumnBuilder[] builders;
    private int kept;

    Kept(List<ScalarType> types) {
      builders = new ColumnBuilder[types.size()];
      for (int i = 0; i < builders.length; i++) {
        builders[i] = Column.builder(types.get(i), 64);
      }
    }

    void keepNew(int[] numbers, Column[] keys, int rows) {
      for (int row = 0; row < rows; row++) {
        if (numbers[row] == kept) {
          kept++;
          for (int i = 0; i < builders.length; i++) {
            builders[i].appendFrom(keys[i], row);
          }
        }
      }
    }

    Column[] columns() {
      Column[] columns = new Column[builders.length];
      for (int i = 0; i < columns.length; i++) {
        columns[i] = builders[i].build();
      }
      return columns;
    }
  }
}
