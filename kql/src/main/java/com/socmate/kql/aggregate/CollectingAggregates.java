package com.socmate.kql.aggregate;

import static com.socmate.kql.type.ScalarType.DYNAMIC;
import static com.socmate.kql.type.ScalarType.LONG;

import com.socmate.kql.aggregate.StateAccumulator.Fold;
import com.socmate.kql.function.Parameter;
import com.socmate.kql.function.ReturnRule;
import com.socmate.kql.function.ReturnRule.Argument;
import com.socmate.kql.type.TypeSet;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.Convert;
import com.socmate.kql.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// `make_list`, `make_set` and `make_bag`: many values into one dynamic value. Lists and sets keep
/// the order in which values came.
final class CollectingAggregates {
  private static final long MOST = 1_048_576;
  private static final long MOST_OF_OLD = 128;

  private CollectingAggregates() {}

  static List<AggregateFunction> all() {
    SignedAggregate list = collecting("make_list", "list", MOST, false, ArrayList::new);
    SignedAggregate set = collecting("make_set", "set", MOST, false, LinkedHashSet::new);
    SignedAggregate bag = bag("make_bag", "bag");
    return List.of(
        list,
        list.filtered("make_list_if", "list", 1),
        collecting("makelist", "list", MOST_OF_OLD, false, ArrayList::new),
        collecting("make_list_with_nulls", "list", MOST, true, ArrayList::new),
        set,
        set.filtered("make_set_if", "set", 1),
        collecting("makeset", "set", MOST_OF_OLD, false, LinkedHashSet::new),
        bag,
        bag.filtered("make_bag_if", "bag", 1),
        bag("make_dictionary", "dictionary"));
  }

  private static SignedAggregate collecting(
      String name, String prefix, long most, boolean nulls, Supplier<Collection<Value>> fresh) {
    List<Parameter> parameters =
        nulls
            ? List.of(Parameter.of("expr", TypeSet.ANY))
            : List.of(Parameter.of("expr", TypeSet.ANY), maxSize());
    boolean flattens = !nulls;
    return new SignedAggregate(
        name,
        prefix,
        parameters,
        ReturnRule.always(DYNAMIC),
        (arguments, _) ->
            () ->
                new StateAccumulator<>(
                    new Collecting(limit(arguments, most), nulls, flattens, fresh),
                    List.of(DYNAMIC)));
  }

  private static SignedAggregate bag(String name, String prefix) {
    return new SignedAggregate(
        name,
        prefix,
        List.of(Parameter.of("expr", TypeSet.JSON), maxSize()),
        ReturnRule.always(DYNAMIC),
        (arguments, _) ->
            () -> new StateAccumulator<>(new Merging(limit(arguments, MOST)), List.of(DYNAMIC)));
  }

  private static Parameter maxSize() {
    return Parameter.of("maxSize", TypeSet.INTEGER).optional();
  }

  private static long limit(List<Argument> arguments, long otherwise) {
    Column size = arguments.size() > 1 ? arguments.get(1).constant() : null;
    return size != null && Convert.to(LONG, size.get(0)) instanceof Value.Int64(long it) && it >= 0
        ? Math.min(it, MOST)
        : otherwise;
  }

  /// @param flattens whether the elements of a dynamic array are taken one by one
  private record Collecting(
      long most, boolean nulls, boolean flattens, Supplier<Collection<Value>> empty)
      implements Fold<Collection<Value>> {
    @Override
    public Collection<Value> fresh() {
      return empty.get();
    }

    @Override
    public void add(Collection<Value> state, Column[] arguments, int row) {
      if (state.size() >= most) {
        return;
      }
      Value value = Convert.to(DYNAMIC, arguments[0].get(row));
      if (flattens && value instanceof Value.Array(List<Value> items)) {
        for (Value item : items) {
          keep(state, item);
        }
      } else {
        keep(state, value);
      }
    }

    private void keep(Collection<Value> state, Value value) {
      if (state.size() < most && (nulls || !value.isNull())) {
        state.add(value);
      }
    }

    @Override
    public void merge(Collection<Value> state, Collection<Value> later) {
      for (Value value : later) {
        keep(state, value);
      }
    }

    @Override
    public Value[] finish(Collection<Value> state) {
      return new Value[] {new Value.Array(new ArrayList<>(state))};
    }

    @Override
    public long weight(Collection<Value> state) {
      long bytes = 56;
      for (Value value : state) {
        bytes += 24 + Weights.of(value);
      }
      return bytes;
    }
  }

  private record Merging(long most) implements Fold<Map<String, Value>> {
    @Override
    public Map<String, Value> fresh() {
      return new LinkedHashMap<>();
    }

    @Override
    public void add(Map<String, Value> state, Column[] arguments, int row) {
      if (arguments[0].get(row) instanceof Value.Bag(Map<String, Value> properties)) {
        merge(state, properties);
      }
    }

    @Override
    public void merge(Map<String, Value> state, Map<String, Value> later) {
      for (Map.Entry<String, Value> property : later.entrySet()) {
        if (state.size() < most || state.containsKey(property.getKey())) {
          state.putIfAbsent(property.getKey(), property.getValue());
        }
      }
    }

    @Override
    public Value[] finish(Map<String, Value> state) {
      return new Value[] {new Value.Bag(new LinkedHashMap<>(state))};
    }

    @Override
    public long weight(Map<String, Value> state) {
      return Weights.of(new Value.Bag(state));
    }
  }
}
