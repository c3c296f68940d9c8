package com.socmate.kql.bind;

import com.socmate.kql.syntax.Expr;
import com.socmate.kql.syntax.Span;
import com.socmate.kql.syntax.Statement.Function;
import com.socmate.kql.syntax.Statement.Parameter;
import com.socmate.kql.type.ScalarType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Gives the parameters of a query's own function their arguments: by place, by name, or by
/// default.
final class Arguments {
  private final Session session;
  private final Terms terms;
  private final Plans plans;

  Arguments(Session session, Terms terms, Plans plans) {
    this.session = session;
    this.terms = terms;
    this.plans = plans;
  }

  void define(Expr.Call call, Function function, Frame frame, @Nullable Plan first, Scope inner) {
    List<Parameter> parameters = function.parameters();
    int next = 0;
    if (first != null && !parameters.isEmpty()) {
      inner.define(parameters.getFirst().name().text(), new Scope.TableMeaning(first));
      next = 1;
    }
    Map<String, Expr> given = byName(call, parameters, next);
    for (Parameter parameter : parameters.subList(next, parameters.size())) {
      Expr argument = given.get(parameter.name().text());
      inner.define(parameter.name().text(), meaning(parameter, argument, call.span(), frame));
    }
  }

  private Map<String, Expr> byName(Expr.Call call, List<Parameter> parameters, int first) {
    Map<String, Expr> given = new HashMap<>();
    for (Expr argument : call.arguments()) {
      if (argument instanceof Expr.Named named && isParameter(named, parameters)) {
        given.put(named.names().getFirst().text(), named.value());
      } else {
        given.put(
            firstFree(call, argument, parameters.subList(first, parameters.size()), given),
            argument);
      }
    }
    return given;
  }

  private String firstFree(
      Expr.Call call, Expr argument, List<Parameter> parameters, Map<String, Expr> given) {
    for (Parameter parameter : parameters) {
      if (!given.containsKey(parameter.name().text())) {
        return parameter.name().text();
      }
    }
    throw session.fail(
        argument.span(),
        "`" + call.function().text() + "` takes " + parameters.size() + " arguments.",
        "Take this one away.");
  }

  private static boolean isParameter(Expr.Named named, List<Parameter> parameters) {
    String name = named.names().getFirst().text();
    return parameters.stream().anyMatch(it -> it.name().text().equals(name));
  }

  private Scope.Meaning meaning(
      Parameter parameter, @Nullable Expr argument, Span call, Frame frame) {
    Expr value = argument;
    if (value == null) {
      value =
          parameter
              .defaultValue()
              .orElseThrow(() ->
                  session.fail(
                      call,
                      "The parameter `" + parameter.name().text() + "` has no argument.",
                      "Give it one, or give the parameter a default value."));
    }
    if (parameter.columns().isPresent()) {
      Plan table = plans.table(value, frame.withoutRow());
      check(parameter, table, value.span());
      return new Scope.TableMeaning(table);
    }
    return new Scope.ScalarMeaning(scalar(parameter, value, frame));
  }

  private void check(Parameter parameter, Plan table, Span span) {
    for (Expr.ColumnDeclaration column : parameter.columns().orElseThrow()) {
      if (!table.type().has(column.name().text())) {
        session.error(
            span,
            "The table has no column `" + column.name().text() + "`, which the function needs.",
            "Add it with `extend`.");
      }
    }
  }

  private Term scalar(Parameter parameter, Expr value, Frame frame) {
    ScalarType type = parameter.type().map(plans::typeNamed).orElse(ScalarType.DYNAMIC);
    return terms.bindAs(value, frame, type);
  }
}
