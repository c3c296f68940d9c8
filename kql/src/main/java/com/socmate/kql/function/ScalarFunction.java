package com.socmate.kql.function;

import com.socmate.kql.function.ReturnRule.Argument;
import com.socmate.kql.type.ScalarType;
import java.util.List;

/// A scalar function or operator as the catalogue knows it.
///
/// @param pure whether equal arguments always give equal answers, so that a call of constants may
///   be folded
/// @param naming the name of a column made by a bare call
/// @param tuple for a function that makes several columns, which; nothing for others
public record ScalarFunction(
    String name, List<Overload> overloads, boolean pure, Naming naming, TupleRule tuple) {
  public ScalarFunction {
    overloads = List.copyOf(overloads);
  }

  public ScalarFunction(String name, List<Overload> overloads) {
    this(name, overloads, true, Naming.NONE, TupleRule.NO_TUPLE);
  }

  /// The overload that takes these arguments with the least conversion.
  public Resolution resolve(List<Argument> arguments) {
    return OverloadChoice.choose(this, arguments);
  }

  public ScalarFunction named(Naming how) {
    return new ScalarFunction(name, overloads, pure, how, tuple);
  }

  public ScalarFunction impure() {
    return new ScalarFunction(name, overloads, false, naming, tuple);
  }

  public ScalarFunction withTuple(TupleRule rule) {
    return new ScalarFunction(name, overloads, pure, naming, rule);
  }

  /// The same under another name.
  public ScalarFunction alias(String other) {
    return new ScalarFunction(other, overloads, pure, naming, tuple);
  }

  /// The columns of a function such as `series_stats` or `array_sort_asc`, whose kernel gives a
  /// dynamic array: column i is element i, converted to the column's type. Where one value is
  /// wanted, it is the first.
  @FunctionalInterface
  public interface TupleRule {
    TupleRule NO_TUPLE = _ -> List.of();

    List<Output> outputs(List<Argument> arguments);
  }

  /// One column of a tuple.
  public record Output(String name, ScalarType type) {}
}
