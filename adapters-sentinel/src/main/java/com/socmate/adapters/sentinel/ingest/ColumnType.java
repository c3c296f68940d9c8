package com.socmate.adapters.sentinel.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The types of a column, and how a value found in the wild becomes one of them.
enum ColumnType {
  STRING,
  INT,
  LONG,
  REAL,
  BOOL,
  DATETIME,
  DYNAMIC;

  /// The value as this type, or nothing if it is not one.
  Optional<Object> of(Object value) {
    return switch (this) {
      case STRING -> Optional.of(text(value));
      case INT, LONG -> whole(value);
      case REAL -> real(value);
      case BOOL -> bool(value);
      case DATETIME -> Times.parse(value).map(Object.class::cast);
      case DYNAMIC -> Optional.of(dynamic(value));
    };
  }

  private static String text(Object value) {
    return value instanceof Map<?, ?> || value instanceof List<?>
        ? Json.text(value)
        : Json.plain(value);
  }

  private static Optional<Object> whole(Object value) {
    try {
      return Optional.of(Long.decode(Json.plain(value).strip()));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static Optional<Object> real(Object value) {
    try {
      var real = Double.parseDouble(Json.plain(value).strip());
      return Double.isFinite(real) ? Optional.of(real) : Optional.empty();
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static Optional<Object> bool(Object value) {
    return switch (Json.plain(value).strip().toLowerCase(Locale.ROOT)) {
      case "true", "1" -> Optional.of(true);
      case "false", "0" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static Object dynamic(Object value) {
    if (!(value instanceof String text) || !(text.startsWith("{") || text.startsWith("["))) {
      return value;
    }
    try {
      return Json.value(text);
    } catch (JsonProcessingException _) {
      return text;
    }
  }

  /// The narrowest type that fits both; a column nobody could read is text.
  static ColumnType both(ColumnType one, ColumnType other) {
    if (one == other) {
      return one;
    }
    boolean numbers = (one == LONG || one == REAL) && (other == LONG || other == REAL);
    return numbers ? REAL : one == DYNAMIC || other == DYNAMIC ? DYNAMIC : STRING;
  }

  /// What a value looks like. Numbers with a leading zero are names, not numbers.
  static ColumnType looksLike(Object value) {
    return switch (value) {
      case Boolean _ -> BOOL;
      case Double _, Float _, java.math.BigDecimal _ -> REAL;
      case Number _ -> LONG;
      case Map<?, ?> _, List<?> _ -> DYNAMIC;
      case Instant _ -> DATETIME;
      default -> textLooksLike(value.toString());
    };
  }

  private static ColumnType textLooksLike(String text) {
    if (text.matches("-?(0|[1-9]\\d{0,17})")) {
      return LONG;
    }
    if (text.matches("-?(0|[1-9]\\d{0,17})\\.\\d{1,17}")) {
      return REAL;
    }
    if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
      return BOOL;
    }
    return Times.looksLikeTime(text) ? DATETIME : STRING;
  }
}
