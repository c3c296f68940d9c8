package com.socmate.adapters.persistence;

import com.socmate.domain.search.SearchQuery.Term;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/// The words of a search as an expression that PostgreSQL makes a `tsquery` of. Nothing that was
/// typed becomes part of a statement.
final class SearchWords {
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}]{3,}");

  /// A beginning of more words than this says little, and costs as much as all of them.
  private static final int WIDE = 200;

  private static final String IS_WIDE =
      """
      select count(*) > %1$d from (
        select from to_tsquery('english', :word) as q
        cross join lateral btrim(q::text, chr(39)) as lexeme
        join search_word w on w.word >= lexeme and w.word < lexeme || chr(1114111)
        limit %1$d + 1) known
      """
          .formatted(WIDE);

  private final List<Term> terms;
  private final boolean isNarrowed;
  private final Map<String, Object> values = new HashMap<>();

  /// @param isNarrowed whether filters say more than the words
  SearchWords(List<Term> terms, boolean isNarrowed) {
    this.terms = terms;
    this.isNarrowed = isNarrowed || terms.size() > 1;
  }

  Map<String, Object> values() {
    return values;
  }

  /// As it was typed; a plain word may go on, unless too many words begin so and something else
  /// says what is looked for.
  String asTyped(Handle handle) {
    return joined(terms.stream().map(it -> typed(it, handle)).toList());
  }

  /// With words of documents in place of those that resemble them; empty if none does. Which words
  /// there are is told to nobody: what is found by them is what the viewer may read.
  Optional<String> like(Handle handle) {
    var likeness = new SearchLikeness(handle);
    var like =
        terms.stream()
            .map(it -> isReplaceable(it) ? likeness.of(it.text()) : List.<String>of())
            .toList();
    return like.stream().allMatch(List::isEmpty)
        ? Optional.empty()
        : Optional.of(
            joined(
                IntStream.range(0, terms.size())
                    .mapToObj(at -> either(terms.get(at), like.get(at), handle))
                    .toList()));
  }

  private static boolean isReplaceable(Term term) {
    return !term.isExcluded() && !term.isPhrase();
  }

  private static String joined(List<String> parts) {
    return parts.isEmpty() ? "null::tsquery" : String.join(" && ", parts);
  }

  private String typed(Term term, Handle handle) {
    var one =
        mayGoOn(term, handle)
            ? "to_tsquery('english', " + bound(term.text() + ":*") + ")"
            : "phraseto_tsquery('english', " + bound(term.text()) + ")";
    return term.isExcluded() ? "!!" + one : one;
  }

  private boolean mayGoOn(Term term, Handle handle) {
    return !term.isPhrase()
        && PLAIN.matcher(term.text()).matches()
        && !(isNarrowed && isWide(term.text(), handle));
  }

  private static boolean isWide(String word, Handle handle) {
    return handle.createQuery(IS_WIDE).bindMap(Map.of("word", word)).mapTo(Boolean.class).one();
  }

  private String either(Term term, List<String> like, Handle handle) {
    var alternatives = new ArrayList<String>();
    alternatives.add(typed(term, handle));
    like.forEach(word -> alternatives.add("to_tsquery('simple', " + bound(word) + ")"));
    return alternatives.stream().collect(Collectors.joining(" || ", "(", ")"));
  }

  private String bound(String text) {
    var name = "word" + values.size();
    values.put(name, text);
    return ":" + name;
  }
}
