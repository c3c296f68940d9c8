package com.socmate.kql.syntax;

import com.socmate.kql.syntax.Expr.LiteralKind;
import com.socmate.kql.syntax.Expr.Name;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The innermost expressions: literals, names, calls, paths, brackets, and tables written in place.
final class Primaries {
  private static final Map<String, LiteralKind> TYPED =
      Map.ofEntries(
          Map.entry("bool", LiteralKind.BOOL),
          Map.entry("boolean", LiteralKind.BOOL),
          Map.entry("int", LiteralKind.INT),
          Map.entry("int32", LiteralKind.INT),
          Map.entry("long", LiteralKind.LONG),
          Map.entry("int64", LiteralKind.LONG),
          Map.entry("real", LiteralKind.REAL),
          Map.entry("double", LiteralKind.REAL),
          Map.entry("decimal", LiteralKind.DECIMAL),
          Map.entry("date", LiteralKind.DATETIME),
          Map.entry("datetime", LiteralKind.DATETIME),
          Map.entry("time", LiteralKind.TIMESPAN),
          Map.entry("timespan", LiteralKind.TIMESPAN),
          Map.entry("guid", LiteralKind.GUID),
          Map.entry("uuid", LiteralKind.GUID),
          Map.entry("uniqueid", LiteralKind.GUID));

  private final Tokens tokens;
  private final Expressions expressions;
  private final Operators operators;

  Primaries(Tokens tokens, Expressions expressions, Operators operators) {
    this.tokens = tokens;
    this.expressions = expressions;
    this.operators = operators;
  }

  Expr signed() {
    Token token = tokens.peek();
    if (token.isPunctuation("-") || token.isPunctuation("+")) {
      tokens.enter();
      tokens.next();
      Expr operand = signed();
      tokens.leave();
      return new Expr.Sign(tokens.since(token.span()), token.text().equals("-"), operand);
    }
    return suffixed(primary());
  }

  private Expr suffixed(Expr first) {
    Expr value = first;
    for (int length = 0; ; length++) {
      if (length > 250) {
        throw tokens.unexpected("a shorter path", "Split it with `extend`.");
      }
      if (tokens.at(".")) {
        tokens.next();
        value = member(value);
      } else if (tokens.at("[") && value instanceof Expr.Scalar) {
        value = element(value);
      } else {
        return value;
      }
    }
  }

  private Expr member(Expr target) {
    if (tokens.at("[")) {
      return element(target);
    }
    if (tokens.at("*")) {
      return patternMember(target);
    }
    Name name = expressions.name();
    if (tokens.at("(")) {
      Expr.Call call = call(name);
      return new Expr.MemberCall(tokens.since(target.span()), target, call);
    }
    if (tokens.at("*") && tokens.last().touches(tokens.peek()) && endsPattern(tokens.peek(1))) {
      tokens.next();
      return new Expr.Path(
          tokens.since(target.span()), target, new Name(name.span(), name.text() + "*"));
    }
    return new Expr.Path(tokens.since(target.span()), target, name);
  }

  /// Whether a `*` before this is a wildcard and no multiplication.
  private static boolean endsPattern(Token after) {
    return switch (after.kind()) {
      case END -> true;
      case PUNCTUATION -> !after.is("(") && !after.is("-") && !after.is("+");
      case IDENTIFIER -> after.is("on") || after.is("where");
      default -> false;
    };
  }

  private Expr patternMember(Expr target) {
    Token star = tokens.next();
    return new Expr.Path(tokens.since(target.span()), target, new Name(star.span(), "*"));
  }

  private Expr element(Expr target) {
    tokens.next();
    Expr index = expressions.unnamed();
    tokens.expect("]", "Close the index.");
    return new Expr.Element(tokens.since(target.span()), target, index);
  }

  private Expr primary() {
    Token token = tokens.peek();
    return switch (token.kind()) {
      case LONG -> literal(LiteralKind.LONG);
      case REAL -> literal(LiteralKind.REAL);
      case TIMESPAN -> literal(LiteralKind.TIMESPAN);
      case TYPED_LITERAL -> literal(TYPED.getOrDefault(token.type(), LiteralKind.STRING));
      case STRING -> string();
      case IDENTIFIER -> word();
      case PUNCTUATION -> bracketed();
      case BAD, END -> throw nothingHere();
    };
  }

