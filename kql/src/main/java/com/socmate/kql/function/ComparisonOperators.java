package com.socmate.kql.function;

import static com.socmate.kql.type.ScalarType.BOOL;

import com.socmate.kql.type.ScalarType;
import com.socmate.kql.type.TypeSet;
import com.socmate.kql.value.BoolColumn;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.Convert;
import com.socmate.kql.value.LongColumn;
import com.socmate.kql.value.RealColumn;
import com.socmate.kql.value.StringColumn;
import com.socmate.kql.value.TextBlob;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// `== != < <= > >=`. Comparing a null with `==` gives false and with `!=` true; two nulls, or any
/// order with a null, give null.
final class ComparisonOperators {
  private ComparisonOperators() {}

  static List<ScalarFunction> all() {
    return List.of(
        equality("==", true),
        equality("!=", false),
        order("<", sign -> sign < 0),
        order("<=", sign -> sign <= 0),
        order(">", sign -> sign > 0),
        order(">=", sign -> sign >= 0));
  }

  private static ScalarFunction equality(String name, boolean wanted) {
    return Define.function(
        name,
        Define.overload(
            BOOL,
            (evaluation, a, rows) -> equal(evaluation, a, rows, wanted),
            Define.any("left"),
            Define.any("right")));
  }

  private static Column equal(Evaluation evaluation, Column[] a, int rows, boolean wanted) {
    Column[] pair = aligned(a[0], a[1]);
    if (pair[0] instanceof StringColumn left && pair[1] instanceof StringColumn right) {
      return texts(left, right, rows, wanted);
    }
    if (pair[0] instanceof LongColumn left
        && pair[1] instanceof LongColumn right
        && !(left.mayHaveNulls() && right.mayHaveNulls())) {
      return longsEqual(left, right, rows, wanted);
    }
    return Define.kernel(BOOL, row -> equal(row.value(0), row.value(1), wanted))
        .evaluate(evaluation, pair, rows);
  }

  /// Of two columns of which at most one has nulls, which equal nothing.
  private static Column longsEqual(LongColumn left, LongColumn right, int rows, boolean wanted) {
    boolean[] out = new boolean[rows];
    if (right.isConstant() && !left.isConstant() && rows > 0) {
      long[] values = left.longs();
      long sought = right.getLong(0);
      for (int row = 0; row < rows; row++) {
        out[row] = (values[row] == sought) == wanted;
      }
    } else {
      for (int row = 0; row < rows; row++) {
        out[row] = (left.getLong(row) == right.getLong(row)) == wanted;
      }
    }
    LongColumn lacking = left.mayHaveNulls() ? left : right;
    for (int row = 0; lacking.mayHaveNulls() && row < rows; row++) {
      if (lacking.isNull(row)) {
        out[row] = !wanted;
      }
    }
    return constantIfBoth(left, right, BoolColumn.wrap(out, null, rows), rows);
  }

  private static Value equal(Value left, Value right, boolean wanted) {
    if (left.isNull() || right.isNull()) {
      return left.isNull() && right.isNull() ? Values.NULL : oneNull(left, right, wanted);
    }
    return Values.of(Equality.same(left, right) == wanted);
  }

  private static Value oneNull(Value left, Value right, boolean wanted) {
    boolean emptyText = left.equals(Values.EMPTY_TEXT) || right.equals(Values.EMPTY_TEXT);
    return Values.of(emptyText == wanted);
  }

