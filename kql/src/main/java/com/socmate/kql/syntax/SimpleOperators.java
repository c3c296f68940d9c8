package com.socmate.kql.syntax;

import com.socmate.kql.syntax.Expr.Name;
import com.socmate.kql.syntax.Expr.Option;
import com.socmate.kql.syntax.Operator.NestedLevel;
import com.socmate.kql.syntax.Operator.Ordering;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The operators whose arguments are lists of expressions. Each rule is called after the operator's
/// word.
final class SimpleOperators {
  private final Tokens tokens;
  private final Expressions expressions;
  private final Operators operators;

  SimpleOperators(Tokens tokens, Expressions expressions, Operators operators) {
    this.tokens = tokens;
    this.expressions = expressions;
    this.operators = operators;
  }

  private Span span(Token word) {
    return tokens.since(word.span());
  }

  Operator where(Token word) {
    operators.options(Set.of());
    Expr predicate = expressions.unnamed();
    return new Operator.Where(span(word), predicate);
  }

  Operator extend(Token word) {
    List<Expr> columns = expressions.items(expressions::named);
    return new Operator.Extend(span(word), columns);
  }

  Operator project(Token word) {
    List<Expr> columns = maybeEmpty();
    return new Operator.Project(span(word), columns);
  }

  private List<Expr> maybeEmpty() {
    return endsHere() ? List.of() : expressions.items(expressions::named);
  }

  private boolean endsHere() {
    return tokens.atEnd() || tokens.atAny(Set.of("|", ";", ")", "}"));
  }

  Operator projectAway(Token word) {
    List<Expr> columns = expressions.items(expressions::nameOrPattern);
    return new Operator.ProjectAway(span(word), columns);
  }

  Operator projectKeep(Token word) {
    List<Expr> columns = expressions.items(expressions::nameOrPattern);
    return new Operator.ProjectKeep(span(word), columns);
  }

  Operator projectByNames(Token word) {
    List<Expr> names = expressions.items(expressions::unnamed);
    return new Operator.ProjectByNames(span(word), names);
  }

  Operator projectRename(Token word) {
    List<Expr> columns = expressions.items(expressions::named);
    return new Operator.ProjectRename(span(word), columns);
  }

  Operator projectReorder(Token word) {
    List<Ordering> columns =
        expressions.items(() -> operators.ordering(expressions.nameOrPattern()));
    return new Operator.ProjectReorder(span(word), columns);
  }

  Operator summarize(Token word) {
    List<Option> options = operators.options(Set.of());
    List<Expr> aggregates =
        tokens.at("by") || endsHere() ? List.of() : expressions.items(expressions::named);
    List<Expr> keys = tokens.take("by") ? expressions.items(expressions::named) : List.of();
    return new Operator.Summarize(span(word), options, aggregates, keys);
  }

  Operator distinct(Token word) {
    operators.options(Set.of());
    if (endsHere()) {
      throw tokens.unexpected("a column", "Write `distinct column`, or `distinct *`.");
    }
    List<Expr> columns = expressions.items(this::starOrNamed);
    return new Operator.Distinct(span(word), columns);
  }

  private Expr starOrNamed() {
    return tokens.at("*") ? new Expr.Star(tokens.next().span()) : expressions.named();
  }

  Operator count(Token word) {
    Optional<Name> as = tokens.take("as") ? Optional.of(expressions.name()) : Optional.empty();
    return new Operator.Count(span(word), as);
  }

  Operator take(Token word) {
    if (endsHere()) {
      throw tokens.unexpected("a number of rows", "Write `" + word.text() + " 10`.");
    }
    Expr rows = expressions.unnamed();
    return new Operator.Take(span(word), rows);
  }

  Operator sort(Token word) {
    operators.options(Set.of());
    tokens.expect("by", "Write `" + word.text() + " by column`.");
    List<Ordering> keys = expressions.items(operators::ordering);
    return new Operator.Sort(span(word), keys);
  }

  Operator top(Token word) {
    operators.options(Set.of());
    Expr rows = expressions.unnamed();
    tokens.expect("by", "Write `top 10 by column`.");
    List<Ordering> keys = expressions.items(operators::ordering);
    return new Operator.Top(span(word), rows, keys);
  }

  Operator topNested(Token word) {
    List<NestedLevel> levels = new ArrayList<>();
    levels.add(nestedLevel(word));
    while (tokens.at(",")) {
      tokens.next();
      tokens.expect("top-nested", "Each level begins with `top-nested`.");
      levels.add(nestedLevel(tokens.last()));
    }
    return new Operator.TopNested(span(word), levels);
  }

  private NestedLevel nestedLevel(Token word) {
    Optional<Expr> rows = tokens.at("of") ? Optional.empty() : Optional.of(expressions.unnamed());
    tokens.expect("of", "Write `top-nested 3 of column by count()`.");
    Expr of = expressions.named();
    Optional<Expr> others = Optional.empty();
    if (tokens.take("with")) {
      tokens.expect("others", "Write `with others = value`.");
      tokens.expect("=", "Write `with others = value`.");
      others = Optional.of(expressions.unnamed());
    }
    tokens.expect("by", "Write `top-nested 3 of column by count()`.");
    Expr by = expressions.named();
    return new NestedLevel(span(word), rows, of, others, by, operators.direction());
  }

  Operator topHitters(Token word) {
    Expr rows = expressions.unnamed();
    tokens.expect("of", "Write `top-hitters 3 of column`.");
    Expr of = expressions.named();
    Optional<Expr> by = tokens.take("by") ? Optional.of(expressions.named()) : Optional.empty();
    return new Operator.TopHitters(span(word), rows, of, by);
  }

  Operator sample(Token word) {
    Expr rows = expressions.unnamed();
    return new Operator.Sample(span(word), rows);
  }

  Operator sampleDistinct(Token word) {
    Expr rows = expressions.unnamed();
    tokens.expect("of", "Write `sample-distinct 10 of column`.");
    Expr of = expressions.named();
    return new Operator.SampleDistinct(span(word), rows, of);
  }

  Operator serialize(Token word) {
    operators.options(Set.of());
    List<Expr> columns = maybeEmpty();
    return new Operator.Serialize(span(word), columns);
  }

  Operator print(Token word) {
    List<Expr> columns = maybeEmpty();
    return new Operator.Print(span(word), columns);
  }

  Operator range(Token word) {
    Name name = expressions.name();
    tokens.expect("from", "Write `range x from 1 to 10 step 1`.");
    Expr from = expressions.unnamed();
    tokens.expect("to", "Write `range x from 1 to 10 step 1`.");
    Expr to = expressions.unnamed();
    tokens.expect("step", "Write `range x from 1 to 10 step 1`.");
    Expr step = expressions.unnamed();
    return new Operator.Range(span(word), name, from, to, step);
  }

  Operator as(Token word) {
    List<Option> options = operators.options(Set.of());
    Name name = expressions.name();
    return new Operator.As(span(word), name, options);
  }

  Operator getSchema(Token word) {
    operators.options(Set.of("kind"));
    return new Operator.GetSchema(span(word));
  }

  Operator consume(Token word) {
    List<Option> options = operators.options(Set.of("decodeblocks"));
    return new Operator.Consume(span(word), options);
  }

  Operator invoke(Token word) {
    Expr function = expressions.callOrName();
    return new Operator.Invoke(span(word), function);
  }

  Operator assertSchema(Token word) {
    return new Operator.AssertSchema(span(word), expressions.columns());
  }
}
