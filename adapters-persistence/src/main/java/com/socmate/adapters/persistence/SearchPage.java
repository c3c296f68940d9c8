package com.socmate.adapters.persistence;

import com.socmate.application.port.Page;
import com.socmate.application.port.Search.Found;
import com.socmate.application.port.Search.Hit;
import com.socmate.application.port.Search.Piece;
import com.socmate.application.port.Viewer;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.search.SearchFilters;
import com.socmate.domain.search.SearchQuery;
import com.socmate.domain.search.SearchType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// A page of what was found. Shelves are asked from the latest on, and of very much only the latest
/// is ranked, so that a word that stands everywhere costs no more than others (docs/adr/0097).
final class SearchPage {
  static final int LATEST = 1_000;

  /// Characters of private use, which are taken out of texts before, stand around what was found.
  private static final String BEGIN = "\uE000";

  private static final String END = "\uE001";

  /// From the latest shelf to older ones, until there is enough.
  private static final String FOUND =
      """
      with asked as materialized (select %1$s as words),
      shelf as materialized (
        select s.number, search_asked(s.number, asked.words) as asked,
          search_placed(s.number, asked.words::text)::tsquery as words
        from search_shelf s, asked
        where (asked.words is null or numnode(asked.words) > 0) and %2$s
        order by s.number desc),
      latest as materialized (
        select d.type, d.id, d.at, d.words, shelf.words as asked
        from shelf cross join lateral (
          select d.type, d.id, d.at, d.words
          from search_document d
          where d.words @@ shelf.asked and %3$s
          order by d.at desc limit %4$d + 1) d
        limit %4$d + 1),
      ranked as (
        select l.type, l.id, coalesce(ts_rank_cd('{0.1, 0.2, 0.4, 1.0}', l.words, l.asked, 1), 0)
          * (1 + 1 / (1 + greatest(0, extract(epoch from now() - l.at)) / 2592000)) as score
        from latest l),
      page as (
        select type, id, score, count(*) over () as total
        from ranked order by score desc, id desc limit :limit offset :offset)
      select d.type, d.id, d.session_id, d.schedule_id, d.severity, d.at, p.score::float8 as score,
        p.total,
        ts_headline('english', translate(d.title, '%5$s%6$s', ''), coalesce(asked.words, ''::tsquery),
          'HighlightAll=true, StartSel=%5$s, StopSel=%6$s') as title,
        ts_headline('english', translate(left(d.body, 20000), '%5$s%6$s', ''),
          coalesce(asked.words, ''::tsquery),
          'MaxFragments=2, MaxWords=25, MinWords=10, FragmentDelimiter=" … ", StartSel=%5$s, StopSel=%6$s')
          as excerpt
      from page p join search_document d on d.type = p.type and d.id = p.id, asked
      order by p.score desc, d.id desc
      """;

  private final List<String> shelves = new ArrayList<>(List.of("true"));
  private final List<String> conditions = new ArrayList<>(List.of("true"));
  private final Map<String, Object> values = new HashMap<>();

  SearchPage(SearchQuery query, Viewer viewer) {
    if (!viewer.seesAll()) {
      values.put("viewer", viewer.user().value());
      conditions.add(marked(List.of("'team'", "'owner-' || :viewer")));
    }
    narrow(query.filters());
  }

  private void narrow(SearchFilters filters) {
    anyOf("type", filters.types());
    anyOf("severity", filters.severities());
    anyOf("persona", filters.personas());
    anyOf("outcome", filters.outcomes());
    filters
        .schedule()
        .ifPresent(it -> {
          values.put("of", it.value());
          conditions.add(marked(List.of("'schedule-' || :of")));
        });
    filters
        .after()
        .ifPresent(it -> {
          values.put("after", it);
          conditions.add("d.at >= :after");
          shelves.add(
              "s.number >= (select max(e.number) from search_shelf e where e.since <= :after)");
        });
    filters
        .before()
        .ifPresent(it -> {
          values.put("before", it);
          conditions.add("d.at < :before");
          shelves.add("s.since < :before");
        });
  }

  /// The constants are ours, and few: written out, each search has a plan of its own.
  private void anyOf(String what, Collection<? extends Enum<?>> wanted) {
    if (!wanted.isEmpty()) {
      conditions.add(
          marked(wanted.stream().map(it -> "'" + what + "-" + it.name() + "'").sorted().toList()));
    }
  }

  /// That a document has one of these marks.
  private static String marked(List<String> marks) {
    return marks.stream()
        .map(it -> "shelf.number || '~' || " + it)
        .collect(Collectors.joining(", ", "d.marks && array[", "]"));
  }

  Found read(Handle handle, String words, Map<String, Object> bound, Page page, boolean isFuzzy) {
    var rows =
        handle
            .createQuery(
                FOUND.formatted(
                    words,
                    String.join(" and ", shelves),
                    String.join(" and ", conditions),
                    LATEST,
                    BEGIN,
                    END))
            .bindMap(values)
            .bindMap(bound)
            .bind("limit", page.limit())
            .bind("offset", page.offset())
            .mapTo(Row.class)
            .list();
    if (rows.isEmpty() && page.offset() > 0) {
      var first = read(handle, words, bound, new Page(1, 0), isFuzzy);
      return new Found(List.of(), first.total(), first.isAll(), isFuzzy);
    }
    long total = rows.stream().findFirst().map(Row::total).orElse(0L);
    return new Found(
        rows.stream().map(Row::toDomain).toList(),
        Math.min(total, LATEST),
        total <= LATEST,
        isFuzzy);
  }

  /// A document that was found.
  record Row(
      String type,
      String id,
      @Nullable String sessionId,
      @Nullable String scheduleId,
      @Nullable String severity,
      Instant at,
      double score,
      long total,
      String title,
      String excerpt) {
    Hit toDomain() {
      return new Hit(
          SearchType.valueOf(type),
          id,
          Optional.ofNullable(sessionId).map(SessionId::new),
          Optional.ofNullable(scheduleId).map(ScheduleId::new),
          pieces(title),
          pieces(excerpt),
          Optional.ofNullable(severity).map(Severity::valueOf),
          at,
          score);
    }

    private static List<Piece> pieces(String text) {
      var pieces = new ArrayList<Piece>();
      boolean marked = false;
      for (var part : text.split("[" + BEGIN + END + "]", -1)) {
        if (!part.isEmpty()) {
          pieces.add(new Piece(part, marked));
        }
        marked = !marked;
      }
      return pieces;
    }
  }
}
