package com.socmate.kql.value;

import com.socmate.kql.type.ScalarType;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Dynamic values. A column read from storage may hold JSON text, parsed when a row is first read.
public final class DynamicColumn extends Column {
  private final @Nullable Value[] values;
  private final @Nullable StringColumn texts;

  /// Where there are texts, value i is that of the text of code i.
  DynamicColumn(
      @Nullable Value[] values, @Nullable StringColumn texts, int size, boolean constant) {
    super(ScalarType.DYNAMIC, size, constant);
    this.values = values;
    this.texts = texts;
  }

  /// A column over the given array, which the caller gives up; absent values are [Values#NULL].
  public static DynamicColumn wrap(Value[] values, int size) {
    return new DynamicColumn(values, null, size, false);
  }

  /// A column of JSON texts, each parsed when first read; an empty text is null, and a text that is
  /// no JSON is a string.
  public static DynamicColumn ofJson(String[] texts, int size) {
    return ofJson(StringColumn.wrap(texts, size));
  }

  /// The same of a column of texts.
  public static DynamicColumn ofJson(StringColumn texts) {
    return new DynamicColumn(
        new @Nullable Value[texts.dictionarySize()], texts, texts.size(), false);
  }

  /// The JSON texts the values are still to be read from, if that is where they come from.
  public Optional<StringColumn> texts() {
    return isConstant() ? Optional.empty() : Optional.ofNullable(texts);
  }

  /// How many values there are at most, which is fewer than rows where they are read from a
  /// dictionary of texts.
  public int distinctCount() {
    return texts == null || isConstant() || !texts.isEncoded() ? size() : values.length;
  }

  /// Those values as a column of their own; only where they are fewer than rows.
  public DynamicColumn distinctValues() {
    StringColumn each = Objects.requireNonNull(texts).distinctValues();
    return new DynamicColumn(values, each, values.length, false);
  }

  /// The column, computed once per distinct value, that has `perValue` at the place of each row.
  public Column spread(Column perValue) {
    return Objects.requireNonNull(texts).spread(perValue);
  }

  private int slot(int row) {
    int slot = row & mask;
    return texts == null ? slot : texts.code(slot);
  }

  public Value getDynamic(int row) {
    int slot = slot(row);
    Value value = values[slot];
    if (value == null) {
      value = texts == null ? Values.NULL : Json.parse(texts.dictionaryValue(slot));
      values[slot] = value;
    }
    return value;
  }

  @Override
  public boolean isNull(int row) {
    int slot = slot(row);
    if (texts != null && values[slot] == null) {
      String text = texts.dictionaryValue(slot);
      if (!text.isEmpty() && text.charAt(0) == '{') {
        return false;
      }
    }
    return getDynamic(row).isNull();
  }

  @Override
  public boolean mayHaveNulls() {
    return true;
  }

  @Override
  public Value get(int row) {
    return getDynamic(row);
  }

  @Override
  public DynamicColumn gather(int[] rows, int count) {
    if (staysConstant(rows, count)) {
      return resized(count);
    }
    boolean pads = mayPad(rows, count);
    @Nullable Value[] taken = new @Nullable Value[count];
    if (texts == null || pads || isConstant()) {
      Arrays.setAll(taken, i -> rows[i] < 0 ? Values.NULL : getDynamic(rows[i]));
      return new DynamicColumn(taken, null, count, false);
    }
    StringColumn gathered = texts.gather(rows, count);
    if (gathered.isEncoded()) {
      return new DynamicColumn(values, gathered, count, false);
    }
    for (int i = 0; i < count; i++) {
      taken[i] = values[slot(rows[i])];
    }
    return new DynamicColumn(taken, gathered, count, false);
  }

  @Override
  DynamicColumn resized(int size) {
    return new DynamicColumn(values, texts, size, true);
  }

  @Override
  DynamicColumn asConstant(int size) {
    return new DynamicColumn(new Value[] {getDynamic(0)}, null, size, true);
  }

  @Override
  public long weight() {
    long bytes = 32;
    for (Value value : values) {
      bytes += 8 + (value == null ? 0 : weigh(value));
    }
    return bytes + (texts == null ? 0 : texts.weight());
  }

  static long weigh(Value value) {
    return switch (value) {
      case Value.Null _, Value.Bool _ -> 0;
      case Value.Text text -> 64 + text.value().length();
      case Value.Array array -> {
        long bytes = 56;
        for (Value item : array.items()) {
          bytes += 8 + weigh(item);
        }
        yield bytes;
      }
      case Value.Bag bag -> {
        long bytes = 112;
        for (var property : bag.properties().entrySet()) {
          bytes += 104 + property.getKey().length() + weigh(property.getValue());
        }
        yield bytes;
      }
      default -> 32;
    };
  }

  /// Collects a [DynamicColumn].
  public static final class Builder extends ColumnBuilder {
    private Value[] values;
    private int size;

    public Builder(int capacity) {
      this.values = new Value[Math.max(capacity, 1)];
    }

    @Override
    public ScalarType type() {
      return ScalarType.DYNAMIC;
    }

    @Override
    public int size() {
      return size;
    }

    @Override
    public Builder append(Value value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      values[size++] = value;
      return this;
    }

    @Override
    public Builder appendNull() {
      return append(Values.NULL);
    }

    @Override
    public Builder appendFrom(Column column, int row) {
      return append(((DynamicColumn) column).getDynamic(row));
    }

    @Override
    public DynamicColumn build() {
      return new DynamicColumn(values, null, size, false);
    }
  }
}
