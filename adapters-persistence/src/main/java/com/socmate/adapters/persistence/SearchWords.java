package com.socmate.adapters.persistence;

import com.socmate.domain.search.SearchQuery.Term;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// The words of a search as an expression that PostgreSQL makes a `tsquery` of. Nothing that was
/// typed becomes part of a statement.
final class SearchWords {
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}]{3,}");
  private static final int LIKE_EACH = 3;

  private static final String LIKE =
      """
      select w.word from search_word w
      where w.word %% :word order by similarity(w.word, :word) desc, w.word limit %d
      """
          .formatted(LIKE_EACH);

  private final List<Term> terms;
  private final Map<String, Object> values = new HashMap<>();

  SearchWords(List<Term> terms) {
    this.terms = terms;
  }

  Map<String, Object> values() {
    return values;
  }

  /// As it was typed; a plain word may go on.
  String asTyped() {
    return joined(terms.stream().map(this::typed).toList());
  }

  /// With words of documents in place of those that resemble them. Which words there are is told to
  /// nobody: what is found by them is what the viewer may read.
  String like(Handle handle) {
    return joined(terms.stream().map(it -> like(it, handle)).toList());
  }

  private static String joined(List<String> parts) {
    return parts.isEmpty() ? "null::tsquery" : String.join(" && ", parts);
  }

  private String typed(Term term) {
    var one =
        term.isPhrase()
            ? "phraseto_tsquery('english', " + bound(term.text()) + ")"
            : PLAIN.matcher(term.text()).matches()
                ? "(plainto_tsquery('english', %1$s) || to_tsquery('english', %2$s))"
                    .formatted(bound(term.text()), bound(term.text() + ":*"))
                : "phraseto_tsquery('english', " + bound(term.text()) + ")";
    return term.isExcluded() ? "!!" + one : one;
  }

  private String like(Term term, Handle handle) {
    if (term.isExcluded() || term.isPhrase()) {
      return typed(term);
    }
    var alternatives = new ArrayList<String>();
    alternatives.add(typed(term));
    handle
        .createQuery(LIKE)
        .bindMap(Map.of("word", term.text().toLowerCase(Locale.ROOT)))
        .mapTo(String.class)
        .forEach(word -> alternatives.add("to_tsquery('simple', " + bound(word) + ")"));
    return alternatives.stream().collect(Collectors.joining(" || ", "(", ")"));
  }

  private String bound(String text) {
    var name = "word" + values.size();
    values.put(name, text);
    return ":" + name;
  }
}
