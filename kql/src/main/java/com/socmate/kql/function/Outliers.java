package com.socmate.kql.function;

/// Scores of how far values lie outside the bulk of a series, in widths of that bulk.
final class Outliers {
  private Outliers() {}

  static double[] scores(double[] series, String kind, double low, double high) {
    boolean quartiles = kind.equals("tukey");
    double from = Series.percentile(series, quartiles ? 25 : low);
    double to = Series.percentile(series, quartiles ? 75 : high);
    double width = to - from;
    double[] scores = new double[series.length];
    for (int i = 0; i < series.length; i++) {
      double beyond = series[i] > to ? series[i] - to : Math.min(series[i] - from, 0);
      scores[i] = beyond == 0 || width == 0 ? 0 : beyond / width;
    }
    return scores;
  }
}
