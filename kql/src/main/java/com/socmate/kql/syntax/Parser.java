package com.socmate.kql.syntax;

import com.socmate.kql.syntax.Statement.Function;
import com.socmate.kql.syntax.Statement.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads query text into a tree. Never throws: what cannot be read is reported and stepped over.
public final class Parser {
  private static final int MOST_ERRORS = 100;
  private static final Set<String> STATEMENT_END = Set.of(";");
  private static final Set<String> STEP_END = Set.of(";", "|");
  private final Tokens tokens;
  private final Expressions expressions;

  private Parser(Tokens tokens) {
    this.tokens = tokens;
    this.expressions = new Expressions(tokens);
  }

  public static Parsed parse(String text) {
    List<SyntaxError> errors = new ArrayList<>();
    Tokens tokens = new Tokens(new Lexer(text, errors).tokens(), errors);
    List<Statement> statements = new Parser(tokens).script(errors);
    return new Parsed(text, statements, errors.subList(0, Math.min(errors.size(), MOST_ERRORS)));
  }

  /// The tokens of a text, the last of them its end; what is wrong with them [#parse] tells.
  public static List<Token> tokens(String text) {
    return new Lexer(text, new ArrayList<>()).tokens();
  }

  /// The words a step of a pipeline may begin with.
  public static Set<String> operatorWords() {
    return OperatorWords.all();
  }

  private List<Statement> script(List<SyntaxError> errors) {
    List<Statement> statements = new ArrayList<>();
    while (!tokens.atEnd() && errors.size() < MOST_ERRORS) {
      if (!tokens.take(";")) {
        int before = errors.size();
        tokens.beginStatement();
        statement().ifPresent(statements::add);
        endStatement(errors.size() > before);
      }
    }
    return statements;
  }

  private Optional<Statement> statement() {
    int depth = tokens.depth();
    try {
      return Optional.of(anyStatement());
    } catch (Unparsable unparsable) {
      tokens.report(unparsable.error());
      tokens.restoreDepth(depth);
      tokens.skipTo(STATEMENT_END);
      return Optional.empty();
    }
  }

  /// Goes on behind what should have ended the statement, so that later steps are read too.
  private void endStatement(boolean complained) {
    boolean silent = complained;
    while (!tokens.atEnd() && !tokens.at(";")) {
      if (!silent) {
        tokens.report(
            tokens
                .unexpected(
                    "`;` or `|`", "End the statement before it, or pipe it into an operator.")
                .error());
      }
      tokens.next();
      tokens.skipTo(STEP_END);
      silent = !tokens.at("|");
      expressions.restOfPipeline();
    }
  }

  private Statement anyStatement() {
    Token first = tokens.peek();
    Token second = tokens.peek(1);
    boolean wordFollows = second.kind() == TokenKind.IDENTIFIER || second.isPunctuation("[");
    if (first.isWord("let") && wordFollows) {
      return let();
    }
    if (first.isWord("set") && second.kind() == TokenKind.IDENTIFIER) {
      return set();
    }
    if (first.isWord("declare") && wordFollows) {
      return declare();
    }
    if (first.isWord("restrict") && second.isWord("access")) {
      return restrict();
    }
    if (first.isWord("alias") && second.isWord("database")) {
      return alias();
    }
    Expr value = expressions.query();
    return new Statement.Expression(value.span(), value);
  }

  private Statement let() {
    Span start = tokens.next().span();
    Expr.Name name = expressions.name();
    tokens.expect("=", "Write `let " + name.text() + " = …`.");
    if (atFunction()) {
      Function function = function();
      return new Statement.LetFunction(tokens.since(start), name, function);
    }
    Expr value = expressions.query();
    return new Statement.LetValue(tokens.since(start), name, value);
  }

  private boolean atFunction() {
    if (tokens.at("view") && tokens.peek(1).isPunctuation("(")) {
      return true;
    }
    if (!tokens.peek().isPunctuation("(")) {
      return false;
    }
    int close = tokens.closingOffset();
    return close > 0 && tokens.peek(close + 1).isPunctuation("{");
  }

  private Function function() {
    Span start = tokens.peek().span();
    tokens.enter();
    boolean view = tokens.take("view");
    List<Parameter> parameters = parameters();
    tokens.expect("{", "A function's body stands in braces.");
    List<Statement> statements = new ArrayList<>();
    Optional<Expr> result = Optional.empty();
    while (!tokens.at("}") && !tokens.atEnd()) {
      if (tokens.take(";")) {
        continue;
      }
      Statement statement = anyStatement();
      if (statement instanceof Statement.Expression expression) {
        result = Optional.of(expression.value());
      } else {
        statements.add(statement);
      }
      if (!tokens.at("}") && !tokens.at(";")) {
        throw tokens.unexpected("`;` or `}`", "End each statement of a function with `;`.");
      }
    }
    tokens.expect("}", "Close the function's body.");
    tokens.leave();
    return new Function(tokens.since(start), view, parameters, statements, result);
  }

  private List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    tokens.expect("(", "A function's parameters stand in brackets.");
    while (!tokens.at(")")) {
      parameters.add(parameter());
      if (!tokens.take(",")) {
        break;
      }
    }
    tokens.expect(")", "Close the list of parameters.");
    return parameters;
  }

  private Parameter parameter() {
    Expr.Name name = expressions.name();
    Optional<Expr.Name> type = Optional.empty();
    Optional<List<Expr.ColumnDeclaration>> columns = Optional.empty();
    tokens.expect(":", "Give the parameter a type, as in `" + name.text() + ": string`.");
    if (tokens.peek().isPunctuation("(")) {
      columns = Optional.of(expressions.tableShape());
    } else {
      type = Optional.of(expressions.name());
    }
    Optional<Expr> initial =
        tokens.take("=") ? Optional.of(expressions.unnamed()) : Optional.empty();
    return new Parameter(tokens.since(name.span()), name, type, columns, initial);
  }

  private Statement set() {
    Span start = tokens.next().span();
    Expr.Name option = expressions.name();
    while (tokens.take(".")) {
      expressions.name();
    }
    Optional<Expr> value = tokens.take("=") ? Optional.of(expressions.unnamed()) : Optional.empty();
    return new Statement.Set(tokens.since(start), option, value);
  }

  private Statement declare() {
    Span start = tokens.next().span();
    if (tokens.take("pattern")) {
      Expr.Name name = expressions.name();
      tokens.skipTo(STATEMENT_END);
      return new Statement.DeclarePattern(tokens.since(start), name);
    }
    tokens.expect("query_parameters", "Only query parameters and patterns are declared.");
    return new Statement.DeclareParameters(tokens.since(start), parameters());
  }

  private Statement restrict() {
    Span start = tokens.next().span();
    tokens.next();
    tokens.expect("to", "Write `restrict access to (…)`.");
    tokens.expect("(", "Write `restrict access to (…)`.");
    List<Expr> tables = expressions.list(")", expressions::tableReference);
    tokens.expect(")", "Close the list of tables.");
    return new Statement.Restrict(tokens.since(start), tables);
  }

  private Statement alias() {
    Span start = tokens.next().span();
    tokens.next();
    Expr.Name name = expressions.name();
    tokens.expect("=", "Write `alias database name = …`.");
    Expr target = expressions.unnamed();
    return new Statement.AliasDatabase(tokens.since(start), name, target);
  }
}
