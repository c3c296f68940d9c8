package com.socmate.kql.aggregate;

import static com.socmate.kql.type.ScalarType.DYNAMIC;

import com.socmate.kql.aggregate.StateAccumulator.Fold;
import com.socmate.kql.function.Parameter;
import com.socmate.kql.function.ReturnRule;
import com.socmate.kql.type.TypeSet;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `buildschema`: the least schema that admits every dynamic value seen.
final class SchemaAggregate {
  private SchemaAggregate() {}

  static List<AggregateFunction> all() {
    return List.of(
        new SignedAggregate(
            "buildschema",
            "schema",
            List.of(Parameter.of("expr", TypeSet.JSON)),
            ReturnRule.always(DYNAMIC),
            (_, _) -> () -> new StateAccumulator<>(new Schemas(), List.of(DYNAMIC))));
  }

  /// The kinds a place in the values may have.
  private static final class Schema {
    private final Set<String> scalars = new LinkedHashSet<>();
    private final Map<String, Schema> properties = new LinkedHashMap<>();

    void see(Value value) {
      switch (value) {
        case Value.Bag(Map<String, Value> bag) -> bag.forEach((name, inner) -> at(name).see(inner));
        case Value.Array(List<Value> items) -> {
          Schema indexer = at("`indexer`");
          items.forEach(indexer::see);
        }
        case Value.Null _ -> {}
        default -> scalars.add(name(value));
      }
    }

    private Schema at(String name) {
      return properties.computeIfAbsent(name, _ -> new Schema());
    }

    void merge(Schema later) {
      scalars.addAll(later.scalars);
      later.properties.forEach((name, schema) -> at(name).merge(schema));
    }

    private static String name(Value value) {
      return switch (value) {
        case Value.Bool _ -> "bool";
        case Value.Int32 _, Value.Int64 _ -> "long";
        case Value.Real _, Value.Decimal _ -> "double";
        case Value.Datetime _ -> "datetime";
        case Value.Timespan _ -> "timespan";
        case Value.Guid _ -> "guid";
        default -> "string";
      };
    }

    Value toValue() {
      List<Value> kinds = new ArrayList<>();
      scalars.forEach(it -> kinds.add(Values.of(it)));
      if (!properties.isEmpty()) {
        Map<String, Value> inner = new LinkedHashMap<>();
        properties.forEach((name, schema) -> inner.put(name, schema.toValue()));
        kinds.add(new Value.Bag(inner));
      }
      return kinds.size() == 1 ? kinds.getFirst() : new Value.Array(kinds);
    }
  }

  private static final class Schemas implements Fold<Schema> {
    @Override
    public Schema fresh() {
      return new Schema();
    }

    @Override
    public void add(Schema state, Column[] arguments, int row) {
      state.see(arguments[0].get(row));
    }

    @Override
    public void merge(Schema state, Schema later) {
      state.merge(later);
    }

    @Override
    public Value[] finish(Schema state) {
      return new Value[] {state.toValue()};
    }

    @Override
    public long weight(Schema state) {
      return 200L * (1 + state.properties.size());
    }
  }
}
