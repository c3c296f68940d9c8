package com.socmate.kql.function;

import static com.socmate.kql.type.ScalarType.BOOL;
import static com.socmate.kql.type.ScalarType.DYNAMIC;

import com.socmate.kql.function.ReturnRule.Argument;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.type.TypeSet;
import com.socmate.kql.value.BoolColumn;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.ColumnBuilder;
import com.socmate.kql.value.Convert;
import com.socmate.kql.value.Order;
import com.socmate.kql.value.StringColumn;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.ValueText;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// `and`, `or`, `not`, the tests for null and empty, and the functions that choose among values.
final class LogicFunctions {
  private static final TypeSet BOOL_OR_DYNAMIC = TypeSet.of(BOOL, DYNAMIC);

  private LogicFunctions() {}

  static List<ScalarFunction> all() {
    List<ScalarFunction> functions = new ArrayList<>();
    functions.add(connective("and", false));
    functions.add(connective("or", true));
    functions.add(
        Define.strict("not", BOOL, row -> Values.of(!row.flag(0)), Define.flag("expression")));
    functions.add(test("isnull", true, LogicFunctions::isNull));
    functions.add(test("isnotnull", false, LogicFunctions::isNull));
    functions.add(test("notnull", false, LogicFunctions::isNull));
    functions.add(test("isempty", true, LogicFunctions::isEmpty));
    functions.add(test("isnotempty", false, LogicFunctions::isEmpty));
    functions.add(test("notempty", false, LogicFunctions::isEmpty));
    functions.add(choice("iff"));
    functions.add(choice("iif"));
    functions.add(
        Define.function(
            "case",
            Define.overload(
                arguments -> common(branches(arguments)),
                LogicFunctions::choose,
                Define.flag("predicate").repeated(),
                Define.any("then").repeated(),
                Define.any("else"))));
    functions.add(picking("coalesce", LogicFunctions::firstPresent));
    functions.add(picking("max_of", row -> extreme(row, 1)));
    functions.add(picking("min_of", row -> extreme(row, -1)));
    functions.add(
        Define.strict(
            "assert",
            BOOL,
            row -> {
              if (!row.flag(0)) {
                throw new EvaluationFailure("assert() failed: " + row.text(1));
              }
              return Values.TRUE;
            },
            Define.flag("predicate"),
            Define.text("message")));
    return functions;
  }

  private static ScalarFunction connective(String name, boolean decisive) {
    Kernel kernel =
        (_, a, rows) -> {
          Column left = Convert.column(a[0], BOOL);
          Column right = Convert.column(a[1], BOOL);
          return connect((BoolColumn) left, (BoolColumn) right, decisive, rows);
        };
    return Define.function(
        name,
        Define.overload(
            BOOL,
            kernel,
            Parameter.of("left", BOOL_OR_DYNAMIC),
            Parameter.of("right", BOOL_OR_DYNAMIC)));
  }

  private static Column connect(BoolColumn left, BoolColumn right, boolean decisive, int rows) {
    BoolColumn.Builder out = new BoolColumn.Builder(rows);
    for (int row = 0; row < rows; row++) {
      boolean leftNull = left.isNull(row);
      boolean rightNull = right.isNull(row);
      if ((!leftNull && left.getBoolean(row) == decisive)
          || (!rightNull && right.getBoolean(row) == decisive)) {
        out.add(decisive);
      } else if (leftNull || rightNull) {
        out.appendNull();
      } else {
        out.add(!decisive);
      }
    }
    Column result = out.build();
    return left.isConstant() && right.isConstant() && rows > 0
        ? Column.constant(BOOL, result.get(0), rows)
        : result;
  }

  @FunctionalInterface
  private interface ColumnTest {
    IntPredicate over(Column column);
  }

  private static IntPredicate isNull(Column column) {
    return column.mayHaveNulls() ? column::isNull : _ -> false;
  }

  private static IntPredicate isEmpty(Column column) {
    if (column instanceof StringColumn texts) {
      return row -> texts.getString(row).isEmpty();
    }
    return column.type() == DYNAMIC
        ? row -> ValueText.of(column.get(row)).isEmpty()
        : isNull(column);
  }

