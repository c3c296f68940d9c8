package com.socmate.kql.bind;

import com.socmate.kql.catalogue.ColumnSchema;
import com.socmate.kql.syntax.Expr;
import com.socmate.kql.syntax.Operator;
import com.socmate.kql.syntax.Span;
import com.socmate.kql.type.ScalarType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Binds the graph operators.
final class Graphs {
  private final Session session;
  private final Terms terms;
  private final Plans plans;
  private final Projections projections;

  Graphs(Session session, Terms terms, Plans plans, Projections projections) {
    this.session = session;
    this.terms = terms;
    this.plans = plans;
    this.projections = projections;
  }

  Plan make(Operator.MakeGraph make, Plan edges, Scope scope) {
    Plan input = Projections.visible(edges);
    int source = place(make.source(), input.type(), scope);
    int target = place(make.target(), input.type(), scope);
    if (make.nodes().isEmpty()) {
      ScalarType type = input.type().column(source).type();
      String id = make.nodeId().map(Expr.Name::text).orElse(RowType.HIDDEN + "node");
      RowType node = RowType.of(List.of(new ColumnSchema(id, type)));
      return new Plan.Graph(input, source, target, Optional.empty(), 0, node, false);
    }
    Operator.GraphNodes first = make.nodes().getFirst();
    Frame frame = Frame.of(RowType.empty(), scope);
    Plan nodes = Projections.visible(plans.table(first.table(), frame));
    int key = place(first.on(), nodes.type(), scope);
    return new Plan.Graph(input, source, target, Optional.of(nodes), key, nodes.type(), false);
  }

  private int place(Expr.Name name, RowType type, Scope scope) {
    int place = type.find(name.text());
    if (place < 0) {
      terms.unknownName(name, Frame.of(type, scope));
      throw new Unbound();
    }
    return place;
  }

  private Plan.Graph graph(Plan input, Span span) {
    return switch (input) {
      case Plan.Graph graph -> graph;
      case Plan.Shared(Plan.Graph graph) -> graph;
      default ->
          throw session.fail(
              span, "There is no graph before this.", "Make one: `make-graph source --> target`.");
    };
  }

  Plan markComponents(Operator.MarkComponents mark, Plan input) {
    Plan.Graph graph = graph(input, mark.span());
    String name = Unions.option(mark.options(), "with_component_id").orElse("ComponentId");
    List<ColumnSchema> columns = new ArrayList<>(graph.nodeType().columns());
    columns.add(new ColumnSchema(name, ScalarType.LONG));
    return new Plan.Graph(
        graph.edges(),
        graph.source(),
        graph.target(),
        graph.nodes(),
        graph.nodeKey(),
        RowType.of(columns),
        true);
  }

  Plan toTable(Operator.GraphToTable operator, Plan input) {
    Plan.Graph graph = graph(input, operator.span());
    List<Plan> tables = new ArrayList<>();
    for (Operator.GraphOutput output : operator.outputs()) {
      boolean nodes = output.kind().text().equals("nodes");
      if (!nodes && !output.kind().text().equals("edges")) {
        throw session.fail(
            output.kind().span(),
            "A graph has `nodes` and `edges`.",
            "Write `graph-to-table nodes as N, edges as E`.");
      }
      RowType type = nodes ? graph.nodeType() : graph.type();
      tables.add(Projections.visible(new Plan.GraphTable(graph, nodes, type)));
    }
    session.others.addAll(tables.subList(1, tables.size()));
    return tables.getFirst();
  }

  /// The variables of a pattern, by number.
  private static final class Variables {
    final Map<String, Integer> nodes = new LinkedHashMap<>();
    final Map<String, Operator.GraphEdge> edges = new LinkedHashMap<>();
    final Map<String, Integer> numbers = new LinkedHashMap<>();
    int count;

    int node(String name) {
      if (name.isEmpty()) {
        return count++;
      }
      return nodes.computeIfAbsent(name, it -> number(it));
    }

    int edge(Operator.GraphEdge edge) {
      String name = edge.name().text();
      if (name.isEmpty()) {
        return count++;
      }
      edges.put(name, edge);
      return number(name);
    }

    private int number(String name) {
      numbers.put(name, count);
      return count++;
    }
  }

  Plan match(Operator.GraphMatch match, Plan input, Scope scope) {
    Plan.Graph graph = graph(input, match.span());
    Variables variables = new Variables();
    List<Plan.GraphHop> hops = hops(match, variables);
    List<ColumnSchema> columns = new ArrayList<>();
    List<Integer> columnsOf = new ArrayList<>();
    variables.numbers.forEach((name, number) -> {
      boolean node = variables.nodes.containsKey(name);
      Operator.GraphEdge edge = variables.edges.get(name);
      if (node || (edge != null && !edge.several())) {
        RowType type = node ? graph.nodeType() : graph.type();
        columnsOf.add(number);
        type.columns()
            .forEach(column ->
                columns.add(
                    new ColumnSchema(RowType.HIDDEN + name + "." + column.name(), column.type())));
      }
    });
    GraphCalls calls = new GraphCalls(session, terms, graph, scope, variables.numbers);
    Optional<Expr> where = match.where().map(calls::replaced);
    List<Expr> project = match.project().stream().map(calls::replaced).toList();
    columns.addAll(calls.columns());
    Frame frame = Frame.of(RowType.of(columns), scope);
    Optional<Term> condition = where.map(it -> terms.condition(it, frame));
    if (condition.filter(Term::isUnknown).isPresent()) {
      throw new Unbound();
    }
    Plan rows = new Plan.Rows(frame.row(), List.of(), 0);
    Operator.Project named = new Operator.Project(match.span(), project);
    if (!(projections.project(named, rows, frame)
        instanceof Plan.Project(_, RowType type, List<Term> values))) {
      throw new Unbound();
    }
    String shortest =
        match.shortest() ? Unions.option(match.options(), "output").orElse("any") : "";
    String cycles = Unions.option(match.options(), "cycles").orElse("unique_edges");
    return new Plan.GraphMatch(
        graph,
        hops,
        variables.count,
        columnsOf,
        calls.calls(),
        condition,
        values,
        type,
        cycles,
        shortest);
  }

  private List<Plan.GraphHop> hops(Operator.GraphMatch match, Variables variables) {
    List<Plan.GraphHop> hops = new ArrayList<>();
    for (Operator.GraphPath path : match.paths()) {
      int from = variables.node(path.start().text());
      for (Operator.GraphHop hop : path.hops()) {
        int edge = variables.edge(hop.edge());
        int to = variables.node(hop.to().text());
        hops.add(
            new Plan.GraphHop(
                from, edge, to, hop.direction(), hop.edge().least(), hop.edge().most()));
        from = to;
      }
      if (path.hops().isEmpty()) {
        hops.add(new Plan.GraphHop(from, -1, from, 0, 0, 0));
      }
    }
    return hops;
  }
}
