package com.socmate.kql;

import com.socmate.kql.aggregate.AggregateCatalog;
import com.socmate.kql.aggregate.AggregateFunction;
import com.socmate.kql.catalogue.Catalogue;
import com.socmate.kql.catalogue.ColumnSchema;
import com.socmate.kql.function.FunctionCatalog;
import com.socmate.kql.function.ScalarFunction;
import com.socmate.kql.syntax.Parser;
import com.socmate.kql.syntax.Token;
import com.socmate.kql.syntax.TokenKind;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/// What could be written next in a query: tables, operators, functions, and the columns that the
/// steps before would give. Immutable; any number of threads may share one.
public final class Completion {
  private final KqlEngine engine;
  private final Catalogue catalogue;

  public Completion(KqlEngine engine, Catalogue catalogue) {
    this.engine = engine;
    this.catalogue = catalogue;
  }

  /// The words that fit at a place of the text and begin with what is written before it, in order.
  public List<String> at(String text, int cursor) {
    String before = text.substring(0, Math.max(0, Math.min(cursor, text.length())));
    int start = wordStart(before);
    String word = before.substring(start).toLowerCase(Locale.ROOT);
    return candidates(before.substring(0, start)).stream()
        .filter(it -> it.toLowerCase(Locale.ROOT).startsWith(word))
        .toList();
  }

  /// Where the word being written begins.
  public static int wordStart(String before) {
    int start = before.length();
    while (start > 0 && isPart(before.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static boolean isPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '$';
  }

  private Collection<String> candidates(String before) {
    List<Token> tokens = Parser.tokens(before);
    Token last = tokens.size() > 1 ? tokens.get(tokens.size() - 2) : tokens.getLast();
    if (last.kind() == TokenKind.PUNCTUATION && last.text().equals("|")) {
      return new TreeSet<>(Parser.operatorWords());
    }
    Level level = level(tokens, before);
    TreeSet<String> words = new TreeSet<>(functions());
    if (level.pipe() < 0) {
      words.addAll(catalogue.names());
      words.add("let");
      words.addAll(List.of("union", "search", "find", "print", "range"));
    } else {
      words.addAll(columns(before, level));
      words.addAll(List.of("by", "on", "and", "or", "asc", "desc", "has", "contains", "in"));
    }
    return words;
  }

  private static Collection<String> functions() {
    TreeSet<String> names = new TreeSet<>();
    FunctionCatalog.standard().all().stream()
        .map(ScalarFunction::name)
        .filter(it -> Character.isLetter(it.charAt(0)) && it.indexOf(' ') < 0)
        .forEach(names::add);
    AggregateCatalog.standard().all().stream().map(AggregateFunction::name).forEach(names::add);
    return names;
  }

  /// The pipeline being written: where its statement and it begin, and its last bar, or -1.
  private record Level(int statement, int start, int pipe) {}

  private static Level level(List<Token> tokens, String text) {
    Deque<Level> outer = new ArrayDeque<>();
    Level level = new Level(0, 0, -1);
    for (Token token : tokens) {
      if (token.kind() == TokenKind.PUNCTUATION) {
        level =
            switch (token.text()) {
              case "(", "[", "{" -> {
                outer.push(level);
                yield new Level(level.statement(), token.end(), -1);
              }
              case ")", "]", "}" -> outer.isEmpty() ? level : outer.pop();
              case "|" -> new Level(level.statement(), level.start(), token.start());
              case ";" -> new Level(token.end(), token.end(), -1);
              case "=" ->
                  text.startsWith("let", level.start()) || text.startsWith(" let", level.start())
                      ? new Level(level.statement(), token.end(), level.pipe())
                      : level;
              default -> level;
            };
      }
    }
    return level;
  }

  private List<String> columns(String before, Level level) {
    String query =
        before.substring(0, level.statement()) + before.substring(level.start(), level.pipe());
    return engine.check(query, catalogue) instanceof Checked.Valid valid
        ? valid.columns().stream().map(ColumnSchema::name).toList()
        : List.of();
  }
}
