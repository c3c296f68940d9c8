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
import com.socmate.application.run.RunNews;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.investigation.Conclusion;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.schedule.ScheduleState;
import com.socmate.worker.ActiveRuns;
import com.socmate.worker.RunExecutor;
import com.socmate.worker.WorkLoop;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;

/// The product's own parts, wired as a worker wires them but with an executor that finds nothing:
/// it ends each run as clear, with all that such an end writes.
final class Product implements AutoCloseable {
  private static final InvestigationResult CLEAR =
      new InvestigationResult(new Conclusion.Clear(), List.of(), "# Clear");

  private final Database database;
  private final JdbiRunQueue queue;
  private final IdGenerator ids;
  private final FinishRun finish;

  Product(Server server, int connections) {
    this.database =
        Database.open(
            new Database.Config(
                server.database().url(),
                server.database().user(),
                server.database().password(),
                connections));
    this.queue = new JdbiRunQueue(database);
    this.ids =
        new IdGenerator(InstantSource.system(), RandomGenerator.SplittableGenerator.of("L64X128MixRandom"));
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
            new RunNews(ids));
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
    return finish.complete(claim, CLEAR);
  }

  WorkLoop worker(String name, int slots, RunExecutor executor) {
    var active = new ActiveRuns(slots, executor, e -> {
      throw new IllegalStateException(e);
    });
    return new WorkLoop(
        name,
        queue,
        new JdbiWakeUps(database),
        active,
        new WorkLoop.Limits(
            Duration.ofSeconds(60), Duration.ofSeconds(15), 5, Duration.ofSeconds(20)));
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
