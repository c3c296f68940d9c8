package com.socmate.domain.search;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What is looked for: words, all of which must be there, and filters.
public record SearchQuery(List<Term> terms, SearchFilters filters) {
  /// One word, or several that stand together.
  ///
  /// @param isPhrase whether it stood in quotes
  /// @param isExcluded whether it must not be there
  public record Term(String text, boolean isPhrase, boolean isExcluded) {}

  public SearchQuery {
    terms = List.copyOf(terms);
  }

  /// What must be there, as it was typed.
  public String text() {
    return terms.stream()
        .filter(it -> !it.isExcluded())
        .map(Term::text)
        .collect(Collectors.joining(" "));
  }

  /// The same among what may be read; empty if nothing of what it asks for may be.
  public Optional<SearchQuery> within(Set<SearchType> readable) {
    boolean asksForNothing = terms.isEmpty() && !filters.narrows();
    return asksForNothing || readable.size() == SearchType.values().length
        ? Optional.of(this)
        : filters.within(readable).map(it -> new SearchQuery(terms, it));
  }

  /// What a text was understood as.
  public sealed interface Parsed {
    record Read(SearchQuery query) implements Parsed {}

    record Wrong(Problem problem) implements Parsed {}
  }

  /// What cannot be understood.
  ///
  /// @param place of its first character, counted from 1
  /// @param what a sentence on what to write instead; of a word that is not known, what it names
  /// @param typed the word that is not known; empty if it is something else
  /// @param known which words are
  public record Problem(int place, String what, String typed, List<String> known) {
    public Problem {
      known = List.copyOf(known);
    }

    Problem(String sentence) {
      this(1, sentence, "", List.of());
    }

    Problem at(int newPlace) {
      return new Problem(newPlace, what, typed, known);
    }
  }

  public static Parsed parse(String text) {
    return new SearchParser(text).parse();
  }
}
