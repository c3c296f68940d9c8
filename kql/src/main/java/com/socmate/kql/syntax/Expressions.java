package com.socmate.kql.syntax;

import com.socmate.kql.syntax.Expr.ColumnDeclaration;
import com.socmate.kql.syntax.Expr.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// The grammar of expressions, from `or` at the top down to a member of a path.
final class Expressions {
  private static final int LONGEST_CHAIN = 2000;
  private static final Set<String> EQUALITY = Set.of("==", "!=", "<>");
  private static final Set<String> LIST_OPERATORS =
      Set.of("in", "!in", "in~", "!in~", "has_any", "!has_any", "has_all", "!has_all");
  private static final Set<String> RELATIONAL = Set.of("<", ">", "<=", ">=");
  private static final Set<String> ADDITIVE = Set.of("+", "-");
  private static final Set<String> MULTIPLICATIVE = Set.of("*", "/", "%");
  static final Set<String> TEXT_OPERATORS =
      Set.of(
          "=~",
          "!~",
          ":",
          "has",
          "!has",
          "has_cs",
          "!has_cs",
          "hasprefix",
          "!hasprefix",
          "hasprefix_cs",
          "!hasprefix_cs",
          "hassuffix",
          "!hassuffix",
          "hassuffix_cs",
          "!hassuffix_cs",
          "contains",
          "!contains",
          "contains_cs",
          "!contains_cs",
          "containscs",
          "notcontains",
          "notcontainscs",
          "startswith",
          "!startswith",
          "startswith_cs",
          "!startswith_cs",
          "endswith",
          "!endswith",
          "endswith_cs",
          "!endswith_cs",
          "like",
          "notlike",
          "likecs",
          "notlikecs");

  private final Tokens tokens;
  private final Operators operators;
  private final Primaries primaries;

  Expressions(Tokens tokens) {
    this.tokens = tokens;
    this.operators = new Operators(tokens, this);
    this.primaries = new Primaries(tokens, this, operators);
  }

  /// An expression, and the operators it is piped through, if any.
  Expr query() {
    tokens.enter();
    Expr source = operators.startsQuery() ? operators.source() : named();
    Expr whole = tokens.at("|") ? piped(source) : source;
    tokens.leave();
    return whole;
  }

  private Expr piped(Expr source) {
    List<Operator> steps = operators.pipeline();
    return new Expr.Query(tokens.since(source.span()), source, steps);
  }

  /// The steps that follow a place where reading had to begin again.
  void restOfPipeline() {
    operators.pipeline();
  }

  /// A query that may start with an operator, whose rows come from outside.
  Expr subquery() {
    tokens.enter();
    Span start = tokens.peek().span();
    Expr whole;
    if (operators.startsPipedQuery()) {
      List<Operator> steps = operators.pipelineWithoutBar();
      whole = new Expr.Query(tokens.since(start), new Expr.Piped(start), steps);
    } else {
      whole = query();
    }
    tokens.leave();
    return whole;
  }

  /// `name = value`, `(a, b) = value`, or a value alone.
  Expr named() {
    Token first = tokens.peek();
    if (startsName() && isAssignment(nameLength())) {
      Name name = name();
      tokens.next();
      Expr value = operators.startsQuery() ? operators.source() : unnamed();
      return new Expr.Named(tokens.since(first.span()), List.of(name), false, value);
    }
    if (first.isPunctuation("(")) {
      int close = tokens.closingOffset();
      if (close > 0 && isAssignment(close + 1)) {
        tokens.next();
        List<Name> names = list(")", this::name);
        tokens.expect(")", "Close the list of names.");
        tokens.next();
        return new Expr.Named(tokens.since(first.span()), names, true, unnamed());
      }
    }
    return unnamed();
  }

  private boolean isAssignment(int ahead) {
    return tokens.peek(ahead).isPunctuation("=");
  }

  private int nameLength() {
    return tokens.peek().isPunctuation("[") ? 3 : 1;
  }

  Expr unnamed() {
    tokens.enter();
    Expr value = logical("or", false, () -> logical("and", true, this::equality));
    tokens.leave();
    return value;
  }

  private Expr logical(String word, boolean conjunction, Supplier<Expr> operand) {
    Expr first = operand.get();
    if (!tokens.peek().isWord(word)) {
      return first;
    }
    List<Expr> operands = new ArrayList<>(List.of(first));
    while (tokens.take(word)) {
      operands.add(operand.get());
    }
    return new Expr.Logical(tokens.since(first.span()), conjunction, operands);
  }

  private Expr equality() {
    Expr left = relational();
    for (int length = 0; ; length++) {
      Token token = tokens.peek();
      if (tokens.atAny(EQUALITY)) {
        left = binary(left, tokens.next().text(), this::relational, length);
      } else if (tokens.atAny(LIST_OPERATORS) && !tokens.peek(1).isWord("range")) {
        left = membership(left, tokens.next().text());
      } else if (token.is("between") || token.is("!between")) {
        left = between(left, tokens.next().text().startsWith("!"));
      } else {
        return left;
      }
    }
  }

