package com.socmate.kql.function;

import com.socmate.kql.type.ScalarType;
import com.socmate.kql.type.TypeSet;
import com.socmate.kql.value.StringColumn;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// Functions from one string to another.
final class StringChangeFunctions {
  private StringChangeFunctions() {}

  static List<ScalarFunction> all() {
    return List.of(
        change("tolower", text -> text.toLowerCase(Locale.ROOT)),
        change("toupper", text -> text.toUpperCase(Locale.ROOT)),
        change("reverse", text -> new StringBuilder(text).reverse().toString()));
  }

  private static ScalarFunction change(String name, UnaryOperator<String> change) {
    Overload overload =
        new Overload(
            List.of(Parameter.of("text", TypeSet.TEXT)),
            ReturnRule.always(ScalarType.STRING),
            (_, arguments, _) -> ((StringColumn) arguments[0]).map(change));
    return new ScalarFunction(name, List.of(overload));
  }
}
