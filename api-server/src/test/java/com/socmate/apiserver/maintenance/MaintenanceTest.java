package com.socmate.apiserver.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.adapters.persistence.Database;
import com.socmate.adapters.persistence.JdbiAuditLog;
import com.socmate.adapters.persistence.JdbiVault;
import com.socmate.adapters.persistence.secret.EnvelopeSecrets;
import com.socmate.adapters.persistence.secret.MasterKeySource;
import com.socmate.application.port.AuditLog;
import com.socmate.application.port.Secrets;
import com.socmate.domain.identity.Actor;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `./socmate audit-log` and `./socmate secrets` do, on a database that is in use.
class MaintenanceTest {
  @TempDir private Path folder;
  private EmbeddedPostgres postgres;
  private Map<String, String> environment;
  private Database database;

  @BeforeEach
  void start() throws IOException {
    postgres = EmbeddedPostgres.start();
    environment =
        Map.of(
            "DATABASE_URL",
            postgres.getJdbcUrl("postgres", "postgres"),
            "DATABASE_USER",
            "postgres",
            "SOCMATE_SECRETS_KEY_FILE",
            Files.writeString(folder.resolve("keys"), key(1) + "\n").toString());
    database = open(8);
  }

  private Database open(int connections) {
    return Database.open(
        new Database.Config(
            postgres.getJdbcUrl("postgres", "postgres"), "postgres", "", connections));
  }

  @AfterEach
  void stop() throws IOException {
    database.close();
    postgres.close();
  }

  private static String key(int number) {
    var bytes = new byte[32];
    bytes[0] = (byte) number;
    return Base64.getEncoder().encodeToString(bytes);
  }

  /// @param said what the command prints
  private record Ended(int exit, String said) {}

  private Ended run(String... arguments) {
    var said = new ByteArrayOutputStream();
    int exit =
        Main.run(
            environment, List.of(arguments), new PrintStream(said, true, StandardCharsets.UTF_8));
    return new Ended(exit, said.toString(StandardCharsets.UTF_8));
  }

  private void append(String object) {
    new JdbiAuditLog(database)
        .append(
            new AuditLog.Entry(
                Instant.EPOCH,
                new Actor.Automaton("test"),
                "schedule.created",
                object,
                Optional.empty(),
                Optional.of("{}"),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void the_first_entry_that_was_altered_is_named() throws SQLException {
    for (int number = 1; number <= 5; number++) {
      append("sch_000" + number);
    }
    var whole = run("audit-log", "verify");
    assertThat(whole.exit()).isZero();
    assertThat(whole.said()).startsWith("The audit log is whole: 5 entries. Its head is 5:");
    var head = whole.said().replaceAll("(?s).* is (5:[0-9a-f]{64}).*", "$1");
    assertThat(run("audit-log", "verify", head).exit()).isZero();
    assertThat(run("audit-log", "export").said().lines()).hasSize(5);

    tamper("update audit_log set object = 'sch_evil' where seq = 3");
    assertThat(run("audit-log", "verify"))
        .isEqualTo(
            new Ended(1, "The audit log is BROKEN at entry 3: it was altered, or is missing.\n"));

    tamper("update audit_log set object = 'sch_0003' where seq = 3");
    assertThat(run("audit-log", "verify").exit()).isZero();
    tamper("delete from audit_log where seq = 4");
    assertThat(run("audit-log", "verify").said()).contains("BROKEN at entry 4");
  }

  /// As whoever owns the machine could.
  private void tamper(String sql) throws SQLException {
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("set session_replication_role = replica; " + sql);
    }
  }

  /// Two servers read and write sealed secrets all the while.
  @Test
  void a_new_master_key_takes_over_while_servers_work() throws Exception {
    var stop = new AtomicBoolean();
    var done = new AtomicLong();
    try (var other = open(8);
        var servers = Executors.newVirtualThreadPerTaskExecutor()) {
      var work =
          List.of(database, other).stream()
              .map(it -> servers.submit(() -> useSecrets(it, stop, done)))
              .toList();
      Awaitility.await().until(() -> done.get() > 20);
      var keys = folder.resolve("keys");
      Files.writeString(keys, key(2) + "\n" + Files.readString(keys));
      assertThat(run("secrets", "rewrap").exit()).isZero();
      long then = done.get();
      Awaitility.await().until(() -> done.get() > then + 20);
      stop.set(true);
      for (var each : work) {
        each.get();
      }
    }
    run("secrets", "rewrap");
    Files.writeString(folder.resolve("keys"), key(2) + "\n");
    assertThat(run("secrets", "status").exit()).as("the old key may go").isZero();
    assertThat(run("secrets", "status").said()).doesNotContain("NOT AT HAND");
  }

  private boolean useSecrets(Database on, AtomicBoolean stop, AtomicLong done) {
    var vault = new JdbiVault(on, new EnvelopeSecrets(MasterKeySource.in(environment)));
    for (int number = 0; !stop.get(); number++) {
      var place = new Secrets.Place("planted", "row-" + number % 10 + "-" + on.hashCode());
      byte[] secret = ("secret " + number).getBytes(StandardCharsets.UTF_8);
      vault.keep(place, secret);
      assertThat(vault.reveal(place)).hasValueSatisfying(it -> assertThat(it).isEqualTo(secret));
      done.incrementAndGet();
    }
    return true;
  }
}
