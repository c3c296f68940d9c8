package com.socmate.adapters.http;

import com.socmate.application.port.IncidentMarks;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How far a provider's incidents have been read.
///
/// @param mark the latest change that was read, by the provider's clock
/// @param failures in a row
/// @param why the last of them
record IncidentSyncJson(
    String provider,
    @Nullable Instant mark,
    @Nullable Instant succeededAt,
    @Nullable Instant failedAt,
    int failures,
    @Nullable String why) {
  static IncidentSyncJson from(String provider, Optional<IncidentMarks.State> state) {
    return new IncidentSyncJson(
        provider,
        state.flatMap(IncidentMarks.State::mark).orElse(null),
        state.flatMap(IncidentMarks.State::succeededAt).orElse(null),
        state.flatMap(IncidentMarks.State::failedAt).orElse(null),
        state.map(IncidentMarks.State::failures).orElse(0),
        state.flatMap(IncidentMarks.State::why).orElse(null));
  }
}
