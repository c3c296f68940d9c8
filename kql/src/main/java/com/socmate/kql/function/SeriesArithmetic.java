package com.socmate.kql.function;

import static com.socmate.kql.type.ScalarType.DYNAMIC;
import static com.socmate.kql.type.ScalarType.REAL;

import com.socmate.kql.function.Arithmetic.Operation;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.type.TypeSet;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;

/// `series_…` functions that work element by element, and sums over all elements.
final class SeriesArithmetic {
  private static final TypeSet SERIES_OR_NUMBER =
      TypeSet.of(DYNAMIC, ScalarType.INT, ScalarType.LONG, REAL, ScalarType.DECIMAL);

  private SeriesArithmetic() {}

  static List<ScalarFunction> all() {
    List<ScalarFunction> functions = new ArrayList<>();
    functions.add(pairwise("series_add", numbers(Operation.ADD)));
    functions.add(pairwise("series_subtract", numbers(Operation.SUBTRACT)));
    functions.add(pairwise("series_multiply", numbers(Operation.MULTIPLY)));
    functions.add(
        pairwise("series_divide", (a, b) -> Values.of(Numbers.real(a) / Numbers.real(b))));
    functions.add(
        pairwise("series_pow", (a, b) -> Values.of(Math.pow(Numbers.real(a), Numbers.real(b)))));
    functions.add(comparison("series_greater", sign -> sign > 0));
    functions.add(comparison("series_greater_equals", sign -> sign >= 0));
    functions.add(comparison("series_less", sign -> sign < 0));
    functions.add(comparison("series_less_equals", sign -> sign <= 0));
    functions.add(comparison("series_equals", sign -> sign == 0));
    functions.add(comparison("series_not_equals", sign -> sign != 0));
    functions.add(each("series_exp", Math::exp));
    functions.add(each("series_log", Math::log));
    functions.add(each("series_sin", Math::sin));
    functions.add(each("series_cos", Math::cos));
    functions.add(each("series_tan", Math::tan));
    functions.add(each("series_asin", Math::asin));
    functions.add(each("series_acos", Math::acos));
    functions.add(each("series_atan", Math::atan));
    functions.add(each("series_floor", Math::floor));
    functions.add(each("series_ceiling", Math::ceil));
    functions.add(
        eachValue(
            "series_sign",
            it ->
                Numbers.isWhole(it)
                    ? Values.of((long) Long.signum(Numbers.whole(it)))
                    : Values.of(Math.signum(Numbers.real(it)))));
    functions.add(
        eachValue(
            "series_abs",
            it ->
                Numbers.isWhole(it)
                    ? Values.of(Math.abs(Numbers.whole(it)))
                    : Values.of(Math.abs(Numbers.real(it)))));
    functions.add(whole("series_sum", 0, Double::sum));
    functions.add(whole("series_product", 1, (a, b) -> a * b));
    functions.add(pair("series_dot_product", SeriesArithmetic::dot));
    functions.add(
        pair(
            "series_cosine_similarity",
            (a, b) -> dot(a, b) / Math.sqrt(dot(a, a)) / Math.sqrt(dot(b, b))));
    functions.add(pair("series_pearson_correlation", SeriesArithmetic::correlation));
    functions.add(
        Define.lenient(
            "series_magnitude",
            REAL,
            row -> {
              double[] series = Series.numbers(row.items(0));
              return Values.of(Math.sqrt(dot(series, series)));
            },
            Define.json("series")));
    return functions;
  }

  private static BinaryOperator<Value> numbers(Operation operation) {
    return (a, b) -> Arithmetic.dynamic(operation, a, b);
  }

  private static ScalarFunction pairwise(String name, BinaryOperator<Value> join) {
    return Define.lenient(
        name,
        DYNAMIC,
        row -> {
          if (!row.isArray(0) && !row.isArray(1)) {
            return Values.NULL;
          }
          int length = Math.max(row.items(0).size(), row.items(1).size());
          List<Value> items = new ArrayList<>();
          for (int i = 0; i < length; i++) {
            Value left = at(row, 0, i);
            Value right = at(row, 1, i);
            items.add(
                Numbers.isNumber(left) && Numbers.isNumber(right)
                    ? join.apply(left, right)
                    : Values.NULL);
          }
          return new Value.Array(items);
        },
        Parameter.of("series1", SERIES_OR_NUMBER),
        Parameter.of("series2", SERIES_OR_NUMBER));
  }

  private static Value at(Row row, int place, int index) {
    if (!row.isArray(place)) {
      return row.value(place);
    }
    List<Value> items = row.items(place);
    return index < items.size() ? items.get(index) : Values.NULL;
  }

  private static ScalarFunction comparison(String name, IntPredicate test) {
    return pairwise(name, (a, b) -> Values.of(test.test(Equality.compareNumbers(a, b))));
  }

  @FunctionalInterface
  private interface Change {
    Value of(Value number);
  }

  private static ScalarFunction each(String name, DoubleUnaryOperator function) {
    return eachValue(name, it -> Values.of(function.applyAsDouble(Numbers.real(it))));
  }

  private static ScalarFunction eachValue(String name, Change change) {
    return Define.lenient(
        name,
        DYNAMIC,
        row -> {
          if (!row.isArray(0)) {
            return Values.NULL;
          }
          List<Value> items = new ArrayList<>();
          for (Value item : row.items(0)) {
            items.add(Numbers.isNumber(item) ? change.of(item) : Values.NULL);
          }
          return new Value.Array(items);
        },
        Define.json("series"));
  }

  @FunctionalInterface
  private interface Join {
    double of(double left, double right);
  }

  private static ScalarFunction whole(String name, double start, Join join) {
    return Define.lenient(
        name,
        REAL,
        row -> {
          if (!row.isArray(0)) {
            return Values.NULL;
          }
          double result = start;
          for (Value item : row.items(0)) {
            result = Numbers.isNumber(item) ? join.of(result, Numbers.real(item)) : result;
          }
          return Values.of(result);
        },
        Define.json("series"));
  }

  @FunctionalInterface
  private interface OfTwo {
    double of(double[] left, double[] right);
  }

  private static ScalarFunction pair(String name, OfTwo function) {
    return Define.lenient(
        name,
        REAL,
        row -> {
          boolean fit = row.isArray(0) && row.items(0).size() == row.items(1).size();
          double result =
              fit
                  ? function.of(Series.numbers(row.items(0)), Series.numbers(row.items(1)))
                  : Double.NaN;
          return Double.isNaN(result) ? Values.NULL : Values.of(result);
        },
        Define.json("series1"),
        Define.json("series2"));
  }

  static double dot(double[] left, double[] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += left[i] * right[i];
    }
    return sum;
  }

  private static double correlation(double[] left, double[] right) {
    double meanLeft = Series.mean(left);
    double meanRight = Series.mean(right);
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += (left[i] - meanLeft) * (right[i] - meanRight);
    }
    return sum / left.length / Math.sqrt(Series.variance(left, 0) * Series.variance(right, 0));
  }
}
