package com.socmate.adapters.persistence;

import com.socmate.application.port.Findings;
import com.socmate.application.port.Page;
import com.socmate.application.port.Slice;
import com.socmate.application.port.Viewer;
import com.socmate.domain.finding.Triage;
import com.socmate.domain.id.FindingId;
import com.socmate.domain.id.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Findings in `finding`, the matters they belong to in `matter`.
public final class JdbiFindings implements Findings {
  private static final String BEGIN =
      """
      insert into matter (scope, fingerprint, finding_id, first_seen, last_seen, sightings)
      select %1$s, f.fingerprint, f.id, at, at, 1
      from finding f join session s on s.id = f.session_id,
        lateral (select coalesce(s.finished_at, s.created_at) as at) seen
      where f.id = :id
      on conflict (scope, fingerprint) do nothing
      """
          .formatted(FindingList.SCOPE);
  private static final String LOCK =
      """
      select m.scope
      from finding f join session s on s.id = f.session_id
        join matter m on m.fingerprint = f.fingerprint and m.scope = %1$s
      where f.id = :id
      for no key update of m
      """
          .formatted(FindingList.SCOPE);
  private static final String WRITE =
      """
      update matter m set
        status = :status, words = :words, triaged_by = :by, triaged_at = :at
      from finding f
      where f.id = :id and m.scope = :scope and m.fingerprint = f.fingerprint
      """;

  private final Handles handles;

  public JdbiFindings(Database database) {
    this.handles = database.handles();
  }

  @Override
  public Slice<Listed> list(Filter filter, Viewer viewer, Page page) {
    return handles.with(handle -> FindingList.of(filter, viewer).read(handle, page));
  }

  @Override
  public Optional<Listed> find(FindingId id, Viewer viewer) {
    return handles.with(handle -> FindingList.one(id, viewer).first(handle));
  }

  @Override
  public <R> Optional<R> change(FindingId id, Viewer viewer, Function<Listed, Change<R>> change) {
    return handles.inTransaction(handle ->
        FindingList.one(id, viewer)
            .first(handle)
            .map(_ -> lock(handle, id))
            .flatMap(scope ->
                FindingList.one(id, viewer)
                    .first(handle)
                    .map(listed -> keep(handle, id, scope, listed, change.apply(listed)))));
  }

  private static String lock(Handle handle, FindingId id) {
    handle.createUpdate(BEGIN).bind("id", id.value()).execute();
    return handle.createQuery(LOCK).bind("id", id.value()).mapTo(String.class).one();
  }

  private static <R> R keep(
      Handle handle, FindingId id, String scope, Listed before, Change<R> change) {
    if (!change.triage().equals(before.triage())) {
      var row = TriageRow.of(change.triage());
      handle
          .createUpdate(WRITE)
          .bind("id", id.value())
          .bind("scope", scope)
          .bind("status", row.status())
          .bind("words", row.words())
          .bind("by", row.by())
          .bind("at", row.at())
          .execute();
    }
    return change.answer();
  }

  private record TriageRow(String status, String words, @Nullable String by, @Nullable Instant at) {
    static TriageRow of(Triage triage) {
      return switch (triage) {
        case Triage.Open _ -> new TriageRow(Status.OPEN.name(), "", null, null);
        case Triage.Acknowledged(UserId by, String note, Instant at) ->
            new TriageRow(Status.ACKNOWLEDGED.name(), note, by.value(), at);
        case Triage.Dismissed(UserId by, String reason, Instant at) ->
            new TriageRow(Status.DISMISSED.name(), reason, by.value(), at);
      };
    }
  }
}
