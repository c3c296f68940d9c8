package com.socmate.kql.format;

import com.socmate.kql.syntax.TokenKind;
import java.util.List;

/// A token as it is written, with the comments around it and what the layout must know of it.
///
/// @param above comments on lines of their own before it
/// @param beside a comment after it on its line, or the empty string
/// @param blankLine whether a blank line stood before it and its comments
/// @param spaced whether a space comes between it and the piece before, on one line
record Piece(
    TokenKind kind,
    String text,
    List<String> above,
    String beside,
    boolean blankLine,
    boolean spaced) {

  boolean is(String wanted) {
    return text.equals(wanted) && (kind == TokenKind.PUNCTUATION || kind == TokenKind.IDENTIFIER);
  }

  boolean isWord() {
    return kind == TokenKind.IDENTIFIER;
  }

  boolean opens() {
    return is("(") || is("[") || is("{");
  }

  boolean closes() {
    return is(")") || is("]") || is("}");
  }

  boolean hasComment() {
    return !above.isEmpty() || !beside.isEmpty();
  }

  Piece beside(String comment) {
    return new Piece(kind, text, above, comment, blankLine, spaced);
  }

  Piece spaced(boolean space) {
    return new Piece(kind, text, above, beside, blankLine, space);
  }
}
