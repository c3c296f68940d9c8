package com.socmate.kql.function;

import com.socmate.kql.function.ReturnRule.Argument;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.type.TypeSet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Chooses among overloads: the first that takes the arguments as they are, else the first that
/// takes them after widening an int to long, or a number to real or decimal.
final class OverloadChoice {
  private OverloadChoice() {}

  static Resolution choose(ScalarFunction function, List<Argument> arguments) {
    Resolution complaint = null;
    for (boolean widening : new boolean[] {false, true}) {
      for (Overload overload : function.overloads()) {
        Resolution tried = tryOne(function, overload, arguments, widening);
        if (tried instanceof Resolution.Resolved) {
          return tried;
        }
        complaint = graver(complaint, tried);
      }
    }
    return complaint == null ? new Resolution.UnknownName(function.name()) : complaint;
  }

  private static Resolution graver(@Nullable Resolution known, Resolution next) {
    return switch (known) {
      case null -> next;
      case Resolution.WrongCount(String name, int fewest, int most, int given)
          when next instanceof Resolution.WrongCount other ->
          new Resolution.WrongCount(
              name, Math.min(fewest, other.fewest()), Math.max(most, other.most()), given);
      case Resolution.WrongCount _ -> next;
      default -> known;
    };
  }

  private static Resolution tryOne(
      ScalarFunction function, Overload overload, List<Argument> arguments, boolean widening) {
    int given = arguments.size();
    if (!overload.takes(given)) {
      return new Resolution.WrongCount(function.name(), overload.fewest(), overload.most(), given);
    }
    List<ScalarType> conversions = new ArrayList<>(given);
    List<Argument> converted = new ArrayList<>(given);
    for (int place = 0; place < given; place++) {
      Parameter parameter = overload.parameterAt(place, given);
      Argument argument = arguments.get(place);
      ScalarType accepted = accept(parameter.types(), argument.type(), widening);
      if (accepted == null) {
        return new Resolution.WrongType(function.name(), place, parameter.types(), argument.type());
      }
      if (parameter.literal() && !argument.isConstant()) {
        return new Resolution.NotConstant(function.name(), place);
      }
      conversions.add(accepted);
      converted.add(
          accepted == argument.type()
              ? argument
              : new Argument(accepted, argument.name(), argument.constant()));
    }
    return new Resolution.Resolved(
        function, overload, overload.returns().of(converted), List.copyOf(conversions));
  }

  private static @Nullable ScalarType accept(TypeSet types, ScalarType given, boolean widening) {
    if (types.contains(given)) {
      return given;
    }
    if (!widening) {
      return null;
    }
    for (ScalarType wider : widerThan(given)) {
      if (types.contains(wider)) {
        return wider;
      }
    }
    return null;
  }

  private static List<ScalarType> widerThan(ScalarType type) {
    return switch (type) {
      case INT -> List.of(ScalarType.LONG, ScalarType.REAL, ScalarType.DECIMAL);
      case LONG -> List.of(ScalarType.REAL, ScalarType.DECIMAL);
      case DECIMAL -> List.of(ScalarType.REAL);
      default -> List.of();
    };
  }
}
