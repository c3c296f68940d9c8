package com.socmate.kql.aggregate;

import com.socmate.kql.value.BoolColumn;
import com.socmate.kql.value.Column;

/// Passes on only the rows where a predicate argument is true: the `…if` form of an aggregate.
final class FilteredAccumulator implements Accumulator {
  private final Accumulator accumulator;
  private final int predicate;

  FilteredAccumulator(Accumulator accumulator, int predicate) {
    this.accumulator = accumulator;
    this.predicate = predicate;
  }

  @Override
  public void groups(int count) {
    accumulator.groups(count);
  }

  @Override
  public void add(int[] groups, Column[] arguments, int rows) {
    BoolColumn wanted = (BoolColumn) arguments[predicate];
    int[] chosen = new int[rows];
    int[] theirGroups = new int[rows];
    int count = 0;
    for (int row = 0; row < rows; row++) {
      if (!wanted.isNull(row) && wanted.getBoolean(row)) {
        theirGroups[count] = groups[row];
        chosen[count++] = row;
      }
    }
    Column[] others = new Column[arguments.length - 1];
    for (int i = 0; i < others.length; i++) {
      others[i] = arguments[i < predicate ? i : i + 1].gather(chosen, count);
    }
    accumulator.add(theirGroups, others, count);
  }

  @Override
  public void merge(Accumulator other, int[] mapping) {
    accumulator.merge(((FilteredAccumulator) other).accumulator, mapping);
  }

  @Override
  public boolean mergesExactly() {
    return accumulator.mergesExactly();
  }

  @Override
  public Column[] finish(int groups) {
    return accumulator.finish(groups);
  }

  @Override
  public long weight() {
    return accumulator.weight();
  }
}
