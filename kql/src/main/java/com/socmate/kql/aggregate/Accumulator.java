package com.socmate.kql.aggregate;

import com.socmate.kql.value.Column;

/// The states of one aggregate for many groups, numbered from 0. Used by one thread at a time.
public interface Accumulator {
  /// Makes room for groups 0 to `count` - 1. Called before rows of new groups are added.
  void groups(int count);

  /// Adds row r of the arguments to group `groups[r]`, for r below `rows`. The order rows arrive in
  /// is kept by the aggregates that care.
  void add(int[] groups, Column[] arguments, int rows);

  /// Adds the states of another accumulator of the same call: its group g joins our group
  /// `mapping[g]`. Its rows are taken to come after ours.
  void merge(Accumulator other, int[] mapping);

  /// Whether adding rows in parts and merging the parts in order gives exactly what adding them one
  /// after the other does; sums of reals differ in their last digits.
  default boolean mergesExactly() {
    return true;
  }

  /// One column per output of the call, with a row per group.
  Column[] finish(int groups);

  /// About how many bytes of heap the states hold.
  long weight();
}
