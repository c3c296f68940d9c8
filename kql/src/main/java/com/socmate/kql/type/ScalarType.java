package com.socmate.kql.type;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The ten scalar types of the language. There is no untyped null: a null is always a null of one
/// of these, and a string is never null.
public enum ScalarType {
  BOOL("bool"),
  INT("int"),
  LONG("long"),
  REAL("real"),
  DECIMAL("decimal"),
  STRING("string"),
  DATETIME("datetime"),
  TIMESPAN("timespan"),
  GUID("guid"),
  DYNAMIC("dynamic");

  private static final Map<String, ScalarType> BY_NAME =
      Map.ofEntries(
          Map.entry("bool", BOOL),
          Map.entry("boolean", BOOL),
          Map.entry("int", INT),
          Map.entry("int32", INT),
          Map.entry("long", LONG),
          Map.entry("int64", LONG),
          Map.entry("real", REAL),
          Map.entry("double", REAL),
          Map.entry("decimal", DECIMAL),
          Map.entry("string", STRING),
          Map.entry("datetime", DATETIME),
          Map.entry("date", DATETIME),
          Map.entry("timespan", TIMESPAN),
          Map.entry("time", TIMESPAN),
          Map.entry("guid", GUID),
          Map.entry("uuid", GUID),
          Map.entry("uniqueid", GUID),
          Map.entry("dynamic", DYNAMIC));

  private final String kqlName;

  ScalarType(String kqlName) {
    this.kqlName = kqlName;
  }

  /// The name the language prints for this type, such as `long`.
  public String kqlName() {
    return kqlName;
  }

  /// The type a declaration means, aliases (`double`, `date`, `time`, `uuid`, `boolean`) included.
  public static Optional<ScalarType> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
  }

  public boolean isInteger() {
    return this == INT || this == LONG;
  }

  public boolean isNumeric() {
    return this == INT || this == LONG || this == REAL || this == DECIMAL;
  }

  /// Whether values of this type are held as 64-bit integers in a vector.
  public boolean isLongBacked() {
    return this == INT || this == LONG || this == DATETIME || this == TIMESPAN;
  }

  @Override
  public String toString() {
    return kqlName;
  }
}
