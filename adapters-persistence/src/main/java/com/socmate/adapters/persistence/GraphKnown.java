package com.socmate.adapters.persistence;

import com.socmate.application.port.Graph.Known;
import com.socmate.application.port.Viewer;
import com.socmate.domain.entity.EntityKind;
import com.socmate.domain.entity.EntityName;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// What is known of entities, counted over the latest sightings of each.
final class GraphKnown {
  private static final int LATEST = 5_000;

  private static final String SQL =
      """
      with asked as (
        select e.kind, e.value, %1$s as head
        from unnest(:kind, :value) as n (kind, value)
        join entity e on e.kind = n.kind and e.value = n.value),
      member as (
        select distinct head, head as id from asked
        union
        select a.head, e.id from asked a join entity e on e.alias_of = a.head),
      seen as (
        select m.head, m.id, v.*
        from member m cross join lateral (
          select v.session_id, v.rows, v.first_seen, v.last_seen, s.schedule_id
          from mention v join session s on s.id = v.session_id and %2$s
          where v.entity = m.id
          order by v.last_seen desc limit %3$d) v),
      known as (
        select n.head, min(n.first_seen) as first_seen, max(n.last_seen) as last_seen,
          count(distinct n.session_id) as sessions, count(distinct n.schedule_id) as schedules,
          sum(n.rows) as rows,
          array_agg(distinct e.value order by e.value) filter (where n.id <> n.head) as aliases
        from seen n join entity e on e.id = n.id
        group by n.head)
      select a.kind as asked_kind, a.value as asked_value, h.kind, h.value, k.first_seen,
        k.last_seen, k.sessions, k.schedules, k.rows, coalesce(k.aliases, '{}') as aliases
      from asked a join known k on k.head = a.head join entity h on h.id = a.head
      where a.value = h.value or a.value = any (k.aliases)
      """;

  private final Handle handle;
  private final Sight sight;

  GraphKnown(Handle handle, Viewer viewer) {
    this.handle = handle;
    this.sight = new Sight(viewer);
  }

  Map<EntityName, Known> of(Collection<EntityName> names) {
    var sql = SQL.formatted(sight.head(), sight.ofSession(), LATEST);
    try (var query = handle.createQuery(sql)) {
      GraphEdges.names(query, names);
      var known = new HashMap<EntityName, Known>();
      query
          .bindMap(sight.values())
          .mapTo(Row.class)
          .forEach(it ->
              known.put(
                  new EntityName(EntityKind.valueOf(it.askedKind()), it.askedValue()),
                  it.toDomain()));
      return known;
    }
  }

  /// What is known under a name that was asked for. Only names of one kind are aliases.
  record Row(
      String askedKind,
      String askedValue,
      String kind,
      String value,
      Instant firstSeen,
      Instant lastSeen,
      long sessions,
      long schedules,
      long rows,
      List<String> aliases) {
    Known toDomain() {
      var of = EntityKind.valueOf(kind);
      return new Known(
          new EntityName(of, value),
          aliases.stream().map(it -> new EntityName(of, it)).toList(),
          firstSeen,
          lastSeen,
          sessions,
          schedules,
          rows);
    }
  }
}
