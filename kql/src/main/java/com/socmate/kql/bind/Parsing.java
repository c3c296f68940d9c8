package com.socmate.kql.bind;

import com.socmate.kql.bind.ParsePattern.Piece;
import com.socmate.kql.catalogue.ColumnSchema;
import com.socmate.kql.syntax.Expr;
import com.socmate.kql.syntax.Operator;
import com.socmate.kql.syntax.Operator.ParsePart;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Value;
import java.util.ArrayList;
import java.util.List;

/// `parse`, `parse-where` and `parse-kv`.
final class Parsing {
  private final Session session;
  private final Terms terms;
  private final Plans plans;

  Parsing(Session session, Terms terms, Plans plans) {
    this.session = session;
    this.terms = terms;
    this.plans = plans;
  }

  Plan parse(Operator.Parse parse, Plan input, Frame frame) {
    Term text = text(parse.value(), frame);
    List<ColumnSchema> columns = new ArrayList<>(input.type().columns());
    List<Integer> places = new ArrayList<>();
    List<Piece> pieces = new ArrayList<>();
    for (ParsePart part : parse.parts()) {
      pieces.add(
          switch (part) {
            case ParsePart.Skip _ -> new Piece.Skip();
            case ParsePart.Fixed(_, String fixed) -> new Piece.Fixed(fixed);
            case ParsePart.Capture(_, Expr.Name name, java.util.Optional<Expr.Name> typeName) -> {
              ScalarType type = typeName.map(plans::typeNamed).orElse(ScalarType.STRING);
              places.add(place(columns, name.text(), type));
              yield new Piece.Capture(places.size() - 1, type);
            }
          });
    }
    ParsePattern pattern = new ParsePattern(mode(parse), flags(parse), pieces);
    return new Plan.Parse(input, RowType.of(columns), text, pattern, places, parse.filter());
  }

  private ParsePattern.Mode mode(Operator.Parse parse) {
    String kind = Unions.option(parse.options(), "kind").orElse("simple");
    return switch (kind) {
      case "simple" -> ParsePattern.Mode.SIMPLE;
      case "relaxed" -> ParsePattern.Mode.RELAXED;
      case "regex" -> ParsePattern.Mode.REGEX;
      default ->
          throw session.fail(
              parse.span(),
              "No parsing is of kind `" + kind + "`.",
              "The kinds are simple, relaxed and regex.");
    };
  }

  private static String flags(Operator.Parse parse) {
    return Unions.option(parse.options(), "flags").orElse("");
  }

  private Term text(Expr expr, Frame frame) {
    Term text = terms.bind(expr, frame);
    if (text.isUnknown()) {
      throw new Unbound();
    }
    return switch (text.type()) {
      case STRING -> text;
      case DYNAMIC -> terms.asText(text, expr.span());
      default ->
          throw session.fail(
              expr.span(),
              "Only text is parsed, and this is a " + text.type() + ".",
              "Convert it with `tostring(…)`.");
    };
  }

  private static int place(List<ColumnSchema> columns, String name, ScalarType type) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(name)) {
        columns.set(i, new ColumnSchema(name, type));
        return i;
      }
    }
    columns.add(new ColumnSchema(name, type));
    return columns.size() - 1;
  }

  Plan parseKv(Operator.ParseKv parse, Plan input, Frame frame) {
    Term text = text(parse.value(), frame);
    List<ColumnSchema> columns = new ArrayList<>(input.type().columns());
    List<Integer> places = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    for (Expr.ColumnDeclaration column : parse.columns()) {
      keys.add(column.name().text());
      places.add(place(columns, column.name().text(), plans.typeNamed(column.type())));
    }
    Plan.KeyValueOptions options =
        new Plan.KeyValueOptions(
            option(parse, "pair_delimiter", frame),
            option(parse, "kv_delimiter", frame),
            quotes(parse, frame),
            option(parse, "escape", frame),
            option(parse, "regex", frame),
            Unions.option(parse.options(), "greedy").map("true"::equalsIgnoreCase).orElse(false));
    return new Plan.ParseKv(input, RowType.of(columns), text, options, keys, places);
  }

  private String option(Operator.ParseKv parse, String name, Frame frame) {
    return parse.options().stream()
        .filter(it -> it.name().equals(name))
        .findFirst()
        .map(it -> ColumnNames.text(terms.constant(it.value(), frame)))
        .orElse("");
  }

  private List<String> quotes(Operator.ParseKv parse, Frame frame) {
    List<String> quotes = new ArrayList<>();
    for (Expr.Option option : parse.options()) {
      if (option.name().equals("quote")) {
        if (option.value() instanceof Expr.JsonArray(_, List<Expr> items)) {
          items.forEach(item -> quotes.add(ColumnNames.text(terms.constant(item, frame))));
        } else if (terms.constant(option.value(), frame) instanceof Value.Text(String quote)) {
          quotes.add(quote);
        }
      }
    }
    return quotes;
  }
}
