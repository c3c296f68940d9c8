package com.socmate.kql.bind;

import com.socmate.kql.syntax.Expr;
import com.socmate.kql.syntax.Statement;
import com.socmate.kql.type.ScalarType;
import java.util.List;
import java.util.Optional;

/// Takes `let` and the other statements that give names.
final class Statements {
  private final Session session;
  private final Plans plans;

  Statements(Session session, Plans plans) {
    this.session = session;
    this.plans = plans;
  }

  void define(List<Statement> statements, Scope scope) {
    for (Statement statement : statements) {
      try {
        define(statement, scope);
      } catch (Unbound _) {
        defineUnknown(statement, scope);
      }
    }
  }

  private static void defineUnknown(Statement statement, Scope scope) {
    if (statement instanceof Statement.LetValue let) {
      scope.define(let.name().text(), new Scope.ScalarMeaning(new Term.Unknown()));
    }
  }

  private void define(Statement statement, Scope scope) {
    switch (statement) {
      case Statement.LetValue let -> let(let, scope);
      case Statement.LetFunction let -> {
        checkNew(let.name(), scope);
        scope.define(let.name().text(), new Scope.FunctionMeaning(let.function(), scope));
      }
      case Statement.DeclareParameters declared ->
          declared.parameters().forEach(parameter -> declare(parameter, scope));
      case Statement.Set set -> set.value().ifPresent(value -> option(set, value, scope));
      case Statement.Restrict _, Statement.AliasDatabase _ -> {}
      case Statement.DeclarePattern pattern ->
          session.warn(pattern.span(), "Patterns are not supported.", "Use a function.");
      case Statement.Expression _ -> {}
    }
  }

  /// Only what a function of ours looks at is bound; other options ask the service for nothing
  /// here.
  private void option(Statement.Set set, Expr value, Scope scope) {
    if (set.option().text().startsWith("query_bin_auto_")) {
      session.options.put(
          set.option().text(), plans.terms().bind(value, Frame.of(RowType.empty(), scope)));
    }
  }

  private void checkNew(Expr.Name name, Scope scope) {
    if (scope.definesHere(name.text())) {
      session.error(
          name.span(), "`" + name.text() + "` is already defined.", "Give this one another name.");
    }
  }

  private void let(Statement.LetValue let, Scope scope) {
    checkNew(let.name(), scope);
    Frame frame = Frame.of(RowType.empty(), scope);
    scope.define(
        let.name().text(),
        switch (plans.either(let.value(), frame)) {
          case Plans.Result.Scalar(Term term) -> new Scope.ScalarMeaning(term);
          case Plans.Result.Tabular(Plan plan) -> new Scope.TableMeaning(plan);
        });
  }

  private void declare(Statement.Parameter parameter, Scope scope) {
    if (scope.find(parameter.name().text()) != null) {
      return;
    }
    ScalarType type = parameter.type().map(plans::typeNamed).orElse(ScalarType.DYNAMIC);
    Optional<Expr> initial = parameter.defaultValue();
    if (initial.isEmpty()) {
      session.error(
          parameter.span(),
          "The query parameter `" + parameter.name().text() + "` was given no value.",
          "Pass it with the request, or give it a default.");
    }
    Term term =
        initial
            .map(it -> plans.terms().bindAs(it, Frame.of(RowType.empty(), scope), type))
            .orElse(new Term.Unknown());
    scope.define(parameter.name().text(), new Scope.ScalarMeaning(term));
  }
}
