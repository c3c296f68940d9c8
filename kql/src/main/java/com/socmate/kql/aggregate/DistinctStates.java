package com.socmate.kql.aggregate;

import com.socmate.kql.sketch.DistinctSketch;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.Hashing;
import com.socmate.kql.value.LongColumn;
import java.util.ArrayList;
import java.util.List;

/// How many different values each group has; nulls do not count.
final class DistinctStates implements Accumulator {
  private final int precision;
  private final boolean exact;
  private final List<DistinctSketch> sketches = new ArrayList<>();

  DistinctStates(int precision, boolean exact) {
    this.precision = precision;
    this.exact = exact;
  }

  @Override
  public void groups(int count) {
    while (sketches.size() < count) {
      sketches.add(new DistinctSketch(precision, exact));
    }
  }

  @Override
  public void add(int[] groups, Column[] arguments, int rows) {
    Column column = arguments[0];
    long[] hashes = Hashing.of(column);
    boolean nulls = column.mayHaveNulls();
    for (int row = 0; row < rows; row++) {
      if (!(nulls && column.isNull(row))) {
        sketches.get(groups[row]).add(hashes[row]);
      }
    }
  }

  @Override
  public void merge(Accumulator other, int[] mapping) {
    List<DistinctSketch> theirs = ((DistinctStates) other).sketches;
    for (int group = 0; group < mapping.length; group++) {
      sketches.get(mapping[group]).merge(theirs.get(group));
    }
  }

  @Override
  public Column[] finish(int groups) {
    groups(groups);
    long[] counts = new long[groups];
    for (int group = 0; group < groups; group++) {
      counts[group] = sketches.get(group).count();
    }
    return new Column[] {LongColumn.wrap(ScalarType.LONG, counts, null, groups)};
  }

  @Override
  public long weight() {
    long bytes = 0;
    for (DistinctSketch sketch : sketches) {
      bytes += sketch.weight();
    }
    return bytes;
  }
}
