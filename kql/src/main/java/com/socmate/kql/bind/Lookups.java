package com.socmate.kql.bind;

import com.socmate.kql.catalogue.ColumnSchema;
import com.socmate.kql.syntax.Expr;
import com.socmate.kql.syntax.Operator;
import com.socmate.kql.syntax.Span;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The plugins that look rows up in a table of networks or shapes.
final class Lookups {
  private final Session session;
  private final Terms terms;
  private final Plans plans;

  Lookups(Session session, Terms terms, Plans plans) {
    this.session = session;
    this.terms = terms;
    this.plans = plans;
  }

  Plan bind(Operator.Evaluate evaluate, Plan input, Frame frame) {
    String name = evaluate.plugin().function().text();
    List<Expr> arguments = evaluate.plugin().arguments();
    boolean shapes = name.startsWith("geo_");
    int fewest = shapes ? 4 : 3;
    if (arguments.size() < fewest) {
      throw session.fail(evaluate.span(), "`" + name + "` takes more arguments.", usage(name));
    }
    Plan table = Projections.visible(plans.table(arguments.getFirst(), frame.withoutRow()));
    boolean unmatched = false;
    List<Expr> keys = new ArrayList<>();
    for (Expr argument : arguments.subList(fewest, arguments.size())) {
      Expr value = argument instanceof Expr.Named named ? named.value() : argument;
      if (value instanceof Expr.Literal) {
        unmatched |= terms.constant(value, frame) instanceof Value.Bool(boolean yes) && yes;
      } else {
        keys.add(value);
      }
    }
    RowType type = both(input.type(), table.type());
    if (name.equals("ipv4_lookup") && keys.isEmpty()) {
      Term address = terms.bind(arguments.get(1), frame);
      Term network = terms.bind(arguments.get(2), Frame.of(table.type(), frame.scope()));
      return new Plan.NetworkLookup(input, table, known(address), known(network), unmatched, type);
    }
    List<Term> conditions = new ArrayList<>();
    conditions.add(condition(evaluate, arguments, input, table, frame));
    keys.forEach(key -> conditions.add(equal(key, input, table, frame)));
    Term condition =
        conditions.size() == 1 ? conditions.getFirst() : new Term.Logical(true, conditions);
    return new Plan.Matching(input, table, condition, unmatched, type);
  }

  private static String usage(String name) {
    return name.startsWith("geo_")
        ? "Write `evaluate " + name + "(Shapes, Shape, Longitude, Latitude)`."
        : "Write `evaluate " + name + "(Networks, Address, Network)`.";
  }

  private static Term known(Term term) {
    if (term.isUnknown()) {
      throw new Unbound();
    }
    return term;
  }

  private Term condition(
      Operator.Evaluate evaluate, List<Expr> arguments, Plan input, Plan table, Frame frame) {
    Span span = evaluate.span();
    Frame ours = frame;
    Frame theirs = Frame.of(table.type(), frame.scope());
    String name = evaluate.plugin().function().text();
    if (!name.startsWith("geo_")) {
      Term address = known(terms.bind(arguments.get(1), ours));
      Term network = shifted(known(terms.bind(arguments.get(2), theirs)), input.type().size());
      String test = name.equals("ipv4_lookup") ? "ipv4_is_in_range" : "ipv6_is_in_range";
      return known(terms.calls().function(test, List.of(address, network), span));
    }
    Term shape = shifted(known(terms.bind(arguments.get(1), theirs)), input.type().size());
    Term longitude = known(terms.bind(arguments.get(2), ours));
    Term latitude = known(terms.bind(arguments.get(3), ours));
    if (name.equals("geo_polygon_lookup")) {
      return known(
          terms
              .calls()
              .function("geo_point_in_polygon", List.of(longitude, latitude, shape), span));
    }
    if (arguments.size() < 5) {
      throw session.fail(
          span,
          "`geo_line_lookup` takes a distance in metres.",
          "Write `evaluate geo_line_lookup(Lines, Line, Longitude, Latitude, 100)`.");
    }
    Term radius = known(terms.bind(arguments.get(4), frame.withoutRow()));
    Term distance =
        terms
            .calls()
            .function("geo_distance_point_to_line", List.of(longitude, latitude, shape), span);
    return known(terms.calls().function("<=", List.of(known(distance), radius), span));
  }

  /// A column of the same name on both sides.
  private Term equal(Expr key, Plan input, Plan table, Frame frame) {
    Term left = known(terms.bind(key, frame));
    Term right = known(terms.bind(key, Frame.of(table.type(), frame.scope())));
    Term moved = shifted(right, input.type().size());
    return known(terms.calls().function("==", List.of(left, moved), key.span()));
  }

  /// The same column seen from a row that begins with others.
  private Term shifted(Term term, int by) {
    return switch (term) {
      case Term.Field(int place, ScalarType type) -> new Term.Field(place + by, type);
      case Term.Constant constant -> constant;
      default ->
          throw session.fail(
              new Span(0, 0), "A lookup takes the table's column as it is.", "Name the column.");
    };
  }

  private static RowType both(RowType left, RowType right) {
    List<ColumnSchema> columns = new ArrayList<>(left.columns());
    Set<String> taken = new LinkedHashSet<>(left.names());
    for (ColumnSchema column : right.columns()) {
      String name = RowType.unique(column.name(), taken);
      taken.add(name);
      columns.add(new ColumnSchema(name, column.type()));
    }
    return RowType.of(columns);
  }
}
