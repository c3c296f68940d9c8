package com.socmate.adapters.persistence;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Takes what has changed into the search, source by source. One at a time does it: two who took in
/// the same thing could leave the older text.
record SearchIntake(Handle handle) {
  private static final String ALONE = "select pg_try_advisory_xact_lock(hashtext('search-intake'))";

  private static final String TAKE =
      """
      with next as (select number from search_stale order by number limit :most)
      delete from search_stale s using next where s.number = next.number returning s.kind, s.id
      """;

  /// How many documents stand on a shelf before the next is begun.
  private static final int FULL = 16_384;

  /// A shelf begins where the one before it ends. What comes later but is older goes where it
  /// belongs.
  private static final String NEXT_SHELF =
      """
      with latest as (select number, documents from search_shelf order by number desc limit 1)
      insert into search_shelf (number, since)
      select 1, '-infinity' where not exists (select from latest)
      union all
      select l.number + 1, d.at + interval '1 microsecond'
      from latest l cross join lateral (
        select max(d.at) as at from search_document d where d.words @@ search_everything(l.number)) d
      where l.documents >= %d and d.at is not null
      """
          .formatted(FULL);

  private static final String WRITE =
      """
      with read as (%s),
      lexed as (
        select r.*, s.number as shelf,
          setweight(to_tsvector('english', r.title), 'A')
            || setweight(to_tsvector('english', r.body), 'C') as words
        from read r cross join lateral (
          select s.number from search_shelf s where s.since <= r.at order by s.number desc limit 1) s),
      written as (
        insert into search_document as d (
          type, id, session_id, schedule_id, owner, team, title, body, severity, persona, outcome,
          at, shelf, words)
        select type, id, session_id, schedule_id, owner, team, title, body, severity, persona,
          outcome, at, shelf, search_shelved(shelf, words)
        from lexed),
      counted as (
        update search_shelf s set documents = s.documents + n.documents
        from (select shelf, count(*) as documents from lexed group by shelf) n
        where s.number = n.shelf)
      insert into search_word (word)
      select distinct w.word from lexed, unnest(tsvector_to_array(words)) as w (word)
      where w.word ~ '^[a-z][a-z0-9_-]{2,30}$'
        and not exists (select from search_word k where k.word = w.word)
      on conflict do nothing
      """;

  /// @return how many changes
  int take(int most) {
    if (!handle.createQuery(ALONE).mapTo(Boolean.class).one()) {
      return 0;
    }
    var stale = handle.createQuery(TAKE).bindMap(Map.of("most", most)).mapTo(Stale.class).list();
    var byKind = stale.stream().distinct().collect(Collectors.groupingBy(Stale::kind));
    SearchSource.ALL.stream()
        .filter(it -> byKind.containsKey(it.kind()))
        .forEach(it -> take(it, byKind.getOrDefault(it.kind(), List.of())));
    return stale.size();
  }

  private void take(SearchSource source, List<Stale> changed) {
    handle.execute(NEXT_SHELF);
    Object[] ids = changed.stream().map(Stale::id).toArray();
    try (var gone = handle.createUpdate("delete from search_document d where " + source.gone());
        var written = handle.createUpdate(WRITE.formatted(source.documents()))) {
      gone.bindArray("ids", String.class, ids).execute();
      written.bindArray("ids", String.class, ids).execute();
    }
  }

  /// Something that has changed.
  record Stale(String kind, String id) {}
}
