package com.socmate.worker;

import com.socmate.adapters.persistence.Database;
import com.socmate.adapters.persistence.JdbiAuditLog;
import com.socmate.adapters.persistence.JdbiAudits;
import com.socmate.adapters.persistence.JdbiCanaries;
import com.socmate.adapters.persistence.JdbiDueSchedules;
import com.socmate.adapters.persistence.JdbiGraph;
import com.socmate.adapters.persistence.JdbiHostPaces;
import com.socmate.adapters.persistence.JdbiNotifications;
import com.socmate.adapters.persistence.JdbiRunQueue;
import com.socmate.adapters.persistence.JdbiRuns;
import com.socmate.adapters.persistence.JdbiSchedules;
import com.socmate.adapters.persistence.JdbiSearch;
import com.socmate.adapters.persistence.JdbiSessions;
import com.socmate.adapters.persistence.JdbiSuppressions;
import com.socmate.adapters.persistence.JdbiTicks;
import com.socmate.adapters.persistence.JdbiTransactions;
import com.socmate.adapters.persistence.JdbiUnreadEvidence;
import com.socmate.adapters.persistence.JdbiWakeUps;
import com.socmate.adapters.persistence.JdbiWorkforce;
import com.socmate.adapters.persistence.OldRows;
import com.socmate.application.canary.CheckSight;
import com.socmate.application.graph.FeedGraph;
import com.socmate.application.investigation.CompilePlan;
import com.socmate.application.investigation.Investigate;
import com.socmate.application.investigation.Limits;
import com.socmate.application.investigation.intent.IntentLibrary;
import com.socmate.application.port.LogWorkspace;
import com.socmate.application.port.RunQueue;
import com.socmate.application.port.Siem;
import com.socmate.application.port.Ticks;
import com.socmate.application.port.Workforce;
import com.socmate.application.provider.ProviderLogs;
import com.socmate.application.provider.StandardLogs;
import com.socmate.application.run.DispatchDue;
import com.socmate.application.run.ExecuteRun;
import com.socmate.application.run.FinishRun;
import com.socmate.application.run.Insistence;
import com.socmate.application.run.Instruments;
import com.socmate.application.run.OverdueTicks;
import com.socmate.application.run.OverdueTicks.Duty;
import com.socmate.application.run.RecoverRuns;
import com.socmate.application.run.RunNews;
import com.socmate.application.search.RefreshSearch;
import com.socmate.application.session.EraseSessions;
import com.socmate.application.session.ForgetEvidence;
import com.socmate.domain.id.IdGenerator;
import com.socmate.telemetry.version.Version;
import com.socmate.worker.quartz.ClusteredClock;
import com.socmate.worker.quartz.Tick;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts the worker together, part by part, and takes it apart in the opposite order.
final class Wiring implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);
  private static final String DISPATCH = "dispatch";
  private static final String CANARY = "canary";
  private static final Duration CANARY_MISSED = Duration.ofMinutes(21);
  private static final String INCIDENTS = "incident-sync";
  private static final Duration INCIDENTS_MISSED = Duration.ofMinutes(6);
  private static final String FORGET = "forget-evidence";
  private static final Duration FORGET_MISSED = Duration.ofMinutes(31);
  private static final String FEED_GRAPH = "feed-graph";
  private static final String REFRESH_SEARCH = "refresh-search";
  private static final String DIGESTS = "digests";
  private static final Duration MISSED = Duration.ofSeconds(75);
  private static final Duration MONITOR_MISSED = Duration.ofMinutes(5).plus(MISSED);
  private static final Duration PACES_KEPT = Duration.ofHours(1);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final Database database;
  private final ClusteredClock clock;
  private final Watchdog watchdog;
  private final WorkLoop loop;
  private final DeliveryLoop deliveries;
  private final CallbackLoop callbacks;
  private final TelemetryWiring telemetry;

  private Wiring(
      Database database,
      ClusteredClock clock,
      Watchdog watchdog,
      WorkLoop loop,
      DeliveryLoop deliveries,
      CallbackLoop callbacks,
      TelemetryWiring telemetry) {
    this.database = database;
    this.clock = clock;
    this.watchdog = watchdog;
    this.loop = loop;
    this.deliveries = deliveries;
    this.callbacks = callbacks;
    this.telemetry = telemetry;
  }

  static Wiring start(WorkerConfig config, InstantSource time) {
    var telemetry = new TelemetryWiring(config);
    var database = Database.open(config.database(), telemetry::traceParent);
    database.tellWhoMayRewriteTheAuditLog();
    var ids = new IdGenerator(time, new SecureRandom());
    var queue = new JdbiRunQueue(database);
    var finish = telemetry.watched(finishRun(database, queue, ids, time));
    var insistence = new Insistence(FIRST_PAUSE, LONGEST_PAUSE, new SecureRandom());
    var siem = SiemWiring.siem(config, database, time);
    var executor =
        new AuditWiring(config, database, ids, time)
            .beside(
                executor(config, database, siem, finish, ids, time, insistence, telemetry),
                finish,
                insistence);
    var active = active(config, telemetry.observed(executor, database));
    var loop = workLoop(config, database, queue, active, insistence);
    var duties =
        telemetry.counted(duties(config, database, siem, queue, finish, ids, time, telemetry));
    var ticks = new JdbiTicks(database);
    telemetry.measure(active, ticks, DISPATCH);
    var clock =
        ClusteredClock.start(config.name(), database.dataSource(), ticks(config, duties, ticks));
    var watchdog = Watchdog.start(new OverdueTicks(ticks, duties), config.heartbeat());
    loop.start();
    var deliveries = DeliveryWiring.start(config, database, ids, time, telemetry.tellings());
    var callbacks = DeliveryWiring.callbacks(config, database, ids, time);
    var health = WorkerHealth.of(loop, watchdog, ticks, DISPATCH, MISSED);
    telemetry.serve(health.health());
    database.fill();
    return new Wiring(database, clock, watchdog, loop, deliveries, callbacks, telemetry);
  }

  private static FinishRun finishRun(
      Database database, JdbiRunQueue queue, IdGenerator ids, InstantSource time) {
    return new FinishRun(
        queue,
        new JdbiRuns(database),
        new JdbiSessions(database),
        new JdbiSchedules(database),
        new JdbiNotifications(database),
        new JdbiAuditLog(database),
        new JdbiTransactions(database),
        time,
        new RunNews(ids, new JdbiAudits(database, ids)::find));
  }

  private static RunExecutor executor(
      WorkerConfig config,
      Database database,
      Siem siem,
      FinishRun finish,
      IdGenerator ids,
      InstantSource time,
      Insistence insistence,
      TelemetryWiring telemetry) {
    var logs = new StandardLogs(siem);
    var shelf = new ConcurrentHashMap<LogWorkspace, Instruments>();
    var execute =
        new ExecuteRun(
            new JdbiSessions(database),
            new JdbiSchedules(database),
            provider ->
                siem.logs(provider)
                    .map(known ->
                        shelf.computeIfAbsent(
                            known,
                            it -> instruments(telemetry.traced(it), config, database, ids, time))),
            finish,
            time,
            insistence,
            ModelWiring.assistants(
                config.models(),
                database,
                logs,
                new IntentLibrary(logs),
                time,
                limits(config),
                telemetry.tokens()));
    return (claim, stopRequested) -> report(claim, execute.execute(claim, stopRequested));
  }

  private static Instruments instruments(
      LogWorkspace logs,
      WorkerConfig config,
      Database database,
      IdGenerator ids,
      InstantSource time) {
    var library = new IntentLibrary(logs);
    return new Instruments(
        new CompilePlan(library),
        new Investigate(
            logs,
            new JdbiRuns(database),
            new JdbiSuppressions(database),
            library,
            ids,
            time,
            limits(config)));
  }

  private static Limits limits(WorkerConfig config) {
    return Limits.USUAL.withIngestionDelay(config.ingestionDelay()).withBudget(config.budget());
  }

  private static void report(RunQueue.Claim claim, ExecuteRun.Ended ended) {
    switch (ended) {
      case ExecuteRun.Ended.Recorded(var how) ->
          LOG.info("{} ended: {}.", claim.run().id(), how.getClass().getSimpleName());
      case ExecuteRun.Ended.Dropped _ ->
          LOG.info("{} belongs to another worker by now.", claim.run().id());
      case ExecuteRun.Ended.Crashed(var cause, _) ->
          LOG.error("{} ended unexpectedly.", claim.run().id(), cause);
    }
  }

  private static ActiveRuns active(WorkerConfig config, RunExecutor executor) {
    return new ActiveRuns(
        config.slots(),
        executor,
        e -> LOG.error("A run ended unexpectedly; its lease recovers it.", e));
  }

  private static WorkLoop workLoop(
      WorkerConfig config,
      Database database,
      JdbiRunQueue queue,
      ActiveRuns active,
      Insistence insistence) {
    var introduction = new Workforce.Introduction(config.slots(), Version.ofThisSoftware());
    return new WorkLoop(
        config.name(),
        queue,
        new JdbiWakeUps(database),
        active,
        new WorkLoop.Limits(
            config.lease(), config.heartbeat(), config.laneLimit(), config.grace(), config.share()),
        insistence,
        lease -> new JdbiWorkforce(database).introduce(lease, introduction));
  }

  private static List<Duty> duties(
      WorkerConfig config,
      Database database,
      Siem siem,
      JdbiRunQueue queue,
      FinishRun finish,
      IdGenerator ids,
      InstantSource time,
      TelemetryWiring telemetry) {
    var dispatch =
        new DispatchDue(
            telemetry.counted(new JdbiDueSchedules(database)),
            new JdbiAuditLog(database),
            telemetry.dispatching(new JdbiTransactions(database)),
            ids);
    var recover = new RecoverRuns(queue, finish);
    return List.of(
        new Duty(DISPATCH, MISSED, dispatch::dispatch),
        new Duty("recover-lost-runs", MISSED, recover::recoverLost),
        new Duty("end-asked-to-stop", MISSED, recover::endAskedToStop),
        new Duty("monitor", MONITOR_MISSED, recover::failStuck),
        new Duty(
            "expire-audits",
            MONITOR_MISSED,
            () -> recover.expireAudits(config.audits().queueTime())),
        new Duty(FORGET, FORGET_MISSED, () -> forget(database, config)),
        new Duty(
            FEED_GRAPH,
            MISSED,
            new FeedGraph(new JdbiUnreadEvidence(database), new JdbiGraph(database))::feed),
        new Duty(REFRESH_SEARCH, MISSED, new RefreshSearch(new JdbiSearch(database))::refresh),
        new Duty(DIGESTS, MISSED, DeliveryWiring.digests(config, database, ids)::tell),
        new Duty("close-troubles", MONITOR_MISSED, DeliveryWiring.closings(database, ids)::close),
        new Duty(INCIDENTS, INCIDENTS_MISSED, SiemWiring.sync(siem, database, ids, time)),
        new Duty(CANARY, CANARY_MISSED, canary(config, database, siem, ids, time)::check));
  }

  private static void forget(Database database, WorkerConfig config) {
    var sessions = new JdbiSessions(database);
    var kept = config.retention();
    var old = new OldRows(database);
    DeliveryWiring.forgetOld(database);
    new JdbiHostPaces(database).forgetIdle(PACES_KEPT);
    new ForgetEvidence(sessions, kept.evidence()).forget();
    old.deleteSessions(kept.sessions());
    new EraseSessions(sessions).erase();
    old.forgetRuns(kept.sessions());
    old.forgetNotifications(kept.notifications());
  }

  private static CheckSight canary(
      WorkerConfig config, Database database, Siem siem, IdGenerator ids, InstantSource time) {
    return new CheckSight(
        new JdbiCanaries(database),
        ProviderLogs.from(siem),
        new JdbiNotifications(database),
        new JdbiTransactions(database),
        ids,
        time,
        config.ingestionDelay());
  }

  private static List<Tick> ticks(WorkerConfig config, List<Duty> duties, Ticks ticks) {
    return duties.stream().map(it -> tick(config, it, ticks)).toList();
  }

  private static Tick tick(WorkerConfig config, Duty duty, Ticks ticks) {
    Runnable work =
        () -> {
          ticks.begin(duty.tick());
          duty.work().run();
        };
    return switch (duty.tick()) {
      case DISPATCH -> Tick.every(config.dispatchEvery(), DISPATCH, work);
      case "recover-lost-runs" -> new Tick(duty.tick(), "5/15 * * * * ?", work);
      case "end-asked-to-stop" -> new Tick(duty.tick(), "10/15 * * * * ?", work);
      case CANARY -> new Tick(duty.tick(), "15 3/10 * * * ?", work);
      case INCIDENTS -> new Tick(duty.tick(), "20 1/5 * * * ?", work);
      case FEED_GRAPH -> new Tick(duty.tick(), "2/5 * * * * ?", work);
      case REFRESH_SEARCH -> new Tick(duty.tick(), "4/5 * * * * ?", work);
      case DIGESTS -> new Tick(duty.tick(), "3 * * * * ?", work);
      case FORGET -> new Tick(duty.tick(), "45 7/15 * * * ?", work);
      default -> new Tick(duty.tick(), "30 0/5 * * * ?", work);
    };
  }

  @Override
  public void close() {
    LOG.info("Draining.");
    watchdog.close();
    clock.close();
    loop.close();
    deliveries.close();
    callbacks.close();
    database.close();
    telemetry.close();
  }
}
