package com.socmate.adapters.persistence;

import com.socmate.application.port.Graph.Drawn;
import com.socmate.application.port.Graph.Reach;
import com.socmate.application.port.Viewer;
import com.socmate.domain.entity.EntityKind;
import com.socmate.domain.entity.EntityName;
import com.socmate.domain.id.SessionId;
import java.util.HashSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// What one session shows.
final class GraphOfSession {
  /// How many relations a picture has for each of its entities.
  private static final int DENSITY = 3;

  private static final String ENTITIES =
      """
      select h.kind, h.value
      from mention m
      join session s on s.id = m.session_id and %1$s
      join entity e on e.id = m.entity
      join entity h on h.id = %2$s
      where m.session_id = :session and (cardinality(:kinds) = 0 or h.kind = any (:kinds))
      group by h.kind, h.value
      order by sum(m.rows) desc, h.kind, h.value
      limit :most + 1
      """;

  private static final String EDGES =
      """
      with shown as (
        select r.*, (select %1$s from entity e where e.id = r.source) as one,
          (select %1$s from entity e where e.id = r.target) as other
        from relation r join session s on s.id = r.session_id and %2$s
        where r.session_id = :session)
      select a.kind as head_kind, a.value as head_value, true as forward, g.type, b.kind, b.value,
        min(g.first_seen) as first_seen, max(g.last_seen) as last_seen, sum(g.rows) as rows,
        1 as sessions,
        (array_agg(g.session_id || ' ' || g.query || ' ' || g.first_row order by g.query))[1\\:5]
          as proofs,
        row_number() over (order by sum(g.rows) desc, a.value, b.value, g.type) as place,
        count(*) over () as total
      from shown g join entity a on a.id = g.one join entity b on b.id = g.other
      where g.one <> g.other and (cardinality(:kinds) = 0
        or (a.kind = any (:kinds) and b.kind = any (:kinds)))
      group by a.kind, a.value, g.type, b.kind, b.value
      order by place
      limit :most * %3$d + 1
      """;

  private final Handle handle;
  private final SessionId session;
  private final Sight sight;

  GraphOfSession(Handle handle, SessionId session, Viewer viewer) {
    this.handle = handle;
    this.session = session;
    this.sight = new Sight(viewer);
  }

  Drawn read(Reach reach) {
    var entities =
        query(ENTITIES.formatted(sight.ofSession(), sight.head()), reach)
            .mapTo(NameRow.class)
            .map(NameRow::toDomain)
            .list();
    var nodes = new HashSet<>(entities.subList(0, Math.min(entities.size(), reach.most())));
    var edges =
        query(EDGES.formatted(sight.head(), sight.ofSession(), DENSITY), reach)
            .mapTo(GraphEdges.Row.class)
            .map(GraphEdges.Row::toDomain)
            .list();
    int most = reach.most() * DENSITY;
    var drawn =
        edges.stream()
            .limit(most)
            .filter(it ->
                nodes.contains(it.relation().source()) && nodes.contains(it.relation().target()))
            .toList();
    return new Drawn(
        entities.stream().limit(reach.most()).toList(),
        drawn,
        entities.size() > reach.most() || edges.size() > most);
  }

  private Query query(String sql, Reach reach) {
    return GraphEdges.reach(handle.createQuery(sql), reach)
        .bind("session", session.value())
        .bindMap(sight.values());
  }

  /// An entity's name.
  record NameRow(String kind, String value) {
    EntityName toDomain() {
      return new EntityName(EntityKind.valueOf(kind), value);
    }
  }
}
