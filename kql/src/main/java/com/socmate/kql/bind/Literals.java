package com.socmate.kql.bind;

import com.socmate.kql.function.Resolution;
import com.socmate.kql.function.ReturnRule.Argument;
import com.socmate.kql.syntax.Expr;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Turns literals into values.
final class Literals {
  private final Session session;

  Literals(Session session) {
    this.session = session;
  }

  Term term(Expr.Literal literal) {
    ScalarType type = typeOf(literal.kind());
    return new Term.Constant(type, value(literal, type));
  }

  private static ScalarType typeOf(Expr.LiteralKind kind) {
    return switch (kind) {
      case BOOL -> ScalarType.BOOL;
      case INT -> ScalarType.INT;
      case LONG -> ScalarType.LONG;
      case REAL -> ScalarType.REAL;
      case DECIMAL -> ScalarType.DECIMAL;
      case STRING -> ScalarType.STRING;
      case DATETIME -> ScalarType.DATETIME;
      case TIMESPAN -> ScalarType.TIMESPAN;
      case GUID -> ScalarType.GUID;
      case NULL -> ScalarType.DYNAMIC;
    };
  }

  private Value value(Expr.Literal literal, ScalarType type) {
    String text = literal.text().strip();
    if (type == ScalarType.STRING) {
      return Values.of(literal.text());
    }
    if (text.isEmpty() || text.equalsIgnoreCase("null")) {
      return Values.NULL;
    }
    try {
      return switch (type) {
        case BOOL -> bool(literal, text);
        case INT -> new Value.Int32((int) integer(text));
        case LONG -> Values.of(integer(text));
        case REAL -> Values.of(real(text));
        case DECIMAL -> new Value.Decimal(new BigDecimal(text));
        case DATETIME -> convert(literal, "todatetime", text);
        case TIMESPAN -> convert(literal, "totimespan", text);
        case GUID -> convert(literal, "toguid", text);
        default -> Values.NULL;
      };
    } catch (NumberFormatException _) {
      return refuse(literal, type);
    }
  }

  private Value bool(Expr.Literal literal, String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "1" -> Values.TRUE;
      case "false", "0" -> Values.FALSE;
      default -> refuse(literal, ScalarType.BOOL);
    };
  }

  private static long integer(String text) {
    if (text.startsWith("0x") || text.startsWith("0X")) {
      return Long.parseUnsignedLong(text.substring(2), 16);
    }
    return Long.parseLong(text);
  }

  private static double real(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "nan" -> Double.NaN;
      case "+inf", "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  private Value refuse(Expr.Literal literal, ScalarType type) {
    session.error(
        literal.span(),
        "`" + literal.text() + "` is no " + type + ".",
        "Write a " + type + " literal, or `" + type + "(null)`.");
    return Values.NULL;
  }

  private Value convert(Expr.Literal literal, String function, String text) {
    Value value = session.functions.find(function).isEmpty() ? Values.NULL : call(function, text);
    return value.isNull() ? refuse(literal, typeOf(literal.kind())) : value;
  }

  private Value call(String function, String text) {
    Column column = Column.constant(ScalarType.STRING, Values.of(text), 1);
    Argument argument = new Argument(ScalarType.STRING, null, column);
    return session.functions.resolve(function, List.of(argument))
            instanceof Resolution.Resolved resolved
        ? resolved.overload().kernel().evaluate(session.evaluation, new Column[] {column}, 1).get(0)
        : Values.NULL;
  }

  /// The value of what stands inside a `dynamic(…)`.
  Value json(Expr json) {
    return switch (json) {
      case Expr.JsonArray(_, List<Expr> items) -> array(items);
      case Expr.JsonBag(_, List<Expr.JsonProperty> properties) -> bag(properties);
      case Expr.Dynamic(_, Expr inner) -> json(inner);
      case Expr.Sign(_, boolean negative, Expr operand) ->
          negative ? negated(json(operand)) : json(operand);
      case Expr.Literal literal ->
          literal.kind() == Expr.LiteralKind.NULL
              ? Values.NULL
              : value(literal, typeOf(literal.kind()));
      default -> Values.NULL;
    };
  }

  private Value array(List<Expr> items) {
    List<Value> values = new ArrayList<>(items.size());
    items.forEach(item -> values.add(json(item)));
    return new Value.Array(values);
  }

  private Value bag(List<Expr.JsonProperty> properties) {
    Map<String, Value> values = new LinkedHashMap<>();
    properties.forEach(property -> values.put(property.key(), json(property.value())));
    return new Value.Bag(values);
  }

  static Value negated(Value value) {
    return switch (value) {
      case Value.Int32(int number) -> new Value.Int32(-number);
      case Value.Int64(long number) -> new Value.Int64(-number);
      case Value.Real(double number) -> new Value.Real(-number);
      case Value.Decimal(BigDecimal number) -> new Value.Decimal(number.negate());
      case Value.Timespan(long ticks) -> new Value.Timespan(-ticks);
      default -> value;
    };
  }
}
