package com.socmate.kql.syntax;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where reading stopped, and what stands around it.
///
/// @param at the token that cannot stand there
/// @param start the first token of its statement
record Place(List<Token> tokens, int at, int start) {
  private static final java.util.Set<String> JOINING =
      java.util.Set.of("and", "or", "by", "on", "not", "in", "with", "of", "to", "from", "step");

  Token found() {
    return tokens.get(at);
  }

  @Nullable Token before() {
    return before(1);
  }

  @Nullable Token before(int back) {
    return at - back >= start ? tokens.get(at - back) : null;
  }

  Token after() {
    return tokens.get(Math.min(at + 1, tokens.size() - 1));
  }

  Token first() {
    return tokens.get(Math.min(start, tokens.size() - 1));
  }

  boolean isBefore(String text) {
    Token token = before();
    return token != null && token.is(text);
  }

  /// The word in lower case, or nothing if it is not a word.
  static String lower(Token token) {
    return token.kind() == TokenKind.IDENTIFIER ? token.text().toLowerCase(Locale.ROOT) : "";
  }

  boolean foundIs(String word) {
    return lower(found()).equals(word);
  }

  /// Whether what stands before ends a value, so that an operator could follow.
  boolean followsValue() {
    Token token = before();
    if (token == null) {
      return false;
    }
    return switch (token.kind()) {
      case PUNCTUATION -> token.is(")") || token.is("]");
      case IDENTIFIER -> !OperatorWords.contains(token.text()) && !JOINING.contains(token.text());
      default -> true;
    };
  }

  /// The innermost bracket open here, or -1.
  int openBracket() {
    int closed = 0;
    for (int i = at - 1; i >= start; i--) {
      Token token = tokens.get(i);
      if (token.isPunctuation(")") || token.isPunctuation("]") || token.isPunctuation("}")) {
        closed++;
      } else if (token.isPunctuation("(") || token.isPunctuation("[") || token.isPunctuation("{")) {
        if (closed == 0) {
          return i;
        }
        closed--;
      }
    }
    return -1;
  }

  /// The word that begins the step being read.
  String step() {
    int closed = 0;
    for (int i = at - 1; i >= start; i--) {
      Token token = tokens.get(i);
      closed += token.is(")") ? 1 : token.is("(") ? -1 : 0;
      if (closed < 0 || (closed == 0 && token.isPunctuation("|"))) {
        return i + 1 <= at ? lower(tokens.get(i + 1)) : "";
      }
    }
    return lower(first());
  }

  SyntaxError says(String message, String remedy) {
    return new SyntaxError(found().span(), message, remedy);
  }
}
