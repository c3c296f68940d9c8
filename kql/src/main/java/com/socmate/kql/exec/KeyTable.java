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

  /// Looks a key up for the first row that has it only, and each of its parts as well.
  private int[] byCode(Column[] given, RowCodes codes, int rows, boolean add) {
    int[] numbers = new int[rows];
    int[] known = new int[codes.count()];
    Arrays.fill(known, NOT_YET);
    Parts parts = new Parts(given, codes, add);
    int[] code = codes.codes();
    for (int row = 0; row < rows; row++) {
      int number = known[code[row]];
      if (number == NOT_YET) {
        number = number(parts.at(row), add);
        known[code[row]] = number;
      }
      numbers[row] = number;
    }
    return numbers;
  }

  /// The parts of keys as numbers, each found once per code of its column.
  private final class Parts {
    private final Column[] given;
    private final RowCodes codes;
    private final boolean add;
    private final long[][] found;
    private final boolean[][] done;
    private final long[] key = new long[width];

    Parts(Column[] given, RowCodes codes, boolean add) {
      this.given = given;
      this.codes = codes;
      this.add = add;
      this.found = new long[width][];
      this.done = new boolean[width][];
      for (int i = 0; i < width; i++) {
        found[i] = new long[codes.count(i)];
        done[i] = new boolean[codes.count(i)];
      }
    }

    long[] at(int row) {
      for (int i = 0; i < width; i++) {
        int code = codes.code(i, row);
        if (!done[i][code]) {
          done[i][code] = true;
          found[i][code] = columns[i].at(given[i], row, add);
        }
        key[i] = found[i][code];
      }
      return key;
    }
  }

  private int number(long[] key, boolean add) {
    if (width == 1) {
      return columns[0].areOrdinals() ? ordinal(key[0], add) : single(key[0], add);
    }
    long mixed = 0;
    boolean unknown = false;
    for (int i = 0; i < width; i++) {
      mixed = (mixed ^ key[i]) * 0x9E3779B97F4A7C15L;
      mixed ^= mixed >>> 32;
      unknown |= key[i] == KeyNumbers.UNKNOWN && columns[i].areOrdinals();
    }
    return unknown && !add ? -1 : number(key, hash(mixed), add);
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
    long[] key = new long[width];
    for (int row = 0; row < numbers.length; row++) {
      for (int i = 0; i < width; i++) {
        key[i] = parts[i][row];
      }
      numbers[row] = number(key, add);
    }
  }

  private static int hash(long mixed) {
    return (int) (mixed ^ mixed >>> 32);
  }

  private int number(long[] key, int hash, boolean add) {
    int mask = slots.length - 1;
    int slot = hash & mask;
    while (slots[slot] != 0) {
      int known = slots[slot] - 1;
      if (hashes[known] == hash && equal(known, key)) {
        return known;
      }
      slot = (slot + 1) & mask;
    }
    if (!add) {
      return -1;
    }
    room();
    System.arraycopy(key, 0, keys, size * width, width);
    return insert(slot, hash);
  }

  private boolean equal(int known, long[] key) {
    for (int i = 0; i < width; i++) {
      if (keys[known * width + i] != key[i]) {
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
