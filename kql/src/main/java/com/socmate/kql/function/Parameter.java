package com.socmate.kql.function;

import com.socmate.kql.type.TypeSet;

/// One parameter of a signature.
///
/// @param literal whether the argument must be known before any row is read
public record Parameter(String name, TypeSet types, Count count, boolean literal) {
  /// How many arguments a parameter takes.
  public enum Count {
    ONE,
    /// None or one; nothing but optional parameters may follow.
    OPTIONAL,
    /// One or more. Neighbours that repeat do so together, in turns: `case(if, then, if, then,
    /// else)`.
    REPEATED
  }

  public static Parameter of(String name, TypeSet types) {
    return new Parameter(name, types, Count.ONE, false);
  }

  public Parameter optional() {
    return new Parameter(name, types, Count.OPTIONAL, literal);
  }

  public Parameter repeated() {
    return new Parameter(name, types, Count.REPEATED, literal);
  }

  public Parameter asLiteral() {
    return new Parameter(name, types, count, true);
  }
}
