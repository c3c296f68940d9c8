package com.socmate.domain.schedule;

import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.run.Run;
import com.socmate.domain.run.Trigger;
import com.socmate.domain.time.Recurrence;
import com.socmate.domain.time.Timetable;
import java.time.Instant;
import java.util.Optional;

/// A check that runs by itself: what the user wrote, its times, and how it stands.
///
/// @param version counts changes from 1, for optimistic concurrency
public record Schedule(
    ScheduleId id,
    UserId owner,
    Definition definition,
    Timetable timetable,
    ScheduleState state,
    long version,
    Instant createdAt,
    Instant updatedAt) {

  /// A new schedule, active from its first occurrence after the instant. Empty if its timetable has
  /// no occurrence left.
  public static Optional<Schedule> create(
      ScheduleId id, UserId owner, Definition definition, Timetable wanted, Instant now) {
    var timetable = wanted.belongingTo(id.value());
    return timetable
        .nextAfter(now)
        .map(next -> new ScheduleState.Active(Optional.of(next), FailureStreak.NONE))
        .map(active -> new Schedule(id, owner, definition, timetable, active, 1, now, now));
  }

  public Optional<Instant> nextRunAt() {
    return state instanceof ScheduleState.Active(var next, _) ? next : Optional.empty();
  }

  public boolean isOnce() {
    return timetable.recurrence() instanceof Recurrence.Once;
  }

  /// Active → paused. A paused schedule keeps its reason until it is resumed.
  public Transition pause(String reason, Optional<Instant> until, Instant now) {
    return switch (state) {
      case ScheduleState.Active active ->
          new Transition.Moved(in(active.pause(reason, until), now));
      case ScheduleState.Paused _ ->
          new Transition.Forbidden(
              "The schedule is paused already; resume it to let it run again.");
      case ScheduleState.Failed _ ->
          new Transition.Forbidden(
              "The schedule is disabled after five failures and does not run; resume it to re-enable it.");
      case ScheduleState.Completed _ ->
          new Transition.Forbidden(
              "The schedule is completed and does not run again; give it a time in the future to re-activate it.");
    };
  }

  /// Paused or failed → active from its next occurrence after now; the failure streak is cleared
  /// and nothing that passed meanwhile is replayed.
  public Transition resume(Instant now) {
    return switch (state) {
      case ScheduleState.Paused _, ScheduleState.Failed _ -> new Transition.Moved(activeAgain(now));
      case ScheduleState.Active _ ->
          new Transition.Forbidden("The schedule is active already; there is nothing to resume.");
      case ScheduleState.Completed _ ->
          new Transition.Forbidden(
              "The schedule is completed; give it a time in the future to re-activate it.");
    };
  }

  /// The schedule with other words or times. Its next time is computed anew; a completed one that
  /// has an occurrence again becomes active, and one that has none left becomes completed.
  public Schedule change(Definition newDefinition, Timetable wanted, Instant now) {
    var newTimetable = wanted.belongingTo(id.value());
    var changed =
        new Schedule(id, owner, newDefinition, newTimetable, state, version + 1, createdAt, now);
    return newTimetable.equals(timetable) ? changed : changed.retimed(now);
  }

  /// The same schedule in another's hands; its runs from now on are theirs.
  public Schedule ownedBy(UserId newOwner, Instant now) {
    return newOwner.equals(owner)
        ? this
        : new Schedule(id, newOwner, definition, timetable, state, version + 1, createdAt, now);
  }

  /// How the schedule stands after one of its runs: five failures in a row disable it, a success
  /// ends the streak, an inconclusive outcome leaves it, and a `once` schedule is completed by its
  /// run. A backfill reads what is long past and says nothing of how it stands.
  public Schedule after(Run.Finished run) {
    return state instanceof ScheduleState.Active active
            && run.origin().trigger() != Trigger.BACKFILL
        ? in(reaction(active, run), run.finishedAt())
        : this;
  }

  /// A deleted schedule brought back: what was active runs again from its next occurrence after
  /// now; what did not run when it was deleted waits to be resumed.
  public Schedule restored(ScheduleState.Status before, Instant now) {
    return switch (before) {
      case ACTIVE -> activeAgain(now);
      case PAUSED, FAILED ->
          in(
              new ScheduleState.Paused(
                  "Restored; it did not run when it was deleted.",
                  Optional.empty(),
                  FailureStreak.NONE),
              now);
      case COMPLETED -> in(new ScheduleState.Completed(now), now);
    };
  }

  /// The same schedule at its next time, as the clock moves it. No words or times change, so
  /// neither does the version.
  public Schedule at(ScheduleState.Active next) {
    return new Schedule(id, owner, definition, timetable, next, version, createdAt, updatedAt);
  }

  /// The same schedule after its last time has passed without a run.
  public Schedule completed(ScheduleState.Completed end) {
    return in(end, end.at());
  }

  private ScheduleState reaction(ScheduleState.Active active, Run.Finished run) {
    var streak = streakAfter(active.streak(), run);
    if (run instanceof Run.Failed failed && streak.isAtLimit()) {
      return new ScheduleState.Failed(failed.finishedAt(), failed.why());
    }
    return endsWith(run)
        ? new ScheduleState.Completed(run.finishedAt())
        : new ScheduleState.Active(active.nextRunAt(), streak);
  }

  private static FailureStreak streakAfter(FailureStreak streak, Run.Finished run) {
    return switch (run) {
      case Run.Completed completed ->
          switch (completed.outcome()) {
            case FINDINGS, CLEAR -> FailureStreak.NONE;
            case INCONCLUSIVE -> streak;
          };
      case Run.Failed _ -> streak.oneMore();
      case Run.Cancelled _, Run.Skipped _, Run.Missed _ -> streak;
    };
  }

  /// A schedule without a next time ends with the last of its runs; one that is run by hand before
  /// its time does not.
  private boolean endsWith(Run.Finished run) {
    return nextRunAt().isEmpty() && run.origin().trigger() != Trigger.MANUAL;
  }

  private Schedule retimed(Instant now) {
    return switch (state) {
      case ScheduleState.Active active ->
          timetable
              .nextAfter(now)
              .map(next -> with(active.nextAt(Optional.of(next))))
              .orElseGet(() -> with(new ScheduleState.Completed(now)));
      case ScheduleState.Completed _ ->
          timetable.nextAfter(now).isPresent() ? with(activeAgain(now).state) : this;
      case ScheduleState.Paused _, ScheduleState.Failed _ -> this;
    };
  }

  private Schedule activeAgain(Instant now) {
    return timetable
        .nextAfter(now)
        .map(next -> in(new ScheduleState.Active(Optional.of(next), FailureStreak.NONE), now))
        .orElseGet(() -> in(new ScheduleState.Completed(now), now));
  }

  private Schedule with(ScheduleState newState) {
    return new Schedule(id, owner, definition, timetable, newState, version, createdAt, updatedAt);
  }

  private Schedule in(ScheduleState newState, Instant now) {
    return newState.equals(state)
        ? this
        : new Schedule(id, owner, definition, timetable, newState, version + 1, createdAt, now);
  }
}
