package com.socmate.kql.syntax;

import com.socmate.kql.syntax.Expr.ColumnDeclaration;
import com.socmate.kql.syntax.Expr.Name;
import com.socmate.kql.syntax.Expr.Option;
import com.socmate.kql.syntax.Operator.Expansion;
import com.socmate.kql.syntax.Operator.Ordering;
import com.socmate.kql.syntax.Operator.ParsePart;
import com.socmate.kql.syntax.Operator.ScanStep;
import com.socmate.kql.syntax.Operator.ScanVariable;
import com.socmate.kql.syntax.Operator.Series;
import com.socmate.kql.syntax.Operator.SeriesAxis;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The operators with a grammar of their own. Each rule is called after the operator's word.
final class ComplexOperators {
  private final Tokens tokens;
  private final Expressions expressions;
  private final Operators operators;

  ComplexOperators(Tokens tokens, Expressions expressions, Operators operators) {
    this.tokens = tokens;
    this.expressions = expressions;
    this.operators = operators;
  }

  private Span span(Token word) {
    return tokens.since(word.span());
  }

  Operator join(Token word) {
    return join(word, false);
  }

  Operator lookup(Token word) {
    return join(word, true);
  }

  private Operator join(Token word, boolean lookup) {
    List<Option> options = operators.options(Set.of("kind", "withsource", "with_source"));
    Expr right = expressions.tableReference();
    List<Expr> on = List.of();
    if (tokens.take("on")) {
      on = expressions.items(expressions::unnamed);
    } else {
      throw tokens.unexpected(
          "`on`", "Say which columns to match, as in `" + word.text() + " (T) on Id`.");
    }
    return new Operator.Join(span(word), options, right, on, lookup);
  }

  Operator union(Token word) {
    List<Option> options =
        operators.options(Set.of("kind", "withsource", "with_source", "isfuzzy"));
    List<Expr> tables = expressions.items(expressions::tableReference);
    return new Operator.Union(span(word), options, tables);
  }

  Operator mvExpand(Token word) {
    List<Option> options =
        operators.options(Set.of("kind", "bagexpansion", "with_itemindex", "expandoutput"));
    List<Expansion> items = expressions.items(this::expansion);
    Optional<Expr> limit =
        tokens.take("limit") ? Optional.of(expressions.unnamed()) : Optional.empty();
    return new Operator.MvExpand(span(word), options, items, limit);
  }

  private Expansion expansion() {
    Expr value = expressions.named();
    Optional<Name> type = Optional.empty();
    if (tokens.take("to")) {
      if (!tokens.at("typeof")) {
        throw tokens.unexpected("`typeof`", "Write `to typeof(string)`.");
      }
      type = expressions.typeOf().scalar();
    }
    return new Expansion(tokens.since(value.span()), value, type);
  }

  Operator mvApply(Token word) {
    List<Option> options = operators.options(Set.of("with_itemindex", "bagexpansion", "kind"));
    List<Expansion> items = tokens.at("on") ? List.of() : expressions.items(this::expansion);
    Optional<Expr> limit =
        tokens.take("limit") ? Optional.of(expressions.unnamed()) : Optional.empty();
    Optional<Expr> context =
        tokens.take("id") ? Optional.of(expressions.unnamed()) : Optional.empty();
    tokens.expect("on", "Write `mv-apply x = xs on (subquery)`.");
    Expr subquery = operators.bracketedSubquery();
    return new Operator.MvApply(span(word), options, items, limit, context, subquery);
  }

  Operator parse(Token word) {
    return parse(word, false);
  }

  Operator parseWhere(Token word) {
    return parse(word, true);
  }

  private Operator parse(Token word, boolean filter) {
    List<Option> options = operators.options(Set.of("kind", "flags"));
    Expr value = expressions.unnamed();
    tokens.expect("with", "Write `parse column with \"text\" name \"text\"`.");
    List<ParsePart> parts = new ArrayList<>();
    while (!tokens.atEnd() && !tokens.atAny(Set.of("|", ";", ")", "}"))) {
      parts.add(parsePart());
      tokens.take(",");
    }
    if (parts.isEmpty()) {
      throw tokens.unexpected("a pattern", "Write `parse column with \"text\" name \"text\"`.");
    }
    return new Operator.Parse(span(word), filter, options, value, parts);
  }

