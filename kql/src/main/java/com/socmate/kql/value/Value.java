package com.socmate.kql.value;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// One scalar: a literal, a cell, or an element inside a dynamic value. Ticks are 100 ns; those of
/// a datetime count from 0001-01-01.
public sealed interface Value {
  /// A null of whatever type its place has.
  record Null() implements Value {}

  record Bool(boolean value) implements Value {}

  record Int32(int value) implements Value {}

  record Int64(long value) implements Value {}

  record Real(double value) implements Value {}

  record Decimal(BigDecimal value) implements Value {}

  record Text(String value) implements Value {}

  record Datetime(long ticks) implements Value {}

  record Timespan(long ticks) implements Value {}

  record Guid(UUID value) implements Value {}

  /// A dynamic array.
  record Array(List<Value> items) implements Value {
    public Array {
      items = Collections.unmodifiableList(items);
    }
  }

  /// A dynamic property bag; keys keep the order they came in.
  record Bag(Map<String, Value> properties) implements Value {
    public Bag {
      properties = Collections.unmodifiableMap(properties);
    }

    public static Bag copyOf(Map<String, Value> properties) {
      return new Bag(new LinkedHashMap<>(properties));
    }
  }

  default boolean isNull() {
    return this instanceof Null;
  }
}
