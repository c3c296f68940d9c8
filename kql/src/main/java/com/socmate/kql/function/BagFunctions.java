package com.socmate.kql.function;

import static com.socmate.kql.type.ScalarType.BOOL;
import static com.socmate.kql.type.ScalarType.DYNAMIC;
import static com.socmate.kql.type.ScalarType.LONG;
import static com.socmate.kql.type.ScalarType.REAL;

import com.socmate.kql.value.Order;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.ValueText;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Functions over property bags, and over arrays taken as sets.
final class BagFunctions {
  private BagFunctions() {}

  static List<ScalarFunction> all() {
    List<ScalarFunction> functions = new ArrayList<>();
    for (String name : List.of("bag_pack", "pack", "pack_dictionary")) {
      functions.add(
          Define.lenient(
              name,
              DYNAMIC,
              BagFunctions::pack,
              Define.text("key").repeated(),
              Define.any("value").repeated()));
    }
    functions.add(
        Define.lenient(
            "bag_keys",
            DYNAMIC,
            row ->
                row.isBag(0)
                    ? new Value.Array(row.properties(0).keySet().stream().map(Values::of).toList())
                    : Values.NULL,
            Define.json("bag")));
    functions.add(
        Define.lenient(
            "bag_merge",
            DYNAMIC,
            BagFunctions::merge,
            Define.json("bag"),
            Define.json("bag").repeated()));
    functions.add(
        Define.lenient(
            "bag_has_key",
            BOOL,
            row -> row.isBag(0) ? Values.of(hasKey(row.value(0), row.text(1))) : Values.NULL,
            Define.json("bag"),
            Define.text("key")));
    functions.add(
        Define.lenient(
            "bag_remove_keys",
            DYNAMIC,
            row -> row.isBag(0) ? remove(row.value(0), row.items(1)) : Values.NULL,
            Define.json("bag"),
            Define.json("keys")));
    functions.add(
        Define.lenient(
            "bag_set_key",
            DYNAMIC,
            row -> row.isBag(0) ? put(row.value(0), row.text(1), row.value(2)) : Values.NULL,
            Define.json("bag"),
            Define.text("key"),
            Define.any("value")));
    functions.add(
        Define.lenient(
            "bag_zip", DYNAMIC, BagFunctions::zip, Define.json("keys"), Define.json("values")));
    functions.add(
        Define.lenient("treepath", DYNAMIC, BagFunctions::paths, Define.json("object"))
            .named(Naming.prefixed("tree")));
    functions.add(set("set_union", BagFunctions::union));
    functions.add(set("set_intersect", BagFunctions::intersect));
    functions.add(set("set_difference", BagFunctions::difference));
    functions.add(
        Define.lenient(
            "set_equals",
            BOOL,
            row ->
                row.isArray(0) && row.isArray(1)
                    ? Values.of(distinct(row.items(0)).equals(distinct(row.items(1))))
                    : Values.NULL,
            Define.json("set1"),
            Define.json("set2")));
    functions.add(
        Define.lenient(
            "jaccard_index",
            REAL,
            row -> {
              Set<Value> all = distinct(row.items(0));
              Set<Value> common = distinct(row.items(1));
              Set<Value> union = new LinkedHashSet<>(all);
              union.addAll(common);
              common.retainAll(all);
              return Values.of((double) common.size() / union.size());
            },
            Define.json("set1"),
            Define.json("set2")));
    functions.add(sorted("array_sort_asc", 1));
    functions.add(sorted("array_sort_desc", -1));
    functions.add(
        Define.lenient(
            "estimate_data_size",
            LONG,
            row -> {
              long bytes = 0;
              for (int i = 0; i < row.size(); i++) {
                bytes += dataSize(row.value(i));
              }
              return Values.of(bytes);
            },
            Define.any("column").repeated()));
    return functions;
  }

