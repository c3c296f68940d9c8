package com.socmate.kql.aggregate;

import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.ColumnBuilder;
import com.socmate.kql.value.Value;
import java.util.ArrayList;
import java.util.List;

/// Keeps one state object per group, for the aggregates that are not worth arrays of their own.
final class StateAccumulator<S> implements Accumulator {
  /// What an aggregate does with one state.
  interface Fold<S> {
    S fresh();

    void add(S state, Column[] arguments, int row);

    void merge(S state, S later);

    /// As [Accumulator#mergesExactly].
    default boolean mergesExactly() {
      return true;
    }

    /// One value per output column.
    Value[] finish(S state);

    /// About how many bytes a state holds.
    long weight(S state);
  }

  private final Fold<S> fold;
  private final List<ScalarType> types;
  private final List<S> states = new ArrayList<>();

  StateAccumulator(Fold<S> fold, List<ScalarType> types) {
    this.fold = fold;
    this.types = types;
  }

  @Override
  public void groups(int count) {
    while (states.size() < count) {
      states.add(fold.fresh());
    }
  }

  @Override
  public void add(int[] groups, Column[] arguments, int rows) {
    for (int row = 0; row < rows; row++) {
      fold.add(states.get(groups[row]), arguments, row);
    }
  }

  @Override
  public void merge(Accumulator other, int[] mapping) {
    @SuppressWarnings("unchecked")
    StateAccumulator<S> theirs = (StateAccumulator<S>) other;
    for (int group = 0; group < mapping.length; group++) {
      fold.merge(states.get(mapping[group]), theirs.states.get(group));
    }
  }

  @Override
  public boolean mergesExactly() {
    return fold.mergesExactly();
  }

  @Override
  public Column[] finish(int groups) {
    groups(groups);
    ColumnBuilder[] builders = new ColumnBuilder[types.size()];
    for (int i = 0; i < builders.length; i++) {
      builders[i] = Column.builder(types.get(i), groups);
    }
    for (int group = 0; group < groups; group++) {
      Value[] values = fold.finish(states.get(group));
      for (int i = 0; i < builders.length; i++) {
        builders[i].append(values[i]);
      }
    }
    Column[] columns = new Column[builders.length];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = builders[i].build();
    }
    return columns;
  }

  @Override
  public long weight() {
    long bytes = 24L * states.size();
    for (S state : states) {
      bytes += fold.weight(state);
    }
    return bytes;
  }
}
