package com.socmate.kql.format;

import com.socmate.kql.syntax.Parser;
import com.socmate.kql.syntax.Token;
import com.socmate.kql.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;

/// Cuts a text into pieces; every comment goes to the token beside which, or above which, it
/// stands.
final class Pieces {
  private final String text;
  private final List<Piece> pieces = new ArrayList<>();

  private Pieces(String text) {
    this.text = text;
  }

  static List<Piece> of(String text) {
    Pieces cut = new Pieces(text);
    List<Token> tokens = Parser.tokens(text);
    int end = 0;
    for (Token token : tokens) {
      cut.add(token, end);
      end = token.end();
    }
    return new Spacing(cut.pieces, tokens).spaced();
  }

  private void add(Token token, int gap) {
    List<String> above = new ArrayList<>();
    boolean blankLine = false;
    int lines = 0;
    for (int at = gap; at < token.start(); at++) {
      char c = text.charAt(at);
      if (c == '\n') {
        lines++;
      } else if (c == '/' || c == '#') {
        int end = lineEnd(at);
        String comment = text.substring(at, end).stripTrailing();
        if (lines == 0 && !pieces.isEmpty()) {
          pieces.set(pieces.size() - 1, pieces.getLast().beside(comment));
        } else {
          blankLine |= above.isEmpty() && lines > 1;
          above.add(comment);
        }
        lines = 0;
        at = end - 1;
      }
    }
    blankLine |= above.isEmpty() && lines > 1;
    boolean end = token.kind() == TokenKind.END;
    String written = end ? "" : text.substring(token.start(), token.end());
    pieces.add(new Piece(token.kind(), written, above, "", blankLine, false));
  }

  private int lineEnd(int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }
}