  private Unparsable nothingHere() {
    return tokens.unexpected("an expression", "Write a column, a literal or a function call here.");
  }

  private Expr literal(LiteralKind kind) {
    Token token = tokens.next();
    return new Expr.Literal(token.span(), kind, token.text());
  }

  private Expr string() {
    Token first = tokens.next();
    if (!tokens.atKind(TokenKind.STRING)) {
      return new Expr.Literal(first.span(), LiteralKind.STRING, first.text());
    }
    StringBuilder text = new StringBuilder(first.text());
    while (tokens.atKind(TokenKind.STRING)) {
      text.append(tokens.next().text());
    }
    return new Expr.Literal(tokens.since(first.span()), LiteralKind.STRING, text.toString());
  }

  private Expr bracketed() {
    if (tokens.at("(")) {
      Token open = tokens.next();
      Expr inner = expressions.query();
      tokens.expect(")", "Close the bracket opened before.");
      return inner instanceof Expr.Scalar ? inner : closed(inner, tokens.since(open.span()));
    }
    if (tokens.at("*")) {
      return new Expr.Star(tokens.next().span());
    }
    if (expressions.startsName()) {
      return expressions.name();
    }
    throw nothingHere();
  }

  /// A query in brackets, so that what follows pipes the whole of it.
  private static Expr closed(Expr inner, Span span) {
    return new Expr.Query(span, inner, List.of());
  }

  private Expr word() {
    Token token = tokens.peek();
    if (isReserved(token.text())) {
      throw nothingHere();
    }
    if (tokens.peek(1).isPunctuation("(")) {
      return switch (token.text()) {
        case "dynamic" -> dynamic();
        case "datatable" -> dataTable();
        case "externaldata", "external_data" -> externalData();
        case "typeof" -> typeOf();
        default -> call(expressions.name());
      };
    }
    return switch (token.text()) {
      case "true", "false", "True", "False", "TRUE", "FALSE" -> literal(LiteralKind.BOOL);
      default -> expressions.name();
    };
  }

  private static boolean isReserved(String word) {
    return switch (word) {
      case "and", "or", "in", "in~", "between", "has_any", "has_all" -> true;
      case "string", "bool", "int", "long", "real", "decimal", "datetime", "timespan", "guid" ->
          true;
      default -> Expressions.TEXT_OPERATORS.contains(word) && !word.equals("like");
    };
  }

  Expr.Call call(Name name) {
    tokens.enter();
    tokens.expect("(", "Call a function as `" + name.text() + "(…)`.");
    List<Expr> arguments = expressions.list(")", this::argument);
    tokens.expect(")", "Close the arguments of `" + name.text() + "`.");
    tokens.leave();
    return new Expr.Call(tokens.since(name.span()), name, arguments);
  }

  private Expr argument() {
    if (tokens.at("*")
        && (tokens.peek(1).isPunctuation(",") || tokens.peek(1).isPunctuation(")"))) {
      return new Expr.Star(tokens.next().span());
    }
    return expressions.query();
  }

  Expr.TypeOf typeOf() {
    Token start = tokens.next();
    if (tokens.peek(1).isPunctuation("*")) {
      return new Expr.TypeOf(
          tokens.since(start.span()), expressions.tableShape(), Optional.empty());
    }
    int inside = tokens.peek(2).isPunctuation(":") || tokens.peek(4).isPunctuation(":") ? 1 : 0;
    if (inside == 1) {
      return new Expr.TypeOf(tokens.since(start.span()), expressions.columns(), Optional.empty());
    }
    tokens.expect("(", "Write `typeof(type)`.");
    Name type = expressions.name();
    tokens.expect(")", "Close `typeof`.");
    return new Expr.TypeOf(tokens.since(start.span()), List.of(), Optional.of(type));
  }

  private Expr dynamic() {
    Span start = tokens.next().span();
    tokens.next();
    Expr json = json();
    tokens.expect(")", "Close the dynamic literal.");
    return new Expr.Dynamic(tokens.since(start), json);
  }