  private static Column texts(StringColumn left, StringColumn right, int rows, boolean wanted) {
    if (right.isConstant() && left.isEncoded() && !left.isConstant()) {
      String sought = right.size() == 0 ? "" : right.getString(0);
      boolean[] hit = hits(left, sought, wanted);
      boolean[] out = new boolean[rows];
      for (int row = 0; row < rows; row++) {
        out[row] = hit[left.code(row)];
      }
      return BoolColumn.wrap(out, null, rows);
    }
    boolean[] out = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      out[row] = left.getString(row).equals(right.getString(row)) == wanted;
    }
    return constantIfBoth(left, right, BoolColumn.wrap(out, null, rows), rows);
  }

  /// For each value of a dictionary whether it is the sought one; only those as long are looked at.
  private static boolean[] hits(StringColumn texts, String sought, boolean wanted) {
    boolean[] hit = new boolean[texts.dictionarySize()];
    TextBlob blob = texts.blob().orElse(null);
    int length = sought.getBytes(StandardCharsets.UTF_8).length;
    for (int i = 0; i < hit.length; i++) {
      boolean same =
          (blob == null || blob.length(i) == length) && texts.dictionaryValue(i).equals(sought);
      hit[i] = same == wanted;
    }
    return hit;
  }

  private static Column constantIfBoth(Column left, Column right, Column result, int rows) {
    return left.isConstant() && right.isConstant() && rows > 0
        ? Column.constant(BOOL, result.get(0), rows)
        : result;
  }

  /// Both columns in one type where that needs no look at each value.
  private static Column[] aligned(Column left, Column right) {
    ScalarType a = left.type();
    ScalarType b = right.type();
    if (a == b || a == ScalarType.DYNAMIC || b == ScalarType.DYNAMIC) {
      return new Column[] {left, right};
    }
    if (a.isNumeric() && b.isNumeric()) {
      ScalarType wider = Numbers.wider(a, b);
      return new Column[] {Convert.column(left, wider), Convert.column(right, wider)};
    }
    return new Column[] {left, right};
  }

  private static ScalarFunction order(String name, IntPredicate test) {
    List<Overload> overloads = new ArrayList<>();
    for (TypeSet[] pair :
        new TypeSet[][] {
          {TypeSet.NUMBER_OR_BOOL, TypeSet.NUMBER_OR_BOOL},
          {TypeSet.DURATION, TypeSet.DURATION},
          {TypeSet.MOMENT, TypeSet.MOMENT},
          {
            TypeSet.JSON,
            TypeSet.of(
                ScalarType.DYNAMIC,
                ScalarType.INT,
                ScalarType.LONG,
                ScalarType.REAL,
                ScalarType.DECIMAL)
          },
          {TypeSet.NUMBER, TypeSet.JSON}
        }) {
      overloads.add(
          Define.overload(
              BOOL,
              (evaluation, a, rows) -> ordered(evaluation, a, rows, test),
              Parameter.of("left", pair[0]),
              Parameter.of("right", pair[1])));
    }
    return new ScalarFunction(name, overloads);
  }

  private static Column ordered(Evaluation evaluation, Column[] a, int rows, IntPredicate test) {
    Column[] pair = aligned(a[0], a[1]);
    if (pair[0] instanceof LongColumn left && pair[1] instanceof LongColumn right) {
      return longs(left, right, rows, test);
    }
    if (pair[0] instanceof RealColumn left && pair[1] instanceof RealColumn right) {
      return reals(left, right, rows, test);
    }
    return Define.strictKernel(
            BOOL,
            row -> {
              Integer sign = sign(row.value(0), row.value(1));
              return sign == null ? Values.NULL : Values.of(test.test(sign));
            })
        .evaluate(evaluation, pair, rows);
  }

  private static Column longs(LongColumn left, LongColumn right, int rows, IntPredicate test) {
    boolean nulls = left.mayHaveNulls() || right.mayHaveNulls();
    if (!nulls && !left.isConstant()) {
      return present(left, right, rows, test);
    }
    BoolColumn.Builder out = new BoolColumn.Builder(rows);
    for (int row = 0; row < rows; row++) {
      if (nulls && (left.isNull(row) || right.isNull(row))) {
        out.appendNull();
      } else {
        out.add(test.test(Long.compare(left.getLong(row), right.getLong(row))));
      }
    }
    return constantIfBoth(left, right, out.build(), rows);
  }

  /// The same where no row is null, without asking the test for each.
  private static Column present(LongColumn left, LongColumn right, int rows, IntPredicate test) {
    boolean less = test.test(-1);
    boolean same = test.test(0);
    boolean more = test.test(1);
    boolean[] out = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      long a = left.getLong(row);
      long b = right.getLong(row);
      out[row] = a < b ? less : a == b ? same : more;
    }
    return BoolColumn.wrap(out, null, rows);
  }

  private static Column reals(RealColumn left, RealColumn right, int rows, IntPredicate test) {
    BoolColumn.Builder out = new BoolColumn.Builder(rows);
    for (int row = 0; row < rows; row++) {
      double a = left.getDouble(row);
      double b = right.getDouble(row);
      if (left.isNull(row) || right.isNull(row)) {
        out.appendNull();
      } else {
        out.add(!Double.isNaN(a) && !Double.isNaN(b) && test.test(a < b ? -1 : a > b ? 1 : 0));
      }
    }
    return constantIfBoth(left, right, out.build(), rows);
  }

  /// Which of two values comes first; nothing where they have no order.
  static @Nullable Integer sign(Value left, Value right) {
    if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
      return Equality.compareNumbers(left, right);
    }
    return switch (left) {
      case Value.Text(String a) when right instanceof Value.Text(String b) -> a.compareTo(b);
      case Value.Datetime(long a) when right instanceof Value.Datetime(long b) ->
          Integer.valueOf(Long.compare(a, b));
      case Value.Timespan(long a) when right instanceof Value.Timespan(long b) ->
          Integer.valueOf(Long.compare(a, b));
      case Value.Bool _ when right instanceof Value.Bool || Numbers.isNumber(right) ->
          Integer.valueOf(Double.compare(Numbers.real(left), Numbers.real(right)));
      default ->
          Numbers.isNumber(left) && right instanceof Value.Bool
              ? Integer.valueOf(Double.compare(Numbers.real(left), Numbers.real(right)))
              : null;
    };
  }
}
