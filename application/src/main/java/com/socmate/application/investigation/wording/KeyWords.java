package com.socmate.application.investigation.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads by what is counted: "from the same IP", "per user and app", "accounts with …".
final class KeyWords {
  private static final List<Subject> KEYS =
      List.of(
          Subject.ADDRESS, Subject.USER, Subject.COMPUTER, Subject.APPLICATION, Subject.COUNTRY);
  private static final String SOURCE =
      "(?:(?:source|client|remote|originating|origin|given|target|targeted|public|external"
          + "|specific|particular|individual|unique|distinct|single|same|one|1)[- ])*";
  private static final String STRONG =
      "\\b(?:same|per|each|every|by|single|individual|any 1|any one|one|1|an?y? given|group(?:ed)? by)\\s+";
  private static final String LEADING =
      "(?:^|\\b(?:which|any|what|all|list|find|show|report|flag|alert on|me|for|identify|detect|highlight|the) )";
  private static final String DOING =
      "(?= (?:with|that|who|which|whose|having|failing|fail|trying|attempting|producing|causing"
          + "|generating|responsible|behind|had|have|has|see|seeing|showing|exceeding|making|where"
          + "|making|tried|locked|hit|targeted|attacked|guessing|spraying|being))";
  private static final String WEAK = "\\b(?:from|against|to|for|on|targeting|of) (?:an?|any|some) ";

  private KeyWords() {}

  static List<Subject> in(String text) {
    var strong = first(text, STRONG, "");
    if (!strong.isEmpty()) {
      return strong;
    }
    var leading = first(text, LEADING, DOING);
    return leading.isEmpty() ? first(text, WEAK, "") : leading;
  }

  private static List<Subject> first(String text, String before, String after) {
    int earliest = Integer.MAX_VALUE;
    List<Subject> found = List.of();
    for (var subject : KEYS) {
      Matcher matcher =
          Pattern.compile(before + SOURCE + "(?:" + subject.words() + ")\\b" + after).matcher(text);
      if (matcher.find() && matcher.start() < earliest) {
        earliest = matcher.start();
        found = withSecond(subject, text.substring(matcher.end()));
      }
    }
    return found;
  }

  private static List<Subject> withSecond(Subject first, String after) {
    var keys = new ArrayList<Subject>(List.of(first));
    Matcher more =
        Pattern.compile("^(?: and |/| ?, ?| ?\\+ ?| & )(?:per |by |each |(?:the )?same )?" + SOURCE)
            .matcher(after);
    if (more.find()) {
      second(after.substring(more.end())).filter(it -> it != first).ifPresent(keys::add);
    }
    return keys;
  }

  private static Optional<Subject> second(String words) {
    return KEYS.stream()
        .filter(it -> Pattern.compile("^(?:" + it.words() + ")\\b").matcher(words).find())
        .findFirst();
  }
}
