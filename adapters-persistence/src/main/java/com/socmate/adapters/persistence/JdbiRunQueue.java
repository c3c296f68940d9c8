package com.socmate.adapters.persistence;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.socmate.application.port.DueSchedules;
import com.socmate.application.port.RunQueue;
import com.socmate.domain.audit.Audit;
import com.socmate.domain.coverage.Backfill;
import com.socmate.domain.id.RunId;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.investigation.Session;
import com.socmate.domain.investigation.SessionEvent;
import com.socmate.domain.investigation.Turn;
import com.socmate.domain.run.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The queue in `work`. Each instance walks the lanes in a round of its own.
public final class JdbiRunQueue implements RunQueue {
  private static final String BEFORE_ALL_LANES = "";

  private final Handles handles;
  private final AtomicReference<String> cursor = new AtomicReference<>(BEFORE_ALL_LANES);

  public JdbiRunQueue(Database database) {
    this.handles = database.handles();
  }

  @Override
  public Admission addManual(Run.Queued run, Session session, int limit) {
    var row = new HashMap<String, @Nullable Object>(Records.values(SessionRow.of(session)));
    row.putAll(Records.values(RunRow.of(run)));
    return inTransaction(sql -> {
      sql.lockManualLane(run.origin().lane().value());
      WorkSql.Added added;
      do {
        added = sql.addManual(row, limit);
      } while (added.admitted() && !added.born());
      return added.admitted() ? Admission.QUEUED : Admission.LIMIT_REACHED;
    });
  }

  @Override
  public Admission addAudit(Run.Queued run, Audit audit, int bound) {
    return handles.inTransaction(handle -> {
      var lane = run.origin().lane().value();
      var sql = handle.attach(WorkSql.class);
      sql.lockManualLane(lane);
      if (sql.unfinishedIn(lane) >= bound) {
        return Admission.LIMIT_REACHED;
      }
      sql.addAudit(Records.values(RunRow.of(run)));
      JdbiAudits.add(handle, run.id().value(), audit);
      return Admission.QUEUED;
    });
  }

  @Override
  public FollowUp addFollowUp(Run.Queued run, Turn turn, SessionEvent.Draft asked, int limit) {
    return handles.inTransaction(handle -> {
      var lane = run.origin().lane().value();
      var sql = handle.attach(WorkSql.class);
      sql.lockManualLane(lane);
      if (sql.manualRuns(lane) >= limit) {
        return FollowUp.LIMIT_REACHED;
      }
      var session = run.origin().session();
      boolean begun =
          new Turns(handle)
              .add(
                  session,
                  turn,
                  () -> {
                    handle
                        .attach(EventSql.class)
                        .appendLast(session.value(), JdbiSessions.arrays(List.of(asked)));
                    sql.addFollowUp(Records.values(RunRow.of(run)));
                  });
      return begun ? FollowUp.QUEUED : FollowUp.NOT_READY;
    });
  }

  @Override
  public List<Claim> claim(WorkerLease worker, int most, int laneLimit, Share share) {
    return handles.inTransaction(handle -> {
      Handles.planAsProbes(handle);
      var claims = new ArrayList<Claim>();
      var all = LaneRange.of(share);
      var rest = all.after(cursor.get());
      claims.addAll(claimIn(handle, worker, rest, most, laneLimit));
      if (claims.size() < most && !rest.equals(all)) {
        int left = most - claims.size();
        claims.addAll(claimIn(handle, worker, all, left, laneLimit));
      }
      return List.copyOf(claims);
    });
  }

  private List<Claim> claimIn(
      Handle handle, WorkerLease worker, LaneRange range, int most, int laneLimit) {
    var sql = handle.attach(ClaimSql.class);
    var lanes = sql.lockLanes(worker.token(), range.after(), range.before(), laneLimit, most);
    cursor.set(lanes.size() < most ? BEFORE_ALL_LANES : lanes.getLast());
    return lanes.isEmpty()
        ? List.of()
        : sql.take(worker.token(), lanes.toArray(String[]::new), laneLimit, most).stream()
            .map(ClaimRow::toDomain)
            .toList();
  }

  @Override
  public Set<RunId> renew(WorkerLease worker, Duration lease) {
    return inTransaction(sql -> {
      if (sql.renew(worker.token(), lease) == 0) {
        throw new LeaseLost(worker.worker(), sql.now());
      }
      return sql.toCancel(worker.token()).stream().map(RunId::new).collect(toUnmodifiableSet());
    });
  }

  @Override
  public WorkerLease register(String workerName, Duration lease) {
    return inTransaction(sql -> new WorkerLease(workerName, sql.register(workerName, lease)));
  }

  @Override
  public void handBack(WorkerLease worker) {
    inTransaction(sql -> {
      sql.endLease(worker.token());
      return sql.handBack(worker.token());
    });
  }

  @Override
  public boolean giveBack(Claim claim) {
    return inTransaction(sql -> sql.giveBack(claim.run().id().value(), claim.token()));
  }

  @Override
  public boolean release(Claim claim) {
    return inTransaction(sql -> sql.release(claim.run().id().value(), claim.token()).isPresent());
  }

  @Override
  public List<Claim> releaseAll(List<Claim> claims) {
    return handles.inTransaction(handle -> {
      Handles.planAsProbes(handle);
      return new Endings(handle).release(claims);
    });
  }

  @Override
  public List<Claim> takeOver(int lossLimit) {
    return inTransaction(sql -> {
      sql.endPassedLeases();
      return claims(sql.takeOver(lossLimit));
    });
  }

  @Override
  public List<Claim> takeStuck(Duration limit) {
    return inTransaction(sql -> claims(sql.takeStuck(limit)));
  }

  private static List<Claim> claims(List<ClaimRow> rows) {
    return rows.stream().map(ClaimRow::toDomain).toList();
  }

  @Override
  public boolean requestCancel(RunId run) {
    return inTransaction(sql -> sql.requestCancel(run.value()) == 1);
  }

  @Override
  public int requestCancelOf(ScheduleId schedule) {
    return inTransaction(sql -> sql.requestCancelOf(schedule.value()));
  }

  @Override
  public int unfinishedRuns(ScheduleId schedule) {
    return inTransaction(sql -> sql.unfinishedRuns(schedule.value()));
  }

  @Override
  public List<Run.Queued> withdraw(Waiting which, int most) {
    return handles.inTransaction(handle -> {
      var sql = handle.attach(WithdrawSql.class);
      var rows =
          switch (which) {
            case Waiting.One(var run) -> sql.one(run.value());
            case Waiting.OfSchedule(var schedule) -> sql.ofSchedule(schedule.value(), most);
            case Waiting.AskedToStop() -> sql.askedToStop(most);
            case Waiting.AuditsFor(var time) -> sql.audits(time, most);
          };
      return rows.stream().map(RunRow::toDomain).map(Run.Queued.class::cast).toList();
    });
  }

  @Override
  public List<RunId> addBackfill(Backfill backfill, List<DueSchedules.NewRun.ToExecute> runs) {
    return handles.inTransaction(handle -> new BackfillBatch(backfill, runs).write(handle));
  }

  private <T> T inTransaction(Function<WorkSql, T> work) {
    return handles.inTransaction(handle -> work.apply(handle.attach(WorkSql.class)));
  }
}
