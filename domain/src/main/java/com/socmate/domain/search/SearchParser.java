package com.socmate.domain.search;

import com.socmate.domain.entity.Entities;
import com.socmate.domain.entity.EntityType;
import com.socmate.domain.search.SearchQuery.Parsed;
import com.socmate.domain.search.SearchQuery.Problem;
import com.socmate.domain.search.SearchQuery.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Reads what a person typed, from left to right, until something cannot be understood.
final class SearchParser {
  private static final int LONGEST = 500;
  private static final int MOST_TERMS = 16;

  private static final Pattern PART =
      Pattern.compile("(-?)\"([^\"]*)(\"?)|(-?)([A-Za-z_]+):(\\S*)|(-?)(\\S+)");

  private final String text;
  private final List<Term> terms = new ArrayList<>();
  private final FilterReader filters = new FilterReader();

  SearchParser(String text) {
    this.text = text;
  }

  Parsed parse() {
    if (text.length() > LONGEST) {
      return wrong("A search has at most " + LONGEST + " characters; say less.", LONGEST + 1);
    }
    for (var part : PART.matcher(text).results().toList()) {
      var problem = read(part);
      if (problem.isPresent()) {
        return new Parsed.Wrong(problem.get().at(part.start() + 1));
      }
    }
    if (terms.size() > MOST_TERMS) {
      return wrong("A search has at most " + MOST_TERMS + " words; say less.", 1);
    }
    return new Parsed.Read(new SearchQuery(terms, filters.filters()));
  }

  private static Parsed wrong(String what, int place) {
    return new Parsed.Wrong(new Problem(what).at(place));
  }

  /// @return what is wrong with it
  private Optional<Problem> read(MatchResult part) {
    if (part.group(2) != null) {
      return phrase(part);
    }
    if (part.group(5) != null && !namesSomething(part.group())) {
      return part.group(4).isEmpty()
          ? filters.read(part.group(5).toLowerCase(Locale.ROOT), part.group(6))
          : Optional.of(new Problem("A filter cannot be excluded; write what is wanted instead."));
    }
    var whole = part.group();
    boolean excluded = whole.startsWith("-") && whole.length() > 1;
    terms.add(new Term(excluded ? whole.substring(1) : whole, false, excluded));
    return Optional.empty();
  }

  private Optional<Problem> phrase(MatchResult part) {
    if (part.group(3).isEmpty()) {
      return Optional.of(
          new Problem(
              "The quotation mark that opens here is not closed; add one behind the last word."));
    }
    if (!part.group(2).isBlank()) {
      terms.add(new Term(part.group(2).strip(), true, !part.group(1).isEmpty()));
    }
    return Optional.empty();
  }

  /// An address or a link holds colons of its own.
  private static boolean namesSomething(String word) {
    return Entities.in(word).stream()
        .anyMatch(it -> it.type() == EntityType.URL || it.type() == EntityType.IP);
  }
}
