package com.socmate.kql.syntax;

/// One token. `text` is decoded for strings, the inner text for typed literals (whose type is in
/// `type`), and as written otherwise.
public record Token(
    TokenKind kind, String text, String type, int start, int end, boolean startsLine) {
  Token(TokenKind kind, String text, int start, int end) {
    this(kind, text, "", start, end, false);
  }

  Token(TokenKind kind, String text, String type, int start, int end) {
    this(kind, text, type, start, end, false);
  }

  Token startingLine() {
    return new Token(kind, text, type, start, end, true);
  }

  public Span span() {
    return new Span(start, end);
  }

  boolean is(String punctuationOrWord) {
    return (kind == TokenKind.PUNCTUATION || kind == TokenKind.IDENTIFIER)
        && text.equals(punctuationOrWord);
  }

  boolean isPunctuation(String punctuation) {
    return kind == TokenKind.PUNCTUATION && text.equals(punctuation);
  }

  boolean isWord(String word) {
    return kind == TokenKind.IDENTIFIER && text.equals(word);
  }

  boolean touches(Token next) {
    return end == next.start;
  }
}
