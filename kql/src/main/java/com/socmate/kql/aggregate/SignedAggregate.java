package com.socmate.kql.aggregate;

import com.socmate.kql.function.Kernel;
import com.socmate.kql.function.Overload;
import com.socmate.kql.function.Parameter;
import com.socmate.kql.function.Resolution;
import com.socmate.kql.function.ReturnRule;
import com.socmate.kql.function.ReturnRule.Argument;
import com.socmate.kql.function.ScalarFunction;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.type.TypeSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// An aggregate described by its parameters, the type it gives and where its states come from.
///
/// @param prefix what its column is called, before the name of the first argument
record SignedAggregate(
    String name, String prefix, List<Parameter> parameters, ReturnRule returns, States states)
    implements AggregateFunction {
  private static final Kernel NONE =
      (_, _, _) -> {
        throw new IllegalStateException("an aggregate is no scalar function");
      };

  /// Where the states of a checked call come from.
  @FunctionalInterface
  interface States {
    Supplier<Accumulator> of(List<Argument> arguments, ScalarType result);
  }

  @Override
  public Binding bind(List<Argument> arguments) {
    ScalarFunction signature =
        new ScalarFunction(name, List.of(new Overload(parameters, returns, NONE)));
    return switch (signature.resolve(arguments)) {
      case Resolution.Resolved(_, _, ScalarType type, List<ScalarType> conversions) ->
          new Bound(
              List.of(new Output(outputName(arguments), type)),
              conversions,
              states.of(converted(arguments, conversions), type));
      case Resolution.WrongCount it -> new WrongCount(name, it.fewest(), it.most(), it.given());
      case Resolution.WrongType it -> new WrongType(name, it.place(), it.expected(), it.given());
      case Resolution.NotConstant it -> new NotConstant(name, it.place());
      case Resolution.UnknownName _ -> throw new IllegalStateException("no overload of " + name);
    };
  }

  private static List<Argument> converted(List<Argument> arguments, List<ScalarType> conversions) {
    List<Argument> converted = new ArrayList<>();
    for (int i = 0; i < conversions.size(); i++) {
      Argument argument = arguments.get(i);
      converted.add(new Argument(conversions.get(i), argument.name(), argument.constant()));
    }
    return converted;
  }

  private String outputName(List<Argument> arguments) {
    String first = arguments.isEmpty() ? null : arguments.getFirst().name();
    return prefix + "_" + (first == null ? "" : first);
  }

  SignedAggregate alias(String other) {
    return new SignedAggregate(other, prefix, parameters, returns, states);
  }

  /// The same with a predicate as an argument at `place`; only rows where it holds count.
  SignedAggregate filtered(String filteredName, String filteredPrefix, int place) {
    List<Parameter> all = new ArrayList<>(parameters);
    all.add(place, Parameter.of("predicate", TypeSet.BOOLEAN));
    ReturnRule rule =
        arguments -> {
          List<Argument> rest = new ArrayList<>(arguments);
          rest.remove(place);
          return returns.of(rest);
        };
    States filteredStates =
        (arguments, type) -> {
          List<Argument> rest = new ArrayList<>(arguments);
          rest.remove(place);
          Supplier<Accumulator> plain = states.of(rest, type);
          return () -> new FilteredAccumulator(plain.get(), place);
        };
    return new SignedAggregate(filteredName, filteredPrefix, all, rule, filteredStates);
  }
}
