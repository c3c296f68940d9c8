package com.socmate.benchmarks;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// db-scheduler with the strategy it recommends for throughput, lock-and-fetch: an instance of a
/// daily task for each schedule, on the table and indexes of its documentation, polling ten times a
/// second.
final class DbSchedulerContender implements Contender {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final String TASK = "nightly";
  private static final double LOWER_LIMIT = 0.5;
  private static final double UPPER_LIMIT = 4.0;

  private final int threads;

  DbSchedulerContender(int threads) {
    this.threads = threads;
  }

  @Override
  public String name() {
    return "db-scheduler 16.9.0, " + threads + " threads";
  }

  @Override
  public Drain drain(Server server, int size) {
    server.execute(
        """
        create table scheduled_tasks (
          task_name text not null, task_instance text not null, task_data bytea,
          execution_time timestamptz not null, picked boolean not null, picked_by text,
          last_success timestamptz, last_failure timestamptz, consecutive_failures int,
          last_heartbeat timestamptz, version bigint not null, priority smallint,
          primary key (task_name, task_instance))
        """,
        "create index on scheduled_tasks (execution_time)",
        "create index on scheduled_tasks (last_heartbeat)");
    var due = Moments.soon(CLOCK, size);
    server.execute(
        """
        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
        select '%s', 'schedule ' || i, timestamptz '%s', false, 1 from generate_series(1, %d) i
        """
            .formatted(TASK, due, size));
    server.settle();
    try (var pool = server.pool(threads + 4)) {
      return drain(server, pool, size, due);
    }
  }

  private Drain drain(Server server, HikariDataSource pool, int size, Instant due) {
    var started = new Lags(due, size);
    var finished = new Lags(due, size);
    var seen = new Seen();
    var before = Cost.now(server);
    var scheduler =
        Scheduler.create(pool, task(seen, started, finished))
            .threads(threads)
            .pollUsingLockAndFetch(LOWER_LIMIT, UPPER_LIMIT)
            .pollingInterval(Duration.ofMillis(100))
            .schedulerName(new SchedulerName.Fixed("bench"))
            .build();
    scheduler.start();
    try {
      Moments.until(() -> finished.count() >= size, Duration.ofMinutes(5));
    } finally {
      scheduler.stop();
    }
    var cost = Cost.now(server).since(before);
    return new Drain(name(), size, started, started, finished, cost, seen.twice());
  }

  private static CustomTask<Void> task(Seen seen, Lags started, Lags finished) {
    var daily =
        new CompletionHandler.OnCompleteReschedule<Void>(
            Schedules.daily(ZoneOffset.UTC, LocalTime.MIDNIGHT));
    return Tasks.custom(TASK, Void.class)
        .execute((instance, _) -> {
          started.add(CLOCK.instant());
          seen.add(instance.getId());
          return (complete, operations) -> {
            daily.complete(complete, operations);
            finished.add(CLOCK.instant());
          };
        });
  }

  /// What was executed, and how often too often.
  static final class Seen {
    private final Set<String> once = ConcurrentHashMap.newKeySet();
    private final AtomicInteger twice = new AtomicInteger();

    void add(String instance) {
      if (!once.add(instance)) {
        twice.incrementAndGet();
      }
    }

    int twice() {
      return twice.get();
    }
  }
}
