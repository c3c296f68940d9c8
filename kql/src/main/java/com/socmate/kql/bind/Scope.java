package com.socmate.kql.bind;

import com.socmate.kql.syntax.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The names that `let`, parameters and `as` have given, innermost first.
final class Scope {
  /// What a name stands for.
  sealed interface Meaning {}

  record ScalarMeaning(Term term) implements Meaning {}

  record TableMeaning(Plan plan) implements Meaning {}

  record FunctionMeaning(Statement.Function function, Scope home) implements Meaning {}

  private final @Nullable Scope outer;
  private final Map<String, Meaning> meanings = new HashMap<>();
  private final int depth;

  Scope(@Nullable Scope outer) {
    this.outer = outer;
    this.depth = outer == null ? 0 : outer.depth + 1;
  }

  int depth() {
    return depth;
  }

  void define(String name, Meaning meaning) {
    meanings.put(name, meaning);
  }

  boolean definesHere(String name) {
    return meanings.containsKey(name);
  }

  @Nullable Meaning find(String name) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      Meaning meaning = scope.meanings.get(name);
      if (meaning != null) {
        return meaning;
      }
    }
    return null;
  }

  /// The functions declared as views, which wildcards see, by name.
  Map<String, FunctionMeaning> views() {
    Map<String, FunctionMeaning> views = new TreeMap<>();
    for (Scope scope = this; scope != null; scope = scope.outer) {
      scope.meanings.forEach((name, meaning) -> {
        if (meaning instanceof FunctionMeaning function && function.function().view()) {
          views.putIfAbsent(name, function);
        }
      });
    }
    return views;
  }

  Collection<String> names() {
    TreeSet<String> names = new TreeSet<>();
    for (Scope scope = this; scope != null; scope = scope.outer) {
      names.addAll(scope.meanings.keySet());
    }
    return names;
  }
}
