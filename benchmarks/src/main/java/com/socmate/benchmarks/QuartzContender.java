package com.socmate.benchmarks;

import com.socmate.adapters.persistence.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.JobKey;
import org.quartz.SchedulerException;
import org.quartz.impl.StdSchedulerFactory;

/// Quartz with a trigger for each schedule, clustered on its JDBC store, acquiring triggers in
/// batches as large as it has threads.
final class QuartzContender implements Contender {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final AtomicReference<Optional<Executed>> EXECUTED =
      new AtomicReference<>(Optional.empty());

  private final int threads;

  QuartzContender(int threads) {
    this.threads = threads;
  }

  @Override
  public String name() {
    return "Quartz 2.5.2, " + threads + " threads";
  }

  @Override
  public Drain drain(Server server, int size) {
    try (var _ = Database.open(config(server))) {
      var due = Moments.soon(CLOCK, size);
      var executed = new Executed(new Lags(due, size), new DbSchedulerContender.Seen());
      EXECUTED.set(Optional.of(executed));
      return drain(server, size, due, executed);
    } catch (SchedulerException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Database.Config config(Server server) {
    return new Database.Config(
        server.database().url(), server.database().user(), server.database().password(), 2);
  }

  private Drain drain(Server server, int size, Instant due, Executed executed)
      throws SchedulerException {
    var scheduler = new StdSchedulerFactory(settings(server)).getScheduler();
    try {
      scheduler.addJob(
          JobBuilder.newJob(Nothing.class)
              .withIdentity(JobKey.jobKey("job", "g"))
              .storeDurably()
              .build(),
          true);
      triggers(server, size, due);
      server.settle();
      var before = Cost.now(server);
      scheduler.start();
      Moments.until(() -> executed.lags().count() >= size, Duration.ofMinutes(4));
      var drain =
          new Drain(
              name(),
              size,
              executed.lags(),
              executed.lags(),
              executed.lags(),
              Cost.now(server).since(before),
              executed.seen().twice());
      return drain;
    } finally {
      scheduler.shutdown(true);
    }
  }

  private static void triggers(Server server, int size, Instant due) {
    server.execute(
        """
        insert into quartz.qrtz_triggers (
          sched_name, trigger_name, trigger_group, job_name, job_group, next_fire_time,
          prev_fire_time, priority, trigger_state, trigger_type, start_time, end_time, misfire_instr)
        select 'bench', 't' || i, 'g', 'job', 'g', %d, -1, 5, 'WAITING', 'SIMPLE', %d, 0, 0
        from generate_series(1, %d) i
        """
            .formatted(due.toEpochMilli(), due.toEpochMilli(), size),
        """
        insert into quartz.qrtz_simple_triggers (
          sched_name, trigger_name, trigger_group, repeat_count, repeat_interval, times_triggered)
        select 'bench', 't' || i, 'g', -1, 86400000, 0 from generate_series(1, %d) i
        """
            .formatted(size));
  }

  private Properties settings(Server server) {
    var settings = new Properties();
    settings.setProperty("org.quartz.scheduler.instanceName", "bench");
    settings.setProperty("org.quartz.scheduler.instanceId", "one");
    settings.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
    settings.setProperty(
        "org.quartz.scheduler.batchTriggerAcquisitionMaxCount", Integer.toString(threads));
    settings.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
    settings.setProperty("org.quartz.threadPool.threadCount", Integer.toString(threads));
    settings.setProperty("org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
    settings.setProperty(
        "org.quartz.jobStore.driverDelegateClass",
        "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate");
    settings.setProperty("org.quartz.jobStore.acquireTriggersWithinLock", "true");
    settings.setProperty("org.quartz.jobStore.isClustered", "true");
    settings.setProperty("org.quartz.jobStore.misfireThreshold", "3600000");
    settings.setProperty("org.quartz.jobStore.tablePrefix", "quartz.qrtz_");
    settings.setProperty("org.quartz.jobStore.useProperties", "true");
    settings.setProperty("org.quartz.jobStore.dataSource", "bench");
    String source = "org.quartz.dataSource.bench.";
    settings.setProperty(source + "provider", "hikaricp");
    settings.setProperty(source + "driver", "org.postgresql.Driver");
    settings.setProperty(source + "URL", server.database().url());
    settings.setProperty(source + "user", server.database().user());
    settings.setProperty(source + "password", server.database().password());
    settings.setProperty(source + "maximumPoolSize", Integer.toString(threads + 4));
    return settings;
  }

  record Executed(Lags lags, DbSchedulerContender.Seen seen) {}

  /// Does nothing but say when.
  public static final class Nothing implements Job {
    @Override
    public void execute(JobExecutionContext context) {
      EXECUTED
          .get()
          .ifPresent(it -> {
            it.seen().add(context.getTrigger().getKey().getName());
            it.lags().add(CLOCK.instant());
          });
    }
  }
}
