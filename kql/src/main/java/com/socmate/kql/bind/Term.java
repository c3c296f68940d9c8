package com.socmate.kql.bind;

import com.socmate.kql.function.Overload;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Value;
import java.util.List;

/// An expression with its names resolved and its type known.
public sealed interface Term {
  ScalarType type();

  record Constant(ScalarType type, Value value) implements Term {}

  /// A column of the rows at hand, by place.
  record Field(int place, ScalarType type) implements Term {}

  record Call(String function, Overload overload, List<Term> arguments, ScalarType type)
      implements Term {}

  /// A number as a wider type.
  record Widen(Term value, ScalarType type) implements Term {}

  /// A chain of `and`, or of `or`; evaluated left to right, and no further than needed.
  record Logical(boolean conjunction, List<Term> operands) implements Term {
    @Override
    public ScalarType type() {
      return ScalarType.BOOL;
    }
  }

  /// The first cell of a table: `toscalar(…)`.
  record FirstCell(Plan plan, ScalarType type) implements Term {}

  /// The first column of a table as a dynamic array: what `in (table)` looks in.
  record FirstColumn(Plan plan) implements Term {
    @Override
    public ScalarType type() {
      return ScalarType.DYNAMIC;
    }
  }

  /// A function of a row's place among others, such as `prev`, evaluated over the whole table.
  record Windowed(WindowFunction function, List<Term> arguments, ScalarType type) implements Term {}

  /// What could not be resolved; it has been reported, and nothing more is said about it.
  record Unknown() implements Term {
    @Override
    public ScalarType type() {
      return ScalarType.DYNAMIC;
    }
  }

  default boolean isUnknown() {
    return this instanceof Unknown;
  }
}
