package com.socmate.kql.function;

import static com.socmate.kql.function.SeriesFitting.output;
import static com.socmate.kql.type.ScalarType.DYNAMIC;

import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// `series_decompose` and what is built on it: a series as season, trend and what is left.
final class SeriesDecomposing {
  private static final int AUTOMATIC = -1;
  private static final double LEAST_SEASONALITY = 0.6;

  private SeriesDecomposing() {}

  static List<ScalarFunction> all() {
    List<ScalarFunction.Output> parts =
        List.of(
            output("baseline", DYNAMIC),
            output("seasonal", DYNAMIC),
            output("trend", DYNAMIC),
            output("residual", DYNAMIC));
    return List.of(
        SeriesFitting.tuple(
            "series_decompose",
            parts,
            row -> columns(decompose(row, 1, 2, 3, 4)),
            Define.json("series"),
            Define.integer("period").optional(),
            Define.text("trend").optional(),
            Define.integer("test_points").optional(),
            Define.number("seasonality_threshold").optional()),
        SeriesFitting.tuple(
            "series_decompose_forecast",
            List.of(output("forecast", DYNAMIC), parts.get(1), parts.get(2), parts.get(3)),
            row -> columns(decompose(row, 2, 3, 1, 4)),
            Define.json("series"),
            Define.integer("test_points"),
            Define.integer("period").optional(),
            Define.text("trend").optional(),
            Define.number("seasonality_threshold").optional()),
        SeriesFitting.tuple(
            "series_decompose_anomalies",
            List.of(
                output("ad_flag", DYNAMIC),
                output("ad_score", DYNAMIC),
                output("baseline", DYNAMIC)),
            SeriesDecomposing::anomalies,
            Define.json("series"),
            Define.number("threshold").optional(),
            Define.integer("period").optional(),
            Define.text("trend").optional(),
            Define.integer("test_points").optional(),
            Define.text("method").optional(),
            Define.number("seasonality_threshold").optional()),
        Define.lenient(
            "series_seasonal",
            DYNAMIC,
            row ->
                row.isArray(0) ? Series.reals(decompose(row, 1, 99, 2, 99).seasonal) : Values.NULL,
            Define.json("series"),
            Define.integer("period").optional(),
            Define.integer("test_points").optional()));
  }

  /// The parts of a series; baseline is season and trend together.
  private static final class Parts {
    private final double[] baseline;
    private final double[] seasonal;
    private final double[] trend;
    private final double[] residual;

    Parts(double[] baseline, double[] seasonal, double[] trend, double[] residual) {
      this.baseline = baseline;
      this.seasonal = seasonal;
      this.trend = trend;
      this.residual = residual;
    }
  }

  private static List<Value> columns(Parts parts) {
    return List.of(
        Series.reals(parts.baseline),
        Series.reals(parts.seasonal),
        Series.reals(parts.trend),
        Series.reals(parts.residual));
  }

  private static Parts decompose(Row row, int period, int trend, int test, int threshold) {
    return decompose(
        Series.numbers(row.items(0)),
        (int) row.wholeOr(period, AUTOMATIC),
        row.textOr(trend, "avg"),
        (int) row.wholeOr(test, 0),
        row.realOr(threshold, LEAST_SEASONALITY));
  }

  private static Parts decompose(
      double[] series, int period, String trendKind, int testPoints, double threshold) {
    int learned = Math.clamp(series.length - (long) testPoints, 1, Math.max(1, series.length));
    double[] known = Arrays.copyOf(series, learned);
    double[] trend = trend(known, series.length, trendKind);
    double[] rest = Series.minus(known, trend);
    int length = period == AUTOMATIC ? automatic(rest, threshold) : period;
    double[] seasonal = seasonal(rest, length, series.length);
    double[] baseline = new double[series.length];
    Arrays.setAll(baseline, i -> trend[i] + seasonal[i]);
    return new Parts(baseline, seasonal, trend, Series.minus(series, baseline));
  }

  private static int automatic(double[] rest, double threshold) {
    List<Periods.Period> found = Periods.detect(rest, 2, rest.length / 2.0, 1);
    return found.isEmpty() || found.getFirst().score() < threshold
        ? 0
        : (int) found.getFirst().length();
  }

  private static double[] trend(double[] known, int length, String kind) {
    double[] trend = new double[length];
    switch (kind) {
      case "linefit" -> {
        SeriesFitting.Line line = SeriesFitting.Line.through(known, 0, known.length);
        Arrays.setAll(trend, line::at);
      }
      case "none" -> Arrays.fill(trend, 0);
      default -> Arrays.fill(trend, Series.mean(known));
    }
    return trend;
  }

  private static double[] seasonal(double[] rest, int period, int length) {
    double[] seasonal = new double[length];
    if (period < 2 || period > rest.length) {
      return seasonal;
    }
    double[] sums = new double[period];
    int[] counts = new int[period];
    for (int i = 0; i < rest.length; i++) {
      if (!Double.isNaN(rest[i])) {
        sums[i % period] += rest[i];
        counts[i % period]++;
      }
    }
    for (int i = 0; i < length; i++) {
      int place = i % period;
      seasonal[i] = counts[place] == 0 ? 0 : sums[place] / counts[place];
    }
    return seasonal;
  }

  private static List<Value> anomalies(Row row) {
    double threshold = row.realOr(1, 1.5);
    Parts parts = decompose(row, 2, 3, 4, 6);
    double[] scores = Outliers.scores(parts.residual, row.textOr(5, "ctukey"), 10, 90);
    List<Value> flags = new ArrayList<>();
    for (double score : scores) {
      flags.add(Values.of(score > threshold ? 1L : score < -threshold ? -1L : 0L));
    }
    return List.of(new Value.Array(flags), Series.reals(scores), Series.reals(parts.baseline));
  }
}
