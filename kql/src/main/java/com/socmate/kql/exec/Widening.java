package com.socmate.kql.exec;

import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.ColumnBuilder;
import com.socmate.kql.value.Convert;
import com.socmate.kql.value.LongColumn;
import com.socmate.kql.value.RealColumn;
import com.socmate.kql.value.Value;

/// Columns of numbers as wider types.
final class Widening {
  private Widening() {}

  static Column column(Column column, ScalarType type) {
    if (column.type() == type) {
      return column;
    }
    if (column.isConstant()) {
      return Column.constant(type, Convert.to(type, column.get(0)), column.size());
    }
    if (column instanceof LongColumn longs && (type == ScalarType.LONG || type == ScalarType.REAL)) {
      return type == ScalarType.LONG ? asLong(longs) : asReal(longs);
    }
    ColumnBuilder builder = Column.builder(type, column.size());
    for (int row = 0; row < column.size(); row++) {
      Value value = column.get(row);
      builder.append(value.isNull() ? value : Convert.to(type, value));
    }
    return builder.build();
  }

  private static Column asLong(LongColumn column) {
    LongColumn.Builder builder = new LongColumn.Builder(ScalarType.LONG, column.size());
    for (int row = 0; row < column.size(); row++) {
      if (column.isNull(row)) {
        builder.appendNull();
      } else {
        builder.add(column.getLong(row));
      }
    }
    return builder.build();
  }

  private static Column asReal(LongColumn column) {
    RealColumn.Builder builder = new RealColumn.Builder(column.size());
    for (int row = 0; row < column.size(); row++) {
      if (column.isNull(row)) {
        builder.appendNull();
      } else {
        builder.add((double) column.getLong(row));
      }
    }
    return builder.build();
  }
}
