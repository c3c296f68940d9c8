package com.socmate.domain.audit.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A brief in clauses, each with where it begins to say what is not wanted.
final class Clauses {
  private static final Pattern END =
      Pattern.compile("[.;!?](?=\\s|$)|\\R|(?i)\\bbut\\b(?! not)|\\bthen\\b");
  private static final Pattern NOT =
      Pattern.compile(
          "(?i)\\b(?:not|don't|dont|never|no|without|except|excepting|excluding|exclude|avoid|skip"
              + "|ignore|leave out|leaving out|stay away from|keep off|keep away from|other than"
              + "|nothing)\\b");
  private static final Pattern AGAIN =
      Pattern.compile("(?i)\\b(?:only|instead|nothing but|nothing else than|focus on|look at)\\b");

  private record Clause(String text) {
    /// Whether what stands at a place is not wanted.
    boolean denies(int at) {
      return last(NOT, at) > last(AGAIN, at);
    }

    private int last(Pattern pattern, int before) {
      int last = -1;
      var matcher = pattern.matcher(text);
      while (matcher.find() && matcher.start() < before) {
        last = matcher.start();
      }
      return last;
    }
  }

  /// Something a brief names, and whether it is wanted.
  record Named(MatchResult words, boolean wanted) {}

  private final List<Clause> all = new ArrayList<>();

  Clauses(String brief) {
    for (String part : END.splitAsStream(brief).toList()) {
      if (!part.isBlank()) {
        all.add(new Clause(part));
      }
    }
  }

  List<Named> named(Pattern pattern) {
    List<Named> named = new ArrayList<>();
    for (Clause clause : all) {
      var matcher = pattern.matcher(clause.text());
      while (matcher.find()) {
        named.add(new Named(matcher.toMatchResult(), !clause.denies(matcher.start())));
      }
    }
    return named;
  }

  boolean wants(Pattern pattern) {
    return named(pattern).stream().anyMatch(Named::wanted);
  }

  boolean denies(Pattern pattern) {
    return named(pattern).stream().anyMatch(it -> !it.wanted());
  }
}
