package com.socmate.adapters.http;

import com.socmate.application.port.Suppressions;
import com.socmate.domain.finding.Suppression;
import com.socmate.domain.id.ScheduleId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A suppression, and what it has hidden.
///
/// @param scheduleId null for all schedules
record SuppressionJson(
    String id,
    String fingerprint,
    String scope,
    @Nullable String scheduleId,
    String title,
    String reason,
    String author,
    Instant createdAt,
    Instant expiresAt,
    boolean active,
    @Nullable Instant liftedAt,
    @Nullable String liftedBy,
    long hidden,
    @Nullable Instant lastHiddenAt) {

  static SuppressionJson from(Suppressions.Listed listed) {
    Suppression it = listed.suppression();
    return new SuppressionJson(
        it.id().value(),
        it.fingerprint().value(),
        it.schedule().isPresent() ? "schedule" : "workspace",
        it.schedule().map(ScheduleId::value).orElse(null),
        it.title(),
        it.reason(),
        it.author().value(),
        it.createdAt(),
        it.expiresAt(),
        listed.active(),
        it.lifted().map(Suppression.Lifted::at).orElse(null),
        it.lifted().map(lifted -> lifted.by().value()).orElse(null),
        listed.hidden(),
        listed.lastHidden().orElse(null));
  }
}
