package com.socmate.kql.syntax;

import java.util.List;
import java.util.Optional;

/// One statement of a query; they are separated by `;`.
public sealed interface Statement {
  Span span();

  record LetValue(Span span, Expr.Name name, Expr value) implements Statement {}

  record LetFunction(Span span, Expr.Name name, Function function) implements Statement {}

  record Set(Span span, Expr.Name option, Optional<Expr> value) implements Statement {}

  record DeclareParameters(Span span, List<Parameter> parameters) implements Statement {}

  record Restrict(Span span, List<Expr> tables) implements Statement {}

  record AliasDatabase(Span span, Expr.Name name, Expr target) implements Statement {}

  record DeclarePattern(Span span, Expr.Name name) implements Statement {}

  record Expression(Span span, Expr value) implements Statement {}

  /// `(parameters) { statements; result }`; `view` marks one that a wildcard `union` sees.
  record Function(
      Span span,
      boolean view,
      List<Parameter> parameters,
      List<Statement> statements,
      Optional<Expr> result) {}

  /// A scalar parameter has a type; a tabular one has columns, or takes any table where they are
  /// empty.
  record Parameter(
      Span span,
      Expr.Name name,
      Optional<Expr.Name> type,
      Optional<List<Expr.ColumnDeclaration>> columns,
      Optional<Expr> defaultValue) {}
}
