package com.socmate.kql.value;

import com.socmate.kql.type.ScalarType;
import java.util.List;

/// An immutable vector of values of one type. A constant column answers every row from one stored
/// value. A string column holds no nulls.
public abstract sealed class Column
    permits BoolColumn, LongColumn, RealColumn, ObjectColumn, StringColumn, DynamicColumn {
  private final ScalarType type;
  private final int size;
  private final boolean constant;

  /// And-ed with a row number to find its slot: all ones, or zero for a constant.
  final int mask;

  Column(ScalarType type, int size, boolean constant) {
    this.type = type;
    this.size = size;
    this.constant = constant;
    this.mask = constant ? 0 : -1;
  }

  public final ScalarType type() {
    return type;
  }

  public final int size() {
    return size;
  }

  public final boolean isConstant() {
    return constant;
  }

  public abstract boolean isNull(int row);

  /// Whether any row may be null; false promises none is.
  public abstract boolean mayHaveNulls();

  /// The value of a row, boxed. Kernels read the typed accessors of the subclasses instead.
  public abstract Value get(int row);

  /// The rows named by the first `count` entries of `rows`, in that order. A row number of -1 gives
  /// a null (an empty string for strings), which is how outer joins pad.
  public abstract Column gather(int[] rows, int count);

  /// Rows `from` (included) to `to` (excluded).
  public Column slice(int from, int to) {
    if (from == 0 && to == size) {
      return this;
    }
    if (constant) {
      return resized(to - from);
    }
    int[] rows = new int[to - from];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = from + i;
    }
    return gather(rows, rows.length);
  }

  /// Whether the rows named are all alike: those of a constant, also where they are padded with
  /// what it is.
  final boolean staysConstant(int[] rows, int count) {
    return constant && ((size > 0 && isBlank()) || !mayPad(rows, count));
  }

  /// Whether the first row is what rows are padded with.
  boolean isBlank() {
    return isNull(0);
  }

  static boolean mayPad(int[] rows, int count) {
    for (int i = 0; i < count; i++) {
      if (rows[i] < 0) {
        return true;
      }
    }
    return false;
  }

  /// A constant column with another number of rows.
  abstract Column resized(int size);

  /// About how many bytes of heap this column holds.
  public abstract long weight();

  public static Column constant(ScalarType type, Value value, int size) {
    Column one = builder(type, 1).append(value).build();
    return one.asConstant(size);
  }

  /// The first row of this column, for every one of `size` rows.
  abstract Column asConstant(int size);

  /// A column of nulls (of empty strings, for strings).
  public static Column nulls(ScalarType type, int size) {
    return constant(type, Values.NULL, size);
  }

  public static ColumnBuilder builder(ScalarType type, int capacity) {
    return switch (type) {
      case BOOL -> new BoolColumn.Builder(capacity);
      case INT, LONG, DATETIME, TIMESPAN -> new LongColumn.Builder(type, capacity);
      case REAL -> new RealColumn.Builder(capacity);
      case DECIMAL -> new DecimalColumn.Builder(capacity);
      case STRING -> new StringColumn.Builder(capacity);
      case GUID -> new GuidColumn.Builder(capacity);
      case DYNAMIC -> new DynamicColumn.Builder(capacity);
    };
  }

  /// A column of the given values, in order.
  public static Column of(ScalarType type, List<Value> values) {
    ColumnBuilder builder = builder(type, values.size());
    values.forEach(builder::append);
    return builder.build();
  }

  /// Columns of one type, one after the other.
  public static Column concat(ScalarType type, List<Column> parts) {
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    int total = 0;
    for (Column part : parts) {
      total += part.size();
    }
    if (type == ScalarType.STRING) {
      return StringColumn.joined(parts, total);
    }
    if (type.isLongBacked()) {
      return LongColumn.joined(type, parts, total);
    }
    ColumnBuilder builder = builder(type, total);
    for (Column part : parts) {
      for (int row = 0; row < part.size(); row++) {
        builder.appendFrom(part, row);
      }
    }
    return builder.build();
  }
}
