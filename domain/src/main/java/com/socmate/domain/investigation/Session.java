package com.socmate.domain.investigation;

import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Visibility;
import java.time.Instant;
import java.util.Optional;

/// An investigation as people see it, from the moment it was asked for.
///
/// @param schedule the schedule it ran for, or empty if it was started by hand
public record Session(
    SessionId id,
    UserId owner,
    Visibility visibility,
    Optional<ScheduleId> schedule,
    String title,
    String query,
    Persona persona,
    Status status,
    Instant createdAt,
    Optional<Instant> finishedAt,
    Optional<Outcome> outcome) {
  /// Where a session stands; only the first can change.
  public enum Status {
    ACTIVE,
    COMPLETED,
    FAILED,
    CANCELLED
  }
}
