package com.socmate.kql.aggregate;

import static com.socmate.kql.type.ScalarType.DYNAMIC;
import static com.socmate.kql.type.ScalarType.LONG;
import static com.socmate.kql.type.ScalarType.REAL;

import com.socmate.kql.aggregate.StateAccumulator.Fold;
import com.socmate.kql.function.Parameter;
import com.socmate.kql.function.ReturnRule;
import com.socmate.kql.function.ReturnRule.Argument;
import com.socmate.kql.sketch.Digests;
import com.socmate.kql.sketch.WeightedSample;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.type.TypeSet;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.Convert;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.ValueText;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.List;

/// `percentile` in all its forms, and `tdigest`.
final class PercentileAggregates {
  private PercentileAggregates() {}

  static List<AggregateFunction> all() {
    SignedAggregate digest = digest("tdigest", "tdigest");
    return List.of(
        new Percentiles("percentile", false, false),
        new Percentiles("percentiles", false, false),
        new Percentiles("percentilew", true, false),
        new Percentiles("percentilesw", true, false),
        new Percentiles("percentiles_array", false, true),
        new Percentiles("percentilesw_array", true, true),
        digest,
        merging("tdigest_merge"),
        merging("merge_tdigest"));
  }

  private static SignedAggregate digest(String name, String prefix) {
    return new SignedAggregate(
        name,
        prefix,
        List.of(
            Parameter.of("expr", TypeSet.SUMMABLE),
            Parameter.of("weight", TypeSet.INTEGER).optional()),
        ReturnRule.always(DYNAMIC),
        (arguments, _) ->
            () -> {
              ScalarType type = Digests.resultOf(arguments.getFirst().type());
              boolean weighted = arguments.size() > 1;
              return new StateAccumulator<>(
                  new Sampling(
                      type, weighted, sample -> new Value[] {Digests.toValue(type, sample)}),
                  List.of(DYNAMIC));
            });
  }

  private static SignedAggregate merging(String name) {
    return new SignedAggregate(
        name,
        "merge_tdigests",
        List.of(Parameter.of("tdigest", TypeSet.JSON)),
        ReturnRule.always(DYNAMIC),
        (_, _) -> () -> new StateAccumulator<>(new Merging(), List.of(DYNAMIC)));
  }

  @FunctionalInterface
  private interface Reading {
    Value[] of(WeightedSample sample);
  }

  private record Sampling(ScalarType type, boolean weighted, Reading reading)
      implements Fold<WeightedSample> {
    @Override
    public WeightedSample fresh() {
      return new WeightedSample();
    }

    @Override
    public void add(WeightedSample state, Column[] arguments, int row) {
      if (arguments[0].isNull(row)) {
        return;
      }
      long weight = 1;
      if (weighted) {
        weight = Convert.to(LONG, arguments[1].get(row)) instanceof Value.Int64(long it) ? it : 0;
      }
      state.add(Digests.encode(type, arguments[0].get(row)), weight);
    }

    @Override
    public void merge(WeightedSample state, WeightedSample later) {
      state.merge(later);
    }

    @Override
    public boolean mergesExactly() {
      return false;
    }

    @Override
    public Value[] finish(WeightedSample state) {
      return reading.of(state);
    }

    @Override
    public long weight(WeightedSample state) {
      return state.bytes();
    }
  }

  private static final class Merging implements Fold<List<Value>> {
    @Override
    public List<Value> fresh() {
      return new ArrayList<>();
    }

    @Override
    public void add(List<Value> state, Column[] arguments, int row) {
      state.add(arguments[0].get(row));
    }

    @Override
    public void merge(List<Value> state, List<Value> later) {
      state.addAll(later);
    }

    @Override
    public Value[] finish(List<Value> state) {
      return new Value[] {Digests.merge(state)};
    }

    @Override
    public long weight(List<Value> state) {
      return Weights.of(new Value.Array(state));
    }
  }

  private record Percentiles(String name, boolean weighted, boolean asArray)
      implements AggregateFunction {
    @Override
    public Binding bind(List<Argument> arguments) {
      int first = weighted ? 2 : 1;
      if (arguments.size() <= first) {
        return new WrongCount(name, first + 1, Integer.MAX_VALUE, arguments.size());
      }
      ScalarType given = arguments.getFirst().type();
      if (!TypeSet.SUMMABLE.contains(given)) {
        return new WrongType(name, 0, TypeSet.SUMMABLE, given);
      }
      if (weighted && !arguments.get(1).type().isInteger()) {
        return new WrongType(name, 1, TypeSet.INTEGER, arguments.get(1).type());
      }
      List<Double> percentages = new ArrayList<>();
      for (int i = first; i < arguments.size(); i++) {
        Column constant = arguments.get(i).constant();
        if (constant == null) {
          return new NotConstant(name, i);
        }
        collect(constant.get(0), percentages);
      }
      return bound(arguments, percentages);
    }

    private static void collect(Value value, List<Double> percentages) {
      if (value instanceof Value.Array(List<Value> items)) {
        items.forEach(it -> collect(it, percentages));
      } else {
        percentages.add(Convert.to(REAL, value) instanceof Value.Real(double it) ? it : Double.NaN);
      }
    }

    private Bound bound(List<Argument> arguments, List<Double> percentages) {
      ScalarType type = Digests.resultOf(arguments.getFirst().type());
      String argument = arguments.getFirst().name() == null ? "" : arguments.getFirst().name();
      List<Output> outputs = new ArrayList<>();
      if (asArray) {
        outputs.add(new Output("percentiles_" + argument, DYNAMIC));
      } else {
        for (Double percentage : percentages) {
          outputs.add(new Output("percentile_" + argument + "_" + fragment(percentage), type));
        }
      }
      List<ScalarType> types = outputs.stream().map(Output::type).toList();
      return new Bound(
          outputs,
          arguments.stream().map(Argument::type).toList(),
          () ->
              new StateAccumulator<>(
                  new Sampling(type, weighted, sample -> read(sample, type, percentages)), types));
    }

    private static String fragment(double percentage) {
      String text = ValueText.real(percentage);
      return (text.endsWith(".0") ? text.substring(0, text.length() - 2) : text).replace('.', '_');
    }

    private Value[] read(WeightedSample sample, ScalarType type, List<Double> percentages) {
      List<Value> values = new ArrayList<>();
      for (Double percentage : percentages) {
        values.add(
            sample.isEmpty() ? Values.NULL : Digests.decode(type, sample.percentile(percentage)));
      }
      return asArray
          ? new Value[] {sample.isEmpty() ? Values.NULL : new Value.Array(values)}
          : values.toArray(Value[]::new);
    }
  }
}