  private Expr membership(Expr left, String operator) {
    tokens.expect(
        "(", "Put what `" + operator + "` looks for in brackets: `" + operator + " (a, b)`.");
    List<Expr> candidates = list(")", this::query);
    tokens.expect(")", "Close the list of `" + operator + "`.");
    return new Expr.In(tokens.since(left.span()), operator, left, candidates);
  }

  private Expr between(Expr left, boolean negated) {
    tokens.expect("(", "Write `between (low .. high)`.");
    Expr low = unnamed();
    tokens.expect("..", "Write `between (low .. high)`.");
    Expr high = unnamed();
    tokens.expect(")", "Close the range of `between`.");
    return new Expr.Between(tokens.since(left.span()), negated, left, low, high);
  }

  private Expr relational() {
    return chain(RELATIONAL, () -> chain(ADDITIVE, () -> chain(MULTIPLICATIVE, this::textual)));
  }

  private Expr chain(Set<String> operatorSet, Supplier<Expr> operand) {
    Expr left = operand.get();
    for (int length = 0; tokens.atAny(operatorSet); length++) {
      left = binary(left, tokens.next().text(), operand, length);
    }
    return left;
  }

  private Expr textual() {
    Expr left = primaries.signed();
    for (int length = 0; ; length++) {
      if (tokens.atAny(TEXT_OPERATORS)) {
        left = binary(left, tokens.next().text(), primaries::signed, length);
      } else if (tokens.peek().isWord("matches") && tokens.peek(1).isWord("regex")) {
        tokens.next();
        tokens.next();
        left = binary(left, "matches regex", primaries::signed, length);
      } else {
        return left;
      }
    }
  }

  private Expr binary(Expr left, String operator, Supplier<Expr> operand, int length) {
    if (length > LONGEST_CHAIN) {
      throw tokens.unexpected("a shorter expression", "Split it with `let` or `extend`.");
    }
    Expr right = operand.get();
    return new Expr.Binary(left.span().to(right.span()), operator, left, right);
  }

  boolean startsName() {
    return tokens.atKind(TokenKind.IDENTIFIER)
        || (tokens.peek().isPunctuation("[")
            && tokens.peek(1).kind() == TokenKind.STRING
            && tokens.peek(2).isPunctuation("]"));
  }

  Name name() {
    Token token = tokens.peek();
    if (token.kind() == TokenKind.IDENTIFIER) {
      tokens.next();
      return new Name(token.span(), token.text());
    }
    if (startsName()) {
      tokens.next();
      String text = tokens.next().text();
      tokens.next();
      return new Name(tokens.since(token.span()), text);
    }
    throw tokens.unexpected("a name", "Names with other characters are written `['like this']`.");
  }

  /// Items separated by commas, up to (and not including) the closing bracket; may be empty.
  <T> List<T> list(String close, Supplier<T> item) {
    List<T> items = new ArrayList<>();
    while (!tokens.at(close)) {
      items.add(item.get());
      if (!tokens.take(",")) {
        break;
      }
    }
    return items;
  }

  /// At least one item.
  <T> List<T> items(Supplier<T> item) {
    List<T> items = new ArrayList<>();
    do {
      items.add(item.get());
    } while (tokens.take(","));
    return items;
  }

  /// `(name: type, …)`.
  List<ColumnDeclaration> columns() {
    tokens.expect("(", "Declare the columns as `(name: type, …)`.");
    List<ColumnDeclaration> columns = list(")", this::column);
    tokens.expect(")", "Close the list of columns.");
    return columns;
  }

  /// Like [#columns], or `(*)` for any table, which has no columns here; `(*, name: type)` begins
  /// with a column called `*`.
  List<ColumnDeclaration> tableShape() {
    if (!tokens.peek(1).isPunctuation("*")) {
      return columns();
    }
    tokens.next();
    Name star = new Name(tokens.peek().span(), tokens.next().text());
    List<ColumnDeclaration> columns = new ArrayList<>();
    if (tokens.take(",")) {
      columns.add(new ColumnDeclaration(star.span(), star, star));
      columns.addAll(list(")", this::column));
    }
    tokens.expect(")", "Close the list of columns.");
    return columns;
  }

  private ColumnDeclaration column() {
    Name name = name();
    tokens.expect(":", "Give the column a type, as in `" + name.text() + ": string`.");
    Name type = name();
    return new ColumnDeclaration(tokens.since(name.span()), name, type);
  }

  /// A table as `union`, `join` and `search` name it: a name with wildcards, a call, a path, or a
  /// query in brackets.
  Expr tableReference() {
    return primaries.tableReference();
  }

  /// A name, or a pattern with `*` in it.
  Expr nameOrPattern() {
    return primaries.nameOrPattern();
  }

  /// A literal, or a bare name, even where a bracket follows.
  Expr optionValue() {
    return startsName() ? name() : primaries.signed();
  }

  /// A call, or a bare name.
  Expr callOrName() {
    return primaries.signed();
  }

  Expr.Call namedCall() {
    return primaries.call(name());
  }

  Expr.TypeOf typeOf() {
    return primaries.typeOf();
  }
}
