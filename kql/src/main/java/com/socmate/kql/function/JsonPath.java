package com.socmate.kql.function;

import com.socmate.kql.value.Json;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The plain paths of the language, `$.a.b[0]['c d']`.
final class JsonPath {
  private JsonPath() {}

  /// What stands at a path in a dynamic value or in JSON text; null where nothing does.
  static Value find(String path, Value json) {
    Value at = json instanceof Value.Text(String text) ? Json.parse(text) : json;
    Optional<List<Value>> steps = steps(path);
    if (steps.isEmpty()) {
      return Values.NULL;
    }
    for (Value step : steps.get()) {
      at = DynamicAccess.at(at, step);
    }
    return at;
  }

  /// The names and indices of a path, or nothing where it is none.
  static Optional<List<Value>> steps(String path) {
    List<Value> steps = new ArrayList<>();
    int at = path.startsWith("$") ? 1 : 0;
    while (at < path.length()) {
      int end = path.charAt(at) == '[' ? bracket(path, at, steps) : name(path, at, steps);
      if (end < 0) {
        return Optional.empty();
      }
      at = end;
    }
    return Optional.of(steps);
  }

  private static int name(String path, int at, List<Value> steps) {
    int from = path.charAt(at) == '.' ? at + 1 : at;
    int to = from;
    while (to < path.length() && path.charAt(to) != '.' && path.charAt(to) != '[') {
      to++;
    }
    if (to == from) {
      return -1;
    }
    steps.add(Values.of(path.substring(from, to)));
    return to;
  }

  private static int bracket(String path, int at, List<Value> steps) {
    int end = path.indexOf(']', at);
    if (end < 0) {
      return -1;
    }
    String inside = path.substring(at + 1, end).strip();
    if (inside.length() >= 2 && (inside.startsWith("'") || inside.startsWith("\""))) {
      steps.add(Values.of(inside.substring(1, inside.length() - 1)));
    } else if (!inside.isEmpty()
        && inside.length() < 10
        && inside.chars().allMatch(c -> Character.isDigit(c) || c == '-')) {
      steps.add(Values.of((long) Integer.parseInt(inside)));
    } else {
      return -1;
    }
    return end + 1;
  }
}
