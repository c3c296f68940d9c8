package com.socmate.domain.investigation;

import com.socmate.domain.id.UserId;
import java.time.Instant;
import java.util.Optional;

/// A plan as a schedule has had it at some time; what is kept is never changed.
///
/// @param number counts from 1 for each schedule
/// @param author who made it; empty if it was made before that was kept
/// @param note what its author says of it; may be empty
public record PlanVersion(
    int number, Plan plan, Origin origin, Optional<UserId> author, Instant at, String note) {
  /// Where a plan comes from.
  public enum Origin {
    /// The schedule's words were compiled.
    COMPILED,
    /// A person wrote it.
    EDITED
  }

  public boolean isEdited() {
    return origin == Origin.EDITED;
  }
}
