package com.socmate.kql.value;

import java.util.Iterator;

/// Writes values as compact JSON.
final class JsonText {
  private static final String HEX = "0123456789abcdef";

  private JsonText() {}

  static void write(Value value, StringBuilder out) {
    switch (value) {
      case Value.Null _ -> out.append("null");
      case Value.Bool it -> out.append(it.value());
      case Value.Int32 it -> out.append(it.value());
      case Value.Int64 it -> out.append(it.value());
      case Value.Real it -> writeReal(it.value(), out);
      case Value.Decimal it -> quote(it.value().toPlainString(), out);
      case Value.Text it -> quote(it.value(), out);
      case Value.Datetime it -> quote(Ticks.datetimeText(it.ticks()), out);
      case Value.Timespan it -> quote(Ticks.timespanText(it.ticks()), out);
      case Value.Guid it -> quote(it.value().toString(), out);
      case Value.Array it -> writeArray(it, out);
      case Value.Bag it -> writeBag(it, out);
    }
  }

  private static void writeReal(double value, StringBuilder out) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      quote(ValueText.real(value), out);
    } else {
      out.append(ValueText.real(value));
    }
  }

  private static void writeArray(Value.Array array, StringBuilder out) {
    out.append('[');
    Iterator<Value> items = array.items().iterator();
    while (items.hasNext()) {
      write(items.next(), out);
      if (items.hasNext()) {
        out.append(',');
      }
    }
    out.append(']');
  }

  private static void writeBag(Value.Bag bag, StringBuilder out) {
    out.append('{');
    boolean first = true;
    for (var property : bag.properties().entrySet()) {
      if (!first) {
        out.append(',');
      }
      first = false;
      quote(property.getKey(), out);
      out.append(':');
      write(property.getValue(), out);
    }
    out.append('}');
  }

  static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ') {
            out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