  private static long dataSize(Value value) {
    return switch (value) {
      case Value.Null _ -> 0;
      case Value.Bool _ -> 1;
      case Value.Int32 _ -> 4;
      case Value.Guid _, Value.Decimal _ -> 16;
      case Value.Text _, Value.Array _, Value.Bag _ -> ValueText.of(value).length();
      default -> 8;
    };
  }

  private static Value pack(Row row) {
    Map<String, Value> properties = new LinkedHashMap<>();
    for (int i = 0; i + 1 < row.size(); i += 2) {
      properties.put(row.text(i), ArrayFunctions.element(row.value(i + 1)));
    }
    return new Value.Bag(properties);
  }

  private static Value merge(Row row) {
    Map<String, Value> merged = new LinkedHashMap<>();
    for (int i = 0; i < row.size(); i++) {
      row.properties(i).forEach(merged::putIfAbsent);
    }
    return new Value.Bag(merged);
  }

  private static boolean hasKey(Value bag, String key) {
    if (!key.startsWith("$")) {
      return bag instanceof Value.Bag(Map<String, Value> properties) && properties.containsKey(key);
    }
    Optional<List<Value>> steps = JsonPath.steps(key);
    if (steps.isEmpty()) {
      return false;
    }
    Value at = bag;
    for (Value step : steps.get()) {
      boolean there =
          switch (at) {
            case Value.Bag(Map<String, Value> properties) ->
                properties.containsKey(ValueText.of(step));
            case Value.Array(List<Value> items) ->
                Numbers.isWhole(step) && Numbers.whole(step) < items.size();
            default -> false;
          };
      if (!there) {
        return false;
      }
      at = DynamicAccess.at(at, step);
    }
    return true;
  }

  private static Value remove(Value bag, List<Value> keys) {
    Value left = bag;
    for (Value key : keys) {
      String name = ValueText.of(key);
      List<Value> steps =
          name.startsWith("$") ? JsonPath.steps(name).orElse(List.of()) : List.of(key);
      left = without(left, steps);
    }
    return left;
  }

  private static Value without(Value from, List<Value> steps) {
    if (steps.isEmpty() || !(from instanceof Value.Bag(Map<String, Value> properties))) {
      return from;
    }
    String name = ValueText.of(steps.getFirst());
    Map<String, Value> left = new LinkedHashMap<>(properties);
    Value inner = left.get(name);
    if (inner != null && steps.size() > 1) {
      left.put(name, without(inner, steps.subList(1, steps.size())));
    } else {
      left.remove(name);
    }
    return new Value.Bag(left);
  }

  private static Value put(Value bag, String key, Value value) {
    List<Value> steps =
        key.startsWith("$") ? JsonPath.steps(key).orElse(List.of()) : List.of(Values.of(key));
    return steps.isEmpty() ? bag : with(bag, steps, ArrayFunctions.element(value));
  }

  private static Value with(Value into, List<Value> steps, Value value) {
    Map<String, Value> properties =
        into instanceof Value.Bag(Map<String, Value> known)
            ? new LinkedHashMap<>(known)
            : new LinkedHashMap<>();
    String name = ValueText.of(steps.getFirst());
    properties.put(
        name,
        steps.size() == 1
            ? value
            : with(
                properties.getOrDefault(name, Values.NULL), steps.subList(1, steps.size()), value));
    return new Value.Bag(properties);
  }

  private static Value zip(Row row) {
    Map<String, Value> zipped = new LinkedHashMap<>();
    List<Value> keys = row.items(0);
    List<Value> values = row.items(1);
    for (int i = 0; i < keys.size(); i++) {
      if (keys.get(i) instanceof Value.Text(String key)) {
        zipped.put(key, i < values.size() ? values.get(i) : Values.NULL);
      }
    }
    return new Value.Bag(zipped);
  }

  private static Value paths(Row row) {
    List<Value> paths = new ArrayList<>();
    collect(row.value(0), "", paths, 0);
    return new Value.Array(new ArrayList<>(new LinkedHashSet<>(paths)));
  }

