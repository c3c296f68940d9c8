package com.socmate.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.socmate.adapters.persistence.Database;
import com.socmate.adapters.persistence.JdbiDeliveries;
import com.socmate.adapters.persistence.JdbiDirectory;
import com.socmate.adapters.persistence.JdbiNotifications;
import com.socmate.adapters.persistence.JdbiVault;
import com.socmate.adapters.persistence.JdbiWebhooks;
import com.socmate.adapters.persistence.secret.EnvelopeSecrets;
import com.socmate.adapters.persistence.secret.MasterKeySource;
import com.socmate.application.port.Deliveries;
import com.socmate.application.port.Directory;
import com.socmate.application.port.Page;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Role;
import com.socmate.domain.notification.Delivery;
import com.socmate.domain.notification.Notification;
import com.socmate.domain.notification.NotificationEvent;
import com.socmate.domain.notification.Occasion;
import com.socmate.domain.notification.Webhook;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Everything in the inboxes is told, to a real mail server and to a receiver that refuses a third,
/// while workers are killed as by `kill -9`. `-Dsocmate.full=true` tells 10,000 and kills 20.
class DeliveriesTest {
  private static final boolean FULL = Boolean.getBoolean("socmate.full");
  private static final int TOLD = FULL ? 10_000 : 120;
  private static final int SCHEDULES = FULL ? 500 : 80;
  private static final int KILLS = FULL ? 20 : 2;
  private static final int AT_ONCE_PER_TARGET = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(FULL ? 15 : 3);
  private static final String SECRET = "whsec_" + base64("a secret of exactly thirty-two b");
  private static final String MASTER_KEY = base64("a master key of thirty-two bytes");

  @TempDir Path folder;
  private final Clock clock = Clock.systemUTC();
  private final IdGenerator ids = new IdGenerator(clock, new SecureRandom());
  private final HangingWorkspace workspace = new HangingWorkspace();
  private final GreenMail mail =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private UnsteadyReceiver receiver;
  private EmbeddedPostgres server;
  private Database database;
  private WorkerProcesses workers;

