package com.socmate.kql.exec;

import com.socmate.kql.bind.Term;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.BoolColumn;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.ColumnBuilder;
import com.socmate.kql.value.LongColumn;
import com.socmate.kql.value.RealColumn;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;

/// Functions of a row's neighbours, over the whole table at once.
final class Windows {
  private Windows() {}

  static Column column(Term.Windowed term, Column[] arguments, int rows) {
    return switch (term.function()) {
      case PREV -> shifted(term.type(), arguments, rows, -1);
      case NEXT -> shifted(term.type(), arguments, rows, 1);
      case ROW_NUMBER -> rowNumber(arguments, rows);
      case ROW_CUMSUM -> cumulative(term.type(), arguments, rows);
      case ROW_RANK_DENSE -> rank(arguments, rows, true);
      case ROW_RANK_MIN -> rank(arguments, rows, false);
      case ROW_WINDOW_SESSION -> session(arguments, rows);
    };
  }

  private static Column shifted(ScalarType type, Column[] arguments, int rows, int direction) {
    long distance = arguments.length > 1 ? number(arguments[1], 0, 1) : 1;
    Value missing = arguments.length > 2 && rows > 0 ? arguments[2].get(0) : Values.NULL;
    ColumnBuilder builder = Column.builder(type, rows);
    for (int row = 0; row < rows; row++) {
      long from = row + direction * distance;
      if (from >= 0 && from < rows) {
        builder.appendFrom(arguments[0], (int) from);
      } else {
        builder.append(missing);
      }
    }
    return builder.build();
  }

  private static long number(Column column, int row, long otherwise) {
    boolean present = row < column.size() && !column.isNull(row);
    return present && column instanceof LongColumn longs ? longs.getLong(row) : otherwise;
  }

  private static boolean restarts(Column[] arguments, int place, int row) {
    return arguments.length > place
        && arguments[place] instanceof BoolColumn flags
        && !flags.isNull(row)
        && flags.getBoolean(row);
  }

  private static Column rowNumber(Column[] arguments, int rows) {
    long first = arguments.length > 0 ? number(arguments[0], 0, 1) : 1;
    long next = first;
    long[] numbers = new long[rows];
    for (int row = 0; row < rows; row++) {
      next = restarts(arguments, 1, row) ? first : next;
      numbers[row] = next++;
    }
    return LongColumn.wrap(ScalarType.LONG, numbers, null, rows);
  }

  private static Column cumulative(ScalarType type, Column[] arguments, int rows) {
    ColumnBuilder builder = Column.builder(type, rows);
    long whole = 0;
    double real = 0;
    for (int row = 0; row < rows; row++) {
      if (restarts(arguments, 1, row)) {
        whole = 0;
        real = 0;
      }
      boolean missing = arguments[0].isNull(row);
      if (arguments[0] instanceof RealColumn reals) {
        real += missing ? 0 : reals.getDouble(row);
        ((RealColumn.Builder) builder).add(real);
      } else if (arguments[0] instanceof LongColumn longs) {
        whole += missing ? 0 : longs.getLong(row);
        ((LongColumn.Builder) builder).add(whole);
      } else {
        builder.appendNull();
      }
    }
    return builder.build();
  }

  private static Column rank(Column[] arguments, int rows, boolean dense) {
    long[] ranks = new long[rows];
    long rank = 0;
    int start = 0;
    for (int row = 0; row < rows; row++) {
      boolean restart = row == 0 || restarts(arguments, 1, row);
      start = restart ? row : start;
      boolean same = !restart && arguments[0].get(row).equals(arguments[0].get(row - 1));
      if (restart) {
        rank = 1;
      } else if (!same) {
        rank = dense ? rank + 1 : row - start + 1L;
      }
      ranks[row] = rank;
    }
    return LongColumn.wrap(ScalarType.LONG, ranks, null, rows);
  }

  private static Column session(Column[] arguments, int rows) {
    LongColumn times = (LongColumn) arguments[0];
    long farthest = number(arguments[1], 0, Long.MAX_VALUE);
    long apart = arguments.length > 2 ? number(arguments[2], 0, Long.MAX_VALUE) : Long.MAX_VALUE;
    LongColumn.Builder builder = new LongColumn.Builder(ScalarType.DATETIME, rows);
    boolean open = false;
    long first = 0;
    long last = 0;
    for (int row = 0; row < rows; row++) {
      if (times.isNull(row)) {
        builder.appendNull();
        open = false;
        continue;
      }
      long now = times.getLong(row);
      boolean restart =
          !open || restarts(arguments, 3, row) || now - first > farthest || now - last > apart;
      first = restart ? now : first;
      last = now;
      open = true;
      builder.add(first);
    }
    return builder.build();
  }
}
