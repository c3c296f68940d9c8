package com.socmate.kql.function;

import static com.socmate.kql.function.SeriesFitting.output;
import static com.socmate.kql.type.ScalarType.DYNAMIC;

import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Filters, outliers and periods of a series.
final class SeriesSignals {
  private SeriesSignals() {}

  static List<ScalarFunction> all() {
    List<ScalarFunction> functions = new ArrayList<>();
    functions.add(
        Define.lenient(
                "series_fir",
                DYNAMIC,
                row ->
                    Series.reals(
                        fir(
                            Series.numbers(row.items(0)),
                            Series.numbers(row.items(1)),
                            row.has(2) ? row.flag(2) : true,
                            row.flagOr(3, false))),
                Define.json("series"),
                Define.json("filter"),
                Define.flag("normalize").optional(),
                Define.flag("center").optional())
            .named(Naming.FIRST_ARGUMENT));
    functions.add(
        Define.lenient(
                "series_iir",
                DYNAMIC,
                row ->
                    Series.reals(
                        iir(
                            Series.numbers(row.items(0)),
                            Series.numbers(row.items(1)),
                            Series.numbers(row.items(2)))),
                Define.json("series"),
                Define.json("numerators"),
                Define.json("denominators"))
            .named(Naming.FIRST_ARGUMENT));
    functions.add(
        Define.lenient(
                "series_outliers",
                DYNAMIC,
                row ->
                    Series.reals(
                        Outliers.scores(
                            Series.numbers(row.items(0)),
                            row.textOr(1, "ctukey"),
                            row.realOr(3, 10),
                            row.realOr(4, 90))),
                Define.json("series"),
                Define.text("kind").optional(),
                Define.number("ignore_val").optional(),
                Define.number("min_percentile").optional(),
                Define.number("max_percentile").optional(),
                Define.integer("test_points").optional())
            .named(Naming.FIRST_ARGUMENT));
    functions.add(
        SeriesFitting.tuple(
            "series_periods_detect",
            List.of(output("periods", DYNAMIC), output("scores", DYNAMIC)),
            row ->
                periods(
                    Periods.detect(
                        Series.numbers(row.items(0)), row.real(1), row.real(2), (int) row.whole(3)),
                    (int) row.whole(3)),
            Define.json("series"),
            Define.number("min_period"),
            Define.number("max_period"),
            Define.integer("num_periods")));
    functions.add(
        SeriesFitting.tuple(
            "series_periods_validate",
            List.of(output("periods", DYNAMIC), output("scores", DYNAMIC)),
            row -> {
              double[] series = Series.numbers(row.items(0));
              List<Periods.Period> found = new ArrayList<>();
              for (int i = 1; i < row.size(); i++) {
                found.add(
                    new Periods.Period(row.real(i), Periods.score(series, (int) row.real(i))));
              }
              return periods(found, found.size());
            },
            Define.json("series"),
            Define.number("period").repeated()));
    functions.addAll(Fourier.all());
    functions.addAll(SeriesDecomposing.all());
    return functions;
  }

  private static List<Value> periods(List<Periods.Period> found, int wanted) {
    List<Value> lengths = new ArrayList<>();
    List<Value> scores = new ArrayList<>();
    for (int i = 0; i < wanted; i++) {
      lengths.add(Values.of(i < found.size() ? found.get(i).length() : 0));
      scores.add(Values.of(i < found.size() ? found.get(i).score() : 0));
    }
    return List.of(new Value.Array(lengths), new Value.Array(scores));
  }

  private static double[] fir(double[] series, double[] filter, boolean normalize, boolean center) {
    double total = Arrays.stream(filter).sum();
    double scale = normalize && total != 0 ? total : 1;
    int shift = center ? filter.length / 2 : 0;
    double[] out = new double[series.length];
    for (int i = 0; i < series.length; i++) {
      double sum = 0;
      for (int k = 0; k < filter.length; k++) {
        int at = i - k + shift;
        sum += at >= 0 && at < series.length ? series[at] * filter[k] / scale : 0;
      }
      out[i] = sum;
    }
    return out;
  }

  private static double[] iir(double[] series, double[] numerators, double[] denominators) {
    double[] out = new double[series.length];
    for (int i = 0; i < series.length; i++) {
      double sum = 0;
      for (int k = 0; k < numerators.length && k <= i; k++) {
        sum += numerators[k] * series[i - k];
      }
      for (int k = 1; k < denominators.length && k <= i; k++) {
        sum -= denominators[k] * out[i - k];
      }
      out[i] = denominators.length == 0 ? sum : sum / denominators[0];
    }
    return out;
  }
}
