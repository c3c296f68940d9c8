package com.socmate.kql.function;

import com.socmate.kql.function.ReturnRule.Argument;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The functions and operators a query may call, by name. Operators go by the words of the
/// language: `+`, `==`, `!~`, `has_cs`, `!contains`, `in~`, `between`, `matches regex`; unary minus
/// is `negate`; `a.b` and `a["b"]` are `member(a, "b")`, `a[i]` is `element(a, i)`.
public final class FunctionCatalog {
  private final Map<String, ScalarFunction> byName = new TreeMap<>();

  public FunctionCatalog(Collection<ScalarFunction> functions) {
    for (ScalarFunction function : functions) {
      if (byName.put(function.name(), function) != null) {
        throw new IllegalArgumentException("two functions are called " + function.name());
      }
    }
  }

  /// Every function this engine has.
  public static FunctionCatalog standard() {
    return StandardFunctions.CATALOG;
  }

  public Optional<ScalarFunction> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /// All of them, by name.
  public Collection<ScalarFunction> all() {
    return List.copyOf(byName.values());
  }

  /// The overload that takes these arguments with the least conversion.
  public Resolution resolve(String name, List<Argument> arguments) {
    ScalarFunction function = byName.get(name);
    return function == null ? new Resolution.UnknownName(name) : function.resolve(arguments);
  }
}
