package com.socmate.adapters.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.socmate.application.port.Findings;
import com.socmate.domain.finding.Triage;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.SuppressionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A finding as people deal with it.
///
/// @param triage who made what of it; null while it is open
/// @param sightings how many runs found it
/// @param suppressedBy by what it is suppressed now
record MatterJson(
    @JsonUnwrapped FindingJson finding,
    String sessionId,
    @Nullable String scheduleId,
    String status,
    @Nullable Made triage,
    Instant firstSeen,
    Instant lastSeen,
    int sightings,
    @Nullable String suppressedBy) {

  /// What somebody made of it.
  record Made(String by, Instant at, String words) {
    static @Nullable Made from(Triage triage) {
      return switch (triage) {
        case Triage.Open _ -> null;
        case Triage.Acknowledged(var by, var note, var at) -> new Made(by.value(), at, note);
        case Triage.Dismissed(var by, var reason, var at) -> new Made(by.value(), at, reason);
      };
    }
  }

  static MatterJson from(Findings.Listed listed) {
    return new MatterJson(
        FindingJson.from(listed.finding()),
        listed.session().value(),
        listed.schedule().map(ScheduleId::value).orElse(null),
        Words.of(listed.status()),
        Made.from(listed.triage()),
        listed.firstSeen(),
        listed.lastSeen(),
        listed.sightings(),
        listed.suppressed().map(SuppressionId::value).orElse(null));
  }
}
