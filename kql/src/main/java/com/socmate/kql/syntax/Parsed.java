package com.socmate.kql.syntax;

import java.util.List;

/// The tree of a query and every mistake found on the way; the tree is whole even where there are
/// mistakes.
public record Parsed(String text, List<Statement> statements, List<SyntaxError> errors) {
  public Parsed {
    statements = List.copyOf(statements);
    errors = List.copyOf(errors);
  }

  public boolean isValid() {
    return errors.isEmpty();
  }
}
