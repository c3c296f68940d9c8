package com.socmate.kql.format;

import com.socmate.kql.syntax.Token;
import com.socmate.kql.syntax.TokenKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Decides which pieces of a line have a space between them. It looks at the tokens alone, and at
/// the text only where KQL itself does: a `*` that touches a name is a wildcard.
final class Spacing {
  private final List<Piece> pieces;
  private final List<Token> tokens;
  private final Deque<Step> open = new ArrayDeque<>();
  private Step step = new Step("(", false);

  /// Where in a pipeline's step, or a bracket, the reading is.
  private static final class Step {
    private final String bracket;
    private final boolean json;
    private String operator = "";
    private boolean atStart = true;
    private boolean options;

    Step(String bracket, boolean json) {
      this.bracket = bracket;
      this.json = json;
    }

    void begin() {
      operator = "";
      atStart = true;
      options = false;
    }
  }

  Spacing(List<Piece> pieces, List<Token> tokens) {
    this.pieces = pieces;
    this.tokens = tokens;
  }

  List<Piece> spaced() {
    List<Piece> spaced = new ArrayList<>(pieces.size());
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      leave(piece);
      spaced.add(piece.spaced(i > 0 && space(i)));
      enter(i);
    }
    return spaced;
  }

  private void leave(Piece piece) {
    if (piece.closes() && !open.isEmpty()) {
      step = open.pop();
    }
  }

  private void enter(int i) {
    Piece piece = pieces.get(i);
    if (piece.opens()) {
      open.push(step);
      boolean dynamic = piece.is("(") && i > 0 && pieces.get(i - 1).is("dynamic");
      step = new Step(piece.text(), step.json || dynamic);
    } else if (piece.is("|") || piece.is(";")) {
      step.begin();
    } else if (piece.is("=") && !step.options && !step.operator.equals("where")) {
      step.atStart = true;
    } else if (step.atStart) {
      start(piece);
    } else if (step.options && !piece.is("=") && !piece.is(".") && !continues(i)) {
      step.options = isOption(i + 1);
    }
    if (step.options && step.operator.equals(piece.text())) {
      step.options = isOption(i + 1);
    }
  }

  private void start(Piece piece) {
    step.atStart = false;
    if (piece.isWord() && Words.OPERATORS.contains(piece.text())) {
      step.operator = piece.text();
      step.options = true;
    }
  }

  /// Whether an option's name or value goes on after this piece.
  private boolean continues(int i) {
    return at(i + 1, "=") || at(i + 1, ".");
  }

  private boolean isOption(int i) {
    if (at(i, "hint") && at(i + 1, ".")) {
      return true;
    }
    return i < pieces.size() && Words.OPTIONS.contains(pieces.get(i).text()) && at(i + 1, "=");
  }

  private boolean at(int i, String text) {
    return i >= 0 && i < pieces.size() && pieces.get(i).is(text);
  }

  private boolean space(int i) {
    Piece before = pieces.get(i - 1);
    Piece piece = pieces.get(i);
    if (Words.GRAPHS.contains(step.operator) && (isArrow(piece) || isArrow(before))) {
      return tokens.get(i - 1).end() != tokens.get(i).start();
    }
    if (piece.is("*") || before.is("*")) {
      return aroundStar(i, before, piece);
    }
    if (piece.is(",") || piece.is(";") || piece.is(")") || piece.is("]") || piece.is(":")) {
      return false;
    }
    if (piece.is(".") || before.is(".") || before.is("(") || before.is("[")) {
      return false;
    }
    if (before.is("{") || piece.is("}")) {
      return !isJson(piece) && !(before.is("{") && piece.is("}"));
    }
    if (step.options && (piece.is("=") || before.is("="))) {
      return false;
    }
    if (before.is("-") || before.is("+")) {
      return !isSign(i - 1);
    }
    return !(piece.is("(") || piece.is("[")) || beforeBracket(i, before, piece);
  }

  private static boolean isArrow(Piece piece) {
    return piece.is("-") || piece.is("<") || piece.is(">");
  }

  private boolean isJson(Piece piece) {
    return piece.is("}") ? step.json : step.json && step.bracket.equals("{");
  }

  private boolean aroundStar(int i, Piece before, Piece piece) {
    if (piece.is(",") || piece.is(")") || before.is(",")) {
      return before.is(",");
    }
    boolean touch = tokens.get(i - 1).end() == tokens.get(i).start();
    if (Words.PATTERNS.contains(step.operator) || (step.bracket.equals("(") && isTables())) {
      return !touch;
    }
    if (piece.is("*")) {
      return !before.is("(") && !before.is("[") && !before.is(".");
    }
    return !piece.is(".");
  }

  private boolean isTables() {
    return !open.isEmpty() && Words.PATTERNS.contains(open.peek().operator);
  }

  private boolean isSign(int i) {
    if (i == 0) {
      return true;
    }
    Piece before = pieces.get(i - 1);
    return switch (before.kind()) {
      case PUNCTUATION -> !before.closes();
      case IDENTIFIER -> Words.isKeyword(before.text());
      default -> false;
    };
  }

  private boolean beforeBracket(int i, Piece before, Piece piece) {
    if (before.closes()) {
      return !piece.is("[");
    }
    if (before.kind() != TokenKind.IDENTIFIER) {
      return true;
    }
    boolean optionValue = at(i - 2, "=") && i > 2 && isOption(i - 3);
    boolean hintValue = at(i - 2, "=") && at(i - 4, ".") && at(i - 5, "hint");
    boolean operator = before.text().equals(step.operator) && isFirst(i - 1);
    return optionValue || hintValue || operator || Words.isKeyword(before.text());
  }

  private boolean isFirst(int i) {
    if (i == 0) {
      return true;
    }
    Piece before = pieces.get(i - 1);
    return before.is("|") || before.is(";") || before.is("=") || before.opens();
  }
}