  private ParsePart parsePart() {
    Token token = tokens.peek();
    if (token.isPunctuation("*")) {
      return new ParsePart.Skip(tokens.next().span());
    }
    if (token.kind() == TokenKind.STRING) {
      StringBuilder text = new StringBuilder();
      while (tokens.atKind(TokenKind.STRING)) {
        text.append(tokens.next().text());
      }
      return new ParsePart.Fixed(tokens.since(token.span()), text.toString());
    }
    Name name = expressions.name();
    Optional<Name> type = tokens.take(":") ? Optional.of(expressions.name()) : Optional.empty();
    return new ParsePart.Capture(tokens.since(token.span()), name, type);
  }

  Operator parseKv(Token word) {
    Expr value = expressions.unnamed();
    tokens.expect("as", "Write `parse-kv column as (key: type)`.");
    List<ColumnDeclaration> columns = expressions.columns();
    List<Option> options = tokens.take("with") ? operators.bracketedOptions() : List.of();
    return new Operator.ParseKv(span(word), value, columns, options);
  }

  Operator makeSeries(Token word) {
    List<Option> options = operators.options(Set.of("kind"));
    List<Series> series = expressions.items(this::series);
    tokens.expect("on", "Write `make-series count() on TimeGenerated step 1h`.");
    SeriesAxis axis = axis();
    List<Expr> keys = tokens.take("by") ? expressions.items(expressions::named) : List.of();
    return new Operator.MakeSeries(span(word), options, series, axis, keys);
  }

  private Series series() {
    Expr value = expressions.named();
    Optional<Expr> initial = Optional.empty();
    if (tokens.take("default")) {
      tokens.expect("=", "Write `default = 0`.");
      initial = Optional.of(expressions.unnamed());
    }
    return new Series(tokens.since(value.span()), value, initial);
  }

  private SeriesAxis axis() {
    Token first = tokens.peek();
    Expr value = expressions.named();
    if (value instanceof Expr.In) {
      throw tokens.unexpected("`step`", "Write `on column from a to b step c`.");
    }
    if (tokens.at("in") && tokens.peek(1).isWord("range")) {
      return rangeAxis(first, value);
    }
    Optional<Expr> from =
        tokens.take("from") ? Optional.of(expressions.unnamed()) : Optional.empty();
    Optional<Expr> to = tokens.take("to") ? Optional.of(expressions.unnamed()) : Optional.empty();
    tokens.expect("step", "Write `on column from a to b step c`.");
    Expr step = expressions.unnamed();
    return new SeriesAxis(tokens.since(first.span()), value, from, to, step);
  }

  private SeriesAxis rangeAxis(Token first, Expr value) {
    tokens.next();
    tokens.next();
    tokens.expect("(", "Write `in range(start, stop, step)`.");
    List<Expr> bounds = expressions.list(")", expressions::unnamed);
    tokens.expect(")", "Close the range.");
    if (bounds.size() != 3) {
      throw tokens.unexpected("three arguments", "Write `in range(start, stop, step)`.");
    }
    return new SeriesAxis(
        tokens.since(first.span()),
        value,
        Optional.of(bounds.get(0)),
        Optional.of(bounds.get(1)),
        bounds.get(2));
  }

  Operator render(Token word) {
    if (tokens.atEnd()) {
      throw tokens.unexpected("a chart", "Write `render timechart`, or another kind of chart.");
    }
    Name chart = expressions.name();
    List<Option> properties = new ArrayList<>(operators.looseOptions());
    if (tokens.take("with")) {
      properties.addAll(operators.bracketedOptions());
    }
    return new Operator.Render(span(word), chart, properties);
  }

  Operator evaluate(Token word) {
    List<Option> options = operators.options(Set.of());
    Expr.Call plugin = expressions.namedCall();
    Optional<List<ColumnDeclaration>> schema =
        tokens.take(":") ? Optional.of(expressions.tableShape()) : Optional.empty();
    return new Operator.Evaluate(span(word), options, plugin, schema);
  }

  Operator search(Token word) {
    Set<String> names = Set.of("kind", "withsource", "with_source");
    List<Option> options = new ArrayList<>(operators.options(names));
    List<Expr> tables = tablesInBrackets();
    options.addAll(operators.options(names));
    Expr predicate = expressions.unnamed();
    return new Operator.Search(span(word), options, tables, predicate);
  }

  private List<Expr> tablesInBrackets() {
    if (!tokens.take("in")) {
      return List.of();
    }
    tokens.expect("(", "Name the tables as `in (T1, T2)`.");
    List<Expr> tables = expressions.list(")", expressions::tableReference);
    tokens.expect(")", "Close the list of tables.");
    return tables;
  }

