package com.socmate.kql.syntax;

import org.jspecify.annotations.Nullable;

/// Habits that show in a sign: `=`, `&&`, a curly quote.
final class MistakenSigns {
  private MistakenSigns() {}

  private static final String QUOTES = "‘’“”`´«»„";

  static @Nullable SyntaxError quote(Place place) {
    String text = place.found().text();
    return text.length() == 1 && QUOTES.contains(text)
        ? place.says(
            "`" + text + "` is no quote of KQL.", "Write strings as `\"text\"` or `'text'`.")
        : null;
  }

  static @Nullable SyntaxError logical(Place place) {
    Token found = place.found();
    if (found.text().equals("&")) {
      return place.says("KQL has no `&&`.", "Write `and`.");
    }
    Token before = place.before();
    if (!found.isPunctuation("|") || before == null || !before.isPunctuation("|")) {
      return found.kind() == TokenKind.END && place.isBefore("|")
          ? place.says("The query ends with a `|`.", "Write an operator after it, or take it away.")
          : null;
    }
    boolean operator = OperatorWords.contains(place.after().text());
    if (before.touches(found) && !operator) {
      return place.says("KQL has no `||`.", "Write `or`; for text, `strcat(a, b)`.");
    }
    return place.says("Nothing stands between these bars.", "Pipe with a single `|`.");
  }

  static @Nullable SyntaxError comparison(Place place) {
    Token found = place.found();
    if (found.text().startsWith("~") && place.isBefore("!=")) {
      return place.says("There is no `!=~`.", "Write `!~` for 'differs, whatever the case'.");
    }
    if (found.is("=") && (place.isBefore("==") || place.isBefore("!="))) {
      return place.says("There is no `===`.", "Write `==` or `!=`.");
    }
    boolean value = place.followsValue();
    if (found.is("=") && value) {
      return place.says(
          "`=` gives a column its name and does not compare.", "Write `==` to compare.");
    }
    if (found.is("!=") || found.text().equals("!")) {
      return place.says("Nothing is compared here.", "Write `a != b`, or `not(…)`.");
    }
    return null;
  }

  static @Nullable SyntaxError negation(Place place) {
    String text = place.found().text();
    boolean word = text.length() > 1 && text.startsWith("!") && Character.isLetter(text.charAt(1));
    if (!word || place.followsValue()) {
      return null;
    }
    String function = text.substring(1);
    String remedy =
        switch (function) {
          case "isempty" -> "Write `isnotempty(…)`.";
          case "isnull" -> "Write `isnotnull(…)`.";
          default -> "Write `not(" + function + "(…))`.";
        };
    return place.says("`!` does not negate an expression.", remedy);
  }

  static @Nullable SyntaxError choice(Place place) {
    return place.found().is("?") && place.followsValue()
        ? place.says("KQL has no `? :`.", "Write `iff(condition, a, b)`.")
        : null;
  }

  static @Nullable SyntaxError regex(Place place) {
    return place.found().is("/") && !place.followsValue()
        ? place.says("A regular expression is a string.", "Write `matches regex \"…\"` before it.")
        : null;
  }

  static @Nullable SyntaxError bracket(Place place) {
    Token found = place.found();
    int open = place.openBracket();
    if (open < 0) {
      return found.isPunctuation(")") || found.isPunctuation("]") || found.isPunctuation("}")
          ? place.says(
              "`" + found.text() + "` closes nothing.",
              "Take it away, or open a bracket before it.")
          : null;
    }
    Token bracket = place.tokens().get(open);
    if (found.kind() == TokenKind.END) {
      return new SyntaxError(
          bracket.span(),
          "`" + bracket.text() + "` is never closed.",
          "Close it with `" + closing(bracket) + "`.");
    }
    Token operator = open > place.start() ? place.tokens().get(open - 1) : bracket;
    boolean text = Expressions.TEXT_OPERATORS.contains(operator.text());
    return found.is(",") && text
        ? place.says(
            "`" + operator.text() + "` takes one value.",
            "Write `has_any (a, b)`, or several tests with `or`.")
        : null;
  }

  private static String closing(Token open) {
    return open.is("(") ? ")" : open.is("[") ? "]" : "}";
  }
}
