package com.socmate.kql.value;

import com.socmate.kql.type.ScalarType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Strings, never null. It may be dictionary-encoded: then row r holds `dictionary[codes[r]]`, and
/// a function of one string runs once per distinct value.
public final class StringColumn extends Column {
  private final String[] values;
  private final int @Nullable [] codes;

  StringColumn(String[] values, int @Nullable [] codes, int size, boolean constant) {
    super(ScalarType.STRING, size, constant);
    this.values = values;
    this.codes = codes;
  }

  /// A column over the given array, which the caller gives up.
  public static StringColumn wrap(String[] values, int size) {
    return new StringColumn(values, null, size, false);
  }

  /// A dictionary-encoded column; the caller gives up both arrays.
  public static StringColumn ofDictionary(String[] dictionary, int[] codes, int size) {
    return new StringColumn(dictionary, codes, size, false);
  }

  public String getString(int row) {
    int slot = row & mask;
    return values[codes == null ? slot : codes[slot]];
  }

  /// Whether rows are codes into [#dictionary()].
  public boolean isEncoded() {
    return codes != null;
  }

  /// The distinct values of an encoded column. Some may be used by no row.
  public String[] dictionary() {
    return values;
  }

  /// The place in the dictionary of a row of an encoded column.
  public int code(int row) {
    int slot = row & mask;
    return codes == null ? slot : codes[slot];
  }

  /// The codes of an encoded column, one per row.
  int[] codes() {
    if (codes == null) {
      throw new IllegalStateException("a plain column has no codes");
    }
    return codes;
  }

  /// The column, computed once per distinct value, that has `perValue` at the place of each code.
  public Column spread(Column perValue) {
    return perValue.gather(codes(), size());
  }

  /// The distinct values of an encoded column as a column of their own.
  public StringColumn distinctValues() {
    return new StringColumn(values, null, values.length, false);
  }

  /// This column with `change` applied to every value; once per distinct value where encoded.
  public StringColumn map(UnaryOperator<String> change) {
    if (isConstant()) {
      return new StringColumn(new String[] {change.apply(getString(0))}, null, size(), true);
    }
    int count = codes == null ? size() : values.length;
    String[] changed = new String[count];
    for (int i = 0; i < count; i++) {
      changed[i] = change.apply(values[i]);
    }
    return new StringColumn(changed, codes, size(), false);
  }

  @Override
  public boolean isNull(int row) {
    return false;
  }

  @Override
  public boolean mayHaveNulls() {
    return false;
  }

  @Override
  public Value get(int row) {
    return Values.of(getString(row));
  }

  @Override
  public StringColumn gather(int[] rows, int count) {
    boolean pads = mayPad(rows, count);
    if (isConstant() && !pads) {
      return resized(count);
    }
    if (codes != null && !pads) {
      int[] taken = new int[count];
      for (int i = 0; i < count; i++) {
        taken[i] = codes[rows[i] & mask];
      }
      return new StringColumn(values, taken, count, false);
    }
    String[] taken = new String[count];
    for (int i = 0; i < count; i++) {
      taken[i] = rows[i] < 0 ? "" : getString(rows[i]);
    }
    return new StringColumn(taken, null, count, false);
  }

  @Override
  StringColumn resized(int size) {
    return new StringColumn(values, codes, size, true);
  }

  @Override
  StringColumn asConstant(int size) {
    return new StringColumn(new String[] {getString(0)}, null, size, true);
  }

  @Override
  public long weight() {
    long bytes = 32 + (codes == null ? 0 : 4L * codes.length);
    int used = isConstant() ? 1 : codes == null ? size() : values.length;
    for (int i = 0; i < used; i++) {
      bytes += 48 + values[i].length();
    }
    return bytes;
  }

  /// Collects a plain [StringColumn].
  public static final class Builder extends ColumnBuilder {
    private String[] values;
    private int size;

    public Builder(int capacity) {
      this.values = new String[Math.max(capacity, 1)];
    }

    @Override
    public ScalarType type() {
      return ScalarType.STRING;
    }

    @Override
    public int size() {
      return size;
    }

    public Builder add(String value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      values[size++] = value;
      return this;
    }

    @Override
    public Builder append(Value value) {
      return switch (value) {
        case Value.Null _ -> appendNull();
        case Value.Text it -> add(it.value());
        default -> throw refuse(value);
      };
    }

    @Override
    public Builder appendNull() {
      return add("");
    }

    @Override
    public Builder appendFrom(Column column, int row) {
      return add(((StringColumn) column).getString(row));
    }

    @Override
    public StringColumn build() {
      return new StringColumn(values, null, size, false);
    }

    /// Builds an encoded column where fewer than half of the values are distinct, else a plain one.
    public StringColumn buildEncoded() {
      Map<String, Integer> places = new HashMap<>();
      int[] codes = new int[size];
      for (int i = 0; i < size; i++) {
        codes[i] = places.computeIfAbsent(values[i], _ -> places.size());
        if (places.size() * 2 > size + 2) {
          return build();
        }
      }
      String[] dictionary = new String[places.size()];
      places.forEach((text, place) -> dictionary[place] = text);
      return new StringColumn(dictionary, codes, size, false);
    }
  }
}
