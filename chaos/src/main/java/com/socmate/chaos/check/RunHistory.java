package com.socmate.chaos.check;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All that the tables hold about one session and the run that carried it out.
///
/// @param run empty if rows name a session that no run has
/// @param sessionStatus empty if there is no session
/// @param events by sequence
/// @param holds who held the run, in the order of time
/// @param notifications how many of each kind
public record RunHistory(
    String session,
    Optional<Run> run,
    Optional<String> sessionStatus,
    List<Event> events,
    List<Hold> holds,
    int reports,
    Map<String, Integer> notifications) {

  public RunHistory {
    events = List.copyOf(events);
    holds = holds.stream().sorted(Comparator.comparingLong(Hold::sequence)).toList();
    notifications = Map.copyOf(notifications);
  }

  /// @param failureCode empty unless it failed
  public record Run(
      String id,
      String schedule,
      Instant scheduledFor,
      int turn,
      String status,
      Instant queuedAt,
      int attempts,
      String failureCode) {
    boolean isOpen() {
      return status.equals("OPEN");
    }

    /// Whether a worker carried it out, or would have.
    boolean wasExecuted() {
      return !status.equals("SKIPPED") && !status.equals("MISSED");
    }
  }

  /// @param writer the application name of the connection that wrote it
  /// @param writtenAt by the database's clock
  public record Event(long sequence, String kind, String writer, Instant writtenAt) {
    boolean isLast() {
      return kind.equals("COMPLETED") || kind.equals("FAILED") || kind.equals("CANCELLED");
    }
  }

  /// A change of hands.
  ///
  /// @param sequence of the journal; within one run it follows time, for each change locks the row
  /// @param by the application name of the connection that made it
  public record Hold(
      long sequence, Change change, long token, int losses, String lane, String by, Instant at) {}

  /// What happened to a row of `work`.
  public enum Change {
    QUEUED,
    CLAIMED,
    /// Given back or taken away; nobody holds it now.
    RETURNED,
    /// Taken by another token so as to be failed.
    SEIZED,
    /// Deleted, with the end of the run.
    RELEASED
  }

  /// The change that was in force at a moment.
  Optional<Hold> inForce(Instant moment) {
    return holds.stream().filter(it -> !it.at().isAfter(moment)).reduce((_, later) -> later);
  }

  /// When the run's end was written.
  public Optional<Instant> endedAt() {
    return holds.stream()
        .filter(it -> it.change() == Change.RELEASED)
        .map(Hold::at)
        .reduce((_, later) -> later);
  }

  /// Whether that worker held it at that moment; any worker, if the name is empty.
  public boolean wasHeld(String worker, Instant moment) {
    return inForce(moment)
        .filter(it -> it.change() == Change.CLAIMED)
        .filter(it -> worker.isEmpty() || it.by().equals(worker))
        .isPresent();
  }
}
