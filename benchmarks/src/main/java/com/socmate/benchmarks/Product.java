package com.socmate.benchmarks;

import com.socmate.adapters.persistence.Database;
import com.socmate.adapters.persistence.JdbiAuditLog;
import com.socmate.adapters.persistence.JdbiDueSchedules;
import com.socmate.adapters.persistence.JdbiNotifications;
import com.socmate.adapters.persistence.JdbiRunQueue;
import com.socmate.adapters.persistence.JdbiRuns;
import com.socmate.adapters.persistence.JdbiSchedules;
import com.socmate.adapters.persistence.JdbiSessions;
import com.socmate.adapters.persistence.JdbiTransactions;
import com.socmate.adapters.persistence.JdbiWakeUps;
import com.socmate.application.port.DueSchedules;
import com.socmate.application.port.RunQueue;
import com.socmate.application.run.DispatchDue;
import com.socmate.application.run.FinishRun;
import com.socmate.application.run.Insistence;
import com.socmate.application.run.RecoverRuns;
import com.socmate.application.run.RunNews;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Visibility;
import com.socmate.domain.investigation.Conclusion;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.investigation.Persona;
import com.socmate.domain.investigation.Session;
import com.socmate.domain.investigation.SessionEvent;
import com.socmate.domain.investigation.Stage;
import com.socmate.domain.run.Lane;
import com.socmate.domain.run.Run;
import com.socmate.domain.run.Trigger;
import com.socmate.domain.schedule.ScheduleState;
import com.socmate.worker.ActiveRuns;
import com.socmate.worker.RunExecutor;
import com.socmate.worker.WorkLoop;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.IntConsumer;

/// The product's own parts, wired as a worker wires them but with an executor that finds nothing:
/// it ends each run as clear, with all that such an end writes.
final class Product implements AutoCloseable {
  private static final InvestigationResult CLEAR =
      new InvestigationResult(new Conclusion.Clear(), List.of(), "# Clear");

  private final Database database;
  private final JdbiRunQueue queue;
  private final IdGenerator ids;
  private final FinishRun finish;
  private final JdbiSessions sessions;
  private final Semaphore begun = new Semaphore(0);
  private final Semaphore finished = new Semaphore(0);
  private final Insistence insistence =
      new Insistence(Duration.ofMillis(200), Duration.ofSeconds(5), new SecureRandom());

  Product(Server server, int connections) {
    this(server.database(), connections);
  }

  Product(com.socmate.cli.launcher.postgres.Database at, int connections) {
    this.database =
        Database.open(new Database.Config(at.url(), at.user(), at.password(), connections));
    this.sessions = new JdbiSessions(database);
    this.queue = new JdbiRunQueue(database);
    this.ids = new IdGenerator(InstantSource.system(), new SecureRandom());
    this.finish =
        new FinishRun(
            queue,
            new JdbiRuns(database),
            new JdbiSessions(database),
            new JdbiSchedules(database),
            new JdbiNotifications(database),
            new JdbiAuditLog(database),
            new JdbiTransactions(database),
            InstantSource.system(),
            new RunNews(ids, _ -> Optional.empty()));
  }

  JdbiRunQueue queue() {
    return queue;
  }

  /// @param taken is told how many schedules each batch took, once it is committed
  DispatchDue dispatch(IntConsumer taken) {
    return new DispatchDue(
        new Watched(new JdbiDueSchedules(database), taken),
        new JdbiAuditLog(database),
        new JdbiTransactions(database),
        ids);
  }

  /// @return false if the claim was stale
  boolean finish(RunQueue.Claim claim) {
    return insistence.until(() -> finish.complete(claim, CLEAR));
  }

  boolean isWaitingForTheDatabase() {
    return insistence.isWaiting();
  }

  RecoverRuns recover() {
    return new RecoverRuns(queue, finish);
  }

  /// A manual run of somebody's own.
  void ask(UserId user) {
    var now = InstantSource.system().instant();
    var session =
        new Session(
            ids.session(),
            user,
            Visibility.PRIVATE,
            Optional.empty(),
            "Check",
            "failed sign-ins",
            Persona.SOC_ANALYST,
            Session.Status.ACTIVE,
            now,
            Optional.empty(),
            Optional.empty());
    var origin = new Run.Origin(Optional.empty(), Trigger.MANUAL, now, Lane.of(user), session.id());
    queue.addManual(new Run.Queued(ids.run(), origin, now), session, 5);
  }

  /// Leaves a first event, then ends the run.
  void beginAndFinish(RunQueue.Claim claim, BooleanSupplier stopRequested) {
    var event =
        new SessionEvent.Draft(
            InstantSource.system().instant(),
            SessionEvent.Kind.STAGE_STARTED,
            Optional.of(Stage.EXECUTION),
            "Begun.",
            Map.of());
    sessions.append(claim.run().origin().session(), claim, List.of(event));
    begun.release();
    finish(claim);
    finished.release();
  }

  void awaitBegun() {
    begun.acquireUninterruptibly();
  }

  void awaitFinished() {
    finished.acquireUninterruptibly();
  }

  WorkLoop worker(String name, int slots, RunExecutor executor) {
    return worker(name, slots, Duration.ofSeconds(60), executor);
  }

  WorkLoop worker(String name, int slots, Duration lease, RunExecutor executor) {
    var active =
        new ActiveRuns(
            slots,
            executor,
            e -> {
              throw new IllegalStateException(e);
            });
    return new WorkLoop(
        name,
        queue,
        new JdbiWakeUps(database),
        active,
        new WorkLoop.Limits(lease, lease.dividedBy(4), 5, lease.dividedBy(3)),
        insistence,
        _ -> {});
  }

  @Override
  public void close() {
    database.close();
  }

  private record Watched(DueSchedules due, IntConsumer taken) implements DueSchedules {
    @Override
    public int dispatch(int limit, Function<Due, Decision> decide) {
      int count = due.dispatch(limit, decide);
      taken.accept(count);
      return count;
    }

    @Override
    public int resumeElapsedPauses(int limit, Function<Due, ScheduleState> resume) {
      return due.resumeElapsedPauses(limit, resume);
    }
  }
}
