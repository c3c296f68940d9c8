package com.socmate.worker.quartz;

import static org.quartz.CronScheduleBuilder.cronSchedule;
import static org.quartz.JobBuilder.newJob;
import static org.quartz.TriggerBuilder.newTrigger;

import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.matchers.GroupMatcher;
import org.quartz.utils.DBConnectionManager;

/// A handful of ticks on a Quartz cluster that keeps its state in PostgreSQL: each moment is taken
/// by one node, and a node that dies is replaced by another. Ticks of earlier versions are taken
/// out.
public final class ClusteredClock implements AutoCloseable {
  private static final String GROUP = "socmate";
  private static final String DATA_SOURCE = "socmate";

  private final Scheduler scheduler;

  private ClusteredClock(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /// Joins the cluster and starts to tick.
  ///
  /// @throws ClockUnavailable if the cluster's tables cannot be reached
  public static ClusteredClock start(String node, DataSource database, List<Tick> ticks) {
    try {
      DBConnectionManager.getInstance()
          .addConnectionProvider(DATA_SOURCE, new PooledConnections(database));
      var scheduler = new StdSchedulerFactory(settings(node)).getScheduler();
      scheduler.setJobFactory(new ConstructingJobFactory(ticks));
      agree(scheduler, ticks);
      scheduler.start();
      return new ClusteredClock(scheduler);
    } catch (SchedulerException e) {
      throw new ClockUnavailable(e);
    }
  }

  private static void agree(Scheduler scheduler, List<Tick> ticks) throws SchedulerException {
    for (var tick : ticks) {
      scheduler.scheduleJob(job(tick), Set.of(trigger(tick)), true);
    }
    var gone = new HashSet<>(scheduler.getJobKeys(GroupMatcher.jobGroupEquals(GROUP)));
    gone.removeAll(ticks.stream().map(ClusteredClock::key).collect(Collectors.toSet()));
    scheduler.deleteJobs(List.copyOf(gone));
  }

  private static JobDetail job(Tick tick) {
    return newJob(TickJob.class).withIdentity(key(tick)).storeDurably().build();
  }

  private static JobKey key(Tick tick) {
    return JobKey.jobKey(tick.name(), GROUP);
  }

  private static Trigger trigger(Tick tick) {
    return newTrigger()
        .withIdentity(tick.name(), GROUP)
        .forJob(key(tick))
        .withSchedule(
            cronSchedule(tick.cron())
                .inTimeZone(TimeZone.getTimeZone("UTC"))
                .withMisfireHandlingInstructionFireAndProceed())
        .build();
  }

  private static Properties settings(String node) {
    var settings = new Properties();
    settings.setProperty("org.quartz.scheduler.instanceName", GROUP);
    settings.setProperty("org.quartz.scheduler.instanceId", node);
    settings.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
    settings.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
    settings.setProperty("org.quartz.threadPool.threadCount", "3");
    settings.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
    settings.setProperty("org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
    settings.setProperty(
        "org.quartz.jobStore.driverDelegateClass",
        "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate");
    settings.setProperty("org.quartz.jobStore.dataSource", DATA_SOURCE);
    settings.setProperty("org.quartz.jobStore.tablePrefix", "quartz.qrtz_");
    settings.setProperty("org.quartz.jobStore.useProperties", "true");
    settings.setProperty("org.quartz.jobStore.isClustered", "true");
    settings.setProperty("org.quartz.jobStore.clusterCheckinInterval", "5000");
    settings.setProperty("org.quartz.jobStore.misfireThreshold", "20000");
    return settings;
  }

  /// Leaves the cluster; a tick under way is finished first.
  @Override
  public void close() {
    try {
      scheduler.shutdown(true);
    } catch (SchedulerException e) {
      throw new ClockUnavailable(e);
    }
  }

  /// Quartz could not reach or understand its tables.
  public static final class ClockUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ClockUnavailable(SchedulerException cause) {
      super("The cluster's clock could not be started or stopped: " + cause.getMessage(), cause);
    }
  }
}
