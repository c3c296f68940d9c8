package com.socmate.domain.finding;

import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.SuppressionId;
import com.socmate.domain.id.UserId;
import java.time.Instant;
import java.util.Optional;

/// A person's wish to hear nothing more of a thing for a while. It hides nothing: what it applies
/// to is found, kept and counted as before, but told to nobody.
///
/// @param schedule whose findings it applies to; empty for those of all schedules
/// @param title of the finding it was made from
/// @param lifted when and by whom it was ended before its time
public record Suppression(
    SuppressionId id,
    Fingerprint fingerprint,
    Optional<ScheduleId> schedule,
    String title,
    String reason,
    UserId author,
    Instant createdAt,
    Instant expiresAt,
    Optional<Lifted> lifted) {
  /// The end of a suppression by hand.
  public record Lifted(UserId by, Instant at) {}

  public Suppression {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("A suppression says why.");
    }
    if (!expiresAt.isAfter(createdAt)) {
      throw new IllegalArgumentException("A suppression ends after it was made.");
    }
  }

  public boolean isActive(Instant now) {
    return lifted.isEmpty() && now.isBefore(expiresAt);
  }
}
