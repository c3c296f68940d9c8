package com.socmate.kql.function;

import static com.socmate.kql.type.ScalarType.DYNAMIC;

import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.List;

/// `series_fill_…`: values in the place of missing ones, which are nulls or a placeholder the
/// caller names.
final class SeriesFilling {
  private SeriesFilling() {}

  static List<ScalarFunction> all() {
    return List.of(
        Define.lenient(
                "series_fill_const",
                DYNAMIC,
                row -> filled(row, 2, (_, _) -> row.has(1) ? row.value(1) : Values.of(0L)),
                Define.json("series"),
                Define.number("constant_value").optional(),
                Define.number("missing_value_placeholder").optional())
            .named(Naming.FIRST_ARGUMENT),
        Define.lenient(
                "series_fill_forward",
                DYNAMIC,
                row -> filled(row, 1, (items, at) -> nearest(items, at, -1, row)),
                Define.json("series"),
                Define.number("missing_value_placeholder").optional())
            .named(Naming.FIRST_ARGUMENT),
        Define.lenient(
                "series_fill_backward",
                DYNAMIC,
                row -> filled(row, 1, (items, at) -> nearest(items, at, 1, row)),
                Define.json("series"),
                Define.number("missing_value_placeholder").optional())
            .named(Naming.FIRST_ARGUMENT),
        Define.lenient(
                "series_fill_linear",
                DYNAMIC,
                row -> filled(row, 1, (items, at) -> between(items, at, row)),
                Define.json("series"),
                Define.number("missing_value_placeholder").optional(),
                Define.flag("fill_edges").optional(),
                Define.number("constant_value").optional())
            .named(Naming.FIRST_ARGUMENT));
  }

  @FunctionalInterface
  private interface Filler {
    Value of(List<Value> items, int at);
  }

  private static Value filled(Row row, int placeholder, Filler filler) {
    if (!row.isArray(0)) {
      return Values.NULL;
    }
    Value mark = row.has(placeholder) ? row.value(placeholder) : Values.NULL;
    List<Value> items = new ArrayList<>();
    for (Value item : row.items(0)) {
      items.add(isMissing(item, mark) ? Values.NULL : item);
    }
    List<Value> filled = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Value item = items.get(i).isNull() ? filler.of(items, i) : items.get(i);
      filled.add(item.isNull() ? row.items(0).get(i) : item);
    }
    return new Value.Array(filled);
  }

  private static boolean isMissing(Value item, Value mark) {
    return item.isNull() || (!mark.isNull() && Numbers.isNumber(item) && Equality.same(item, mark));
  }

  private static int known(List<Value> items, int at, int direction) {
    int place = at;
    while (place >= 0 && place < items.size() && items.get(place).isNull()) {
      place += direction;
    }
    return place >= 0 && place < items.size() ? place : -1;
  }

  private static Value nearest(List<Value> items, int at, int direction, Row row) {
    int place = known(items, at, direction);
    return place < 0 ? row.items(0).get(at) : items.get(place);
  }

  private static Value between(List<Value> items, int at, Row row) {
    int before = known(items, at, -1);
    int after = known(items, at, 1);
    if (before < 0 && after < 0) {
      return row.has(3) ? row.value(3) : Values.of(0L);
    }
    if (before < 0 || after < 0) {
      return row.flagOr(2, true) ? items.get(Math.max(before, after)) : Values.NULL;
    }
    Value left = items.get(before);
    Value right = items.get(after);
    double step = (Numbers.real(right) - Numbers.real(left)) / (after - before);
    double value = Numbers.real(left) + step * (at - before);
    return Numbers.isWhole(left) && Numbers.isWhole(right)
        ? Values.of((long) value)
        : Values.of(value);
  }
}
