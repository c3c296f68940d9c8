package com.socmate.kql.aggregate;

import com.socmate.kql.value.Value;
import java.util.List;
import java.util.Map;

/// About how much heap a value takes.
final class Weights {
  private Weights() {}

  static long of(Value value) {
    return switch (value) {
      case Value.Null _, Value.Bool _ -> 0;
      case Value.Text(String text) -> 64 + text.length();
      case Value.Array(List<Value> items) -> 56 + items.stream().mapToLong(it -> 8 + of(it)).sum();
      case Value.Bag(Map<String, Value> properties) ->
          112
              + properties.entrySet().stream()
                  .mapToLong(it -> 104 + it.getKey().length() + of(it.getValue()))
                  .sum();
      default -> 32;
    };
  }
}
