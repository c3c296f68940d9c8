package com.socmate.apiserver;

import com.socmate.adapters.http.ApiDocumentRoutes;
import com.socmate.adapters.http.CoverageRoutes;
import com.socmate.adapters.http.Denials;
import com.socmate.adapters.http.Drain;
import com.socmate.adapters.http.EventStreams;
import com.socmate.adapters.http.Guard;
import com.socmate.adapters.http.HealthRoutes;
import com.socmate.adapters.http.HttpApi;
import com.socmate.adapters.http.HttpSettings;
import com.socmate.adapters.http.Idempotent;
import com.socmate.adapters.http.InvestigationRoutes;
import com.socmate.adapters.http.NotificationRoutes;
import com.socmate.adapters.http.Routes;
import com.socmate.adapters.http.RunRoutes;
import com.socmate.adapters.http.ScheduleCheckRoutes;
import com.socmate.adapters.http.ScheduleExchangeRoutes;
import com.socmate.adapters.http.ScheduleRoutes;
import com.socmate.adapters.http.SessionRoutes;
import com.socmate.adapters.http.Throttle;
import com.socmate.adapters.http.connection.Patience;
import com.socmate.adapters.persistence.Database;
import com.socmate.adapters.persistence.DatabaseUnavailable;
import com.socmate.adapters.persistence.JdbiAccounts;
import com.socmate.adapters.persistence.JdbiAuditLog;
import com.socmate.adapters.persistence.JdbiIdempotentAnswers;
import com.socmate.adapters.persistence.JdbiNotifications;
import com.socmate.adapters.persistence.JdbiRateLimits;
import com.socmate.adapters.persistence.JdbiRunHistory;
import com.socmate.adapters.persistence.JdbiRunQueue;
import com.socmate.adapters.persistence.JdbiRuns;
import com.socmate.adapters.persistence.JdbiSchedules;
import com.socmate.adapters.persistence.JdbiSessions;
import com.socmate.adapters.persistence.JdbiTransactions;
import com.socmate.adapters.persistence.JdbiVault;
import com.socmate.adapters.persistence.SealedRows;
import com.socmate.adapters.persistence.secret.EnvelopeSecrets;
import com.socmate.adapters.sentinel.SentinelLogs;
import com.socmate.adapters.sentinel.SentinelSettings;
import com.socmate.adapters.sentinel.TokenSource;
import com.socmate.application.coverage.BackfillSchedule;
import com.socmate.application.coverage.ReadCoverage;
import com.socmate.application.investigation.CompilePlan;
import com.socmate.application.investigation.intent.IntentLibrary;
import com.socmate.application.port.Vault;
import com.socmate.application.run.CancelRun;
import com.socmate.application.run.FinishRun;
import com.socmate.application.run.RunNews;
import com.socmate.application.run.TriggerRun;
import com.socmate.application.schedule.ChangeSchedule;
import com.socmate.application.schedule.CreateSchedule;
import com.socmate.application.schedule.DeleteSchedule;
import com.socmate.application.schedule.ImportSchedules;
import com.socmate.application.schedule.MoveSchedule;
import com.socmate.application.schedule.RestoreSchedule;
import com.socmate.application.session.StartInvestigation;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.investigation.Compilation;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts the API server together, part by part, and takes it apart in the opposite order.
final class Wiring implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final Duration OFTEN = Duration.ofSeconds(5);
  private static final Duration SELDOM = Duration.ofMinutes(1);
  private static final int CONNECTIONS = 16;
  private static final int ANSWERS_WITHIN_SECONDS = 2;

  private final Database database;
  private final HttpApi api;
  private final Denials denials;
  private final Housekeeping housekeeping;

  private Wiring(Database database, HttpApi api, Denials denials, Housekeeping housekeeping) {
    this.database = database;
    this.api = api;
    this.denials = denials;
    this.housekeeping = housekeeping;
  }

  static Wiring start(ApiServerConfig config, InstantSource clock) {
    var database =
        Database.open(
            new Database.Config(
                config.databaseUrl(),
                config.databaseUser(),
                config.databasePassword(),
                CONNECTIONS));
    try {
      var denials = new Denials(new JdbiAuditLog(database), clock);
      var limits = new JdbiRateLimits(database);
      var listening = new AtomicInteger(config.port());
      var ids = new IdGenerator(clock, new SecureRandom());
      var vault = vault(config, database);
      var programs = new ProgramWiring(database, vault, ids, clock);
      var identity =
          new IdentityWiring(
              config,
              database,
              vault,
              ids,
              clock,
              listening::get,
              List.of(programs.clientTokens()));
      var api = api(config, database, programs, identity, ids, clock, limits, denials);
      identity.prepare();
      api.start();
      listening.set(api.port());
      FirstAdminLink.show(identity.firstAdminLink(), config.signIn().firstAdminLinkFile());
      return new Wiring(
          database, api, denials, housekeeping(limits, denials, answers(config, database)));
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  int port() {
    return api.port();
  }

  private static Housekeeping housekeeping(
      JdbiRateLimits limits, Denials denials, JdbiIdempotentAnswers answers) {
    return new Housekeeping()
        .every(OFTEN, "Writing what was denied", denials::flush)
        .every(SELDOM, "Forgetting idle limits", limits::forgetIdle)
        .every(SELDOM, "Forgetting old answers", answers::forgetOld);
  }

  private static JdbiIdempotentAnswers answers(ApiServerConfig config, Database database) {
    return new JdbiIdempotentAnswers(database, new EnvelopeSecrets(config.masterKeys()));
  }

  private static Vault vault(ApiServerConfig config, Database database) {
    var secrets = new EnvelopeSecrets(config.masterKeys());
    new SealedRows(database, secrets).requireKeys();
    return new JdbiVault(database, secrets);
  }

  private static HttpApi api(
      ApiServerConfig config,
      Database database,
      ProgramWiring programs,
      IdentityWiring identity,
      IdGenerator ids,
      InstantSource clock,
      JdbiRateLimits limits,
      Denials denials) {
    var accounts = new JdbiAccounts(database);
    config
        .adminTokenFile()
        .map(AdminToken::in)
        .ifPresent(token -> accounts.establishAdmin(token, ids.user()));
    var drain = new Drain();
    var guard =
        new Guard(
            Stream.concat(identity.ways().stream(), Stream.of(programs.way())).toList(),
            new Throttle(limits, config.perMinute()),
            denials);
    return new HttpApi(
        new HttpSettings(
            config.host(),
            config.port(),
            config.grace(),
            config.trustedProxies(),
            config.corsOrigins(),
            Patience.USUAL.withConnections(config.connections())),
        List.of(
            new Idempotent(answers(config, database), new JdbiTransactions(database))
                .over(
                    Stream.of(
                            identity.routes(List.of(programs.grant(identity.accessTokens()))),
                            programs.routes(),
                            routes(config, database, ids, drain, clock))
                        .flatMap(List::stream)
                        .toList())),
        guard,
        drain,
        DatabaseUnavailable.class::isInstance);
  }

  private static List<Routes> routes(
      ApiServerConfig config,
      Database database,
      IdGenerator ids,
      Drain drain,
      InstantSource clock) {
    var sessions = new JdbiSessions(database);
    var compiler = compiler(config, clock);
    return List.of(
        exchange(database, ids, clock, compiler),
        schedules(config, database, ids, clock, compiler),
        new ScheduleCheckRoutes(
            new JdbiSchedules(database), new JdbiAccounts(database), clock, compiler),
        runs(database, ids, clock),
        coverage(config, database, ids, clock),
        new SessionRoutes(
            sessions, new JdbiRuns(database), new EventStreams(sessions, drain, HEARTBEAT)),
        new InvestigationRoutes(
            new StartInvestigation(
                new JdbiRunQueue(database),
                new JdbiAuditLog(database),
                new JdbiTransactions(database),
                ids,
                clock,
                config.concurrentInvestigations())),
        new NotificationRoutes(new JdbiNotifications(database), clock),
        new HealthRoutes(drain, () -> answers(database)),
        new ApiDocumentRoutes());
  }

  private static ScheduleRoutes schedules(
      ApiServerConfig config,
      Database database,
      IdGenerator ids,
      InstantSource clock,
      Function<String, Compilation> compiler) {
    var schedules = new JdbiSchedules(database);
    var audit = new JdbiAuditLog(database);
    var transactions = new JdbiTransactions(database);
    return new ScheduleRoutes(
        new ScheduleRoutes.UseCases(
            new CreateSchedule(schedules, audit, transactions, ids, clock, compiler),
            new ChangeSchedule(schedules, audit, transactions, clock, compiler),
            new MoveSchedule(schedules, audit, transactions, clock),
            new DeleteSchedule(schedules, new JdbiRunQueue(database), audit, transactions, clock),
            new RestoreSchedule(schedules, audit, transactions, clock),
            new TriggerRun(
                schedules,
                new JdbiRunQueue(database),
                audit,
                transactions,
                ids,
                clock,
                config.concurrentInvestigations())),
        schedules,
        new JdbiRunHistory(database),
        new JdbiAccounts(database),
        clock,
        compiler);
  }

  private static ScheduleExchangeRoutes exchange(
      Database database,
      IdGenerator ids,
      InstantSource clock,
      Function<String, Compilation> compiler) {
    var schedules = new JdbiSchedules(database);
    var audit = new JdbiAuditLog(database);
    var transactions = new JdbiTransactions(database);
    return new ScheduleExchangeRoutes(
        schedules,
        new ImportSchedules(
            new CreateSchedule(schedules, audit, transactions, ids, clock, compiler),
            new MoveSchedule(schedules, audit, transactions, clock),
            transactions),
        new JdbiAccounts(database),
        clock);
  }

  private static RunRoutes runs(Database database, IdGenerator ids, InstantSource clock) {
    var queue = new JdbiRunQueue(database);
    var runs = new JdbiRuns(database);
    var sessions = new JdbiSessions(database);
    var audit = new JdbiAuditLog(database);
    var transactions = new JdbiTransactions(database);
    var history = new JdbiRunHistory(database);
    var finish =
        new FinishRun(
            queue,
            runs,
            sessions,
            new JdbiSchedules(database),
            new JdbiNotifications(database),
            audit,
            transactions,
            clock,
            new RunNews(ids));
    return new RunRoutes(
        history, runs, new CancelRun(history, queue, sessions, finish, audit, transactions, clock));
  }

  private static CoverageRoutes coverage(
      ApiServerConfig config, Database database, IdGenerator ids, InstantSource clock) {
    var schedules = new JdbiSchedules(database);
    var read =
        new ReadCoverage(schedules, new JdbiRunHistory(database), clock, config.ingestionDelay());
    return new CoverageRoutes(
        schedules,
        read,
        new BackfillSchedule(
            schedules,
            read,
            new JdbiRunQueue(database),
            new JdbiAuditLog(database),
            new JdbiTransactions(database),
            ids,
            clock),
        clock);
  }

  private static Function<String, Compilation> compiler(
      ApiServerConfig config, InstantSource clock) {
    var logs =
        new SentinelLogs(
            SentinelSettings.of(
                config.workspaceUrl(), config.workspaceId(), config.plainHttpHost()),
            TokenSource.fixed(config.workspaceToken()),
            clock);
    return new CompilePlan(new IntentLibrary(logs))::compile;
  }

  private static boolean answers(Database database) {
    try (var connection = database.dataSource().getConnection()) {
      return connection.isValid(ANSWERS_WITHIN_SECONDS);
    } catch (SQLException e) {
      LOG.warn("The database does not answer: {}", e.getMessage());
      return false;
    }
  }

  @Override
  public void close() {
    LOG.info("Draining.");
    housekeeping.close();
    try {
      api.stop();
      denials.flushAll();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      database.close();
    }
  }
}
