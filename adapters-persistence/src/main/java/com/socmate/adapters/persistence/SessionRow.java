package com.socmate.adapters.persistence;

import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Visibility;
import com.socmate.domain.investigation.Outcome;
import com.socmate.domain.investigation.Persona;
import com.socmate.domain.investigation.Session;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A row of `session`.
record SessionRow(
    String id,
    String owner,
    String visibility,
    @Nullable String scheduleId,
    String title,
    String query,
    String persona,
    String status,
    Instant createdAt,
    @Nullable Instant finishedAt,
    @Nullable String outcome,
    boolean pinned,
    @Nullable String forkedFrom,
    String provider) {

  static SessionRow of(Session session) {
    return new SessionRow(
        session.id().value(),
        session.owner().value(),
        session.visibility().name(),
        session.schedule().map(ScheduleId::value).orElse(null),
        session.title(),
        session.query(),
        session.persona().name(),
        session.status().name(),
        session.createdAt(),
        session.finishedAt().orElse(null),
        session.outcome().map(Outcome::name).orElse(null),
        session.pinned(),
        session.forkedFrom().map(SessionId::value).orElse(null),
        session.provider());
  }

  Session toDomain() {
    return CorruptRow.unless("session " + id, this::read);
  }

  private Session read() {
    return new Session(
        new SessionId(id),
        new UserId(owner),
        Visibility.valueOf(visibility),
        Optional.ofNullable(scheduleId).map(ScheduleId::new),
        title,
        query,
        Persona.valueOf(persona),
        Session.Status.valueOf(status),
        createdAt,
        Optional.ofNullable(finishedAt),
        Optional.ofNullable(outcome).map(Outcome::valueOf),
        pinned,
        Optional.ofNullable(forkedFrom).map(SessionId::new),
        provider);
  }
}
