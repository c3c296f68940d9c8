package com.socmate.kql.function;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Finds periods of a series by how it correlates with itself, shifted.
final class Periods {
  private static final double LEAST_SCORE = 0.3;

  private Periods() {}

  /// How many bins a period has, and how well the series repeats after them, from 0 to 1.
  record Period(double length, double score) {}

  static List<Period> detect(double[] series, double from, double to, int most) {
    int last = (int) Math.min(to, series.length / 2.0);
    List<Period> peaks = new ArrayList<>();
    for (int lag = (int) Math.max(2, Math.ceil(from)); lag <= last; lag++) {
      double score = score(series, lag);
      double own = correlation(series, lag);
      if (score > LEAST_SCORE
          && own >= correlation(series, lag - 1)
          && own >= correlation(series, lag + 1)) {
        peaks.add(new Period(lag, score));
      }
    }
    peaks.sort(
        Comparator.comparingDouble(Period::score).reversed().thenComparingDouble(Period::length));
    List<Period> chosen = new ArrayList<>();
    for (Period peak : peaks) {
      boolean repeats = chosen.stream().anyMatch(it -> isEchoOf(peak, it));
      if (!repeats && chosen.size() < most) {
        chosen.add(peak);
      }
    }
    return chosen;
  }

  /// Whether a peak is but a shoulder or a multiple of a better one.
  private static boolean isEchoOf(Period peak, Period better) {
    double past = peak.length() % better.length();
    return Math.abs(peak.length() - better.length()) <= better.length() / 4
        || (peak.length() > better.length()
            && Math.min(past, better.length() - past) <= better.length() / 6);
  }

  /// How well a series repeats after a lag and its multiples: the least of their correlations, 0
  /// where any disagrees.
  static double score(double[] series, int lag) {
    if (lag <= 0) {
      return 0;
    }
    double least = 1;
    for (int multiple = lag; multiple == lag || multiple <= series.length / 2; multiple += lag) {
      least = Math.min(least, correlation(series, multiple));
    }
    return Math.max(0, least);
  }

  private static double correlation(double[] series, int lag) {
    int count = series.length - lag;
    double variance = Series.variance(series, 0);
    if (count < 2 || variance == 0) {
      return 0;
    }
    double mean = Series.mean(series);
    double sum = 0;
    for (int i = 0; i < count; i++) {
      double product = (series[i] - mean) * (series[i + lag] - mean);
      sum += Double.isNaN(product) ? 0 : product;
    }
    return sum / count / variance;
  }
}