  Operator find(Token word) {
    List<Option> options =
        operators.options(Set.of("kind", "withsource", "with_source", "datascope"));
    List<Expr> tables = tablesInBrackets();
    tokens.take("where");
    Expr predicate = expressions.unnamed();
    List<Expr> columns = List.of();
    boolean away = false;
    if (tokens.take("project")) {
      columns = expressions.items(this::findColumn);
    } else if (tokens.take("project-away")) {
      away = true;
      columns = expressions.items(expressions::nameOrPattern);
    } else {
      tokens.take("project-smart");
    }
    return new Operator.Find(span(word), options, tables, predicate, columns, away);
  }

  private Expr findColumn() {
    Expr column = expressions.named();
    if (tokens.take(":")) {
      expressions.name();
    }
    return column;
  }

  Operator fork(Token word) {
    List<Expr> branches = new ArrayList<>();
    while (tokens.at("(") || tokens.atKind(TokenKind.IDENTIFIER)) {
      if (tokens.atKind(TokenKind.IDENTIFIER)) {
        tokens.next();
        tokens.expect("=", "Write `fork name=(subquery)`.");
      }
      branches.add(operators.bracketedSubquery());
    }
    return new Operator.Fork(span(word), branches);
  }

  Operator facet(Token word) {
    tokens.expect("by", "Write `facet by column`.");
    List<Expr> columns = expressions.items(expressions::named);
    Optional<Expr> with =
        tokens.take("with") ? Optional.of(operators.bracketedSubquery()) : Optional.empty();
    return new Operator.Facet(span(word), columns, with);
  }

  Operator partition(Token word) {
    List<Option> options = new ArrayList<>(operators.options(Set.of()));
    tokens.take("by");
    Expr by = expressions.optionValue();
    options.addAll(operators.options(Set.of()));
    Expr subquery = operators.bracketedSubquery();
    return new Operator.Partition(span(word), options, by, subquery);
  }

  Operator scan(Token word) {
    List<Option> options = operators.options(Set.of("with_match_id", "with_step_name", "kind"));
    List<Expr> partition = List.of();
    List<Ordering> order = List.of();
    List<ScanVariable> variables = List.of();
    if (tokens.take("partition")) {
      tokens.expect("by", "Write `partition by column`.");
      partition = expressions.items(expressions::named);
    }
    if (tokens.take("order")) {
      tokens.expect("by", "Write `order by column`.");
      order = expressions.items(operators::ordering);
    }
    if (tokens.take("declare")) {
      tokens.expect("(", "Declare variables as `(name: type = value)`.");
      variables = expressions.list(")", this::scanVariable);
      tokens.expect(")", "Close the variables.");
    }
    tokens.expect("with", "Write `with (step s1: condition; …)`.");
    tokens.expect("(", "Write `with (step s1: condition; …)`.");
    List<ScanStep> steps = new ArrayList<>();
    while (tokens.at("step")) {
      steps.add(scanStep());
    }
    tokens.expect(")", "Close the steps.");
    return new Operator.Scan(span(word), options, order, partition, variables, steps);
  }

  private ScanVariable scanVariable() {
    Name name = expressions.name();
    tokens.expect(":", "Give the variable a type.");
    Name type = expressions.name();
    Optional<Expr> initial =
        tokens.take("=") ? Optional.of(expressions.unnamed()) : Optional.empty();
    return new ScanVariable(tokens.since(name.span()), name, type, initial);
  }

  private ScanStep scanStep() {
    Token word = tokens.next();
    Name name = expressions.name();
    boolean optional = tokens.take("optional");
    Optional<String> output = Optional.empty();
    if (tokens.take("output")) {
      tokens.expect("=", "Write `output=all`, `last` or `none`.");
      output = Optional.of(expressions.name().text());
    }
    tokens.expect(":", "A step is `step name: condition;`.");
    Expr condition = expressions.unnamed();
    List<Expr> assignments = tokens.take("=>") ? expressions.items(expressions::named) : List.of();
    tokens.expect(";", "End the step with `;`.");
    return new ScanStep(tokens.since(word.span()), name, optional, output, condition, assignments);
  }

  Operator reduce(Token word) {
    List<Option> options = operators.options(Set.of("kind"));
    tokens.expect("by", "Write `reduce by column`.");
    Expr by = expressions.named();
    List<Option> settings = tokens.take("with") ? operators.looseOptions() : List.of();
    return new Operator.Reduce(span(word), options, by, settings);
  }
}
