package com.socmate.kql.function;

import static com.socmate.kql.type.ScalarType.DYNAMIC;

import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.util.List;

/// `a.b` and `a["b"]`, which are `member(a, "b")`, and `a[i]`, which is `element(a, i)`.
final class DynamicAccess {
  private DynamicAccess() {}

  static List<ScalarFunction> all() {
    return List.of(
        Define.lenient(
            "member",
            DYNAMIC,
            row -> row.properties(0).getOrDefault(row.text(1), Values.NULL),
            Define.json("bag"),
            Define.text("name")),
        Define.lenient(
            "element",
            DYNAMIC,
            row -> at(row.value(0), row.value(1)),
            Define.json("array"),
            Define.any("index")));
  }

  /// The element at an index, from the end where it is negative, or the property of a name; null
  /// where there is none.
  static Value at(Value holder, Value index) {
    return switch (holder) {
      case Value.Array(List<Value> items) when Numbers.isWhole(index) -> {
        long place = Numbers.whole(index);
        long at = place < 0 ? items.size() + place : place;
        yield at >= 0 && at < items.size() ? items.get((int) at) : Values.NULL;
      }
      case Value.Bag bag when index instanceof Value.Text(String name) ->
          bag.properties().getOrDefault(name, Values.NULL);
      default -> Values.NULL;
    };
  }
}
