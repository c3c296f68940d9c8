package com.socmate.kql.sketch;

import java.util.Arrays;

/// Numbers with weights, from which percentiles are read. All are kept up to a bound; beyond it
/// neighbours are merged, so that a percentile is off by a few places in tens of thousands.
public final class WeightedSample {
  private static final int MOST = 1 << 16;

  private long[] values = new long[8];
  private long[] weights = new long[8];
  private int size;
  private boolean sorted = true;

  public void add(long value, long weight) {
    if (weight <= 0) {
      return;
    }
    if (size == values.length) {
      if (size >= MOST) {
        thin();
      } else {
        values = Arrays.copyOf(values, size * 2);
        weights = Arrays.copyOf(weights, size * 2);
      }
    }
    sorted &= size == 0 || values[size - 1] <= value;
    values[size] = value;
    weights[size++] = weight;
  }

  public void merge(WeightedSample other) {
    for (int i = 0; i < other.size; i++) {
      add(other.values[i], other.weights[i]);
    }
  }

  public boolean isEmpty() {
    return size == 0;
  }

  public int size() {
    return size;
  }

  public long value(int place) {
    return values[place];
  }

  public long weight(int place) {
    return weights[place];
  }

  /// The value at the nearest rank of a percentage.
  public long percentile(double percentage) {
    sort();
    double rank = Math.ceil(Math.clamp(percentage, 0, 100) / 100 * total());
    long seen = 0;
    for (int i = 0; i < size; i++) {
      seen += weights[i];
      if (seen >= rank) {
        return values[i];
      }
    }
    return values[size - 1];
  }

  /// The weight of all values up to and including one.
  public long rank(long value) {
    long seen = 0;
    for (int i = 0; i < size; i++) {
      seen += values[i] <= value ? weights[i] : 0;
    }
    return seen;
  }

  public long total() {
    long total = 0;
    for (int i = 0; i < size; i++) {
      total += weights[i];
    }
    return total;
  }

  public long bytes() {
    return 48 + 16L * values.length;
  }

  public void sort() {
    if (sorted) {
      return;
    }
    if (allOne()) {
      Arrays.sort(values, 0, size);
    } else {
      sortPairs();
    }
    sorted = true;
  }

  private boolean allOne() {
    for (int i = 0; i < size; i++) {
      if (weights[i] != 1) {
        return false;
      }
    }
    return true;
  }

  private void sortPairs() {
    Integer[] places = new Integer[size];
    Arrays.setAll(places, i -> i);
    Arrays.sort(places, (a, b) -> Long.compare(values[a], values[b]));
    long[] sortedValues = new long[values.length];
    long[] sortedWeights = new long[values.length];
    for (int i = 0; i < size; i++) {
      sortedValues[i] = values[places[i]];
      sortedWeights[i] = weights[places[i]];
    }
    values = sortedValues;
    weights = sortedWeights;
  }

  private void thin() {
    sort();
    int kept = 0;
    for (int i = 0; i < size; i += 2) {
      boolean last = i + 1 == size;
      values[kept] = last || (i & 2) == 0 ? values[i] : values[i + 1];
      weights[kept++] = last ? weights[i] : weights[i] + weights[i + 1];
    }
    size = kept;
  }

  /// A double as a long that sorts the same way, and back.
  public static long ordered(double value) {
    long bits = Double.doubleToLongBits(value);
    return bits >= 0 ? bits : bits ^ Long.MAX_VALUE;
  }

  public static double unordered(long bits) {
    return Double.longBitsToDouble(bits >= 0 ? bits : bits ^ Long.MAX_VALUE);
  }
}
