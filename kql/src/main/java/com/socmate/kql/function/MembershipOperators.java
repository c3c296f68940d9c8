package com.socmate.kql.function;

import static com.socmate.kql.type.ScalarType.BOOL;
import static com.socmate.kql.type.ScalarType.DYNAMIC;

import com.socmate.kql.type.ScalarType;
import com.socmate.kql.type.TypeSet;
import com.socmate.kql.value.BoolColumn;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.Convert;
import com.socmate.kql.value.LongColumn;
import com.socmate.kql.value.StringColumn;
import com.socmate.kql.value.Ticks;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.ValueText;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// `in`, `in~`, `has_any`, `has_all`, `between` and their negations. Items that are dynamic arrays
/// stand for their elements; a subquery's column is given as one such array.
final class MembershipOperators {
  private static final int FEW = 8;

  private MembershipOperators() {}

  static List<ScalarFunction> all() {
    return List.of(
        in("in", true),
        in("!in", false),
        inTilde("in~", true),
        inTilde("!in~", false),
        hasAny("has_any", true),
        hasAny("!has_any", false),
        hasAll("has_all"),
        between("between", true),
        between("!between", false));
  }

  private static ScalarFunction in(String name, boolean wanted) {
    return operator(
        name,
        Define.any("value"),
        (evaluation, a, rows) -> {
          if (itemsVary(a)) {
            return Define.kernel(
                    BOOL,
                    row ->
                        Values.of(
                            items(row).stream()
                                    .anyMatch(
                                        it -> sameOrBothEmpty(row.value(0), it, holdsText(row)))
                                == wanted))
                .evaluate(evaluation, a, rows);
          }
          List<Value> items = rows == 0 ? List.of() : items(new Row(evaluation, a));
          if (a[0] instanceof StringColumn texts) {
            Set<String> known = new HashSet<>();
            items.forEach(it -> known.add(ValueText.of(it)));
            return StringOperators.match(texts, text -> known.contains(text) == wanted, rows);
          }
          return among(evaluation, a[0], items, wanted, rows);
        });
  }

  private static Column among(
      Evaluation evaluation, Column value, List<Value> items, boolean wanted, int rows) {
    if (value.type() == DYNAMIC) {
      return Define.kernel(
              BOOL,
              row ->
                  Values.of(
                      items.stream()
                              .anyMatch(it -> sameOrBothEmpty(row.value(0), it, holdsText(row)))
                          == wanted))
          .evaluate(evaluation, new Column[] {value}, rows);
    }
    Set<Value> known = new HashSet<>();
    for (Value item : items) {
      Value same = Convert.to(value.type(), item);
      if (!same.isNull() && Equality.same(same, item)) {
        known.add(same);
      }
    }
    if (value instanceof LongColumn longs) {
      return amongLongs(longs, known, wanted, rows);
    }
    return Define.kernel(
            BOOL, row -> Values.of((!row.isNull(0) && known.contains(row.value(0))) == wanted))
        .evaluate(evaluation, new Column[] {value}, rows);
  }

  private static Column amongLongs(LongColumn column, Set<Value> known, boolean wanted, int rows) {
    LongColumn.Builder builder = new LongColumn.Builder(column.type(), known.size());
    known.forEach(builder::append);
    LongColumn items = builder.build();
    long[] sorted = new long[items.size()];
    Arrays.setAll(sorted, items::getLong);
    Arrays.sort(sorted);
    boolean[] out = new boolean[rows];
    if (sorted.length <= 2 && sorted.length > 0 && !column.mayHaveNulls() && !column.isConstant()) {
      long[] values = column.longs();
      long one = sorted[0];
      long other = sorted[sorted.length - 1];
      for (int row = 0; row < rows; row++) {
        out[row] = (values[row] == one || values[row] == other) == wanted;
      }
      return BoolColumn.wrap(out, null, rows);
    }
    boolean nulls = column.mayHaveNulls();
    for (int row = 0; row < rows; row++) {
      boolean found = !(nulls && column.isNull(row)) && isIn(sorted, column.getLong(row));
      out[row] = found == wanted;
    }
    return BoolColumn.wrap(out, null, rows);
  }

  /// A few are looked at one after the other without a branch, many are searched.
  private static boolean isIn(long[] sorted, long value) {
    if (sorted.length > FEW) {
      return Arrays.binarySearch(sorted, value) >= 0;
    }
    boolean found = false;
    for (long item : sorted) {
      found |= item == value;
    }
    return found;
  }

  /// Whether two values are equal; where they are dynamic or strings, a null counts as an empty
  /// string.
  private static boolean sameOrBothEmpty(Value left, Value right, boolean ofText) {
    if (left.isNull() || right.isNull()) {
      return ofText && ValueText.of(left).isEmpty() && ValueText.of(right).isEmpty();
    }
    return Equality.same(left, right);
  }

  private static boolean holdsText(Row row) {
    return row.type(0) == DYNAMIC || row.type(0) == ScalarType.STRING;
  }

