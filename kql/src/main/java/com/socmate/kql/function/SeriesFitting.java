package com.socmate.kql.function;

import static com.socmate.kql.type.ScalarType.DYNAMIC;
import static com.socmate.kql.type.ScalarType.LONG;
import static com.socmate.kql.type.ScalarType.REAL;

import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Statistics of a series, and lines and polynomials laid through it.
final class SeriesFitting {
  private SeriesFitting() {}

  static List<ScalarFunction> all() {
    List<ScalarFunction> functions = new ArrayList<>();
    functions.addAll(
        both(
            "series_stats",
            List.of(
                output("min", REAL),
                output("min_idx", LONG),
                output("max", REAL),
                output("max_idx", LONG),
                output("avg", REAL),
                output("stdev", REAL),
                output("variance", REAL)),
            row -> stats(Series.numbers(row.items(0)), row.flagOr(1, false)),
            Define.json("series"),
            Define.flag("ignore_nonfinite").optional()));
    functions.addAll(
        both(
            "series_fit_line",
            List.of(
                output("rsquare", REAL),
                output("slope", REAL),
                output("variance", REAL),
                output("rvariance", REAL),
                output("interception", REAL),
                output("line_fit", DYNAMIC)),
            row -> line(Series.numbers(row.items(0))),
            Define.json("series")));
    functions.addAll(
        both(
            "series_fit_2lines",
            List.of(
                output("rsquare", REAL),
                output("split_idx", LONG),
                output("variance", REAL),
                output("rvariance", REAL),
                output("line_fit", DYNAMIC),
                output("right_rsquare", REAL),
                output("right_slope", REAL),
                output("right_interception", REAL),
                output("right_variance", REAL),
                output("right_rvariance", REAL),
                output("left_rsquare", REAL),
                output("left_slope", REAL),
                output("left_interception", REAL),
                output("left_variance", REAL),
                output("left_rvariance", REAL)),
            row -> twoLines(Series.numbers(row.items(0))),
            Define.json("series")));
    functions.add(
        tuple(
            "series_fit_poly",
            List.of(
                output("rsquare", REAL),
                output("coefficients", DYNAMIC),
                output("variance", REAL),
                output("rvariance", REAL),
                output("poly_fit", DYNAMIC)),
            SeriesFitting::polynomial,
            Define.json("y_series"),
            Define.json("x_series").optional(),
            Define.integer("degree").optional()));
    return functions;
  }

  static ScalarFunction.Output output(String name, ScalarType type) {
    return new ScalarFunction.Output(name, type);
  }

  @FunctionalInterface
  interface Columns {
    List<Value> of(Row row);
  }

  /// A function whose columns are called after it, its first argument and their own names.
  static ScalarFunction tuple(
      String name, List<ScalarFunction.Output> outputs, Columns columns, Parameter... parameters) {
    return Define.lenient(
            name,
            DYNAMIC,
            row -> row.isArray(0) ? new Value.Array(columns.of(row)) : Values.NULL,
            parameters)
        .withTuple(arguments -> {
          String argument = arguments.isEmpty() ? null : arguments.getFirst().name();
          String prefix = name + "_" + (argument == null ? "" : argument + "_");
          return outputs.stream().map(it -> output(prefix + it.name(), it.type())).toList();
        });
  }

  private static List<ScalarFunction> both(
      String name, List<ScalarFunction.Output> outputs, Columns columns, Parameter... parameters) {
    ScalarFunction asBag =
        Define.lenient(
            name + "_dynamic",
            DYNAMIC,
            row -> {
              if (!row.isArray(0)) {
                return Values.NULL;
              }
              List<Value> values = columns.of(row);
              Map<String, Value> properties = new LinkedHashMap<>();
              for (int i = 0; i < values.size(); i++) {
                properties.put(outputs.get(i).name(), values.get(i));
              }
              return new Value.Bag(properties);
            },
            parameters);
    return List.of(tuple(name, outputs, columns, parameters), asBag);
  }

