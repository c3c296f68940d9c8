package com.socmate.kql.function;

import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.Convert;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.ValueText;
import com.socmate.kql.value.Values;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/// The arguments of one row of a call, moved from row to row by the kernel that owns it.
final class Row {
  private final Evaluation evaluation;
  private final Column[] columns;
  private final Value[] values;

  Row(Evaluation evaluation, Column[] columns) {
    this.evaluation = evaluation;
    this.columns = columns;
    this.values = new Value[columns.length];
    for (int i = 0; i < columns.length; i++) {
      values[i] = columns[i].size() == 0 ? Values.NULL : columns[i].get(0);
    }
  }

  void moveTo(int row) {
    for (int i = 0; i < columns.length; i++) {
      if (!columns[i].isConstant()) {
        values[i] = columns[i].get(row);
      }
    }
  }

  Evaluation evaluation() {
    return evaluation;
  }

  int size() {
    return values.length;
  }

  boolean has(int place) {
    return place < values.length;
  }

  Value value(int place) {
    return values[place];
  }

  ScalarType type(int place) {
    return columns[place].type();
  }

  boolean isConstant(int place) {
    return columns[place].isConstant();
  }

  boolean anyNull() {
    for (Value value : values) {
      if (value.isNull()) {
        return true;
      }
    }
    return false;
  }

  boolean isNull(int place) {
    return values[place].isNull();
  }

  String text(int place) {
    return ValueText.of(values[place]);
  }

  String textOr(int place, String otherwise) {
    return has(place) ? text(place) : otherwise;
  }

  boolean flag(int place) {
    return values[place] instanceof Value.Bool it && it.value();
  }

  boolean flagOr(int place, boolean otherwise) {
    return has(place) ? flag(place) : otherwise;
  }

  long whole(int place) {
    return switch (values[place]) {
      case Value.Int32 it -> it.value();
      case Value.Int64 it -> it.value();
      case Value.Datetime it -> it.ticks();
      case Value.Timespan it -> it.ticks();
      case Value other ->
          Convert.to(ScalarType.LONG, other) instanceof Value.Int64(long it) ? it : 0;
    };
  }

  long wholeOr(int place, long otherwise) {
    return has(place) && !isNull(place) ? whole(place) : otherwise;
  }

  double real(int place) {
    return Numbers.real(values[place]);
  }

  double realOr(int place, double otherwise) {
    return has(place) && !isNull(place) ? real(place) : otherwise;
  }

  BigDecimal decimal(int place) {
    return Convert.to(ScalarType.DECIMAL, values[place]) instanceof Value.Decimal(BigDecimal it)
        ? it
        : BigDecimal.ZERO;
  }

  /// The items of a dynamic array; none for anything else.
  List<Value> items(int place) {
    return values[place] instanceof Value.Array(List<Value> items) ? items : List.of();
  }

  boolean isArray(int place) {
    return values[place] instanceof Value.Array;
  }

  /// The properties of a bag; none for anything else.
  Map<String, Value> properties(int place) {
    return values[place] instanceof Value.Bag(Map<String, Value> properties)
        ? properties
        : Map.of();
  }

  boolean isBag(int place) {
    return values[place] instanceof Value.Bag;
  }
}