  private Expr json() {
    tokens.enter();
    Token token = tokens.peek();
    Expr value =
        switch (token.text()) {
          case "[" -> token.isPunctuation("[") ? jsonArray() : jsonScalar();
          case "{" -> token.isPunctuation("{") ? jsonBag() : jsonScalar();
          default -> jsonScalar();
        };
    tokens.leave();
    return value;
  }

  private Expr jsonArray() {
    Token open = tokens.next();
    List<Expr> items = expressions.list("]", this::json);
    tokens.expect("]", "Close the array.");
    return new Expr.JsonArray(tokens.since(open.span()), items);
  }

  private Expr jsonBag() {
    Token open = tokens.next();
    List<Expr.JsonProperty> properties = expressions.list("}", this::jsonProperty);
    tokens.expect("}", "Close the property bag.");
    return new Expr.JsonBag(tokens.since(open.span()), properties);
  }

  private Expr.JsonProperty jsonProperty() {
    if (!tokens.atKind(TokenKind.STRING) && !tokens.atKind(TokenKind.IDENTIFIER)) {
      throw tokens.unexpected("a property's name", "Write properties as `\"name\": value`.");
    }
    String key = tokens.next().text();
    tokens.expect(":", "Write properties as `\"name\": value`.");
    return new Expr.JsonProperty(key, json());
  }

  private Expr jsonScalar() {
    Token token = tokens.peek();
    if (token.isPunctuation("-") || token.isPunctuation("+")) {
      tokens.next();
      Expr operand = jsonScalar();
      return new Expr.Sign(tokens.since(token.span()), token.text().equals("-"), operand);
    }
    if (token.isWord("null")) {
      return literal(LiteralKind.NULL);
    }
    if (token.isWord("dynamic") && tokens.peek(1).isPunctuation("(")) {
      return dynamic();
    }
    Expr value = primary();
    if (value instanceof Expr.Literal) {
      return value;
    }
    throw new Unparsable(
        new SyntaxError(
            value.span(),
            "A dynamic literal holds only constants.",
            "Build it from columns with `pack_array(…)` or `bag_pack(…)`."));
  }

  private Expr dataTable() {
    Span start = tokens.next().span();
    List<Expr.ColumnDeclaration> columns = expressions.columns();
    tokens.expect("[", "Put the values of the table in square brackets.");
    List<Expr> values = expressions.list("]", expressions::unnamed);
    tokens.expect("]", "Close the values of the table.");
    return new Expr.DataTable(tokens.since(start), columns, values);
  }

  private Expr externalData() {
    Span start = tokens.next().span();
    List<Expr.ColumnDeclaration> columns = expressions.columns();
    tokens.expect("[", "Put the addresses of the data in square brackets.");
    List<Expr> locations = expressions.list("]", expressions::unnamed);
    tokens.expect("]", "Close the list of addresses.");
    List<Expr.Option> options = tokens.take("with") ? operators.bracketedOptions() : List.of();
    return new Expr.ExternalData(tokens.since(start), columns, locations, options);
  }

  Expr tableReference() {
    if (tokens.at("(") || isTableCall()) {
      return suffixed(primary());
    }
    Expr name = nameOrPattern();
    return name instanceof Name ? suffixed(name) : name;
  }

  private boolean isTableCall() {
    return tokens.atKind(TokenKind.IDENTIFIER) && tokens.peek(1).isPunctuation("(");
  }

  Expr nameOrPattern() {
    Token first = tokens.peek();
    if (!first.isPunctuation("*")) {
      Name name = expressions.name();
      if (!tokens.at("*") || !tokens.last().touches(tokens.peek())) {
        return name;
      }
      return pattern(first, new StringBuilder(name.text()));
    }
    return pattern(first, new StringBuilder());
  }

  private Expr pattern(Token first, StringBuilder text) {
    text.append(tokens.next().text());
    while (tokens.last().touches(tokens.peek()) && isPatternPart(tokens.peek())) {
      text.append(tokens.next().text());
    }
    String whole = text.toString();
    Span span = tokens.since(first.span());
    return whole.equals("*") ? new Expr.Star(span) : new Expr.Pattern(span, whole);
  }

  private static boolean isPatternPart(Token token) {
    return token.kind() == TokenKind.IDENTIFIER
        || token.kind() == TokenKind.LONG
        || token.isPunctuation("*");
  }
}