  private static ScalarFunction inTilde(String name, boolean wanted) {
    return operator(
        name,
        Define.textOrDynamic("value"),
        (evaluation, a, rows) -> {
          StringColumn texts = StringOperators.texts(a[0]);
          if (itemsVary(a)) {
            return Define.kernel(
                    BOOL,
                    row -> {
                      String text = row.text(0);
                      return Values.of(
                          items(row).stream()
                                  .anyMatch(it -> ValueText.of(it).equalsIgnoreCase(text))
                              == wanted);
                    })
                .evaluate(evaluation, a, rows);
          }
          Set<String> known = new HashSet<>();
          if (rows > 0) {
            items(new Row(evaluation, a)).forEach(it -> known.add(folded(ValueText.of(it))));
          }
          return StringOperators.match(texts, text -> known.contains(folded(text)) == wanted, rows);
        });
  }

  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static ScalarFunction hasAny(String name, boolean wanted) {
    return operator(
        name,
        Define.textOrDynamic("value"),
        (evaluation, a, rows) ->
            terms(
                evaluation,
                a,
                rows,
                (text, searches) ->
                    searches.stream().anyMatch(it -> it.isTerm(text, true, true)) == wanted));
  }

  private static ScalarFunction hasAll(String name) {
    return operator(
        name,
        Define.textOrDynamic("value"),
        (evaluation, a, rows) ->
            terms(
                evaluation,
                a,
                rows,
                (text, searches) -> searches.stream().allMatch(it -> it.isTerm(text, true, true))));
  }

  @FunctionalInterface
  private interface TermTest {
    boolean holds(String text, List<TextSearch> searches);
  }

  private static Column terms(Evaluation evaluation, Column[] a, int rows, TermTest test) {
    if (itemsVary(a)) {
      return Define.kernel(BOOL, row -> Values.of(test.holds(row.text(0), searches(items(row)))))
          .evaluate(evaluation, a, rows);
    }
    List<TextSearch> searches = rows == 0 ? List.of() : searches(items(new Row(evaluation, a)));
    return StringOperators.match(
        StringOperators.texts(a[0]), text -> test.holds(text, searches), rows);
  }

  private static List<TextSearch> searches(List<Value> items) {
    return items.stream().map(it -> new TextSearch(ValueText.of(it), false)).toList();
  }

  private static boolean itemsVary(Column[] arguments) {
    for (int i = 1; i < arguments.length; i++) {
      if (!arguments[i].isConstant()) {
        return true;
      }
    }
    return false;
  }

  private static List<Value> items(Row row) {
    List<Value> items = new ArrayList<>();
    for (int i = 1; i < row.size(); i++) {
      if (row.isArray(i)) {
        items.addAll(row.items(i));
      } else {
        items.add(row.value(i));
      }
    }
    return items;
  }

  private static ScalarFunction operator(String name, Parameter value, Kernel kernel) {
    return Define.function(
        name, Define.overload(BOOL, kernel, value, Define.any("item").repeated()));
  }

  private static ScalarFunction between(String name, boolean wanted) {
    Kernel rowByRow = Define.strictKernel(BOOL, row -> within(row, wanted));
    Kernel kernel =
        (evaluation, a, rows) ->
            a[0] instanceof LongColumn value
                    && a[1] instanceof LongColumn from
                    && a[2] instanceof LongColumn to
                    && a[0].type() == a[1].type()
                    && a[0].type() == a[2].type()
                    && !(from.mayHaveNulls() || to.mayHaveNulls() || value.isConstant())
                ? longsWithin(value, from, to, wanted, rows)
                : rowByRow.evaluate(evaluation, a, rows);
    TypeSet numberOrDynamic =
        TypeSet.of(ScalarType.INT, ScalarType.LONG, ScalarType.REAL, ScalarType.DECIMAL, DYNAMIC);
    return Define.function(
        name,
        range(kernel, TypeSet.NUMBER, TypeSet.NUMBER, TypeSet.NUMBER),
        range(kernel, TypeSet.DURATION, TypeSet.DURATION, TypeSet.DURATION),
        range(kernel, TypeSet.MOMENT, TypeSet.MOMENT, TypeSet.MOMENT_OR_DURATION),
        range(kernel, numberOrDynamic, numberOrDynamic, numberOrDynamic));
  }

  private static Column longsWithin(
      LongColumn value, LongColumn from, LongColumn to, boolean wanted, int rows) {
    BoolColumn.Builder out = new BoolColumn.Builder(rows);
    boolean nulls = value.mayHaveNulls();
    for (int row = 0; row < rows; row++) {
      if (nulls && value.isNull(row)) {
        out.appendNull();
      } else {
        long it = value.getLong(row);
        out.add((it >= from.getLong(row) && it <= to.getLong(row)) == wanted);
      }
    }
    return out.build();
  }

  private static Overload range(Kernel kernel, TypeSet value, TypeSet from, TypeSet to) {
    return Define.overload(
        BOOL,
        kernel,
        Parameter.of("value", value),
        Parameter.of("start", from),
        Parameter.of("end", to));
  }

  private static Value within(Row row, boolean wanted) {
    Value end = row.value(2);
    if (row.value(1) instanceof Value.Datetime(long from)
        && end instanceof Value.Timespan(long length)) {
      end = new Value.Datetime(Math.clamp(from + length, 0, Ticks.MAX_DATETIME));
    }
    Integer above = ComparisonOperators.sign(row.value(0), row.value(1));
    Integer below = ComparisonOperators.sign(row.value(0), end);
    return above == null || below == null
        ? Values.NULL
        : Values.of((above >= 0 && below <= 0) == wanted);
  }
}
