package com.socmate.kql.function;

import static com.socmate.kql.type.ScalarType.BOOL;
import static com.socmate.kql.type.ScalarType.DYNAMIC;
import static com.socmate.kql.type.ScalarType.LONG;
import static com.socmate.kql.type.ScalarType.REAL;

import com.socmate.kql.type.ScalarType;
import com.socmate.kql.type.TypeSet;
import com.socmate.kql.value.Convert;
import com.socmate.kql.value.Ticks;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Functions over dynamic arrays. What is no array gives null.
final class ArrayFunctions {
  private static final int MOST_ITEMS = 1_048_576;

  private ArrayFunctions() {}

  static List<ScalarFunction> all() {
    List<ScalarFunction> functions = new ArrayList<>();
    for (String name : List.of("array_length", "arraylength")) {
      functions.add(
          Define.lenient(
              name,
              LONG,
              row -> row.isArray(0) ? Values.of((long) row.items(0).size()) : Values.NULL,
              Define.json("array")));
    }
    functions.add(
        Define.lenient(
            "array_concat", DYNAMIC, ArrayFunctions::concat, Define.json("array").repeated()));
    functions.add(onArray("array_reverse", row -> new Value.Array(row.items(0).reversed())));
    functions.add(
        onArray(
            "array_slice",
            row -> slice(row.items(0), row.whole(1), row.whole(2)),
            Define.integer("start"),
            Define.integer("end")));
    functions.add(split());
    functions.add(shift("array_shift_left", 1));
    functions.add(shift("array_shift_right", -1));
    functions.add(rotate("array_rotate_left", 1));
    functions.add(rotate("array_rotate_right", -1));
    functions.add(indexOf());
    for (String name : List.of("array_iff", "array_iif")) {
      functions.add(
          Define.lenient(
              name,
              DYNAMIC,
              ArrayFunctions::choose,
              Define.json("conditions"),
              Define.any("when_true"),
              Define.any("when_false")));
    }
    functions.add(
        Define.lenient(
            "array_sum",
            REAL,
            row -> row.isArray(0) ? Values.of(sum(row.items(0))) : Values.NULL,
            Define.json("array")));
    functions.add(
        Define.lenient(
            "zip",
            DYNAMIC,
            ArrayFunctions::zip,
            Define.json("array"),
            Define.json("array").repeated()));
    functions.add(
        Define.lenient(
            "pack_array", DYNAMIC, ArrayFunctions::pack, Define.any("value").repeated()));
    functions.add(range());
    functions.add(
        Define.lenient(
                "repeat",
                DYNAMIC,
                row -> {
                  long count = row.whole(1);
                  return count < 0 || count > MOST_ITEMS
                      ? Values.NULL
                      : new Value.Array(Collections.nCopies((int) count, element(row.value(0))));
                },
                Define.any("value"),
                Define.integer("count"))
            .named(Naming.prefixed("repeat")));
    functions.add(
        Define.lenient(
            "set_has_element",
            BOOL,
            row ->
                row.isArray(0)
                    ? Values.of(
                        row.items(0).stream()
                            .anyMatch(it -> Equality.sameOrBothNull(it, row.value(1))))
                    : Values.NULL,
            Define.json("set"),
            Define.any("value")));
    return functions;
  }

  static Value element(Value value) {
    return Convert.to(DYNAMIC, value);
  }

  private static ScalarFunction onArray(
      String name, Define.RowFunction function, Parameter... more) {
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(Define.json("array"));
    parameters.addAll(List.of(more));
    return Define.lenient(
        name,
        DYNAMIC,
        row -> row.isArray(0) ? function.apply(row) : Values.NULL,
        parameters.toArray(Parameter[]::new));
  }

