package com.socmate.domain.investigation;

import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Visibility;
import com.socmate.domain.provider.SiemProvider;
import java.time.Instant;
import java.util.Optional;

/// An investigation as people see it, from the moment it was asked for. Its first question begins
/// it; each further one is a [Turn].
///
/// @param schedule the schedule it ran for, or empty if it was started by hand
/// @param status where its latest turn stands
/// @param outcome the gravest that any of its turns came to: findings, else inconclusive, else
///   clear
/// @param pinned whether its owner wants it kept at hand
/// @param forkedFrom the session it is a copy of
/// @param provider whose logs are asked
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
    Optional<Outcome> outcome,
    boolean pinned,
    Optional<SessionId> forkedFrom,
    String provider) {
  /// Where a session stands; one that is not active becomes so again by a further question.
  public enum Status {
    ACTIVE,
    COMPLETED,
    FAILED,
    CANCELLED
  }

  /// One that is neither pinned nor a copy, of the provider that is always there.
  public Session(
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
    this(
        id,
        owner,
        visibility,
        schedule,
        title,
        query,
        persona,
        status,
        createdAt,
        finishedAt,
        outcome,
        false,
        Optional.empty(),
        SiemProvider.BUILT_IN);
  }

  /// The same, of another provider.
  public Session asking(String other) {
    return new Session(
        id,
        owner,
        visibility,
        schedule,
        title,
        query,
        persona,
        status,
        createdAt,
        finishedAt,
        outcome,
        pinned,
        forkedFrom,
        other);
  }

  public boolean isActive() {
    return status == Status.ACTIVE;
  }

  public Session ownedBy(UserId newOwner) {
    return with(newOwner, visibility, title, status, finishedAt, outcome, pinned);
  }

  public Session seenBy(Visibility newVisibility) {
    return with(owner, newVisibility, title, status, finishedAt, outcome, pinned);
  }

  public Session titled(String newTitle) {
    return with(owner, visibility, newTitle, status, finishedAt, outcome, pinned);
  }

  public Session pinned(boolean kept) {
    return with(owner, visibility, title, status, finishedAt, outcome, kept);
  }

  /// As it stands once a turn has ended.
  ///
  /// @param found what that turn came to
  public Session ended(Status how, Instant at, Optional<Outcome> found) {
    return with(
        owner, visibility, title, how, Optional.of(at), Outcome.gravest(outcome, found), pinned);
  }

  /// As it stands once a further question was asked.
  public Session resumed() {
    return with(owner, visibility, title, Status.ACTIVE, Optional.empty(), outcome, pinned);
  }

  private Session with(
      UserId newOwner,
      Visibility newVisibility,
      String newTitle,
      Status newStatus,
      Optional<Instant> newFinishedAt,
      Optional<Outcome> newOutcome,
      boolean newPinned) {
    return new Session(
        id,
        newOwner,
        newVisibility,
        schedule,
        newTitle,
        query,
        persona,
        newStatus,
        createdAt,
        newFinishedAt,
        newOutcome,
        newPinned,
        forkedFrom,
        provider);
  }
}
