package com.socmate.kql.syntax;

import com.socmate.kql.syntax.Expr.Name;
import com.socmate.kql.syntax.Expr.Option;
import com.socmate.kql.syntax.Operator.GraphEdge;
import com.socmate.kql.syntax.Operator.GraphHop;
import com.socmate.kql.syntax.Operator.GraphNodes;
import com.socmate.kql.syntax.Operator.GraphPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The operators that make a graph of edges and look for paths in it. Each rule is called after the
/// operator's word.
final class GraphOperators {
  private static final int LONGEST_PATH = 64;
  private final Tokens tokens;
  private final Expressions expressions;
  private final Operators operators;

  GraphOperators(Tokens tokens, Expressions expressions, Operators operators) {
    this.tokens = tokens;
    this.expressions = expressions;
    this.operators = operators;
  }

  private Span span(Token word) {
    return tokens.since(word.span());
  }

  Operator make(Token word) {
    operators.options(Set.of());
    Name source = expressions.name();
    for (String sign : List.of("-", "-", ">")) {
      tokens.expect(sign, "Write `make-graph source --> target`.");
    }
    Name target = expressions.name();
    List<GraphNodes> nodes = new ArrayList<>();
    if (tokens.take("with")) {
      nodes.addAll(expressions.items(this::nodes));
    }
    List<Option> options = operators.options(Set.of("with_node_id"));
    Optional<Name> id =
        options.stream()
            .map(Option::value)
            .filter(Name.class::isInstance)
            .map(Name.class::cast)
            .findFirst();
    return new Operator.MakeGraph(span(word), source, target, nodes, id);
  }

  private GraphNodes nodes() {
    Expr table = expressions.tableReference();
    tokens.expect("on", "Write `with Nodes on Id`.");
    return new GraphNodes(table, expressions.name());
  }

  Operator match(Token word) {
    List<Option> options = operators.options(Set.of("cycles", "output"));
    List<GraphPath> paths = expressions.items(this::path);
    Optional<Expr> where =
        tokens.take("where") ? Optional.of(expressions.unnamed()) : Optional.empty();
    List<Expr> project = tokens.take("project") ? expressions.items(expressions::named) : List.of();
    boolean shortest = word.text().equals("graph-shortest-paths");
    return new Operator.GraphMatch(span(word), shortest, options, paths, where, project);
  }

  private GraphPath path() {
    Name start = node();
    List<GraphHop> hops = new ArrayList<>();
    while (tokens.at("-") || tokens.at("<")) {
      hops.add(hop());
    }
    return new GraphPath(start, hops);
  }

  private Name node() {
    Token open = tokens.expect("(", "A pattern is written `(a)-[e]->(b)`.");
    Name name = tokens.at(")") ? new Name(open.span(), "") : expressions.name();
    tokens.expect(")", "Close the node with `)`.");
    return name;
  }

  private GraphHop hop() {
    boolean left = tokens.take("<");
    tokens.expect("-", "An edge is written `-[e]->`, `<-[e]-` or `-[e]-`.");
    GraphEdge edge = new GraphEdge(new Name(tokens.last().span(), ""), 1, 1, false);
    if (tokens.take("[")) {
      edge = edge();
      tokens.expect("]", "Close the edge with `]`.");
    }
    tokens.expect("-", "An edge is written `-[e]->`, `<-[e]-` or `-[e]-`.");
    boolean right = tokens.take(">");
    return new GraphHop(edge, left == right ? 0 : left ? -1 : 1, node());
  }

  private GraphEdge edge() {
    Name name =
        tokens.at("*") || tokens.at("]") ? new Name(tokens.peek().span(), "") : expressions.name();
    if (!tokens.take("*")) {
      return new GraphEdge(name, 1, 1, false);
    }
    int least = length();
    tokens.expect("..", "A path of several edges is written `[e*1..5]`.");
    return new GraphEdge(name, least, length(), true);
  }

  private int length() {
    Token token = tokens.peek();
    if (token.kind() != TokenKind.LONG || token.text().length() > 3) {
      throw tokens.unexpected("a number of edges", "Write `[e*1..5]`.");
    }
    tokens.next();
    return Math.min(LONGEST_PATH, Integer.decode(token.text()));
  }

  Operator toTable(Token word) {
    List<Operator.GraphOutput> outputs = expressions.items(this::output);
    return new Operator.GraphToTable(span(word), outputs);
  }

  private Operator.GraphOutput output() {
    Name kind = expressions.name();
    Optional<Name> as = tokens.take("as") ? Optional.of(expressions.name()) : Optional.empty();
    List<Option> options =
        operators.options(Set.of("with_node_id", "with_source_id", "with_target_id"));
    return new Operator.GraphOutput(kind, as, options);
  }

  Operator markComponents(Token word) {
    List<Option> options = operators.options(Set.of("kind", "with_component_id"));
    return new Operator.MarkComponents(span(word), options);
  }

  Operator unknown(Token word) {
    tokens.skipTo(Set.of("|", ";"));
    return new Operator.Graph(span(word), word.text(), "");
  }
}
