package com.socmate.kql.syntax;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Habits that show in a word: `is null`, `like`, `as`, `AND`.
final class MistakenWords {
  private MistakenWords() {}

  private static final Set<String> NEGATABLE =
      Set.of("in", "has", "contains", "startswith", "endswith", "between", "has_any", "has_all");
  private static final Set<String> KEYWORDS =
      Set.of(
          "and",
          "or",
          "in",
          "between",
          "contains",
          "has",
          "startswith",
          "endswith",
          "by",
          "on",
          "asc",
          "desc",
          "matches",
          "with",
          "to",
          "from",
          "step");
  private static final Set<String> UNITS =
      Set.of(
          "day", "days", "hour", "hours", "minute", "minutes", "second", "seconds", "week", "weeks",
          "d", "h", "m", "s", "ms");

  static @Nullable SyntaxError test(Place place) {
    Token before = place.before();
    if (!place.foundIs("is") || before == null) {
      return null;
    }
    boolean negated = Place.lower(place.after()).equals("not");
    String column = before.kind() == TokenKind.IDENTIFIER ? before.text() : "…";
    String null_ = (negated ? "isnotnull(" : "isnull(") + column + ")";
    String empty = (negated ? "isnotempty(" : "isempty(") + column + ")";
    return place.says(
        "KQL has no `is " + (negated ? "not " : "") + "null`.",
        "Write `" + null_ + "`, or `" + empty + "` for text.");
  }

  static @Nullable SyntaxError not(Place place) {
    String after = Place.lower(place.after());
    if (place.foundIs("not") && place.followsValue() && NEGATABLE.contains(after)) {
      return place.says("KQL has no `not " + after + "`.", "Write `!" + after + "`.");
    }
    if (place.foundIs("not") && place.followsValue() && after.equals("like")) {
      return place.says("KQL has no `not like`.", "Write `!contains` or `not(… matches regex …)`.");
    }
    Token before = place.before();
    return before != null && Place.lower(before).equals("not")
        ? new SyntaxError(
            before.span(), "`not` is a function.", "Put what it negates in brackets: `not(…)`.")
        : null;
  }

  static @Nullable SyntaxError like(Place place) {
    return place.followsValue() && (place.foundIs("like") || place.foundIs("ilike"))
        ? place.says(
            "KQL has no `" + place.found().text() + "`.",
            "Write `contains`, `startswith`, `endswith` or `matches regex`.")
        : null;
  }

  static @Nullable SyntaxError caseWhen(Place place) {
    return place.foundIs("when") || place.foundIs("then")
        ? place.says("KQL has no `case when`.", "Write `case(condition, value, …, otherwise)`.")
        : null;
  }

  static @Nullable SyntaxError alias(Place place) {
    Token before = place.before();
    if (!place.foundIs("as") || before == null || !place.followsValue()) {
      return null;
    }
    String column = before.kind() == TokenKind.IDENTIFIER ? before.text() : "…";
    String name = place.after().kind() == TokenKind.IDENTIFIER ? place.after().text() : "Name";
    return place.says(
        "KQL does not name columns with `as`.",
        "Put the name first: `" + name + " = " + column + "`.");
  }

  static @Nullable SyntaxError grouping(Place place) {
    if (place.foundIs("group") && Place.lower(place.after()).equals("by") && place.followsValue()) {
      return place.says("KQL has no `group by`.", "After `summarize …` write `by` alone.");
    }
    return place.found().is("by") && place.step().equals("count")
        ? place.says("`count` counts all rows.", "Write `summarize count() by …`.")
        : null;
  }

  static @Nullable SyntaxError unit(Place place) {
    Token before = place.before();
    String unit = Place.lower(place.found());
    return before != null && before.kind() == TokenKind.LONG && UNITS.contains(unit)
        ? place.says(
            "A timespan is written without a blank.",
            "Write `" + before.text() + unit.substring(0, unit.equals("ms") ? 2 : 1) + "`.")
        : null;
  }

  static @Nullable SyntaxError upperCase(Place place) {
    String text = place.found().text();
    String lower = text.toLowerCase(Locale.ROOT);
    return place.found().kind() == TokenKind.IDENTIFIER
            && !text.equals(lower)
            && KEYWORDS.contains(lower)
            && place.followsValue()
        ? place.says("KQL's words are written in lower case.", "Write `" + lower + "`.")
        : null;
  }

  static @Nullable SyntaxError matches(Place place) {
    boolean alone = place.foundIs("matches") || place.foundIs("rlike") || place.foundIs("regexp");
    return alone && place.followsValue()
        ? place.says(
            "`" + place.found().text() + "` is half an operator.", "Write `matches regex`.")
        : null;
  }

  static @Nullable SyntaxError missingBy(Place place) {
    String step = place.step();
    boolean grouping = step.equals("summarize") || step.equals("make-series");
    return grouping && place.followsValue() && place.found().kind() == TokenKind.IDENTIFIER
        ? place.says(
            "There is no `by` before `" + place.found().text() + "`.",
            "Write `" + step + " … by " + place.found().text() + "`, or a comma.")
        : null;
  }
}