  @BeforeEach
  void start() throws IOException {
    mail.start();
    receiver = new UnsteadyReceiver(SECRET);
    server = EmbeddedPostgres.builder().start();
    workers = new WorkerProcesses(folder, server, workspace);
    database =
        Database.open(
            new Database.Config(
                server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres", 4));
  }

  @AfterEach
  void stop() throws IOException {
    workers.close();
    receiver.close();
    mail.stop();
    workspace.close();
    database.close();
    server.close();
  }

  @Test
  void all_is_told_in_order_though_workers_die_and_the_receiver_refuses() throws Exception {
    var user = somebodyWithAWebhook();
    tellAll(user);
    var began = clock.instant();
    for (int kill = 0; kill < KILLS; kill++) {
      var worker = startWorker("worker-" + kill);
      int seen = taken();
      patiently().until(() -> taken() > seen + TOLD / (2 * KILLS + 2));
      worker.destroyForcibly().waitFor();
    }
    startWorker("last");
    patiently().until(() -> waiting(user) == 0 && delivered(user) == 2L * TOLD);
    report(Duration.between(began, clock.instant()));
    allWereTaken();
    nothingOvertook(receiver.taken());
    lettersAreTwiceOnlyByAKill();
  }

  private void report(Duration took) {
    System.out.println(
        TOLD
            + " notifications told twice in "
            + took
            + ", "
            + KILLS
            + " workers killed, "
            + receiver.refused()
            + " calls refused, "
            + (mail.getReceivedMessages().length - TOLD)
            + " letters and "
            + (receiver.taken().size() - TOLD)
            + " calls too many.");
  }

  /// The mail server's threads break when a worker that they speak to is killed; that is no
  /// failure.
  private static ConditionFactory patiently() {
    return await().dontCatchUncaughtExceptions().atMost(PATIENCE);
  }

  private void allWereTaken() {
    assertThat(new HashSet<>(receiver.taken())).hasSize(TOLD);
    assertThat(receiver.unsigned()).isZero();
    assertThat(receiver.refused()).isBetween(TOLD / 5, TOLD / 2);
    assertThat(receiver.taken().size() - TOLD).isLessThanOrEqualTo(KILLS * AT_ONCE_PER_TARGET);
  }

  /// Titles end with their schedule and their place in it.
  private static void nothingOvertook(List<String> titles) {
    Map<String, Integer> places = new LinkedHashMap<>();
    for (var title : titles) {
      var parts = title.split(" ", -1);
      int place = Integer.parseInt(parts[2]);
      assertThat(place).isGreaterThanOrEqualTo(places.getOrDefault(parts[1], 0));
      places.put(parts[1], place);
    }
    assertThat(places).hasSize(SCHEDULES);
  }

  private void lettersAreTwiceOnlyByAKill() {
    var letters = Arrays.stream(mail.getReceivedMessages()).map(DeliveriesTest::id).toList();
    assertThat(new HashSet<>(letters)).hasSize(TOLD);
    assertThat(letters.size() - TOLD).isLessThanOrEqualTo(KILLS * AT_ONCE_PER_TARGET);
  }

  private static String id(MimeMessage message) {
    try {
      return message.getMessageID();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private int taken() {
    return receiver.taken().size();
  }

  private long waiting(UserId user) {
    return count(user, Delivery.Status.WAITING);
  }

  private long delivered(UserId user) {
    return count(user, Delivery.Status.DELIVERED);
  }

  private long count(UserId user, Delivery.Status status) {
    var filter = new Deliveries.Filter(Optional.empty(), Optional.empty(), Optional.of(status));
    return new JdbiDeliveries(database).list(user, filter, Page.FIRST).total();
  }

  private UserId somebodyWithAWebhook() {
    var user =
        new JdbiDirectory(database)
            .provision(
                new Directory.Newcomer(
                    "urn:test", "ada", "ada@soc.example", "Ada", Set.of(Role.ANALYST)),
                ids.user())
            .user()
            .id();
    var keys = MasterKeySource.in(Map.of(MasterKeySource.KEY, MASTER_KEY));
    new JdbiWebhooks(database, new JdbiVault(database, new EnvelopeSecrets(keys)))
        .add(
            new Webhook(
                ids.webhook(),
                user,
                "Pager",
                receiver.url(),
                Webhook.Kind.STANDARD,
                Set.of(),
                true,
                now(),
                Optional.empty(),
                1),
            SECRET);
    return user;
  }

  private void tellAll(UserId user) {
    var schedules = new ArrayList<ScheduleId>();
    for (int schedule = 0; schedule < SCHEDULES; schedule++) {
      schedules.add(ids.schedule());
    }
    var news = new ArrayList<Notification>();
    for (int each = 0; each < TOLD; each++) {
      int schedule = each % SCHEDULES;
      news.add(news(user, schedules.get(schedule), "New s" + schedule + " " + each / SCHEDULES));
    }
    new JdbiNotifications(database).addAll(news);
  }

  private Notification news(UserId user, ScheduleId schedule, String title) {
    return new Notification(
        ids.notification(),
        user,
        NotificationEvent.INVESTIGATION_COMPLETED,
        title,
        "One finding.",
        Optional.empty(),
        Optional.of(schedule),
        Optional.empty(),
        now(),
        Optional.empty(),
        new Occasion.Novelty());
  }

  private Process startWorker(String name) throws IOException {
    return workers.start(
        name,
        Map.of(
            "SOCMATE_SMTP_HOST",
            "127.0.0.1",
            "SOCMATE_SMTP_PORT",
            Integer.toString(mail.getSmtp().getPort()),
            "SOCMATE_SMTP_SECURITY",
            "none",
            "SOCMATE_SMTP_FROM",
            "socmate@soc.example",
            "SOCMATE_OUTBOUND_LOOPBACK",
            "true",
            "SOCMATE_DELIVERY_LEASE",
            "PT6S",
            MasterKeySource.KEY,
            MASTER_KEY));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
