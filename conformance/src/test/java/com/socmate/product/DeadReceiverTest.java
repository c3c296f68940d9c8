package com.socmate.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.socmate.adapters.persistence.Database;
import com.socmate.adapters.persistence.JdbiAccounts;
import com.socmate.adapters.persistence.JdbiAuditLog;
import com.socmate.adapters.persistence.JdbiDeliveries;
import com.socmate.adapters.persistence.JdbiNotificationPreferences;
import com.socmate.adapters.persistence.JdbiNotifications;
import com.socmate.adapters.persistence.JdbiRunQueue;
import com.socmate.adapters.persistence.JdbiRuns;
import com.socmate.adapters.persistence.JdbiSchedules;
import com.socmate.adapters.persistence.JdbiSessions;
import com.socmate.adapters.persistence.JdbiTransactions;
import com.socmate.adapters.persistence.JdbiVault;
import com.socmate.adapters.persistence.JdbiWebhooks;
import com.socmate.adapters.persistence.secret.EnvelopeSecrets;
import com.socmate.adapters.persistence.secret.MasterKeySource;
import com.socmate.application.notification.RouteNews;
import com.socmate.application.notification.SendDelivery;
import com.socmate.application.port.Deliveries;
import com.socmate.application.port.Fixtures;
import com.socmate.application.port.Page;
import com.socmate.application.port.ScheduleFixture;
import com.socmate.application.port.Telling;
import com.socmate.application.port.Told;
import com.socmate.application.port.WebhookCalls;
import com.socmate.application.run.FinishRun;
import com.socmate.application.run.RunNews;
import com.socmate.domain.id.UserId;
import com.socmate.domain.notification.Delivery;
import com.socmate.domain.notification.Webhook;
import com.socmate.domain.run.Run;
import com.socmate.domain.schedule.Schedule;
import com.socmate.worker.DeliveryLoop;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Receivers and mail servers that take a call and never answer, all senders hanging in them, and
/// two connections to the database for everything: runs end all the same.
class DeadReceiverTest {
  private static final int HOOKS = 8;
  private static final int SCHEDULES = 4;
  private static final int RUNS = 40;
  private static final int CONNECTIONS = 2;
  private static final DeliveryLoop.Limits LIMITS =
      new DeliveryLoop.Limits(
          HOOKS * SCHEDULES,
          SCHEDULES,
          Duration.ofMinutes(10),
          Duration.ofMillis(50),
          Duration.ofSeconds(10));

  private final CountDownLatch answers = new CountDownLatch(1);
  private final AtomicInteger hanging = new AtomicInteger();
  private final UserId owner = Fixtures.IDS.user();
  private EmbeddedPostgres server;
  private Database database;
  private DeliveryLoop loop;

  @BeforeEach
  void start() throws IOException {
    server = EmbeddedPostgres.builder().start();
    database =
        Database.open(
            new Database.Config(
                server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres", CONNECTIONS));
    loop = loop();
    loop.start();
  }

  @AfterEach
  void stop() throws IOException {
    answers.countDown();
    loop.close();
    database.close();
    server.close();
  }

  @Test
  void runs_go_on_while_every_receiver_hangs() {
    var schedules = new ArrayList<Schedule>();
    for (int each = 0; each < SCHEDULES; each++) {
      var schedule = ScheduleFixture.aSchedule().ownedBy(owner).make();
      new JdbiSchedules(database).add(schedule, Optional.empty());
      schedules.add(schedule);
      run(schedule);
    }
    await().atMost(Duration.ofMinutes(2)).until(() -> hanging.get() == HOOKS * SCHEDULES);

    for (int each = 0; each < RUNS; each++) {
      run(schedules.get(each % SCHEDULES));
    }

    assertThat(answers.getCount()).isEqualTo(1);
    assertThat(new JdbiNotifications(database).unread(owner)).isEqualTo(SCHEDULES + RUNS);
    assertThat(delivered()).isZero();
    answers.countDown();
    await().atMost(Duration.ofMinutes(2)).until(() -> delivered() == HOOKS * (SCHEDULES + RUNS));
  }

  private void run(Schedule schedule) {
    var run = Fixtures.runOf(schedule, Fixtures.now());
    var queue = new JdbiRunQueue(database);
    queue.addManual(run.run(), run.session(), RUNS);
    var worker = queue.register("worker", Fixtures.LONG_LEASE);
    var claim = queue.claim(worker, 1, RUNS).getFirst();
    assertThat(finish(queue).complete(claim, Fixtures.found(Fixtures.finding("ada")))).isTrue();
    assertThat(new JdbiRuns(database).find(run.run().id()).orElseThrow())
        .isInstanceOf(Run.Completed.class);
  }

  private FinishRun finish(JdbiRunQueue queue) {
    return new FinishRun(
        queue,
        new JdbiRuns(database),
        new JdbiSessions(database),
        new JdbiSchedules(database),
        new JdbiNotifications(database),
        new JdbiAuditLog(database),
        new JdbiTransactions(database),
        Fixtures::now,
        new RunNews(Fixtures.IDS, _ -> Optional.empty()));
  }

  private long delivered() {
    var filter =
        new Deliveries.Filter(
            Optional.empty(), Optional.empty(), Optional.of(Delivery.Status.DELIVERED));
    return new JdbiDeliveries(database).list(owner, filter, Page.FIRST).total();
  }

  private DeliveryLoop loop() {
    var webhooks = webhooks();
    var deliveries = new JdbiDeliveries(database);
    var accounts = new JdbiAccounts(database);
    var sources =
        new RouteNews.Sources(
            new JdbiNotificationPreferences(database),
            webhooks,
            new JdbiSchedules(database),
            accounts);
    var send =
        new SendDelivery(
            deliveries,
            webhooks,
            accounts,
            new SendDelivery.Ways(new Dead(), (_, _) -> hang()),
            new Random(1),
            Fixtures::now);
    return new DeliveryLoop(
        new RouteNews(deliveries, sources, Fixtures.IDS, true), deliveries, send, LIMITS);
  }

  private JdbiWebhooks webhooks() {
    var key =
        Base64.getEncoder()
            .encodeToString("a master key of thirty-two bytes".getBytes(StandardCharsets.UTF_8));
    var secrets = new EnvelopeSecrets(MasterKeySource.in(Map.of(MasterKeySource.KEY, key)));
    var webhooks = new JdbiWebhooks(database, new JdbiVault(database, secrets));
    for (int hook = 0; hook < HOOKS; hook++) {
      webhooks.add(
          new Webhook(
              Fixtures.IDS.webhook(),
              owner,
              "Dead " + hook,
              "https://hooks.example.com/" + hook,
              Webhook.Kind.STANDARD,
              Set.of(),
              true,
              Fixtures.now(),
              Optional.empty(),
              1),
          "whsec_c2VjcmV0");
    }
    return webhooks;
  }

  /// Takes a call and answers when it is allowed to.
  private Told hang() {
    hanging.incrementAndGet();
    try {
      answers.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new Told.Taken(OptionalInt.of(204), "At last.");
  }

  private final class Dead implements WebhookCalls {
    @Override
    public Told call(Webhook webhook, List<String> secrets, Telling telling) {
      return hang();
    }

    @Override
    public Optional<String> objection(String url) {
      return Optional.empty();
    }
  }
}
