package com.socmate.kql.syntax;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Knows the habits that people bring from SQL and other languages, and says what KQL writes in
/// their place.
final class Mistakes {
  private Mistakes() {}

  private static final Set<String> ONLY_READS =
      Set.of("insert", "update", "delete", "drop", "create", "alter", "merge", "truncate");
  private static final Map<String, String> FOREIGN_OPERATORS =
      Map.ofEntries(
          Map.entry("select", "`project` chooses columns"),
          Map.entry("group", "`summarize … by …` groups rows"),
          Map.entry("groupby", "`summarize … by …` groups rows"),
          Map.entry("having", "a `where` after `summarize` filters groups"),
          Map.entry("from", "a query begins with its table"),
          Map.entry("rename", "`project-rename` renames columns"),
          Map.entry("drop", "`project-away` leaves columns out"),
          Map.entry("stats", "`summarize` aggregates rows"),
          Map.entry("eval", "`extend` adds columns"),
          Map.entry("fields", "`project` chooses columns"),
          Map.entry("table", "`project` chooses columns"),
          Map.entry("head", "`take` gives the first rows"),
          Map.entry("first", "`take` gives the first rows"),
          Map.entry(
              "dedup", "`distinct`, or `summarize arg_max(TimeGenerated, *) by …`, drops repeats"),
          Map.entry("unique", "`distinct` drops repeats"),
          Map.entry("rex", "`parse`, or `extend` with `extract`, takes text apart"),
          Map.entry("orderby", "`sort by` orders rows"),
          Map.entry("sortby", "`sort by` orders rows"),
          Map.entry("offset", "`serialize` with `row_number()` numbers rows to filter by"),
          Map.entry("skip", "`serialize` with `row_number()` numbers rows to filter by"),
          Map.entry("add", "`extend` adds columns"),
          Map.entry("exists", "`join kind=leftsemi` keeps rows that have a match"));

  private static final List<Function<Place, @Nullable SyntaxError>> RULES =
      List.of(
          Mistakes::comment,
          Mistakes::statement,
          MistakenSigns::quote,
          MistakenSigns::logical,
          MistakenSigns::comparison,
          MistakenSigns::negation,
          MistakenSigns::choice,
          MistakenSigns::regex,
          MistakenSigns::bracket,
          Mistakes::lambda,
          MistakenWords::test,
          MistakenWords::not,
          MistakenWords::like,
          MistakenWords::caseWhen,
          MistakenWords::alias,
          MistakenWords::grouping,
          MistakenWords::unit,
          MistakenWords::upperCase,
          MistakenWords::matches,
          Mistakes::operator,
          Mistakes::unfinishedLet,
          Mistakes::missingBar,
          MistakenWords::missingBy);

  /// The habit behind what was found, if it is one of those known.
  static Optional<SyntaxError> at(Place place) {
    for (Function<Place, @Nullable SyntaxError> rule : RULES) {
      SyntaxError error = rule.apply(place);
      if (error != null) {
        return Optional.of(error);
      }
    }
    return Optional.empty();
  }

  private static @Nullable SyntaxError comment(Place place) {
    Token found = place.found();
    if (found.is("/") && place.after().is("*") && found.touches(place.after())) {
      return place.says("KQL has no `/* … */`.", "Begin each line of a comment with `//`.");
    }
    Token first = place.first();
    boolean dashes =
        first.is("-")
            && place.start() + 1 < place.tokens().size()
            && place.tokens().get(place.start() + 1).is("-");
    return dashes
        ? new SyntaxError(first.span(), "KQL has no comment with `--`.", "Begin it with `//`.")
        : null;
  }

  private static @Nullable SyntaxError statement(Place place) {
    Token first = place.first();
    String word = Place.lower(first);
    if (word.equals("select")) {
      return new SyntaxError(
          first.span(),
          "KQL has no `select`.",
          "Begin with the table and pipe it on, as in `" + table(place) + " | project …`.");
    }
    if (place.at() > place.start() && ONLY_READS.contains(word)) {
      return new SyntaxError(
          first.span(), "KQL only reads; it has no `" + word + "`.", "Begin with a table.");
    }
    if (word.equals("with") && place.at() > place.start()) {
      return new SyntaxError(
          first.span(), "KQL has no `with … as`.", "Name a subquery with `let name = …;`.");
    }
    return first.isPunctuation(".") && place.at() == place.start()
        ? place.says("A command is no query.", "Begin with a table.")
        : null;
  }

  private static String table(Place place) {
    for (int i = place.start(); i + 1 < place.tokens().size(); i++) {
      if (Place.lower(place.tokens().get(i)).equals("from")) {
        Token table = place.tokens().get(i + 1);
        return table.kind() == TokenKind.IDENTIFIER ? table.text() : "Table";
      }
    }
    return "Table";
  }

  private static @Nullable SyntaxError lambda(Place place) {
    if (!place.first().isWord("let") || !(place.found().is("=>") || leadsToArrow(place))) {
      return null;
    }
    return place.says(
        "KQL has no `=>` for functions.", "Put the body in braces: `let f = (x: int) { x + 1 };`.");
  }

  private static boolean leadsToArrow(Place place) {
    for (int i = place.at(); i < Math.min(place.at() + 12, place.tokens().size()); i++) {
      if (place.tokens().get(i).is("=>") && place.tokens().get(i - 1).is(")")) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable SyntaxError operator(Place place) {
    String wanted = FOREIGN_OPERATORS.get(Place.lower(place.found()));
    return wanted == null || !place.isBefore("|")
        ? null
        : place.says(
            "KQL has no operator `" + place.found().text() + "`.", "Here, " + wanted + ".");
  }

  private static @Nullable SyntaxError unfinishedLet(Place place) {
    Token before = place.before();
    boolean ends = before != null && place.followsValue();
    boolean begins =
        place.found().kind() == TokenKind.IDENTIFIER
            && !OperatorWords.contains(place.found().text());
    return ends && begins && place.first().isWord("let") && place.found().startsLine()
        ? place.says("The `let` before this has no end.", "End a `let` statement with `;`.")
        : null;
  }

  private static @Nullable SyntaxError missingBar(Place place) {
    String word = place.found().text();
    return place.found().kind() == TokenKind.IDENTIFIER
            && OperatorWords.contains(word)
            && place.followsValue()
        ? place.says("There is no `|` before `" + word + "`.", "Write `| " + word + " …`.")
        : null;
  }
}
