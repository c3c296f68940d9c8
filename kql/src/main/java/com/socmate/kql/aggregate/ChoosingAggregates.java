package com.socmate.kql.aggregate;

import com.socmate.kql.function.Parameter;
import com.socmate.kql.function.ReturnRule;
import com.socmate.kql.function.ReturnRule.Argument;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.type.TypeSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// `arg_max`, `arg_min`, `take_any` and their old names: the values of one row of each group.
final class ChoosingAggregates {
  private ChoosingAggregates() {}

  static List<AggregateFunction> all() {
    return List.of(
        new Choosing("arg_max", 1),
        new Choosing("argmax", 1),
        new Choosing("arg_min", -1),
        new Choosing("argmin", -1),
        new Choosing("take_any", 0),
        new Choosing("any", 0),
        anyIf("take_anyif"),
        anyIf("anyif"));
  }

  private static AggregateFunction anyIf(String name) {
    return new SignedAggregate(
            name,
            name,
            List.of(Parameter.of("expr", TypeSet.ANY)),
            ReturnRule.sameAs(0),
            (_, type) -> () -> new ChosenRows(0, List.of(type)))
        .filtered(name, name, 1);
  }

  /// @param direction 1 for the row with the greatest first argument, -1 for the least, 0 for any
  private record Choosing(String name, int direction) implements AggregateFunction {
    @Override
    public boolean takesStar() {
      return true;
    }

    @Override
    public Binding bind(List<Argument> arguments) {
      if (arguments.isEmpty()) {
        return new WrongCount(name, 1, Integer.MAX_VALUE, 0);
      }
      List<Output> outputs = new ArrayList<>();
      List<ScalarType> types = new ArrayList<>();
      for (int i = 0; i < arguments.size(); i++) {
        types.add(arguments.get(i).type());
        outputs.add(new Output(outputName(arguments, i), arguments.get(i).type()));
      }
      Supplier<Accumulator> states = () -> new ChosenRows(direction, types);
      return new Bound(outputs, types, states);
    }

    private String outputName(List<Argument> arguments, int place) {
      String own = arguments.get(place).name();
      String first = arguments.getFirst().name();
      if (direction == 0) {
        return name.equals("any")
            ? "any_" + (own == null ? "" : own)
            : own == null ? "any_arg" + place : own;
      }
      String word = direction > 0 ? "max_" : "min_";
      if (name.equals("argmax") || name.equals("argmin")) {
        return place == 0
            ? word + (own == null ? "" : own)
            : word + (first == null ? "" : first) + "_" + (own == null ? "arg" + place : own);
      }
      if (own != null) {
        return own;
      }
      return place == 0 ? word : word + (first == null ? "" : first) + "_arg" + place;
    }
  }
}