  private static List<Value> stats(double[] series, boolean onlyFinite) {
    int least = -1;
    int most = -1;
    for (int i = 0; i < series.length; i++) {
      if (Double.isNaN(series[i]) || (onlyFinite && Double.isInfinite(series[i]))) {
        series[i] = Double.NaN;
        continue;
      }
      least = least < 0 || series[i] < series[least] ? i : least;
      most = most < 0 || series[i] > series[most] ? i : most;
    }
    if (least < 0) {
      return Arrays.asList(
          Values.NULL,
          Values.NULL,
          Values.NULL,
          Values.NULL,
          Values.NULL,
          Values.NULL,
          Values.NULL);
    }
    double variance = Series.variance(series, 1);
    return List.of(
        Values.of(series[least]),
        Values.of((long) least),
        Values.of(series[most]),
        Values.of((long) most),
        Values.of(Series.mean(series)),
        Values.of(Math.sqrt(variance)),
        Values.of(variance));
  }

  /// A straight line: slope, interception, and the variances before and after.
  record Line(double slope, double interception, double variance, double rest) {
    static Line through(double[] series, int from, int to) {
      int count = to - from;
      double meanX = (count - 1) / 2.0;
      double meanY = Series.mean(Arrays.copyOfRange(series, from, to));
      double xy = 0;
      double xx = 0;
      for (int i = 0; i < count; i++) {
        xy += (i - meanX) * (series[from + i] - meanY);
        xx += (i - meanX) * (i - meanX);
      }
      double slope = xx == 0 ? 0 : xy / xx;
      double interception = meanY - slope * meanX;
      double rest = 0;
      double all = 0;
      for (int i = 0; i < count; i++) {
        double off = series[from + i] - slope * i - interception;
        rest += off * off;
        all += (series[from + i] - meanY) * (series[from + i] - meanY);
      }
      return new Line(slope, interception, all / count, rest / count);
    }

    double at(int x) {
      return slope * x + interception;
    }

    double fit() {
      return variance == 0 ? 0 : 1 - rest / variance;
    }
  }

  private static List<Value> line(double[] series) {
    Line line = Line.through(series, 0, series.length);
    double[] fit = new double[series.length];
    Arrays.setAll(fit, line::at);
    return List.of(
        Values.of(line.fit()),
        Values.of(line.slope()),
        Values.of(line.variance()),
        Values.of(line.rest()),
        Values.of(line.interception()),
        Series.reals(fit));
  }

  private static List<Value> twoLines(double[] series) {
    int length = series.length;
    if (length < 4) {
      return Arrays.asList(new Value[15]).stream().map(_ -> Values.NULL).toList();
    }
    int best = 2;
    double least = Double.POSITIVE_INFINITY;
    for (int split = 2; split <= length - 2; split++) {
      double rest =
          Line.through(series, 0, split).rest() * split
              + Line.through(series, split, length).rest() * (length - split);
      if (rest < least) {
        least = rest;
        best = split;
      }
    }
    Line left = Line.through(series, 0, best);
    Line right = Line.through(series, best, length);
    double variance = Series.variance(series, 0);
    double[] fit = new double[length];
    for (int i = 0; i < length; i++) {
      fit[i] = i < best ? left.at(i) : right.at(i - best);
    }
    List<Value> values =
        new ArrayList<>(
            List.of(
                Values.of(1 - least / length / variance),
                Values.of((long) best),
                Values.of(variance),
                Values.of(least / length),
                Series.reals(fit)));
    for (Line line : List.of(right, left)) {
      values.add(Values.of(line.fit()));
      values.add(Values.of(line.slope()));
      values.add(Values.of(line.interception()));
      values.add(Values.of(line.variance()));
      values.add(Values.of(line.rest()));
    }
    return values;
  }

  private static List<Value> polynomial(Row row) {
    double[] y = Series.numbers(row.items(0));
    double[] x = new double[y.length];
    boolean ownX = row.has(1) && row.items(1).size() == y.length;
    double[] given = ownX ? Series.numbers(row.items(1)) : x;
    for (int i = 0; i < x.length; i++) {
      x[i] = ownX ? given[i] : i;
    }
    int degree = Math.clamp(row.wholeOr(2, 5), 1, 20);
    double[] coefficients = LeastSquares.polynomial(x, y, degree);
    double[] fit = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      fit[i] = LeastSquares.at(coefficients, x[i]);
    }
    double variance = Series.variance(y, 0);
    double rest = 0;
    for (int i = 0; i < y.length; i++) {
      rest += (y[i] - fit[i]) * (y[i] - fit[i]) / y.length;
    }
    return List.of(
        Values.of(variance == 0 ? 0 : 1 - rest / variance),
        Series.reals(coefficients),
        Values.of(variance),
        Values.of(rest),
        Series.reals(fit));
  }
}
