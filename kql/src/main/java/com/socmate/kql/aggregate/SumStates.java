package com.socmate.kql.aggregate;

import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.DecimalColumn;
import com.socmate.kql.value.LongColumn;
import com.socmate.kql.value.RealColumn;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/// Running sums and how many values went into each.
final class SumStates implements Accumulator {
  private final ScalarType type;
  private final boolean average;
  private long[] counts = new long[16];
  private long[] wholes = new long[16];
  private double[] reals = new double[16];
  private BigDecimal[] decimals = new BigDecimal[0];

  /// Sums of values of `type`, or their averages.
  SumStates(ScalarType type, boolean average) {
    this.type = type;
    this.average = average;
    groups(16);
  }

  @Override
  public void groups(int count) {
    if (count > counts.length) {
      int size = Math.max(count, counts.length * 2);
      counts = Arrays.copyOf(counts, size);
      wholes = Arrays.copyOf(wholes, size);
      reals = Arrays.copyOf(reals, size);
    }
    if (type == ScalarType.DECIMAL && decimals.length < counts.length) {
      int from = decimals.length;
      decimals = Arrays.copyOf(decimals, counts.length);
      Arrays.fill(decimals, from, decimals.length, BigDecimal.ZERO);
    }
  }

  @Override
  public void add(int[] groups, Column[] arguments, int rows) {
    switch (arguments[0]) {
      case LongColumn column -> addLongs(groups, column, rows);
      case RealColumn column -> addReals(groups, column, rows);
      case DecimalColumn column -> addDecimals(groups, column, rows);
      default -> throw new IllegalArgumentException("cannot sum " + arguments[0].type());
    }
  }

  private void addLongs(int[] groups, LongColumn column, int rows) {
    boolean nulls = column.mayHaveNulls();
    boolean ticks = average && !type.isInteger();
    for (int row = 0; row < rows; row++) {
      if (nulls && column.isNull(row)) {
        continue;
      }
      int group = groups[row];
      long value = column.getLong(row);
      counts[group]++;
      if (ticks) {
        wholes[group] += value / AVERAGE_UNIT;
        reals[group] += value % AVERAGE_UNIT;
      } else {
        addWhole(group, value);
      }
    }
  }

  /// Averages go on in reals where whole numbers end; sums wrap, as at the service.
  private void addWhole(int group, long value) {
    long sum = wholes[group] + value;
    if (average && ((wholes[group] ^ sum) & (value ^ sum)) < 0) {
      reals[group] += wholes[group];
      sum = value;
    }
    wholes[group] = sum;
  }

  /// Averages of ticks are kept in two parts, so that sums of moments do not overflow.
  private static final long AVERAGE_UNIT = 10_000_000;

  private void addReals(int[] groups, RealColumn column, int rows) {
    for (int row = 0; row < rows; row++) {
      if (!column.isNull(row)) {
        counts[groups[row]]++;
        reals[groups[row]] += column.getDouble(row);
      }
    }
  }

  private void addDecimals(int[] groups, DecimalColumn column, int rows) {
    for (int row = 0; row < rows; row++) {
      if (!column.isNull(row)) {
        int group = groups[row];
        counts[group]++;
        decimals[group] = decimals[group].add(column.getDecimal(row));
      }
    }
  }

  @Override
  public void merge(Accumulator other, int[] mapping) {
    SumStates theirs = (SumStates) other;
    for (int group = 0; group < mapping.length; group++) {
      int ours = mapping[group];
      counts[ours] += theirs.counts[group];
      addWhole(ours, theirs.wholes[group]);
      reals[ours] += theirs.reals[group];
      if (type == ScalarType.DECIMAL) {
        decimals[ours] = decimals[ours].add(theirs.decimals[group]);
      }
    }
  }

  @Override
  public boolean mergesExactly() {
    return type != ScalarType.REAL;
  }

  @Override
  public Column[] finish(int groups) {
    groups(groups);
    return new Column[] {average ? averages(groups) : sums(groups)};
  }

  private Column sums(int groups) {
    return switch (type) {
      case REAL -> RealColumn.wrap(Arrays.copyOf(reals, groups), null, groups);
      case DECIMAL -> DecimalColumn.wrap(Arrays.copyOf(decimals, groups), null, groups);
      default ->
          LongColumn.wrap(
              type == ScalarType.INT ? ScalarType.LONG : type,
              Arrays.copyOf(wholes, groups),
              null,
              groups);
    };
  }

  private Column averages(int groups) {
    return switch (type) {
      case DATETIME, TIMESPAN -> ticks(groups);
      case DECIMAL -> decimalAverages(groups);
      default -> realAverages(groups);
    };
  }

  private Column realAverages(int groups) {
    RealColumn.Builder builder = new RealColumn.Builder(groups);
    for (int group = 0; group < groups; group++) {
      builder.add((reals[group] + wholes[group]) / counts[group]);
    }
    return builder.build();
  }

  private Column decimalAverages(int groups) {
    DecimalColumn.Builder builder = new DecimalColumn.Builder(groups);
    for (int group = 0; group < groups; group++) {
      if (counts[group] == 0) {
        builder.appendNull();
      } else {
        builder.add(
            decimals[group].divide(BigDecimal.valueOf(counts[group]), MathContext.DECIMAL128));
      }
    }
    return builder.build();
  }

  private Column ticks(int groups) {
    LongColumn.Builder builder = new LongColumn.Builder(type, groups);
    for (int group = 0; group < groups; group++) {
      long count = counts[group];
      if (count == 0) {
        builder.appendNull();
      } else {
        long rest = (wholes[group] % count) * AVERAGE_UNIT / count;
        builder.add(wholes[group] / count * AVERAGE_UNIT + rest + Math.round(reals[group] / count));
      }
    }
    return builder.build();
  }

  @Override
  public long weight() {
    return 24L * counts.length + 48L * decimals.length;
  }
}
