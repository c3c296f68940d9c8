package com.socmate.adapters.persistence;

import com.socmate.domain.entity.EntityName;
import com.socmate.domain.graph.Shown;
import com.socmate.domain.graph.Sighting;
import com.socmate.domain.id.SessionId;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Puts what one query shows in place of what was kept of it, a statement for each table. Names go
/// in by their order, so that two writers cannot wait for each other.
record GraphWriting(Handle handle, SessionId session, Shown shown) {
  private static final List<String> CLEAR =
      List.of(
          "delete from mention where session_id = :session and query = :query",
          "delete from relation where session_id = :session and query = :query");

  private static final String NAMES =
      """
      insert into entity (kind, value)
      select kind, value from unnest(:kind, :value) as n (kind, value)
      where not exists (select from entity e where e.kind = n.kind and e.value = n.value)
      order by kind collate "C", value collate "C"
      on conflict (kind, value) do nothing
      """;

  private static final String MENTIONS =
      """
      insert into mention (session_id, query, entity, first_row, rows, first_seen, last_seen)
      select :session, :query, e.id, n.first_row, n.rows, n.first_seen, n.last_seen
      from unnest(:kind, :value, :firstRow, :rows, :firstSeen, :lastSeen) as n (
        kind, value, first_row, rows, first_seen, last_seen)
      join entity e on e.kind = n.kind and e.value = n.value
      """;

  private static final String RELATIONS =
      """
      insert into relation (
        session_id, query, source, type, target, first_row, rows, first_seen, last_seen)
      select :session, :query, s.id, n.type, t.id, n.first_row, n.rows, n.first_seen, n.last_seen
      from unnest(
        :sourceKind, :source, :type, :targetKind, :target, :firstRow, :rows, :firstSeen, :lastSeen)
        as n (
        source_kind, source, type, target_kind, target, first_row, rows, first_seen, last_seen)
      join entity s on s.kind = n.source_kind and s.value = n.source
      join entity t on t.kind = n.target_kind and t.value = n.target
      """;

  void write() {
    CLEAR.forEach(sql ->
        handle
            .createUpdate(sql)
            .bindMap(Map.of("session", session.value(), "query", shown.query()))
            .execute());
    if (!shown.entities().isEmpty()) {
      names();
      mentions();
      relations();
    }
  }

  private void names() {
    try (var update = handle.createUpdate(NAMES)) {
      new Columns<>(update, List.copyOf(shown.entities().keySet()))
          .texts("kind", it -> it.kind().name())
          .texts("value", EntityName::value);
      update.execute();
    }
  }

  private void mentions() {
    try (var update = handle.createUpdate(MENTIONS)) {
      var rows = new Columns<>(update, List.copyOf(shown.entities().entrySet()));
      rows.texts("kind", it -> it.getKey().kind().name()).texts("value", it -> it.getKey().value());
      sightings(rows);
      update.bind("session", session.value()).bind("query", shown.query()).execute();
    }
  }

  private void relations() {
    try (var update = handle.createUpdate(RELATIONS)) {
      var rows = new Columns<>(update, List.copyOf(shown.relations().entrySet()));
      rows.texts("sourceKind", it -> it.getKey().source().kind().name())
          .texts("source", it -> it.getKey().source().value())
          .texts("type", it -> it.getKey().type().name())
          .texts("targetKind", it -> it.getKey().target().kind().name())
          .texts("target", it -> it.getKey().target().value());
      sightings(rows);
      update.bind("session", session.value()).bind("query", shown.query()).execute();
    }
  }

  private static <T> void sightings(Columns<Map.Entry<T, Sighting>> rows) {
    rows.numbers("firstRow", it -> it.getValue().firstRow())
        .numbers("rows", it -> it.getValue().rows())
        .times("firstSeen", it -> it.getValue().firstSeen())
        .times("lastSeen", it -> it.getValue().lastSeen());
  }
}
