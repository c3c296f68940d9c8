package com.socmate.kql.syntax;

import com.socmate.kql.syntax.Expr.Option;
import com.socmate.kql.syntax.Operator.Ordering;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The pipeline, and which operator each word begins.
final class Operators {
  private static final Set<String> PIPE_END = Set.of("|", ";");
  private static final Set<String> NOT_AFTER_A_SOURCE =
      Set.of(
          "|", ")", ",", ";", "=", "==", "!=", ".", "[", "=~", "<", ">", "}", ":", "-", "+", "/");
  private static final Set<String> SOURCES =
      Set.of("print", "union", "search", "find", "range", "evaluate");

  private final Tokens tokens;
  private final Expressions expressions;
  private final Map<String, Function<Token, Operator>> byWord;

  Operators(Tokens tokens, Expressions expressions) {
    this.tokens = tokens;
    this.expressions = expressions;
    this.byWord =
        OperatorTable.of(
            new SimpleOperators(tokens, expressions, this),
            new ComplexOperators(tokens, expressions, this),
            new GraphOperators(tokens, expressions, this));
  }

  /// Whether an operator that needs no input stands here.
  boolean startsQuery() {
    Token word = tokens.peek();
    Token after = tokens.peek(1);
    if (word.kind() != TokenKind.IDENTIFIER || !SOURCES.contains(word.text())) {
      return false;
    }
    if (after.kind() == TokenKind.END
        || (after.kind() == TokenKind.PUNCTUATION && NOT_AFTER_A_SOURCE.contains(after.text()))) {
      return word.text().equals("print") && (after.is("-") || after.is("+") || after.is("["));
    }
    return switch (word.text()) {
      case "range" -> after.kind() == TokenKind.IDENTIFIER && tokens.peek(2).isWord("from");
      case "evaluate" -> after.kind() == TokenKind.IDENTIFIER;
      default -> true;
    };
  }

  Operator source() {
    Token word = tokens.next();
    return read(byWord.get(word.text()), word);
  }

  /// Whether a subquery begins with an operator, its rows coming from outside.
  boolean startsPipedQuery() {
    Token word = tokens.peek();
    Token after = tokens.peek(1);
    return word.kind() == TokenKind.IDENTIFIER
        && byWord.containsKey(word.text())
        && !(after.kind() == TokenKind.PUNCTUATION
            && Set.of("|", ";", "=", ".").contains(after.text()))
        && (!after.isPunctuation("(") || takesBracket(word.text()))
        && !(SOURCES.contains(word.text()) && startsQuery() && !word.text().equals("evaluate"));
  }

  private static boolean takesBracket(String word) {
    return !Set.of("count", "range", "sample", "top", "consume", "getschema").contains(word);
  }

  /// `| operator | operator …`.
  List<Operator> pipeline() {
    List<Operator> operators = new ArrayList<>();
    while (tokens.take("|")) {
      if (!doubled()) {
        operators.add(step());
      }
    }
    return operators;
  }

  /// A second bar where one was meant; what follows is read where it is an operator.
  private boolean doubled() {
    if (!tokens.at("|")) {
      return false;
    }
    tokens.report(tokens.unexpected("an operator", remedyFor(tokens.peek())).error());
    tokens.next();
    if (tokens.atAny(byWord.keySet())) {
      return false;
    }
    tokens.skipTo(PIPE_END);
    return true;
  }

  /// `operator | operator …`.
  List<Operator> pipelineWithoutBar() {
    List<Operator> operators = new ArrayList<>();
    operators.add(step());
    operators.addAll(pipeline());
    return operators;
  }

  private Operator step() {
    Token word = tokens.peek();
    int depth = tokens.depth();
    try {
      return oneStep();
    } catch (Unparsable unparsable) {
      tokens.report(unparsable.error());
      tokens.restoreDepth(depth);
      tokens.skipTo(PIPE_END);
      return new Operator.Missing(tokens.since(word.span()));
    }
  }

  private Operator oneStep() {
    Token word = tokens.peek();
    if (word.kind() == TokenKind.IDENTIFIER && byWord.containsKey(word.text())) {
      tokens.next();
      return read(byWord.get(word.text()), word);
    }
    throw tokens.unexpected("an operator", remedyFor(word));
  }

  private String remedyFor(Token word) {
    return Nearest.to(word.text(), byWord.keySet())
        .map(name -> "Did you mean `" + name + "`?")
        .orElse("After `|` comes an operator such as `where`, `project` or `summarize`.");
  }

  private Operator read(@Nullable Function<Token, Operator> rule, Token word) {
    if (rule == null) {
      throw tokens.unexpected("an operator", remedyFor(word));
    }
    return rule.apply(word);
  }

  /// `name=value name=value …`, for the names an operator takes, and hints.
  List<Option> options(Set<String> names) {
    List<Option> options = new ArrayList<>();
    while (tokens.atKind(TokenKind.IDENTIFIER)) {
      Token name = tokens.peek();
      boolean hint = name.text().equals("hint") && tokens.peek(1).isPunctuation(".");
      boolean known = names.contains(name.text()) && tokens.peek(1).isPunctuation("=");
      if (!hint && !known) {
        break;
      }
      options.add(option());
    }
    return options;
  }

  private Option option() {
    Token first = tokens.peek();
    StringBuilder name = new StringBuilder(expressions.name().text());
    while (tokens.take(".")) {
      name.append('.').append(expressions.name().text());
    }
    tokens.expect("=", "Give `" + name + "` a value.");
    Expr value = tokens.at("(") ? bracketedNames() : expressions.optionValue();
    return new Option(tokens.since(first.span()), name.toString(), value);
  }

  private Expr bracketedNames() {
    Token open = tokens.next();
    List<Expr> names = expressions.list(")", expressions::unnamed);
    tokens.expect(")", "Close the list.");
    return new Expr.JsonArray(tokens.since(open.span()), names);
  }

  /// `(name=value, name=value)`.
  List<Option> bracketedOptions() {
    tokens.expect("(", "Put the options in brackets.");
    List<Option> options = expressions.list(")", this::option);
    tokens.expect(")", "Close the options.");
    return options;
  }

  /// Options outside brackets, commas between them allowed.
  List<Option> looseOptions() {
    List<Option> options = new ArrayList<>();
    while (tokens.atKind(TokenKind.IDENTIFIER) && tokens.peek(1).isPunctuation("=")) {
      options.add(option());
      tokens.take(",");
    }
    return options;
  }

  Ordering ordering() {
    Expr value = expressions.named();
    return ordering(value);
  }

  Ordering ordering(Expr value) {
    Optional<Boolean> ascending = direction();
    Optional<Boolean> nullsFirst = Optional.empty();
    if (tokens.take("nulls")) {
      nullsFirst = Optional.of(tokens.at("first"));
      if (!tokens.take("first")) {
        tokens.expect("last", "Write `nulls first` or `nulls last`.");
      }
    }
    return new Ordering(tokens.since(value.span()), value, ascending, nullsFirst);
  }

  Optional<Boolean> direction() {
    if (tokens.take("asc") || tokens.take("granny-asc")) {
      return Optional.of(true);
    }
    return tokens.take("desc") || tokens.take("granny-desc")
        ? Optional.of(false)
        : Optional.empty();
  }

  /// `(subquery)`.
  Expr bracketedSubquery() {
    boolean brace = tokens.at("{");
    if (!brace) {
      tokens.expect("(", "Put the subquery in brackets.");
    } else {
      tokens.next();
    }
    Expr query = expressions.subquery();
    tokens.expect(brace ? "}" : ")", "Close the subquery.");
    return query;
  }
}