  private static void collect(Value value, String path, List<Value> paths, int depth) {
    if (depth > 64) {
      return;
    }
    switch (value) {
      case Value.Bag(Map<String, Value> properties) ->
          properties.forEach((name, inner) -> {
            String step = path + "['" + name + "']";
            paths.add(Values.of(step));
            collect(inner, step, paths, depth + 1);
          });
      case Value.Array(List<Value> items) when !items.isEmpty() -> {
        String step = path + "[0]";
        paths.add(Values.of(step));
        collect(items.getFirst(), step, paths, depth + 1);
      }
      default -> {}
    }
  }

  @FunctionalInterface
  private interface SetJoin {
    void into(Set<Value> known, Set<Value> next);
  }

  private static ScalarFunction set(String name, SetJoin join) {
    return Define.lenient(
        name,
        DYNAMIC,
        row -> {
          for (int i = 0; i < row.size(); i++) {
            if (!row.isArray(i)) {
              return Values.NULL;
            }
          }
          Set<Value> joined = distinct(row.items(0));
          for (int i = 1; i < row.size(); i++) {
            join.into(joined, distinct(row.items(i)));
          }
          return new Value.Array(new ArrayList<>(joined));
        },
        Define.json("set"),
        Define.json("set").repeated());
  }

  private static Set<Value> distinct(List<Value> items) {
    return new LinkedHashSet<>(items);
  }

  private static void union(Set<Value> known, Set<Value> next) {
    known.addAll(next);
  }

  private static void intersect(Set<Value> known, Set<Value> next) {
    known.retainAll(next);
  }

  private static void difference(Set<Value> known, Set<Value> next) {
    known.removeAll(next);
  }

  private static ScalarFunction sorted(String name, int direction) {
    Kernel kernel =
        (evaluation, a, rows) ->
            Define.kernel(DYNAMIC, row -> sort(row, direction)).evaluate(evaluation, a, rows);
    ScalarFunction function =
        Define.function(
            name,
            Define.overload(DYNAMIC, kernel, Define.json("array").repeated()),
            Define.overload(
                DYNAMIC, kernel, Define.json("array").repeated(), Define.flag("nulls_last")));
    return function.withTuple(arguments -> {
      List<ScalarFunction.Output> outputs = new ArrayList<>();
      for (int i = 0; i < arguments.size(); i++) {
        if (arguments.get(i).type() == DYNAMIC) {
          String own = arguments.get(i).name();
          outputs.add(
              new ScalarFunction.Output((own == null ? "array" + i : own) + "_sorted", DYNAMIC));
        }
      }
      return outputs;
    });
  }

  /// The first array sorted, and the others in the order that sorting gave.
  private static Value sort(Row row, int direction) {
    boolean flagged = row.value(row.size() - 1) instanceof Value.Bool;
    boolean nullsLast = !flagged || row.flag(row.size() - 1);
    int arrays = flagged ? row.size() - 1 : row.size();
    List<Value> keys = row.items(0);
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      places.add(i);
    }
    Comparator<Value> byValue = direction > 0 ? Order.ASCENDING : Order.ASCENDING.reversed();
    places.sort((x, y) -> {
      Value a = keys.get(x);
      Value b = keys.get(y);
      if (a.isNull() || b.isNull()) {
        int nullFirst = Boolean.compare(b.isNull(), a.isNull());
        return nullsLast ? -nullFirst : nullFirst;
      }
      return byValue.compare(a, b);
    });
    List<Value> sorted = new ArrayList<>();
    for (int i = 0; i < arrays; i++) {
      List<Value> items = row.items(i);
      sorted.add(
          row.isArray(i) && items.size() == keys.size()
              ? new Value.Array(places.stream().map(items::get).toList())
              : Values.NULL);
    }
    return new Value.Array(sorted);
  }
}
