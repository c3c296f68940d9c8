package com.socmate.kql.function;

import static com.socmate.kql.type.ScalarType.DATETIME;
import static com.socmate.kql.type.ScalarType.DECIMAL;
import static com.socmate.kql.type.ScalarType.INT;
import static com.socmate.kql.type.ScalarType.LONG;
import static com.socmate.kql.type.ScalarType.REAL;
import static com.socmate.kql.type.ScalarType.TIMESPAN;

import com.socmate.kql.function.ReturnRule.Argument;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.type.TypeSet;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.Convert;
import com.socmate.kql.value.LongColumn;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/// `bin`, `floor` and `bin_at`: down to the nearest multiple of a size, from zero or from a fixed
/// point.
final class BinFunctions {
  private BinFunctions() {}

  static List<ScalarFunction> all() {
    return List.of(bin("bin"), bin("floor"), binAt());
  }

  private static ScalarFunction bin(String name) {
    return Define.function(
            name,
            Define.overload(
                arguments -> wider(arguments),
                (e, a, rows) -> numbers(e, a, rows),
                Define.number("value"),
                Define.number("roundTo")),
            ticks(TIMESPAN, TypeSet.DURATION, TypeSet.DURATION),
            ticks(DATETIME, TypeSet.MOMENT, TypeSet.MOMENT_OR_DURATION))
        .named(Naming.FIRST_ARGUMENT);
  }

  private static ScalarType wider(List<Argument> arguments) {
    ScalarType type = arguments.getFirst().type();
    for (Argument argument : arguments) {
      type = Numbers.wider(type, argument.type());
    }
    return type == INT ? LONG : type;
  }

  private static Overload ticks(ScalarType result, TypeSet value, TypeSet size) {
    return Define.overload(
        result,
        (_, a, rows) -> longs(result, (LongColumn) a[0], (LongColumn) a[1], rows),
        Parameter.of("value", value),
        Parameter.of("roundTo", size));
  }

  private static Column longs(ScalarType type, LongColumn values, LongColumn sizes, int rows) {
    LongColumn zero = (LongColumn) Column.constant(LONG, Values.of(0L), rows);
    return longs(type, values, sizes, zero, rows);
  }

  /// A value in the bin of the one before is not divided again.
  private static Column longs(
      ScalarType type, LongColumn values, LongColumn sizes, LongColumn points, int rows) {
    if (!values.mayHaveNulls() && isOne(sizes) && isOne(points) && !values.isConstant()) {
      return longs(type, values, sizes.getLong(0), points.getLong(0), rows);
    }
    LongColumn.Builder out = new LongColumn.Builder(type, rows);
    long lastSize = 0;
    long start = 0;
    long lastPoint = 0;
    for (int row = 0; row < rows; row++) {
      long size = sizes.getLong(row);
      if (values.isNull(row) || sizes.isNull(row) || points.isNull(row) || size <= 0) {
        out.appendNull();
        continue;
      }
      long value = values.getLong(row);
      long point = points.getLong(row);
      boolean same = size == lastSize && point == lastPoint && value >= start;
      if (!same || Long.compareUnsigned(value - start, size) >= 0) {
        start = bin(value, size, point);
        lastSize = size;
        lastPoint = point;
      }
      out.add(start);
    }
    Column result = out.build();
    boolean constant = values.isConstant() && sizes.isConstant() && points.isConstant();
    return constant && rows > 0 ? Column.constant(type, result.get(0), rows) : result;
  }

  private static boolean isOne(LongColumn numbers) {
    return numbers.isConstant() && numbers.size() > 0 && !numbers.isNull(0);
  }

  /// The same with one size and one point for all.
  private static Column longs(ScalarType type, LongColumn values, long size, long point, int rows) {
    if (size <= 0) {
      return Column.nulls(type, rows);
    }
    long[] out = new long[rows];
    long start = rows == 0 ? 0 : bin(values.getLong(0), size, point);
    for (int row = 0; row < rows; row++) {
      long value = values.getLong(row);
      if (value < start || Long.compareUnsigned(value - start, size) >= 0) {
        start = bin(value, size, point);
      }
      out[row] = start;
    }
    return LongColumn.wrap(type, out, null, rows);
  }

  private static long bin(long value, long size, long point) {
    return value - Math.floorMod(value - point, size);
  }

  private static Column numbers(Evaluation evaluation, Column[] a, int rows) {
    ScalarType widest = Numbers.wider(a[0].type(), a[1].type());
    ScalarType type = widest == INT ? LONG : widest;
    Column values = Convert.column(a[0], type);
    Column sizes = Convert.column(a[1], type);
    if (values instanceof LongColumn whole && sizes instanceof LongColumn size) {
      return longs(LONG, whole, size, rows);
    }
    Define.RowFunction function =
        type == REAL
            ? row -> real(row.real(0), row.real(1), 0)
            : row -> decimal(row.decimal(0), row.decimal(1));
    return Define.strictKernel(type, function)
        .evaluate(evaluation, new Column[] {values, sizes}, rows);
  }

  private static Value real(double value, double size, double from) {
    return size > 0 ? Values.of(Math.floor((value - from) / size) * size + from) : Values.NULL;
  }

  private static Value decimal(BigDecimal value, BigDecimal size) {
    if (size.signum() <= 0) {
      return Values.NULL;
    }
    BigDecimal times = value.divide(size, 0, RoundingMode.FLOOR);
    return Convert.to(DECIMAL, new Value.Decimal(times.multiply(size)));
  }

  private static ScalarFunction binAt() {
    TypeSet numberOrDuration = TypeSet.of(INT, LONG, REAL, DECIMAL, TIMESPAN);
    return Define.function(
            "bin_at",
            Define.overload(
                arguments -> wider(arguments),
                (e, a, rows) -> {
                  ScalarType widest =
                      Numbers.wider(a[0].type(), Numbers.wider(a[1].type(), a[2].type()));
                  ScalarType type = widest == INT ? LONG : widest;
                  return Define.strictKernel(
                          type,
                          row ->
                              type == LONG
                                  ? whole(row)
                                  : Convert.to(type, real(row.real(0), row.real(1), row.real(2))))
                      .evaluate(e, a, rows);
                },
                Define.number("value"),
                Define.number("bin_size"),
                Define.number("fixed_point")),
            Define.overload(
                TIMESPAN,
                Define.strictKernel(TIMESPAN, row -> Convert.to(TIMESPAN, whole(row))),
                Define.duration("value"),
                Parameter.of("bin_size", numberOrDuration),
                Define.duration("fixed_point")),
            Define.overload(
                DATETIME,
                (evaluation, a, rows) ->
                    a[1] instanceof LongColumn size && a[1].type() == TIMESPAN
                        ? longs(DATETIME, (LongColumn) a[0], size, (LongColumn) a[2], rows)
                        : Define.strictKernel(DATETIME, row -> Convert.to(DATETIME, whole(row)))
                            .evaluate(evaluation, a, rows),
                Define.moment("value"),
                Parameter.of("bin_size", numberOrDuration),
                Define.moment("fixed_point")))
        .named(Naming.FIRST_ARGUMENT);
  }

  private static Value whole(Row row) {
    long size = row.whole(1);
    return size > 0
        ? Values.of(row.whole(0) - Math.floorMod(row.whole(0) - row.whole(2), size))
        : Values.NULL;
  }
}
