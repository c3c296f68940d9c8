package com.socmate.adapters.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import com.socmate.domain.investigation.SessionEvent;
import com.socmate.domain.investigation.Stage;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A row of `session_event`.
record EventRow(
    long sequence, Instant at, String kind, @Nullable String stage, String message, String facts) {

  static EventRow of(SessionEvent.Draft event) {
    return new EventRow(
        0,
        event.at(),
        event.kind().name(),
        event.stage().map(Stage::name).orElse(null),
        event.message(),
        Json.write(event.facts()));
  }

  SessionEvent toDomain() {
    return CorruptRow.unless("event " + sequence, this::read);
  }

  private SessionEvent read() {
    return new SessionEvent(
        sequence,
        at,
        SessionEvent.Kind.valueOf(kind),
        Optional.ofNullable(stage).map(Stage::valueOf),
        message,
        Json.read(facts, new TypeReference<Map<String, String>>() {}));
  }
}
