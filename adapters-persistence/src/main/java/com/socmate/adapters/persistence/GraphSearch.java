package com.socmate.adapters.persistence;

import com.socmate.application.port.Page;
import com.socmate.application.port.Slice;
import com.socmate.application.port.Viewer;
import com.socmate.domain.entity.EntityKind;
import com.socmate.domain.entity.EntityName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// Names by how they begin and, where none does, those that resemble: with a letter too many or two
/// in the wrong order, or with most of the same letters. Only so many are looked at; whoever gets
/// that many has to say more.
final class GraphSearch {
  private static final int MOST = 200;
  private static final int LEAST_TO_RESEMBLE = 4;

  private static final String BEGINNING =
      """
      select e.kind, e.value from entity e
      where e.value >= :text and e.value < :text || chr(1114111)
        and (cardinality(:kinds) = 0 or e.kind = any (:kinds)) and %s
      order by e.value limit %d
      """;

  private static final String RESEMBLING =
      """
      with slipped as (
        select e.id from unnest(:variants) as v (text) cross join lateral (
          select e.id from entity e
          where e.value >= v.text and e.value < v.text || chr(1114111) limit 20) e),
      alike as (
        select e.id from entity e
        where split_part(split_part(e.value, '@', 1), '.', 1) %% :label limit %2$d)
      select e.kind, e.value from entity e
      where e.id in (select id from slipped union select id from alike)
        and (cardinality(:kinds) = 0 or e.kind = any (:kinds)) and %1$s
      order by similarity(e.value, :text) desc, e.value limit %2$d
      """;

  /// Fewer of the same letters would make half of all names alike.
  private static final String HOW_ALIKE =
      "select set_config('pg_trgm.similarity_threshold', '0.4', true)";

  private final Handle handle;
  private final Sight sight;

  GraphSearch(Handle handle, Viewer viewer) {
    this.handle = handle;
    this.sight = new Sight(viewer);
  }

  Slice<EntityName> read(String typed, Set<EntityKind> kinds, Page page) {
    var text = typed.toLowerCase(Locale.ROOT);
    var beginning =
        query(BEGINNING.formatted(sight.ofEntity("e.id"), MOST), text, kinds)
            .mapTo(GraphOfSession.NameRow.class)
            .map(GraphOfSession.NameRow::toDomain)
            .list();
    var all = beginning.isEmpty() && resembles(text) ? resembling(text, kinds) : beginning;
    return page.of(all);
  }

  private static boolean resembles(String text) {
    return text.length() >= LEAST_TO_RESEMBLE && text.chars().anyMatch(Character::isLetter);
  }

  private List<EntityName> resembling(String text, Set<EntityKind> kinds) {
    handle.createQuery(HOW_ALIKE).mapTo(String.class).one();
    return query(RESEMBLING.formatted(sight.ofEntity("e.id"), MOST), text, kinds)
        .bind("label", text.replaceFirst("[@.].*", ""))
        .bindArray("variants", String.class, slips(text).toArray())
        .mapTo(GraphOfSession.NameRow.class)
        .map(GraphOfSession.NameRow::toDomain)
        .list();
  }

  /// The text with two letters exchanged, or one left out, at each place of its beginning.
  private static List<String> slips(String text) {
    var slips = new ArrayList<String>();
    for (int at = 0; at < Math.min(text.length(), 20); at++) {
      slips.add(text.substring(0, at) + text.substring(at + 1));
      if (at + 1 < text.length()) {
        slips.add(
            text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2));
      }
    }
    return slips;
  }

  private Query query(String sql, String text, Set<EntityKind> kinds) {
    return handle
        .createQuery(sql)
        .bindMap(sight.values())
        .bind("text", text)
        .bindArray("kinds", String.class, (Object[]) names(kinds));
  }

  private static String[] names(Set<EntityKind> kinds) {
    return kinds.stream().map(EntityKind::name).toArray(String[]::new);
  }
}