  private static Value concat(Row row) {
    List<Value> items = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      if (!row.isArray(i) && !row.isNull(i)) {
        items.add(row.value(i));
      }
      items.addAll(row.items(i));
    }
    return new Value.Array(items);
  }

  private static Value pack(Row row) {
    List<Value> items = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      items.add(element(row.value(i)));
    }
    return new Value.Array(items);
  }

  private static Value slice(List<Value> items, long start, long end) {
    long from = start < 0 ? Math.max(0, items.size() + start) : start;
    long to = Math.min(end < 0 ? items.size() + end : end, items.size() - 1L);
    return from > to
        ? new Value.Array(List.of())
        : new Value.Array(items.subList((int) from, (int) to + 1));
  }

  private static ScalarFunction split() {
    return onArray(
        "array_split",
        row -> {
          List<Value> items = row.items(0);
          List<Value> cuts = row.isArray(1) ? row.items(1) : List.of(row.value(1));
          List<Value> parts = new ArrayList<>();
          int from = 0;
          for (Value cut : cuts) {
            long index = Numbers.isWhole(cut) ? Numbers.whole(cut) : 0;
            int to = Math.clamp(index < 0 ? items.size() + index : index, from, items.size());
            parts.add(new Value.Array(items.subList(from, to)));
            from = to;
          }
          parts.add(new Value.Array(items.subList(from, items.size())));
          return new Value.Array(parts);
        },
        Parameter.of("index", TypeSet.of(ScalarType.INT, LONG, DYNAMIC)));
  }

  private static ScalarFunction shift(String name, int direction) {
    return onArray(
        name,
        row -> {
          List<Value> items = row.items(0);
          long by = direction * row.whole(1);
          Value filler = row.has(2) ? element(row.value(2)) : Values.NULL;
          List<Value> shifted = new ArrayList<>();
          for (int i = 0; i < items.size(); i++) {
            long from = i + by;
            shifted.add(from >= 0 && from < items.size() ? items.get((int) from) : filler);
          }
          return new Value.Array(shifted);
        },
        Define.integer("shift_count"),
        Define.any("default_value").optional());
  }

  private static ScalarFunction rotate(String name, int direction) {
    return onArray(
        name,
        row -> {
          List<Value> items = row.items(0);
          List<Value> rotated = new ArrayList<>();
          for (int i = 0; i < items.size(); i++) {
            rotated.add(
                items.get((int) Math.floorMod(i + direction * row.whole(1), (long) items.size())));
          }
          return new Value.Array(rotated);
        },
        Define.integer("rotate_count"));
  }

  private static ScalarFunction indexOf() {
    return Define.lenient(
        "array_index_of",
        LONG,
        row -> {
          if (!row.isArray(0)) {
            return Values.NULL;
          }
          List<Value> items = row.items(0);
          long start = row.wholeOr(2, 0);
          long from = start < 0 ? Math.max(0, items.size() + start) : start;
          long length = row.wholeOr(3, -1);
          long to = length < 0 ? items.size() : Math.min(items.size(), from + length);
          long left = row.wholeOr(4, 1);
          for (long i = from; i < to; i++) {
            if (Equality.sameOrBothNull(items.get((int) i), row.value(1)) && --left == 0) {
              return Values.of(i);
            }
          }
          return Values.of(-1L);
        },
        Define.json("array"),
        Define.any("value"),
        Define.integer("start").optional(),
        Define.integer("length").optional(),
        Define.integer("occurrence").optional());
  }

  private static Value choose(Row row) {
    if (!row.isArray(0)) {
      return Values.NULL;
    }
    List<Value> chosen = new ArrayList<>();
    List<Value> conditions = row.items(0);
    for (int i = 0; i < conditions.size(); i++) {
      Value condition = Convert.to(BOOL, conditions.get(i));
      chosen.add(
          condition.isNull() ? Values.NULL : at(row, condition.equals(Values.TRUE) ? 1 : 2, i));
    }
    return new Value.Array(chosen);
  }

  private static Value at(Row row, int place, int index) {
    if (!row.isArray(place)) {
      return element(row.value(place));
    }
    List<Value> items = row.items(place);
    return index < items.size() ? items.get(index) : Values.NULL;
  }

  private static double sum(List<Value> items) {
    double sum = 0;
    for (Value item : items) {
      sum += item.isNull() ? 0 : Numbers.real(item);
    }
    return sum;
  }

  private static Value zip(Row row) {
    int longest = 0;
    for (int i = 0; i < row.size(); i++) {
      longest = Math.max(longest, row.items(i).size());
    }
    List<Value> zipped = new ArrayList<>();
    for (int index = 0; index < longest; index++) {
      List<Value> together = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        together.add(index < row.items(i).size() ? row.items(i).get(index) : Values.NULL);
      }
      zipped.add(new Value.Array(together));
    }
    return new Value.Array(zipped);
  }

  private static ScalarFunction range() {
    return Define.lenient(
        "range",
        DYNAMIC,
        row -> row.anyNull() ? Values.NULL : series(row),
        Parameter.of("start", TypeSet.SUMMABLE),
        Parameter.of("stop", TypeSet.SUMMABLE),
        Parameter.of("step", TypeSet.SUMMABLE).optional());
  }

  private static Value series(Row row) {
    boolean reals = false;
    for (int i = 0; i < row.size(); i++) {
      reals |= row.value(i) instanceof Value.Real || row.value(i) instanceof Value.Decimal;
    }
    List<Value> items = new ArrayList<>();
    if (reals) {
      double step = row.realOr(2, 1);
      double from = row.real(0);
      double steps = step == 0 ? -1 : Math.floor((row.real(1) - from) / step + 1e-9);
      for (int i = 0; i <= steps && i < MOST_ITEMS; i++) {
        items.add(Values.of(from + i * step));
      }
      return new Value.Array(items);
    }
    boolean moments = row.value(0) instanceof Value.Datetime;
    long step = row.wholeOr(2, moments ? Ticks.PER_HOUR : 1);
    long to = row.whole(1);
    for (long at = row.whole(0);
        step != 0 && items.size() < MOST_ITEMS && (step > 0 ? at <= to : at >= to);
        at += step) {
      items.add(
          switch (row.value(0)) {
            case Value.Datetime _ -> new Value.Datetime(at);
            case Value.Timespan _ -> new Value.Timespan(at);
            default -> Values.of(at);
          });
    }
    return new Value.Array(items);
  }
}
