package com.socmate.kql.function;

import static com.socmate.kql.type.ScalarType.DATETIME;
import static com.socmate.kql.type.ScalarType.DYNAMIC;
import static com.socmate.kql.type.ScalarType.LONG;
import static com.socmate.kql.type.ScalarType.REAL;
import static com.socmate.kql.type.ScalarType.TIMESPAN;

import com.socmate.kql.function.Arithmetic.Operation;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.type.TypeSet;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.Convert;
import com.socmate.kql.value.LongColumn;
import com.socmate.kql.value.RealColumn;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// `+ - * / %` and the unary signs, for numbers, moments, durations and dynamic values.
final class ArithmeticOperators {
  private static final ReturnRule WIDEST =
      arguments -> {
        ScalarType wider = Numbers.wider(arguments.get(0).type(), arguments.get(1).type());
        return wider == ScalarType.INT ? LONG : wider;
      };

  private ArithmeticOperators() {}

  static List<ScalarFunction> all() {
    return List.of(
        operator("+", Operation.ADD, times(Operation.ADD)),
        operator("-", Operation.SUBTRACT, times(Operation.SUBTRACT)),
        operator("*", Operation.MULTIPLY, times(Operation.MULTIPLY)),
        operator("/", Operation.DIVIDE, times(Operation.DIVIDE)),
        operator("%", Operation.MODULO, times(Operation.MODULO)),
        sign("negate", -1),
        sign("plus", 1));
  }

  private static ScalarFunction operator(String name, Operation operation, List<Overload> times) {
    List<Overload> overloads = new ArrayList<>();
    overloads.add(
        Define.overload(
            WIDEST, (_, a, rows) -> numbers(operation, a, rows), number("left"), number("right")));
    overloads.addAll(times);
    overloads.addAll(dynamics(operation));
    return new ScalarFunction(name, overloads);
  }

  private static List<Overload> times(Operation operation) {
    return switch (operation) {
      case ADD ->
          List.of(
              ticks(operation, TIMESPAN, TIMESPAN, TIMESPAN),
              ticks(operation, DATETIME, DATETIME, TIMESPAN),
              ticks(operation, DATETIME, TIMESPAN, DATETIME),
              ticks(operation, DATETIME, DATETIME, DATETIME));
      case SUBTRACT ->
          List.of(
              ticks(operation, TIMESPAN, TIMESPAN, TIMESPAN),
              ticks(operation, TIMESPAN, DATETIME, DATETIME),
              ticks(operation, DATETIME, DATETIME, TIMESPAN),
              ticks(operation, DATETIME, TIMESPAN, DATETIME));
      case MULTIPLY ->
          List.of(
              scaled(operation, TIMESPAN, TypeSet.DURATION, TypeSet.NUMBER),
              scaled(operation, TIMESPAN, TypeSet.NUMBER, TypeSet.DURATION),
              ticks(operation, TIMESPAN, TIMESPAN, TIMESPAN));
      case DIVIDE ->
          List.of(
              ratio(TypeSet.DURATION, TypeSet.DURATION),
              ratio(TypeSet.MOMENT, TypeSet.MOMENT_OR_DURATION),
              scaled(operation, TIMESPAN, TypeSet.DURATION, TypeSet.NUMBER),
              scaled(operation, DATETIME, TypeSet.MOMENT, TypeSet.NUMBER));
      case MODULO ->
          List.of(
              ticks(operation, TIMESPAN, TIMESPAN, TIMESPAN),
              ticks(operation, TIMESPAN, DATETIME, DATETIME),
              ticks(operation, TIMESPAN, DATETIME, TIMESPAN),
              scaled(operation, TIMESPAN, TypeSet.DURATION, TypeSet.NUMBER),
              scaled(operation, DATETIME, TypeSet.MOMENT, TypeSet.NUMBER));
    };
  }

