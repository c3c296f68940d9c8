package com.socmate.apiserver;

import com.socmate.adapters.http.ApiDocumentRoutes;
import com.socmate.adapters.http.ConsoleRoutes;
import com.socmate.adapters.http.Denials;
import com.socmate.adapters.http.Drain;
import com.socmate.adapters.http.Guard;
import com.socmate.adapters.http.HealthRoutes;
import com.socmate.adapters.http.HttpApi;
import com.socmate.adapters.http.HttpSettings;
import com.socmate.adapters.http.Idempotent;
import com.socmate.adapters.http.Rehearsal;
import com.socmate.adapters.http.Routes;
import com.socmate.adapters.http.Streams;
import com.socmate.adapters.http.Throttle;
import com.socmate.adapters.http.connection.Patience;
import com.socmate.adapters.persistence.Database;
import com.socmate.adapters.persistence.DatabaseUnavailable;
import com.socmate.adapters.persistence.JdbiAuditLog;
import com.socmate.adapters.persistence.JdbiIdempotentAnswers;
import com.socmate.adapters.persistence.JdbiRateLimits;
import com.socmate.adapters.persistence.JdbiVault;
import com.socmate.adapters.persistence.ScheduleTally;
import com.socmate.adapters.persistence.SealedRows;
import com.socmate.adapters.persistence.secret.EnvelopeSecrets;
import com.socmate.application.port.Vault;
import com.socmate.domain.id.IdGenerator;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts the API server together, part by part, and takes it apart in the opposite order.
final class Wiring implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);
  private static final Duration OFTEN = Duration.ofSeconds(5);
  private static final Duration SELDOM = Duration.ofMinutes(1);

  private final Database database;
  private final HttpApi api;
  private final Denials denials;
  private final Housekeeping housekeeping;
  private final Standing standing;
  private final TelemetryWiring telemetry;

  private Wiring(
      Database database,
      HttpApi api,
      Denials denials,
      Housekeeping housekeeping,
      Standing standing,
      TelemetryWiring telemetry) {
    this.database = database;
    this.api = api;
    this.denials = denials;
    this.housekeeping = housekeeping;
    this.standing = standing;
    this.telemetry = telemetry;
  }

  static Wiring start(ApiServerConfig config, InstantSource clock) {
    var telemetry = new TelemetryWiring(config.host(), config.telemetry());
    var database = Database.open(config.database(), telemetry::traceParent);
    var drain = new Drain(config.stop().leave());
    var standing = new Standing(config.database(), drain);
    try {
      database.tellWhoMayRewriteTheAuditLog();
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
      var ground =
          new Ground(
              config,
              database,
              ids,
              clock,
              drain,
              new Streams(drain, config.heartbeat()),
              standing,
              telemetry);
      telemetry.measure(ground.streams(), database);
      telemetry.serve(standing::trouble);
      var rehearsal = new Rehearsal(ids);
      var prepared = CompletableFuture.runAsync(identity::prepare);
      var api = api(ground, programs, identity, rehearsal, limits, denials);
      api.start();
      listening.set(api.port());
      FirstAdminLink.show(identity.firstAdminLink(), config.signIn().firstAdminLinkFile());
      finish(prepared);
      warmUp(config, identity, rehearsal);
      standing.started();
      database.fill();
      return new Wiring(
          database,
          api,
          denials,
          housekeeping(limits, denials, answers(config, database), new ScheduleTally(database)),
          standing,
          telemetry);
    } catch (RuntimeException e) {
      standing.close();
      database.close();
      telemetry.close();
      throw e;
    }
  }

  int port() {
    return api.port();
  }

  private static void finish(CompletableFuture<Void> work) {
    try {
      work.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException why ? why : e;
    }
  }

  private static void warmUp(ApiServerConfig config, IdentityWiring identity, Rehearsal rehearsal) {
    if (config.warmUp().isPositive()) {
      new WarmUp(identity.here(), rehearsal).during(config.warmUp());
    }
    rehearsal.end();
  }

  private static Housekeeping housekeeping(
      JdbiRateLimits limits, Denials denials, JdbiIdempotentAnswers answers, ScheduleTally tally) {
    return new Housekeeping()
        .every(OFTEN, "Writing what was denied", denials::flush)
        .every(SELDOM, "Forgetting idle limits", limits::forgetIdle)
        .every(SELDOM, "Forgetting old answers", answers::forgetOld)
        .every(SELDOM, "Folding the tally of schedules", tally::fold);
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
      Ground ground,
      ProgramWiring programs,
      IdentityWiring identity,
      Rehearsal rehearsal,
      JdbiRateLimits limits,
      Denials denials) {
    var config = ground.config();
    config
        .adminTokenFile()
        .map(AdminToken::in)
        .ifPresent(token -> ground.accounts().establishAdmin(token, ground.ids().user()));
    var guard =
        new Guard(
            Stream.concat(identity.ways().stream(), Stream.of(programs.way(), rehearsal)).toList(),
            new Throttle(limits, config.perMinute(), identity.ownCalls()),
            denials);
    return new HttpApi(
        new HttpSettings(
            config.host(),
            config.port(),
            config.stop().grace(),
            config.trustedProxies(),
            config.corsOrigins(),
            Patience.USUAL.withConnections(config.connections())),
        List.of(
            new Idempotent(answers(config, ground.database()), ground.transactions())
                .over(
                    Stream.of(
                            identity.routes(List.of(programs.grant(identity.accessTokens()))),
                            programs.routes(),
                            routes(ground, vault(config, ground.database())))
                        .flatMap(List::stream)
                        .toList())),
        guard,
        ground.drain(),
        DatabaseUnavailable.class::isInstance,
        ground.telemetry().requests());
  }

  private static List<Routes> routes(Ground ground, Vault vault) {
    var siem = new SiemWiring(ground, vault);
    var logs = new LogWiring(ground, siem.siem());
    var sessions = new SessionWiring(ground, logs, vault, siem.named());
    return Stream.of(
            new ScheduleWiring(ground, logs, siem.named()).routes(),
            new PlanWiring(ground, logs, siem.named()).routes(),
            new RunWiring(ground).routes(),
            new AuditWiring(
                    ground,
                    new RunWiring(ground).finish(),
                    vault,
                    new ModelWiring(ground, vault).briefs())
                .routes(),
            new FindingWiring(ground).routes(),
            sessions.routes(),
            siem.routes(sessions.start()),
            new ModelWiring(ground, vault).routes(),
            new GraphWiring(ground).routes(),
            new NotificationWiring(ground, vault).routes(),
            List.of(
                new HealthRoutes(ground.drain(), ground.standing()::trouble),
                new ConsoleRoutes(),
                new ApiDocumentRoutes()))
        .flatMap(List::stream)
        .toList();
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
      standing.close();
      database.close();
      telemetry.close();
    }
  }
}
