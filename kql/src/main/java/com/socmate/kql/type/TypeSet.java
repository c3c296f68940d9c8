package com.socmate.kql.type;

import static com.socmate.kql.type.ScalarType.BOOL;
import static com.socmate.kql.type.ScalarType.DATETIME;
import static com.socmate.kql.type.ScalarType.DECIMAL;
import static com.socmate.kql.type.ScalarType.DYNAMIC;
import static com.socmate.kql.type.ScalarType.GUID;
import static com.socmate.kql.type.ScalarType.INT;
import static com.socmate.kql.type.ScalarType.LONG;
import static com.socmate.kql.type.ScalarType.REAL;
import static com.socmate.kql.type.ScalarType.STRING;
import static com.socmate.kql.type.ScalarType.TIMESPAN;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The types a parameter accepts without conversion.
public record TypeSet(Set<ScalarType> types) {
  public static final TypeSet ANY = new TypeSet(EnumSet.allOf(ScalarType.class));
  public static final TypeSet BOOLEAN = of(BOOL);
  public static final TypeSet TEXT = of(STRING);
  public static final TypeSet TEXT_OR_DYNAMIC = of(STRING, DYNAMIC);
  public static final TypeSet INTEGER = of(INT, LONG);
  public static final TypeSet NUMBER = of(INT, LONG, REAL, DECIMAL);
  public static final TypeSet NUMBER_OR_BOOL = of(INT, LONG, REAL, DECIMAL, BOOL);
  public static final TypeSet SUMMABLE = of(INT, LONG, REAL, DECIMAL, TIMESPAN, DATETIME);
  public static final TypeSet MOMENT = of(DATETIME);
  public static final TypeSet DURATION = of(TIMESPAN);
  public static final TypeSet MOMENT_OR_DURATION = of(DATETIME, TIMESPAN);
  public static final TypeSet JSON = of(DYNAMIC);
  public static final TypeSet UUID = of(GUID);

  public TypeSet {
    types = Collections.unmodifiableSet(EnumSet.copyOf(types));
  }

  public static TypeSet of(ScalarType... types) {
    return new TypeSet(EnumSet.copyOf(List.of(types)));
  }

  public boolean contains(ScalarType type) {
    return types.contains(type);
  }

  /// As a message names it: `string`, `long or real`, `any scalar`.
  @Override
  public String toString() {
    return types.size() == ScalarType.values().length
        ? "any scalar"
        : types.stream().map(ScalarType::kqlName).collect(Collectors.joining(" or "));
  }
}
