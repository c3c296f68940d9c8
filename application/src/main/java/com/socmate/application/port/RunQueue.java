package com.socmate.application.port;

import com.socmate.domain.audit.Audit;
import com.socmate.domain.coverage.Backfill;
import com.socmate.domain.id.RunId;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.investigation.Session;
import com.socmate.domain.investigation.SessionEvent;
import com.socmate.domain.investigation.Turn;
import com.socmate.domain.run.Lane;
import com.socmate.domain.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Runs that wait or execute, and who holds them. A worker holds a run by a lease on the database's
/// clock and a fencing token that grows with every claim: once the lease is lost, nothing the old
/// holder writes is kept.
public interface RunQueue {
  /// Queues a run that a person asked for, unless its lane has as many unfinished manual runs as
  /// the limit allows. Correct under parallel calls.
  Admission addManual(Run.Queued run, Session session, int limit);

  /// Queues an audit that somebody asked for, unless its lane has as many unfinished ones as the
  /// bound allows. Correct under parallel calls.
  Admission addAudit(Run.Queued run, Audit audit, int bound);

  /// Queues the run of a further question and makes its session active again, unless the lane has
  /// as many unfinished manual runs as the limit allows. Correct under parallel calls.
  ///
  /// @param asked the event with which the turn begins
  FollowUp addFollowUp(Run.Queued run, Turn turn, SessionEvent.Draft asked, int limit);

  /// Takes up to `most` waiting runs, fairly among lanes and never more at once in a lane than the
  /// limit allows. The oldest of a lane comes first, backfills after all others. A worker whose
  /// lease is over gets nothing.
  ///
  /// @param share of the work that the worker takes at all
  List<Claim> claim(WorkerLease worker, int most, int laneLimit, Share share);

  /// As a worker that takes everything.
  default List<Claim> claim(WorkerLease worker, int most, int laneLimit) {
    return claim(worker, most, laneLimit, Share.EVERYTHING);
  }

  /// Extends the worker's lease and says which of its runs were asked to stop.
  ///
  /// @throws LeaseLost if it had passed and the work was given to others
  Set<RunId> renew(WorkerLease worker, Duration lease);

  /// Begins a worker's lease.
  WorkerLease register(String workerName, Duration lease);

  /// Ends a lease at once and returns what it still holds to the queue, uncounted.
  void handBack(WorkerLease worker);

  /// Returns one claimed run to the queue, uncounted, if the claim still holds.
  ///
  /// @return false if the claim is stale
  boolean giveBack(Claim claim);

  /// Takes the claimed run out of the queue if the claim still holds: the fence before every final
  /// write. Call it first within the transaction that finishes the run.
  ///
  /// @return false if the claim is stale; then nothing may be written
  boolean release(Claim claim);

  /// Takes several claimed runs out of the queue, each as [#release] would.
  ///
  /// @return those whose claims held; nothing may be written of the others
  default List<Claim> releaseAll(List<Claim> claims) {
    return claims.stream().filter(this::release).toList();
  }

  /// Returns the work of workers whose lease has passed to the queue.
  ///
  /// @return runs lost for the last time: their claims are ready to be failed, and are answered
  ///   again, with newer tokens, until somebody has
  List<Claim> takeOver(int lossLimit);

  /// Running runs that started longer ago than the limit by the database's clock, whoever holds
  /// them; each is taken from its holder by a new token and ready to be failed.
  List<Claim> takeStuck(Duration limit);

  /// Asks whoever holds a run to stop.
  ///
  /// @return false if it is not waiting or running
  boolean requestCancel(RunId run);

  /// Asks all of a schedule's runs to stop, backfills too.
  ///
  /// @return how many there are
  int requestCancelOf(ScheduleId schedule);

  /// How many runs of the schedule wait or execute, backfills aside: they stand in nobody's way.
  int unfinishedRuns(ScheduleId schedule);

  /// Takes runs that no worker holds out of the queue for good. Call it first within the
  /// transaction that records their end.
  List<Run.Queued> withdraw(Waiting which, int most);

  /// Queues the runs of a backfill behind all others, each under the next turn of its occurrence.
  /// An occurrence that has an unfinished run is left out.
  ///
  /// @return those that were queued
  List<RunId> addBackfill(Backfill backfill, List<DueSchedules.NewRun.ToExecute> runs);

  /// Which work a worker takes: audits may need a machine of their own.
  enum Share {
    EVERYTHING,
    INVESTIGATIONS,
    AUDITS;

    public boolean has(Lane lane) {
      return switch (this) {
        case EVERYTHING -> true;
        case INVESTIGATIONS -> !lane.isOfWorkspace();
        case AUDITS -> lane.isOfWorkspace();
      };
    }
  }

  /// Which waiting runs are meant.
  sealed interface Waiting {
    record One(RunId run) implements Waiting {}

    record OfSchedule(ScheduleId schedule) implements Waiting {}

    /// All that were asked to stop before anybody took them.
    record AskedToStop() implements Waiting {}

    /// Audits that have waited for longer, by the database's clock.
    record AuditsFor(Duration longerThan) implements Waiting {}
  }

  /// A worker process's lease. The token distinguishes two lives of one name.
  record WorkerLease(String worker, long token) {}

  /// A run in a worker's hands.
  ///
  /// @param token grows with every claim of the run
  record Claim(Run.Running run, Lane lane, long token) {}

  /// What became of the run of a further question.
  enum FollowUp {
    QUEUED,
    LIMIT_REACHED,
    /// The session is active, gone, or has gone on since its turns were read.
    NOT_READY
  }

  /// What became of a manual run.
  enum Admission {
    QUEUED,
    LIMIT_REACHED
  }

  /// The lease passed before it was renewed.
  final class LeaseLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LeaseLost(String worker, Instant now) {
      super(
          "The lease of worker "
              + worker
              + " passed before "
              + now
              + "; its runs belong to others now.");
    }
  }
}
