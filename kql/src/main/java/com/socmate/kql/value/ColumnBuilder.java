package com.socmate.kql.value;

import com.socmate.kql.type.ScalarType;

/// Collects values of one type into a column. A builder is used once, by one thread.
public abstract sealed class ColumnBuilder
    permits BoolColumn.Builder,
        LongColumn.Builder,
        RealColumn.Builder,
        ObjectColumn.Builder,
        StringColumn.Builder,
        DynamicColumn.Builder {

  public abstract ScalarType type();

  public abstract int size();

  /// Adds a value of this builder's type, or a null.
  ///
  /// @throws IllegalArgumentException where the value is of another type
  public abstract ColumnBuilder append(Value value);

  public abstract ColumnBuilder appendNull();

  /// Adds one row of a column of the same type.
  public abstract ColumnBuilder appendFrom(Column column, int row);

  public abstract Column build();

  final IllegalArgumentException refuse(Value value) {
    return new IllegalArgumentException("a column of " + type() + " cannot hold " + value);
  }
}
