package com.socmate.adapters.http;

import com.socmate.domain.investigation.Session;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An investigation as lists show it.
record SessionJson(
    String id,
    String status,
    @Nullable String outcome,
    String title,
    String query,
    String persona,
    String provider,
    @Nullable String scheduleId,
    String owner,
    String visibility,
    boolean pinned,
    @Nullable String forkedFrom,
    Instant createdAt,
    @Nullable Instant finishedAt) {

  static SessionJson from(Session session) {
    return new SessionJson(
        session.id().value(),
        Words.of(session.status()),
        session.outcome().map(Words::of).orElse(null),
        session.title(),
        session.query(),
        Words.of(session.persona()),
        session.provider(),
        session.schedule().map(schedule -> schedule.value()).orElse(null),
        session.owner().value(),
        Words.of(session.visibility()),
        session.pinned(),
        session.forkedFrom().map(original -> original.value()).orElse(null),
        session.createdAt(),
        session.finishedAt().orElse(null));
  }
}
