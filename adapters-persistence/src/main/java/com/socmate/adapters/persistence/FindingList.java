package com.socmate.adapters.persistence;

import com.socmate.application.port.Findings;
import com.socmate.application.port.Page;
import com.socmate.application.port.Slice;
import com.socmate.application.port.Viewer;
import com.socmate.domain.finding.Triage;
import com.socmate.domain.id.FindingId;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.id.SuppressionId;
import com.socmate.domain.id.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// A filtered page of findings with the matters they belong to.
final class FindingList {
  static final String SCOPE =
      "case when f.turn = 1 then coalesce(s.schedule_id, s.id) else s.id end";

  private static final String JOINED =
      """
      join session s on s.id = f.session_id and s.deleted_at is null
      """;
  private static final String SUPPRESSED =
      """
      left join lateral (
        select p.id from suppression p
        where p.fingerprint = f.fingerprint and p.lifted_at is null and p.expires_at > now()
          and (p.schedule_id is null or p.schedule_id = s.schedule_id)
        order by p.created_at, p.id limit 1) x on true
      """;
  private static final String COLUMNS =
      """
      select
        f.session_id, f.position, f.id, f.title, f.description, f.severity, f.key, f.fingerprint,
        f.novelty, f.techniques, f.evidence, f.suppression, s.schedule_id,
        coalesce(m.status, 'OPEN') as status, coalesce(m.words, '') as words, m.triaged_by,
        m.triaged_at, coalesce(m.first_seen, s.finished_at, s.created_at) as first_seen,
        coalesce(m.last_seen, s.finished_at, s.created_at) as last_seen,
        coalesce(m.sightings, 1) as sightings, x.id as suppressed
      """;

  private final List<String> conditions = new ArrayList<>(List.of("true"));
  private final Map<String, Object> values = new HashMap<>();
  private final String from;
  private final String order;

  private FindingList(Viewer viewer, boolean single) {
    from =
        single
            ? " from finding f "
                + JOINED
                + " left join matter m on m.fingerprint = f.fingerprint and m.scope = "
                + SCOPE
                + " "
                + SUPPRESSED
            : " from matter m join finding f on f.id = m.finding_id " + JOINED + SUPPRESSED;
    order = single ? " order by f.turn, f.position" : " order by m.last_seen desc, f.id desc";
    if (!viewer.seesAll()) {
      where("(s.owner = :viewer or s.visibility = 'TEAM')", "viewer", viewer.user().value());
    }
  }

  static FindingList one(FindingId id, Viewer viewer) {
    var list = new FindingList(viewer, true);
    list.where("f.id = :id", "id", id.value());
    return list;
  }

  static FindingList of(Findings.Filter filter, Viewer viewer) {
    var list = new FindingList(viewer, filter.session().isPresent());
    filter.session().ifPresent(it -> list.where("f.session_id = :of", "of", it.value()));
    filter.schedule().ifPresent(it -> list.where("s.schedule_id = :by", "by", it.value()));
    filter.severity().ifPresent(it -> list.where("f.severity = :severity", "severity", it.name()));
    filter.status().ifPresent(list::status);
    return list;
  }

  private void status(Findings.Status status) {
    switch (status) {
      case SUPPRESSED -> conditions.add("x.id is not null");
      case OPEN, ACKNOWLEDGED, DISMISSED -> {
        conditions.add("x.id is null");
        where("coalesce(m.status, 'OPEN') = :status", "status", status.name());
      }
    }
  }

  private void where(String condition, String name, Object value) {
    conditions.add(condition);
    values.put(name, value);
  }

  Optional<Findings.Listed> first(Handle handle) {
    return handle
        .createQuery(COLUMNS + where())
        .bindMap(values)
        .mapTo(Row.class)
        .findFirst()
        .map(Row::toDomain);
  }

  Slice<Findings.Listed> read(Handle handle, Page page) {
    long total =
        handle.createQuery("select count(*)" + where()).bindMap(values).mapTo(Long.class).one();
    var rows =
        handle
            .createQuery(COLUMNS + where() + order + " limit :limit offset :offset")
            .bindMap(values)
            .bind("limit", page.limit())
            .bind("offset", page.offset())
            .mapTo(Row.class)
            .list();
    return new Slice<>(rows.stream().map(Row::toDomain).toList(), total);
  }

  private String where() {
    return from + " where " + String.join(" and ", conditions);
  }

  /// A finding and what is known of its matter.
  record Row(
      FindingRow finding,
      @Nullable String scheduleId,
      String status,
      String words,
      @Nullable String triagedBy,
      @Nullable Instant triagedAt,
      Instant firstSeen,
      Instant lastSeen,
      int sightings,
      @Nullable String suppressed) {
    Findings.Listed toDomain() {
      return new Findings.Listed(
          finding.toDomain(),
          new SessionId(finding.sessionId()),
          Optional.ofNullable(scheduleId).map(ScheduleId::new),
          triage(),
          firstSeen,
          lastSeen,
          sightings,
          Optional.ofNullable(suppressed).map(SuppressionId::new));
    }

    private Triage triage() {
      return switch (Findings.Status.valueOf(status)) {
        case OPEN, SUPPRESSED -> Triage.OPEN;
        case ACKNOWLEDGED -> new Triage.Acknowledged(by(), words, at());
        case DISMISSED -> new Triage.Dismissed(by(), words, at());
      };
    }

    private UserId by() {
      return new UserId(Objects.requireNonNull(triagedBy, "who triaged it is missing"));
    }

    private Instant at() {
      return Objects.requireNonNull(triagedAt, "when it was triaged is missing");
    }
  }
}
