package com.socmate.kql.exec;

import com.socmate.kql.bind.Term;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What conditions say of the moments in columns, by place: a row outside them cannot pass.
record TimeBounds(Map<Integer, TimeRange> ranges) {
  static final TimeBounds NONE = new TimeBounds(Map.of());

  TimeRange at(int place) {
    return ranges.getOrDefault(place, TimeRange.ALWAYS);
  }

  TimeBounds and(TimeBounds other) {
    Map<Integer, TimeRange> both = new HashMap<>(ranges);
    other.ranges.forEach((place, range) -> both.merge(place, range, TimeRange::and));
    return new TimeBounds(both);
  }

  /// The bounds on the columns that these terms pass on as they are.
  TimeBounds through(List<Term> terms) {
    Map<Integer, TimeRange> below = new HashMap<>();
    ranges.forEach((place, range) -> {
      if (terms.get(place) instanceof Term.Field(int source, _)) {
        below.merge(source, range, TimeRange::and);
      }
    });
    return new TimeBounds(below);
  }

  /// The bounds on columns that become these; one that becomes -1 is bounded by none.
  TimeBounds through(int[] targets) {
    Map<Integer, TimeRange> below = new HashMap<>();
    for (int place = 0; place < targets.length && !ranges.isEmpty(); place++) {
      TimeRange range = ranges.get(targets[place]);
      if (range != null) {
        below.put(place, range);
      }
    }
    return new TimeBounds(below);
  }

  static TimeBounds of(Term predicate) {
    return switch (predicate) {
      case Term.Logical(boolean conjunction, List<Term> operands) when conjunction ->
          operands.stream().map(TimeBounds::of).reduce(NONE, TimeBounds::and);
      case Term.Call(String function, _, List<Term> arguments, _) -> of(function, arguments);
      default -> NONE;
    };
  }

  private static TimeBounds of(String function, List<Term> arguments) {
    if (arguments.size() == 3
        && function.equals("between")
        && arguments.get(0) instanceof Term.Field(int place, _)
        && moment(arguments.get(1)) instanceof Value.Datetime(long low)
        && moment(arguments.get(2)) instanceof Value.Datetime(long high)) {
      return new TimeBounds(Map.of(place, new TimeRange(low, high + 1)));
    }
    if (arguments.size() != 2) {
      return NONE;
    }
    if (arguments.get(0) instanceof Term.Field(int place, _)
        && moment(arguments.get(1)) instanceof Value.Datetime(long ticks)) {
      return bound(function, place, ticks);
    }
    if (arguments.get(1) instanceof Term.Field(int place, _)
        && moment(arguments.get(0)) instanceof Value.Datetime(long ticks)) {
      return bound(mirrored(function), place, ticks);
    }
    return NONE;
  }

  private static Value moment(Term term) {
    return term instanceof Term.Constant(ScalarType type, Value value)
            && type == ScalarType.DATETIME
        ? value
        : com.socmate.kql.value.Values.NULL;
  }

  private static String mirrored(String function) {
    return switch (function) {
      case "<" -> ">";
      case ">" -> "<";
      case "<=" -> ">=";
      case ">=" -> "<=";
      default -> function;
    };
  }

  private static TimeBounds bound(String function, int place, long ticks) {
    return switch (function) {
      case ">" -> new TimeBounds(Map.of(place, new TimeRange(ticks + 1, Long.MAX_VALUE)));
      case ">=" -> new TimeBounds(Map.of(place, new TimeRange(ticks, Long.MAX_VALUE)));
      case "<" -> new TimeBounds(Map.of(place, new TimeRange(Long.MIN_VALUE, ticks)));
      case "<=" -> new TimeBounds(Map.of(place, new TimeRange(Long.MIN_VALUE, ticks + 1)));
      case "==" -> new TimeBounds(Map.of(place, new TimeRange(ticks, ticks + 1)));
      default -> NONE;
    };
  }
}
