package com.socmate.kql.exec;

import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.ColumnBuilder;
import java.util.Arrays;
import java.util.List;

/// Numbers the distinct keys it is shown, from 0 in the order they first come.
final class KeyTable {
  private static final int NOT_YET = -2;

  private final KeyNumbers[] columns;
  private final int width;
  private int[] slots = new int[64];
  private int[] hashes = new int[32];

  /// The keys, each `width` numbers long.
  private long[] keys;

  private int size;

  KeyTable(List<ScalarType> types) {
    this.width = types.size();
    this.columns = types.stream().map(KeyNumbers::new).toArray(KeyNumbers[]::new);
    this.keys = new long[32 * width];
  }

  int size() {
    return size;
  }

  long weight() {
    long bytes = 4L * slots.length + 4L * hashes.length + 8L * keys.length;
    for (KeyNumbers column : columns) {
      bytes += column.weight();
    }
    return bytes;
  }

  /// The number of each row's key; new keys are given one.
  int[] assign(Column[] given, int rows) {
    return lookUp(given, rows, true);
  }

  /// The number of each row's key, or -1 where it is unknown.
  int[] find(Column[] given, int rows) {
    return lookUp(given, rows, false);
  }

  private int[] lookUp(Column[] given, int rows, boolean add) {
    if (width == 0) {
      int[] numbers = new int[rows];
      size = add && rows > 0 ? 1 : size;
      Arrays.fill(numbers, size == 0 ? -1 : 0);
      return numbers;
    }
    RowCodes codes = RowCodes.of(given, rows);
    return codes == null ? byRow(given, rows, add) : byCode(given, codes, rows, add);
  }

  /// Looks a key up for the first row that has it only.
  private int[] byCode(Column[] given, RowCodes codes, int rows, boolean add) {
    int[] numbers = new int[rows];
    int[] known = new int[codes.count()];
    Arrays.fill(known, NOT_YET);
    int[] code = codes.codes();
    for (int row = 0; row < rows; row++) {
      int number = known[code[row]];
      if (number == NOT_YET) {
        number = numberOf(given, row, add);
        known[code[row]] = number;
      }
      numbers[row] = number;
    }
    return numbers;
  }

  private int numberOf(Column[] given, int row, boolean add) {
    if (width > 1) {
      long[][] parts = new long[width][];
      for (int i = 0; i < width; i++) {
        parts[i] = new long[] {columns[i].at(given[i], row, add)};
      }
      int[] number = new int[1];
      several(parts, number, add);
      return number[0];
    }
    long part = columns[0].at(given[0], row, add);
    return columns[0].areOrdinals() ? ordinal(part, add) : single(part, add);
  }

  private int[] byRow(Column[] given, int rows, boolean add) {
    int[] numbers = new int[rows];
    long[][] parts = new long[width][];
    for (int i = 0; i < width; i++) {
      parts[i] = columns[i].of(given[i], rows, add);
    }
    if (width == 1 && columns[0].areOrdinals()) {
      for (int row = 0; row < rows; row++) {
        numbers[row] = ordinal(parts[0][row], add);
      }
    } else if (width == 1) {
      singles(parts[0], numbers, add);
    } else {
      several(parts, numbers, add);
    }
    return numbers;
  }

  /// A single column that numbers its keys has done all there is to do.
  private int ordinal(long part, boolean add) {
    if (part == KeyNumbers.UNKNOWN) {
      return -1;
    }
    if (add && part >= size) {
      size = (int) part + 1;
    }
    return (int) part;
  }

  private void singles(long[] parts, int[] numbers, boolean add) {
    long last = 0;
    int lastNumber = -1;
    for (int row = 0; row < numbers.length; row++) {
      long part = parts[row];
      if (lastNumber < 0 || part != last) {
        last = part;
        lastNumber = single(part, add);
      }
      numbers[row] = lastNumber;
    }
  }

  private int single(long part, boolean add) {
    int hash = hash(part * 0x9E3779B97F4A7C15L);
    int mask = slots.length - 1;
    int slot = hash & mask;
    while (slots[slot] != 0) {
      int known = slots[slot] - 1;
      if (keys[known] == part) {
        return known;
      }
      slot = (slot + 1) & mask;
    }
    if (!add) {
      return -1;
    }
    room();
    keys[size] = part;
    return insert(slot, hash);
  }

  private void several(long[][] parts, int[] numbers, boolean add) {
    for (int row = 0; row < numbers.length; row++) {
      long mixed = 0;
      boolean unknown = false;
      for (int i = 0; i < width; i++) {
        long part = parts[i][row];
        mixed = (mixed ^ part) * 0x9E3779B97F4A7C15L;
        mixed ^= mixed >>> 32;
        unknown |= part == KeyNumbers.UNKNOWN && columns[i].areOrdinals();
      }
      numbers[row] = unknown && !add ? -1 : number(parts, row, hash(mixed), add);
    }
  }

  private static int hash(long mixed) {
    return (int) (mixed ^ mixed >>> 32);
  }

  private int number(long[][] parts, int row, int hash, boolean add) {
    int mask = slots.length - 1;
    int slot = hash & mask;
    while (slots[slot] != 0) {
      int known = slots[slot] - 1;
      if (hashes[known] == hash && equal(known, parts, row)) {
        return known;
      }
      slot = (slot + 1) & mask;
    }
    if (!add) {
      return -1;
    }
    room();
    for (int i = 0; i < width; i++) {
      keys[size * width + i] = parts[i][row];
    }
    return insert(slot, hash);
  }

  private boolean equal(int known, long[][] parts, int row) {
    for (int i = 0; i < width; i++) {
      if (keys[known * width + i] != parts[i][row]) {
        return false;
      }
    }
    return true;
  }

  private void room() {
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, size * 2);
      keys = Arrays.copyOf(keys, Math.multiplyExact(size * 2, width));
    }
  }

  private int insert(int slot, int hash) {
    hashes[size] = hash;
    slots[slot] = ++size;
    if (size * 2 > slots.length) {
      growSlots();
    }
    return size - 1;
  }

  private void growSlots() {
    int[] more = new int[slots.length * 2];
    for (int number = 0; number < size; number++) {
      int slot = hashes[number] & (more.length - 1);
      while (more[slot] != 0) {
        slot = (slot + 1) & (more.length - 1);
      }
      more[slot] = number + 1;
    }
    slots = more;
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
