package com.socmate.kql.function;

import com.socmate.kql.type.ScalarType;
import com.socmate.kql.type.TypeSet;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.ColumnBuilder;
import com.socmate.kql.value.DynamicColumn;
import com.socmate.kql.value.StringColumn;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.util.List;

/// Short ways to write functions down: parameters, overloads, and kernels from a function of one
/// row.
final class Define {
  private Define() {}

  /// The answer for one row.
  @FunctionalInterface
  interface RowFunction {
    Value apply(Row row);
  }

  static Parameter any(String name) {
    return Parameter.of(name, TypeSet.ANY);
  }

  static Parameter text(String name) {
    return Parameter.of(name, TypeSet.TEXT);
  }

  static Parameter textOrDynamic(String name) {
    return Parameter.of(name, TypeSet.TEXT_OR_DYNAMIC);
  }

  static Parameter number(String name) {
    return Parameter.of(name, TypeSet.NUMBER);
  }

  static Parameter integer(String name) {
    return Parameter.of(name, TypeSet.INTEGER);
  }

  static Parameter flag(String name) {
    return Parameter.of(name, TypeSet.BOOLEAN);
  }

  static Parameter json(String name) {
    return Parameter.of(name, TypeSet.JSON);
  }

  static Parameter moment(String name) {
    return Parameter.of(name, TypeSet.MOMENT);
  }

  static Parameter duration(String name) {
    return Parameter.of(name, TypeSet.DURATION);
  }

  static ScalarFunction function(String name, Overload... overloads) {
    return new ScalarFunction(name, List.of(overloads));
  }

  static Overload overload(ScalarType returns, Kernel kernel, Parameter... parameters) {
    return new Overload(List.of(parameters), ReturnRule.always(returns), kernel);
  }

  static Overload overload(ReturnRule returns, Kernel kernel, Parameter... parameters) {
    return new Overload(List.of(parameters), returns, kernel);
  }

  /// A function computed row by row that is null wherever an argument is.
  static ScalarFunction strict(
      String name, ScalarType returns, RowFunction rows, Parameter... parameters) {
    return function(name, overload(returns, strictKernel(returns, rows), parameters));
  }

  /// A function computed row by row that sees nulls.
  static ScalarFunction lenient(
      String name, ScalarType returns, RowFunction rows, Parameter... parameters) {
    return function(name, overload(returns, kernel(returns, rows), parameters));
  }

  static Kernel strictKernel(ScalarType type, RowFunction function) {
    return kernel(type, row -> row.anyNull() ? Values.NULL : function.apply(row));
  }

  /// A kernel that asks a function of one row: once where all arguments are constant, once per
  /// distinct value where the only argument that varies is dictionary-encoded, be it text or
  /// dynamic.
  static Kernel kernel(ScalarType type, RowFunction function) {
    return (evaluation, arguments, rows) -> {
      int varying = onlyVarying(arguments);
      if (varying == NONE && arguments.length > 0) {
        return rows == 0
            ? Column.nulls(type, 0)
            : Column.constant(type, run(type, function, evaluation, arguments, 1).get(0), rows);
      }
      if (varying >= 0
          && arguments[varying] instanceof StringColumn texts
          && texts.isEncoded()
          && texts.dictionarySize() < rows) {
        Column[] once = arguments.clone();
        once[varying] = texts.distinctValues();
        return texts.spread(run(type, function, evaluation, once, texts.dictionarySize()));
      }
      if (varying >= 0
          && arguments[varying] instanceof DynamicColumn values
          && values.distinctCount() < rows) {
        Column[] once = arguments.clone();
        once[varying] = values.distinctValues();
        return values.spread(run(type, function, evaluation, once, values.distinctCount()));
      }
      return run(type, function, evaluation, arguments, rows);
    };
  }

  private static final int NONE = -1;
  private static final int SEVERAL = -2;

  private static int onlyVarying(Column[] arguments) {
    int varying = NONE;
    for (int i = 0; i < arguments.length; i++) {
      if (!arguments[i].isConstant()) {
        if (varying != NONE) {
          return SEVERAL;
        }
        varying = i;
      }
    }
    return varying;
  }

  private static Column run(
      ScalarType type, RowFunction function, Evaluation evaluation, Column[] arguments, int rows) {
    ColumnBuilder builder = Column.builder(type, rows);
    Row row = new Row(evaluation, arguments);
    for (int i = 0; i < rows; i++) {
      row.moveTo(i);
      builder.append(function.apply(row));
    }
    return builder.build();
  }
}
