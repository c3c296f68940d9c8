package com.socmate.adapters.persistence;

import com.socmate.application.port.Graph.Edge;
import com.socmate.application.port.Graph.Edges;
import com.socmate.application.port.Graph.Proof;
import com.socmate.application.port.Graph.Reach;
import com.socmate.application.port.Viewer;
import com.socmate.domain.entity.EntityKind;
import com.socmate.domain.entity.EntityName;
import com.socmate.domain.graph.Relation;
import com.socmate.domain.graph.RelationType;
import com.socmate.domain.id.SessionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// The relations of entities. Of one with very many only the latest are looked at, so that a hub
/// costs no more than others.
final class GraphEdges {
  /// How many sightings of one name are looked at in each direction: some for each relation that is
  /// wanted, since the same relation is seen again and again.
  private static final int FOR_EACH = 10;

  private static final int FEWEST = 100;
  private static final int MOST = 1_000;

  private static final String SIDE =
      """
      (select r.session_id, r.query, r.type, r.first_row, r.rows, r.first_seen, r.last_seen,
        %1$s as other, %2$s as forward
      from relation r where r.%3$s = m.id order by r.last_seen desc limit %4$d)
      """;

  /// Sessions and entities are looked up one by one, which is what `limit 1` asks for: joined, the
  /// planner, who takes every name for a hub, would read the whole of both tables. Names that are
  /// one are of one kind, so that the kind is asked before anything is counted (docs/adr/0155).
  private static final String NEAR =
      """
      with asked as (
        select e.id from unnest(:kind, :value) as n (kind, value)
        join entity e on e.kind = n.kind and e.value = n.value),
      member as (
        select id as head, id from asked
        union all
        select a.id, e.id from asked a join entity e on e.alias_of = a.id),
      near as (
        select m.head, r.* from member m cross join lateral (%1$s union all %2$s) r),
      seen as (
        select n.head, %3$s as other, n.forward, n.type, n.session_id, n.query, n.first_row, n.rows,
          n.first_seen, n.last_seen
        from near n
        cross join lateral (select from session s where s.id = n.session_id and %4$s limit 1) s
        cross join lateral (
          select e.id, e.alias_of from entity e
          where e.id = n.other and (cardinality(:kinds) = 0 or e.kind = any (:kinds)) limit 1) e),
      edge as (
        select head, other, forward, type, min(first_seen) as first_seen,
          max(last_seen) as last_seen, sum(rows) as rows, count(distinct session_id) as sessions,
          (array_agg(session_id || ' ' || query || ' ' || first_row order by last_seen desc))[1\\:5]
            as proofs
        from seen where other <> head group by head, other, forward, type),
      ranked as (
        select edge.*,
          row_number() over (partition by head order by last_seen desc, sessions desc, other, type) as place,
          count(*) over (partition by head) as total
        from edge)
      select h.kind as head_kind, h.value as head_value, r.forward, r.type, o.kind, o.value,
        r.first_seen, r.last_seen, r.rows, r.sessions, r.proofs, r.place, r.total
      from (select * from ranked where place <= :most) r
      cross join lateral (select h.kind, h.value from entity h where h.id = r.head limit 1) h
      cross join lateral (select o.kind, o.value from entity o where o.id = r.other limit 1) o
      order by r.place, h.kind, h.value
      """;

  private final Handle handle;
  private final Sight sight;

  GraphEdges(Handle handle, Viewer viewer) {
    this.handle = handle;
    this.sight = new Sight(viewer);
  }

  Edges of(Collection<EntityName> heads, Reach reach) {
    int latest = Math.clamp((long) reach.most() * FOR_EACH, FEWEST, MOST);
    var sql =
        NEAR.formatted(
            SIDE.formatted("r.target", "true", "source", latest),
            SIDE.formatted("r.source", "false", "target", latest),
            sight.head(),
            sight.ofSession());
    try (var query = handle.createQuery(sql)) {
      names(query, heads);
      var rows = reach(query, reach).bindMap(sight.values()).mapTo(Row.class).list();
      var edges = new LinkedHashSet<Relation>();
      var answer = new ArrayList<Edge>();
      rows.stream().map(Row::toDomain).filter(it -> edges.add(it.relation())).forEach(answer::add);
      return new Edges(answer, more(rows, reach));
    }
  }

  private static Map<EntityName, Long> more(List<Row> rows, Reach reach) {
    var more = new HashMap<EntityName, Long>();
    rows.stream()
        .filter(it -> it.total() > reach.most())
        .forEach(it -> more.put(it.head(), it.total() - reach.most()));
    return more;
  }

  static void names(Query query, Collection<EntityName> names) {
    new Columns<>(query, List.copyOf(names))
        .texts("kind", it -> it.kind().name())
        .texts("value", EntityName::value);
  }

  static Query reach(Query query, Reach reach) {
    return query
        .bindArray("kinds", String.class, (Object[]) kinds(reach))
        .bind("most", reach.most());
  }

  private static String[] kinds(Reach reach) {
    return reach.kinds().stream().map(EntityKind::name).toArray(String[]::new);
  }

  /// An edge as it is seen from one of its ends.
  record Row(
      String headKind,
      String headValue,
      boolean forward,
      String type,
      String kind,
      String value,
      Instant firstSeen,
      Instant lastSeen,
      long rows,
      long sessions,
      List<String> proofs,
      long place,
      long total) {
    EntityName head() {
      return new EntityName(EntityKind.valueOf(headKind), headValue);
    }

    Edge toDomain() {
      var head = head();
      var other = new EntityName(EntityKind.valueOf(kind), value);
      var how = RelationType.valueOf(type);
      return new Edge(
          forward ? new Relation(head, how, other) : new Relation(other, how, head),
          firstSeen,
          lastSeen,
          rows,
          sessions,
          proofs.stream().map(Row::proof).toList());
    }

    static Proof proof(String text) {
      var parts = text.split(" ", -1);
      return new Proof(new SessionId(parts[0]), parts[1], Integer.parseInt(parts[2]));
    }
  }
}
