package com.socmate.kql.function;

import com.socmate.kql.function.ReturnRule.Argument;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.Convert;
import com.socmate.kql.value.DatetimeText;
import com.socmate.kql.value.Json;
import com.socmate.kql.value.TimespanText;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.ValueText;
import com.socmate.kql.value.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Calls functions of the catalogue the way a query would, from Java values.
final class Call {
  static final long NOW = DatetimeText.parse("2025-06-15T12:00:00Z").orElseThrow();

  private Call() {}

  /// What a call gives, as `tostring` prints it.
  static String text(String name, Object... arguments) {
    return ValueText.of(value(name, arguments));
  }

  static Value value(String name, Object... arguments) {
    List<Argument> known = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (Object argument : arguments) {
      Column column = constant(argument);
      columns.add(column);
      known.add(new Argument(column.type(), null, column));
    }
    if (!(FunctionCatalog.standard().resolve(name, known) instanceof Resolution.Resolved call)) {
      throw new IllegalArgumentException(
          FunctionCatalog.standard().resolve(name, known).toString());
    }
    Column[] converted = new Column[columns.size()];
    for (int i = 0; i < converted.length; i++) {
      converted[i] = Convert.column(columns.get(i), call.conversions().get(i));
    }
    Column result = call.overload().kernel().evaluate(Evaluation.at(NOW), converted, 1);
    if (result.type() != call.type()) {
      throw new IllegalStateException(
          name + " promised " + call.type() + " and gave " + result.type());
    }
    return result.get(0);
  }

  static Resolution resolve(String name, ScalarType... types) {
    return FunctionCatalog.standard()
        .resolve(name, List.of(types).stream().map(Argument::of).toList());
  }

  static Value moment(String text) {
    return new Value.Datetime(DatetimeText.parse(text).orElseThrow());
  }

  static Value span(String text) {
    return new Value.Timespan(TimespanText.parse(text).orElseThrow());
  }

  static Value json(String text) {
    return Json.read(text).orElseThrow();
  }

  /// A null of a type.
  static Column none(ScalarType type) {
    return Column.nulls(type, 1);
  }

  private static Column constant(Object argument) {
    return switch (argument) {
      case Column column -> column;
      case String it -> Column.constant(ScalarType.STRING, Values.of(it), 1);
      case Integer it -> Column.constant(ScalarType.LONG, Values.of(it.longValue()), 1);
      case Long it -> Column.constant(ScalarType.LONG, Values.of(it), 1);
      case Double it -> Column.constant(ScalarType.REAL, Values.of(it), 1);
      case Boolean it -> Column.constant(ScalarType.BOOL, Values.of(it), 1);
      case BigDecimal it -> Column.constant(ScalarType.DECIMAL, new Value.Decimal(it), 1);
      case Value.Datetime it -> Column.constant(ScalarType.DATETIME, it, 1);
      case Value.Timespan it -> Column.constant(ScalarType.TIMESPAN, it, 1);
      case Value.Guid it -> Column.constant(ScalarType.GUID, it, 1);
      case Value it -> Column.constant(ScalarType.DYNAMIC, it, 1);
      default -> throw new IllegalArgumentException("no column of " + argument);
    };
  }
}
