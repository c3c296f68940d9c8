package com.socmate.adapters.persistence;

import com.socmate.application.port.Sessions;
import com.socmate.domain.finding.Finding;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// What many runs found, entered under the matters it belongs to. In the order of the keys, so that
/// two batches cannot wait for each other. A matter that was gone is open again.
final class MatterBatch {
  private static final String SEE =
      """
      insert into matter as m (scope, fingerprint, finding_id, first_seen, last_seen, sightings)
      select distinct on (scope, fingerprint) scope, fingerprint, finding_id, at, at, 1
      from (
        select
          case when exists (select from session_turn t where t.session_id = s.id) then s.id
            else coalesce(s.schedule_id, s.id) end as scope,
          n.fingerprint, n.finding_id, n.at
        from unnest(:session, :fingerprint, :finding, :at) as n (
          session, fingerprint, finding_id, at)
        join session s on s.id = n.session) seen
      order by scope, fingerprint, at desc
      on conflict (scope, fingerprint) do update set
        finding_id = case when excluded.last_seen >= m.last_seen
          then excluded.finding_id else m.finding_id end,
        last_seen = greatest(m.last_seen, excluded.last_seen),
        sightings = m.sightings + 1
      """;

  private static final String REOPEN =
      """
      update matter m set status = 'OPEN', words = '', triaged_by = null, triaged_at = null
      from unnest(:finding) as n (finding_id)
      where m.finding_id = n.finding_id and m.status <> 'OPEN'
      """;

  private final List<Seen> seen;

  MatterBatch(List<Sessions.End> ends) {
    seen = ends.stream().flatMap(end -> findings(end).stream()).toList();
  }

  private static List<Seen> findings(Sessions.End end) {
    return end.result().stream()
        .flatMap(it -> it.conclusion().findings().stream())
        .map(it -> new Seen(end.session().value(), it, end.at()))
        .toList();
  }

  void write(Handle handle) {
    if (seen.isEmpty()) {
      return;
    }
    try (var update = handle.createUpdate(SEE)) {
      new Columns<>(update, seen)
          .texts("session", Seen::session)
          .texts("fingerprint", it -> it.finding().fingerprint().value())
          .texts("finding", it -> it.finding().id().value())
          .times("at", Seen::at);
      update.execute();
    }
    var fresh = seen.stream().filter(it -> it.finding().novelty() == Finding.Novelty.NEW).toList();
    if (!fresh.isEmpty()) {
      try (var update = handle.createUpdate(REOPEN)) {
        new Columns<>(update, fresh).texts("finding", it -> it.finding().id().value());
        update.execute();
      }
    }
  }

  private record Seen(String session, Finding finding, Instant at) {}
}
