package com.socmate.application.port;

import com.socmate.domain.id.SessionId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.investigation.Session;
import com.socmate.domain.investigation.SessionEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Investigations as people see them, with everything they leave behind.
public interface Sessions {
  Optional<Session> find(SessionId id, Viewer viewer);

  Slice<Session> list(Viewer viewer, Page page);

  /// Appends events behind those that are there, numbered without gaps; ignored if the claim is
  /// stale.
  ///
  /// @return whether they were kept
  boolean append(SessionId id, RunQueue.Claim claim, List<SessionEvent.Draft> events);

  /// Appends the events with which a session ends; call it within the transaction that finishes the
  /// run.
  void appendLast(SessionId id, List<SessionEvent.Draft> events);

  /// The events after a sequence number, oldest first.
  List<SessionEvent> events(SessionId id, long after, int limit);

  /// Waits until the session may have events after the number, or the time is over.
  void awaitEvents(SessionId id, long after, Duration atMost) throws InterruptedException;

  /// Forgets the events of an attempt that was lost with its worker, so that the next begins anew
  /// with a single note of what happened. Numbers go on from those forgotten, so that whoever
  /// watches misses nothing; ignored if the claim is stale.
  void restart(SessionId id, RunQueue.Claim claim, SessionEvent.Draft note);

  /// Keeps how a session ended and all that it leaves behind; call it within the transaction that
  /// finishes the run.
  void conclude(
      SessionId id, Session.Status status, Instant at, Optional<InvestigationResult> result);

  /// Keeps how several sessions ended, each as [#conclude] and then [#appendLast] would.
  default void concludeAll(List<End> ends) {
    ends.forEach(it -> {
      conclude(it.session(), it.status(), it.at(), it.result());
      appendLast(it.session(), it.last());
    });
  }

  /// @param last the events with which it ends
  record End(
      SessionId session,
      Session.Status status,
      Instant at,
      Optional<InvestigationResult> result,
      List<SessionEvent.Draft> last) {}

  Optional<InvestigationResult> result(SessionId id, Viewer viewer);

  /// One query's evidence, its rows within the page; the limit may be up to 5,000.
  Optional<Evidence> evidence(SessionId id, String query, Viewer viewer, int limit, int offset);

  /// Gives a session to another owner.
  ///
  /// @return false if there is no such session
  boolean transfer(SessionId id, UserId to);

  /// Gives all of a user's sessions to another.
  ///
  /// @return how many there were
  int transferAll(UserId from, UserId to);
}
