package com.socmate.adapters.persistence;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/// Words of documents that resemble a mistyped one. What is left of both when a letter is left out
/// is the same for one slip of the finger, and costs a few probes however many words there are;
/// only long words that are all letters, and that no slip explains, are compared by their trigrams
/// (docs/adr/0154).
final class SearchLikeness {
  private static final int MOST = 3;

  /// No longer word is kept, and a slip adds one letter.
  private static final int LONGEST = 32;

  /// Names with numbers share most of their trigrams with thousands of others.
  private static final Pattern COMPARED = Pattern.compile("[a-z]{8,}");

  /// As typed and, as words are kept, without its ending.
  private static final String SLIPPED =
      """
      with form as materialized (
        select distinct f.form from unnest(array[:word, array_to_string(
          tsvector_to_array(to_tsvector('english', :word)), ' ')]) as f (form)),
      slip as materialized (
        select array_agg(distinct s) as slips from form, unnest(search_slips(form)) as s)
      select w.word
      from search_word w
      where search_slips(w.word) && (select slips from slip) and w.word not in (select form from form)
      order by
        (select count(*) from unnest(search_slips(w.word)) as s where s = any (
          (select slips from slip)::text[])) desc,
        similarity(w.word, :word) desc, w.word
      limit %d
      """
          .formatted(MOST);

  private static final String COMPARED_WITH =
      """
      select w.word from search_word w
      where w.word %% :word and w.word <> :word
      order by similarity(w.word, :word) desc, w.word limit %d
      """
          .formatted(MOST);

  private final Handle handle;

  SearchLikeness(Handle handle) {
    this.handle = handle;
  }

  /// The most alike first; the word itself is none of them.
  List<String> of(String typed) {
    var word = typed.toLowerCase(Locale.ROOT);
    if (word.length() > LONGEST) {
      return List.of();
    }
    var slipped = words(SLIPPED, word);
    return slipped.isEmpty() && COMPARED.matcher(word).matches()
        ? words(COMPARED_WITH, word)
        : slipped;
  }

  private List<String> words(String sql, String word) {
    return handle.createQuery(sql).bindMap(Map.of("word", word)).mapTo(String.class).list();
  }
}
