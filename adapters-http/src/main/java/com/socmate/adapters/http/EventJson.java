package com.socmate.adapters.http;

import com.socmate.domain.investigation.SessionEvent;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One event of a session, as the stream and its readers know it.
record EventJson(
    long sequence,
    Instant at,
    String kind,
    @Nullable String stage,
    String message,
    Map<String, String> facts) {

  static EventJson from(SessionEvent event) {
    return new EventJson(
        event.sequence(),
        event.at(),
        Words.of(event.kind()),
        event.stage().map(Words::of).orElse(null),
        event.message(),
        event.facts());
  }
}
