package com.socmate.kql.syntax;

/// The kinds of token the lexer tells apart; keywords are identifiers until the parser decides.
public enum TokenKind {
  IDENTIFIER,
  LONG,
  REAL,
  TIMESPAN,
  STRING,
  /// `datetime(…)`, `guid(…)` and their like, one token with what stands between the brackets.
  TYPED_LITERAL,
  PUNCTUATION,
  BAD,
  END
}