  private static List<Overload> dynamics(Operation operation) {
    return List.of(
        Define.overload(
            DYNAMIC,
            Define.strictKernel(
                DYNAMIC, row -> Arithmetic.dynamic(operation, row.value(0), row.value(1))),
            Define.json("left"),
            Define.json("right")),
        Define.overload(
            arguments -> typed(arguments.get(1).type()),
            (_, a, rows) -> withDynamic(operation, a, a[1].type(), rows),
            Define.json("left"),
            summable("right")),
        Define.overload(
            arguments -> typed(arguments.get(0).type()),
            (_, a, rows) -> withDynamic(operation, a, a[0].type(), rows),
            summable("left"),
            Define.json("right")));
  }

  private static ScalarType typed(ScalarType type) {
    return type == ScalarType.INT ? LONG : type;
  }

  private static Column withDynamic(
      Operation operation, Column[] arguments, ScalarType type, int rows) {
    Column left = arguments[0];
    Column right = arguments[1];
    ScalarType result = typed(type);
    return Define.strictKernel(
            result,
            row -> Convert.to(result, Arithmetic.dynamic(operation, row.value(0), row.value(1))))
        .evaluate(Evaluation.at(0), new Column[] {left, right}, rows);
  }

  private static Column numbers(Operation operation, Column[] arguments, int rows) {
    ScalarType widest = Numbers.wider(arguments[0].type(), arguments[1].type());
    ScalarType type = widest == ScalarType.INT ? LONG : widest;
    Column left = Convert.column(arguments[0], type);
    Column right = Convert.column(arguments[1], type);
    return switch (type) {
      case LONG -> Arithmetic.longs(operation, LONG, (LongColumn) left, (LongColumn) right, rows);
      case REAL -> Arithmetic.reals(operation, (RealColumn) left, (RealColumn) right, rows);
      default ->
          Define.strictKernel(
                  type, row -> Arithmetic.decimals(operation, row.decimal(0), row.decimal(1)))
              .evaluate(Evaluation.at(0), new Column[] {left, right}, rows);
    };
  }

  private static Overload ticks(
      Operation operation, ScalarType result, ScalarType left, ScalarType right) {
    return Define.overload(
        result,
        (_, a, rows) ->
            Arithmetic.longs(operation, result, (LongColumn) a[0], (LongColumn) a[1], rows),
        Parameter.of("left", TypeSet.of(left)),
        Parameter.of("right", TypeSet.of(right)));
  }

  private static Overload scaled(
      Operation operation, ScalarType result, TypeSet left, TypeSet right) {
    return Define.overload(
        result,
        Define.strictKernel(
            result, row -> Arithmetic.scaled(operation, result, row.value(0), row.value(1))),
        Parameter.of("left", left),
        Parameter.of("right", right));
  }

  private static Overload ratio(TypeSet left, TypeSet right) {
    return Define.overload(
        REAL,
        Define.strictKernel(REAL, row -> Values.of((double) row.whole(0) / (double) row.whole(1))),
        Parameter.of("left", left),
        Parameter.of("right", right));
  }

  private static ScalarFunction sign(String name, int factor) {
    return Define.function(
        name,
        Define.overload(
            arguments -> typed(arguments.getFirst().type()),
            (_, a, rows) -> signed(a[0], factor, rows),
            Parameter.of("operand", summableOrDynamic())));
  }

  private static Column signed(Column operand, int factor, int rows) {
    ScalarType type = typed(operand.type());
    Column wide = type == operand.type() ? operand : Convert.column(operand, type);
    return factor > 0
        ? wide
        : Define.strictKernel(type, row -> Arithmetic.negate(row.value(0)))
            .evaluate(Evaluation.at(0), new Column[] {wide}, rows);
  }

  private static TypeSet summableOrDynamic() {
    return TypeSet.of(
        Arrays.asList(ScalarType.INT, LONG, REAL, ScalarType.DECIMAL, TIMESPAN, DATETIME, DYNAMIC)
            .toArray(ScalarType[]::new));
  }

  private static Parameter number(String name) {
    return Define.number(name);
  }

  private static Parameter summable(String name) {
    return Parameter.of(name, TypeSet.SUMMABLE);
  }
}
