package com.socmate.kql.aggregate;

import static com.socmate.kql.type.ScalarType.DYNAMIC;
import static com.socmate.kql.type.ScalarType.LONG;

import com.socmate.kql.aggregate.StateAccumulator.Fold;
import com.socmate.kql.function.Parameter;
import com.socmate.kql.function.ReturnRule;
import com.socmate.kql.function.ReturnRule.Argument;
import com.socmate.kql.sketch.DistinctSketch;
import com.socmate.kql.sketch.Sketches;
import com.socmate.kql.type.TypeSet;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.Convert;
import com.socmate.kql.value.DynamicColumn;
import com.socmate.kql.value.Hashing;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.util.List;

/// `dcount`, `count_distinct`, `hll` and `hll_merge`. Nulls count as no value; an empty string is
/// one.
final class DistinctAggregates {
  private DistinctAggregates() {}

  static List<AggregateFunction> all() {
    SignedAggregate dcount = distinct("dcount", false);
    SignedAggregate exact = distinct("count_distinct", true);
    SignedAggregate hll =
        new SignedAggregate(
            "hll",
            "hll",
            List.of(value(), accuracy()),
            ReturnRule.always(DYNAMIC),
            (arguments, _) ->
                () ->
                    new StateAccumulator<>(
                        new Sketching(precision(arguments), false, true), List.of(DYNAMIC)));
    SignedAggregate merge =
        new SignedAggregate(
            "hll_merge",
            "hll_merge",
            List.of(Parameter.of("hll", TypeSet.JSON)),
            ReturnRule.always(DYNAMIC),
            (_, _) -> () -> new StateAccumulator<>(new Merging(), List.of(DYNAMIC)));
    return List.of(
        dcount,
        dcount.filtered("dcountif", "dcountif", 1),
        exact,
        exact.filtered("count_distinctif", "count_distinctif", 1),
        hll,
        hll.filtered("hll_if", "hll_if", 1),
        merge);
  }

  private static SignedAggregate distinct(String name, boolean exact) {
    return new SignedAggregate(
        name,
        name,
        exact ? List.of(value()) : List.of(value(), accuracy()),
        ReturnRule.always(LONG),
        (arguments, _) -> () -> new DistinctStates(precision(arguments), exact));
  }

  private static Parameter value() {
    return Parameter.of("expr", TypeSet.ANY);
  }

  private static Parameter accuracy() {
    return Parameter.of("accuracy", TypeSet.NUMBER).optional();
  }

  /// Registers by the accuracy asked for: 0 is the roughest, 4 the finest, 1 the default.
  private static int precision(List<Argument> arguments) {
    Column accuracy = arguments.size() > 1 ? arguments.get(1).constant() : null;
    long level =
        accuracy != null && Convert.to(LONG, accuracy.get(0)) instanceof Value.Int64(long it)
            ? it
            : 1;
    return switch (Math.clamp(level, 0, 4)) {
      case 0 -> 12;
      case 1 -> 14;
      case 2 -> 16;
      case 3 -> 17;
      default -> 18;
    };
  }

  private record Sketching(int precision, boolean exact, boolean asDynamic)
      implements Fold<DistinctSketch> {
    @Override
    public DistinctSketch fresh() {
      return new DistinctSketch(precision, exact);
    }

    @Override
    public void add(DistinctSketch state, Column[] arguments, int row) {
      Column column = arguments[0];
      if (!column.isNull(row)) {
        state.add(Hashing.of(column, row));
      }
    }

    @Override
    public void merge(DistinctSketch state, DistinctSketch later) {
      state.merge(later);
    }

    @Override
    public Value[] finish(DistinctSketch state) {
      return new Value[] {asDynamic ? Sketches.toValue(state) : Values.of(state.count())};
    }

    @Override
    public long weight(DistinctSketch state) {
      return state.weight();
    }
  }

  private static final class Merging implements Fold<DistinctSketch[]> {
    @Override
    public DistinctSketch[] fresh() {
      return new DistinctSketch[] {new DistinctSketch(14, false)};
    }

    @Override
    public void add(DistinctSketch[] state, Column[] arguments, int row) {
      Value value = ((DynamicColumn) arguments[0]).getDynamic(row);
      state[0] = Sketches.merged(state[0], Sketches.ofValue(value));
    }

    @Override
    public void merge(DistinctSketch[] state, DistinctSketch[] later) {
      state[0] = Sketches.merged(state[0], later[0]);
    }

    @Override
    public Value[] finish(DistinctSketch[] state) {
      return new Value[] {Sketches.toValue(state[0])};
    }

    @Override
    public long weight(DistinctSketch[] state) {
      return state[0].weight();
    }
  }
}
