package com.socmate.kql.bind;

import com.socmate.kql.catalogue.ColumnSchema;
import com.socmate.kql.syntax.Expr;
import com.socmate.kql.type.ScalarType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Finds `map`, `any` and `all` in the expressions of `graph-match`, and puts in the place of each
/// the name of a column that will hold what it gives.
final class GraphCalls {
  private final Session session;
  private final Terms terms;
  private final Plan.Graph graph;
  private final Scope scope;
  private final Map<String, Integer> variables;
  private final List<Plan.GraphCall> calls = new ArrayList<>();
  private final List<ColumnSchema> columns = new ArrayList<>();

  GraphCalls(
      Session session, Terms terms, Plan.Graph graph, Scope scope, Map<String, Integer> variables) {
    this.session = session;
    this.terms = terms;
    this.graph = graph;
    this.scope = scope;
    this.variables = variables;
  }

  List<Plan.GraphCall> calls() {
    return List.copyOf(calls);
  }

  List<ColumnSchema> columns() {
    return List.copyOf(columns);
  }

  Expr replaced(Expr expr) {
    return switch (expr) {
      case Expr.Call call when isOverPath(call) -> column(call);
      case Expr.Call(var span, var function, List<Expr> arguments) ->
          new Expr.Call(span, function, replaced(arguments));
      case Expr.Named(var span, var names, boolean several, Expr value) ->
          new Expr.Named(span, names, several, replaced(value));
      case Expr.Binary(var span, String operator, Expr left, Expr right) ->
          new Expr.Binary(span, operator, replaced(left), replaced(right));
      case Expr.Logical(var span, boolean conjunction, List<Expr> operands) ->
          new Expr.Logical(span, conjunction, replaced(operands));
      case Expr.In(var span, String operator, Expr value, List<Expr> candidates) ->
          new Expr.In(span, operator, replaced(value), candidates);
      case Expr.Between(var span, boolean negated, Expr value, Expr low, Expr high) ->
          new Expr.Between(span, negated, replaced(value), replaced(low), replaced(high));
      case Expr.Element(var span, Expr target, Expr index) ->
          new Expr.Element(span, replaced(target), replaced(index));
      case Expr.Sign(var span, boolean negative, Expr operand) ->
          new Expr.Sign(span, negative, replaced(operand));
      default -> expr;
    };
  }

  private List<Expr> replaced(List<Expr> all) {
    return all.stream().map(this::replaced).toList();
  }

  private static boolean isOverPath(Expr.Call call) {
    String name = call.function().text();
    return call.arguments().size() == 2
        && (name.equals("map") || name.equals("any") || name.equals("all"));
  }

  private Expr column(Expr.Call call) {
    Expr over = call.arguments().getFirst();
    boolean nodes =
        over instanceof Expr.Call inner && inner.function().text().equals("inner_nodes");
    Expr path = nodes ? ((Expr.Call) over).arguments().getFirst() : over;
    Integer edge = path instanceof Expr.Name(_, String name) ? variables.get(name) : null;
    if (edge == null) {
      throw session.fail(
          over.span(), "No edge of the pattern is called so.", "Name one as in `-[e*1..3]->`.");
    }
    RowType type = nodes ? graph.nodeType() : graph.type();
    Frame frame = Frame.of(type, scope);
    String function = call.function().text();
    Expr value = call.arguments().get(1);
    Term term = function.equals("map") ? terms.bind(value, frame) : terms.condition(value, frame);
    if (term.isUnknown()) {
      throw new Unbound();
    }
    String column = RowType.HIDDEN + "call" + calls.size();
    calls.add(new Plan.GraphCall(function, edge, nodes, term));
    ScalarType result = function.equals("map") ? ScalarType.DYNAMIC : ScalarType.BOOL;
    columns.add(new ColumnSchema(column, result));
    return new Expr.Name(call.span(), column);
  }
}
