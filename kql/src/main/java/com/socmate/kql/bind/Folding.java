package com.socmate.kql.bind;

import com.socmate.kql.function.Evaluation;
import com.socmate.kql.function.Overload;
import com.socmate.kql.function.ScalarFunction;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.Value;
import java.math.BigDecimal;
import java.util.List;

/// Calls of constants, made once while binding instead of once per row.
final class Folding {
  private Folding() {}

  static Term call(
      ScalarFunction function,
      Overload overload,
      List<Term> arguments,
      ScalarType type,
      Evaluation evaluation) {
    Term.Call call = new Term.Call(function.name(), overload, arguments, type);
    boolean constant = arguments.stream().allMatch(it -> it instanceof Term.Constant);
    return constant && isFixed(function) ? fold(call, evaluation) : call;
  }

  private static boolean isFixed(ScalarFunction function) {
    return function.pure()
        || switch (function.name()) {
          case "now", "ago" -> true;
          default -> false;
        };
  }

  private static Term fold(Term.Call call, Evaluation evaluation) {
    Column[] columns = new Column[call.arguments().size()];
    for (int i = 0; i < columns.length; i++) {
      Term.Constant constant = (Term.Constant) call.arguments().get(i);
      columns[i] = Column.constant(constant.type(), constant.value(), 1);
    }
    try {
      Column folded = call.overload().kernel().evaluate(evaluation, columns, 1);
      return new Term.Constant(call.type(), folded.get(0));
    } catch (RuntimeException _) {
      return call;
    }
  }

  static Term widen(Term term, ScalarType type) {
    if (term.type() == type || term.isUnknown()) {
      return term;
    }
    return term instanceof Term.Constant(ScalarType _, Value value)
        ? new Term.Constant(type, widen(value, type))
        : new Term.Widen(term, type);
  }

  static Value widen(Value value, ScalarType type) {
    return switch (value) {
      case Value.Int32(int number) -> number(number, type);
      case Value.Int64(long number) -> number(number, type);
      case Value.Real(double number) when type == ScalarType.DECIMAL ->
          new Value.Decimal(BigDecimal.valueOf(number));
      case Value.Decimal(BigDecimal number) when type == ScalarType.REAL ->
          new Value.Real(number.doubleValue());
      default -> value;
    };
  }

  private static Value number(long number, ScalarType type) {
    return switch (type) {
      case REAL -> new Value.Real(number);
      case DECIMAL -> new Value.Decimal(BigDecimal.valueOf(number));
      case INT -> new Value.Int32((int) number);
      default -> new Value.Int64(number);
    };
  }
}
