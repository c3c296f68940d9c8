package com.socmate.kql.syntax;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The parser's place in the tokens, and the ways to move and to complain.
final class Tokens {
  private static final int MOST_NESTING = 256;
  private final List<Token> tokens;
  private final List<SyntaxError> errors;
  private int at;
  private int depth;
  private int statement;

  Tokens(List<Token> tokens, List<SyntaxError> errors) {
    this.tokens = tokens;
    this.errors = errors;
  }

  Token peek() {
    return tokens.get(at);
  }

  Token peek(int ahead) {
    return tokens.get(Math.min(at + ahead, tokens.size() - 1));
  }

  Token next() {
    Token token = tokens.get(at);
    if (token.kind() != TokenKind.END) {
      at++;
    }
    return token;
  }

  Token last() {
    return tokens.get(Math.max(at - 1, 0));
  }

  boolean at(String text) {
    return peek().is(text);
  }

  boolean atAny(Set<String> texts) {
    Token token = peek();
    return (token.kind() == TokenKind.IDENTIFIER || token.kind() == TokenKind.PUNCTUATION)
        && texts.contains(token.text());
  }

  boolean atEnd() {
    return peek().kind() == TokenKind.END;
  }

  boolean atKind(TokenKind kind) {
    return peek().kind() == kind;
  }

  boolean take(String text) {
    if (at(text)) {
      at++;
      return true;
    }
    return false;
  }

  Token expect(String text, String remedy) {
    if (at(text)) {
      return next();
    }
    throw unexpected("`" + text + "`", remedy);
  }

  /// From the start of `first` to the end of what was read last.
  Span since(Span first) {
    return new Span(first.start(), Math.max(last().end(), first.end()));
  }

  /// Remembers that a statement begins here.
  void beginStatement() {
    statement = at;
  }

  /// The complaint about what stands here: of a known habit, or that something else was wanted.
  Unparsable unexpected(String wanted, String remedy) {
    Token found = peek();
    Optional<SyntaxError> habit = Mistakes.at(new Place(tokens, at, Math.min(statement, at)));
    if (habit.isPresent()) {
      return new Unparsable(habit.get());
    }
    String what =
        switch (found.kind()) {
          case END -> "the end of the query";
          case STRING -> "a string";
          default -> "`" + shortened(found.text()) + "`";
        };
    return new Unparsable(
        new SyntaxError(found.span(), "Expected " + wanted + " but found " + what + ".", remedy));
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }

  void report(SyntaxError error) {
    errors.add(error);
  }

  void enter() {
    if (++depth > MOST_NESTING) {
      throw new Unparsable(
          new SyntaxError(
              peek().span(),
              "The query is nested more than " + MOST_NESTING + " levels deep.",
              "Split it with `let` statements."));
    }
  }

  void leave() {
    depth--;
  }

  int depth() {
    return depth;
  }

  void restoreDepth(int depth) {
    this.depth = depth;
  }

  int position() {
    return at;
  }

  /// Skips to a separator of this level: one of `stops`, or a bracket that closes what was opened
  /// before.
  void skipTo(Set<String> stops) {
    int open = 0;
    while (!atEnd()) {
      Token token = peek();
      if (open == 0 && (stops.contains(token.text()) || isClosing(token))) {
        if (token.kind() == TokenKind.PUNCTUATION) {
          return;
        }
      }
      open += isOpening(token) ? 1 : isClosing(token) ? -1 : 0;
      at++;
    }
  }

  /// Where the bracket now ahead is closed, counted in tokens from here, or -1.
  int closingOffset() {
    int open = 0;
    for (int i = at; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (isOpening(token)) {
        open++;
      } else if (isClosing(token) && --open == 0) {
        return i - at;
      }
    }
    return -1;
  }

  private static boolean isOpening(Token token) {
    return token.isPunctuation("(") || token.isPunctuation("[") || token.isPunctuation("{");
  }

  private static boolean isClosing(Token token) {
    return token.isPunctuation(")") || token.isPunctuation("]") || token.isPunctuation("}");
  }
}
