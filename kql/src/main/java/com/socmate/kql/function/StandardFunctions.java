package com.socmate.kql.function;

import java.util.ArrayList;
import java.util.List;

/// Gathers the functions of every subject.
final class StandardFunctions {
  static final FunctionCatalog CATALOG = new FunctionCatalog(all());

  private StandardFunctions() {}

  private static List<ScalarFunction> all() {
    List<ScalarFunction> functions = new ArrayList<>();
    functions.addAll(StringChangeFunctions.all());
    return functions;
  }
}
