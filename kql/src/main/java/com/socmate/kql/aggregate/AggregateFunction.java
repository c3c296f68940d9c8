package com.socmate.kql.aggregate;

import com.socmate.kql.function.ReturnRule.Argument;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.type.TypeSet;
import java.util.List;
import java.util.function.Supplier;

/// An aggregation function as the catalogue knows it. A `*` argument (`arg_max(x, *)`,
/// `take_any(*)`) is expanded by the binder to the columns it means, each with its name, before it
/// asks.
public interface AggregateFunction {
  String name();

  /// The call checked against these arguments.
  Binding bind(List<Argument> arguments);

  /// Whether a `*` may stand for all remaining columns.
  default boolean takesStar() {
    return false;
  }

  /// What came of it.
  sealed interface Binding {}

  /// A call that may run: its columns, in order, and where fresh states come from.
  ///
  /// @param conversions for each argument the type to convert it to first (its own where none is
  ///   needed)
  record Bound(List<Output> outputs, List<ScalarType> conversions, Supplier<Accumulator> states)
      implements Binding {}

  record WrongCount(String name, int fewest, int most, int given) implements Binding {}

  record WrongType(String name, int place, TypeSet expected, ScalarType given) implements Binding {}

  record NotConstant(String name, int place) implements Binding {}

  /// A column a call gives and what it is called where the query gives no name: `count_`,
  /// `sum_Bytes`, `percentile_x_95`.
  record Output(String name, ScalarType type) {}
}
