package com.socmate.conformance;

import java.util.Map;

/// What became of one vector. `sides` are fields compared beside the verdict: they are shown as
/// percentages and decide nothing.
public sealed interface Result {
  String id();

  /// The code gives what the vector says.
  record Passed(String id, Map<String, Boolean> sides) implements Result {}

  /// The code gives something else.
  record Failed(String id, String what, String expected, String got, Map<String, Boolean> sides)
      implements Result {}

  /// The vector is not about us; `why` groups the count.
  record Skipped(String id, String why) implements Result {}

  /// Passed when `expected` and `got` read the same.
  static Result compare(String id, String what, String expected, String got) {
    return compare(id, what, expected, got, expected.equals(got), Map.of());
  }

  /// Passed when `agrees`, with fields compared beside.
  static Result compare(
      String id,
      String what,
      String expected,
      String got,
      boolean agrees,
      Map<String, Boolean> sides) {
    return agrees ? new Passed(id, sides) : new Failed(id, what, expected, got, sides);
  }
}
