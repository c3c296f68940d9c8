package com.socmate.application.port;

import com.socmate.domain.id.RunId;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.investigation.Outcome;
import com.socmate.domain.investigation.Persona;
import com.socmate.domain.investigation.Session;
import com.socmate.domain.investigation.SessionEvent;
import com.socmate.domain.investigation.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Investigations as people see them, with everything they leave behind.
public interface Sessions {
  Optional<Session> find(SessionId id, Viewer viewer);

  /// Those that are not deleted.
  Slice<Session> list(Filter filter, Viewer viewer, Page page);

  /// All of them, the newest first.
  default Slice<Session> list(Viewer viewer, Page page) {
    return list(Filter.NONE, viewer, page);
  }

  /// Changes what its owner decides: who sees it, its title, whether it is pinned. Nothing else of
  /// the answer is kept.
  Optional<Session> change(SessionId id, UnaryOperator<Session> change);

  /// Takes a session out of sight, with all it left behind.
  ///
  /// @return false if there is none
  boolean delete(SessionId id);

  /// Brings back what was deleted since then, if the condition holds for it.
  Optional<Session> restore(SessionId id, Instant deletedSince, Predicate<Session> condition);

  /// Erases sessions that were deleted at least that long ago, pinned or not, with all they left
  /// behind; so many at most.
  ///
  /// @return how many
  int erase(Duration deletedFor, int most);

  /// The further questions of a session in their order.
  List<Turn> turns(SessionId id);

  /// The further question that a run answers; empty for the run of a session's first question.
  Optional<Turn> turnOf(RunId run);

  /// Keeps a further question that was answered at once, with its events.
  ///
  /// @return false if the session is active, gone, or has gone on since its turns were read
  boolean answer(SessionId id, Turn turn, List<SessionEvent.Draft> events);

  /// Keeps what a model said to the further question that the run answers, with the evidence of the
  /// queries it ran; call it within the transaction that finishes the run. Nothing else of the
  /// session changes.
  void tell(RunId run, Turn.Told told, List<Evidence> evidence);

  /// Keeps a copy of a session with its questions up to a turn, and everything they left behind.
  ///
  /// @return false if there is no such turn, or it has not ended
  boolean fork(SessionId original, int turn, Session copy);

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

  /// Forgets the events of an attempt at a turn that was lost with its worker, so that the next
  /// begins anew with a single note of what happened. Numbers go on from those forgotten, so that
  /// whoever watches misses nothing; ignored if the claim is stale.
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

  /// Of the latest turn that came to a result.
  Optional<InvestigationResult> result(SessionId id, Viewer viewer);

  /// Of exactly that turn; the first is 1.
  Optional<InvestigationResult> result(SessionId id, int turn, Viewer viewer);

  /// Which sessions are wanted; an empty part narrows nothing.
  ///
  /// @param text is contained in the title or the question, in any case
  record Filter(
      Optional<Session.Status> status,
      Optional<Outcome> outcome,
      Optional<Persona> persona,
      Optional<ScheduleId> schedule,
      Optional<UserId> owner,
      Optional<Boolean> pinned,
      Optional<String> text,
      Order order) {
    public static final Filter NONE =
        new Filter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Order.CREATED_DESC);
  }

  /// How a list is sorted; ties are broken by id.
  enum Order {
    CREATED,
    CREATED_DESC,
    FINISHED,
    FINISHED_DESC,
    TITLE,
    TITLE_DESC
  }

  /// One query's evidence, its rows within the page; the limit may be up to 5,000.
  Optional<Evidence> evidence(SessionId id, String query, Viewer viewer, int limit, int offset);

  /// Deletes the rows of evidence of sessions that ended longer ago and are not pinned, of so many
  /// queries at most; what was asked and how many rows there were stays, and says so.
  ///
  /// @return of how many queries
  int forgetRows(Duration kept, int most);

  /// Gives a session to another owner.
  ///
  /// @return false if there is no such session
  boolean transfer(SessionId id, UserId to);

  /// Gives all of a user's sessions to another.
  ///
  /// @return how many there were
  int transferAll(UserId from, UserId to);
}
