package com.socmate.kql.function;

import com.socmate.kql.type.ScalarType;
import com.socmate.kql.type.TypeSet;
import java.util.List;

/// What came of looking for an overload that takes the given arguments.
public sealed interface Resolution {
  /// An overload that takes them.
  ///
  /// @param conversions for each argument the type to convert it to first (its own where none is
  ///   needed)
  record Resolved(
      ScalarFunction function, Overload overload, ScalarType type, List<ScalarType> conversions)
      implements Resolution {}

  record UnknownName(String name) implements Resolution {}

  record WrongCount(String name, int fewest, int most, int given) implements Resolution {}

  /// An argument of a type the function does not take.
  ///
  /// @param place the argument at fault, from 0
  record WrongType(String name, int place, TypeSet expected, ScalarType given)
      implements Resolution {}

  /// An argument that depends on rows where a constant is asked for.
  ///
  /// @param place the argument that must be a constant, from 0
  record NotConstant(String name, int place) implements Resolution {}
}