  private static ScalarFunction test(String name, boolean wanted, ColumnTest test) {
    return Define.function(
        name,
        Define.overload(
            BOOL,
            (_, a, rows) -> {
              IntPredicate holds = test.over(a[0]);
              if (a[0].isConstant() && rows > 0) {
                return Column.constant(BOOL, Values.of(holds.test(0) == wanted), rows);
              }
              boolean[] out = new boolean[rows];
              for (int row = 0; row < rows; row++) {
                out[row] = holds.test(row) == wanted;
              }
              return BoolColumn.wrap(out, null, rows);
            },
            Define.any("value")));
  }

  private static ScalarFunction choice(String name) {
    return Define.function(
        name,
        Define.overload(
            arguments -> common(branches(arguments)),
            LogicFunctions::choose,
            Define.flag("if"),
            Define.any("then"),
            Define.any("else")));
  }

  private static List<ScalarType> branches(List<Argument> arguments) {
    List<ScalarType> types = new ArrayList<>();
    for (int i = 1; i < arguments.size(); i += 2) {
      types.add(arguments.get(i).type());
    }
    types.add(arguments.getLast().type());
    return types;
  }

  /// The one type several values can share: their own where equal, the widest of numbers, else
  /// dynamic.
  static ScalarType common(List<ScalarType> types) {
    ScalarType common = types.getFirst();
    for (ScalarType type : types) {
      if (type != common) {
        common = common.isNumeric() && type.isNumeric() ? Numbers.wider(common, type) : DYNAMIC;
      }
    }
    return common;
  }

  private static Column choose(Evaluation evaluation, Column[] a, int rows) {
    List<ScalarType> types = new ArrayList<>();
    for (int i = 1; i < a.length; i += 2) {
      types.add(a[i].type());
    }
    types.add(a[a.length - 1].type());
    ScalarType type = common(types);
    Column[] branches = new Column[a.length];
    for (int i = 0; i < a.length; i++) {
      branches[i] = i % 2 == 1 || i == a.length - 1 ? Convert.column(a[i], type) : a[i];
    }
    if (a[0].isConstant() && a.length == 3 && rows > 0) {
      return isTrue(a[0], 0) ? branches[1] : branches[2];
    }
    ColumnBuilder out = Column.builder(type, rows);
    for (int row = 0; row < rows; row++) {
      int chosen = a.length - 1;
      for (int i = 0; i + 1 < a.length; i += 2) {
        if (isTrue(a[i], row)) {
          chosen = i + 1;
          break;
        }
      }
      out.appendFrom(branches[chosen], row);
    }
    return out.build();
  }

  private static boolean isTrue(Column condition, int row) {
    return condition instanceof BoolColumn flags && !flags.isNull(row) && flags.getBoolean(row);
  }

  private static ScalarFunction picking(String name, Define.RowFunction pick) {
    ReturnRule rule = arguments -> common(arguments.stream().map(Argument::type).toList());
    return Define.function(
        name,
        Define.overload(
            rule,
            (evaluation, a, rows) -> {
              List<ScalarType> types = new ArrayList<>();
              for (Column column : a) {
                types.add(column.type());
              }
              ScalarType type = common(types);
              return Define.kernel(type, row -> Convert.to(type, pick.apply(row)))
                  .evaluate(evaluation, a, rows);
            },
            Define.any("arg"),
            Define.any("arg").repeated()));
  }

  private static Value firstPresent(Row row) {
    for (int i = 0; i < row.size(); i++) {
      if (!row.isNull(i) && !row.value(i).equals(Values.EMPTY_TEXT)) {
        return row.value(i);
      }
    }
    return row.value(row.size() - 1);
  }

  private static Value extreme(Row row, int direction) {
    Value best = Values.NULL;
    for (int i = 0; i < row.size(); i++) {
      Value value = row.value(i);
      if (!value.isNull()
          && (best.isNull() || direction * Order.ASCENDING.compare(value, best) > 0)) {
        best = value;
      }
    }
    return best;
  }
}
