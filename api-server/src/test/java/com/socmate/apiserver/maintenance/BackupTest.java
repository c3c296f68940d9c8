package com.socmate.apiserver.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.socmate.adapters.persistence.AuditChain;
import com.socmate.adapters.persistence.Database;
import com.socmate.adapters.persistence.backup.BackupRefused;
import com.socmate.adapters.persistence.backup.Manifest;
import com.socmate.adapters.persistence.backup.TakeBackup;
import com.socmate.apiserver.LiveApi;
import com.socmate.application.settings.Environment;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/// The restore drill: a product is backed up while it is used, comes back elsewhere, and both are
/// compared.
class BackupTest {
  private static final List<String> SCOPES =
      List.of("schedules:read", "schedules:write", "sessions:read", "admin:read", "admin:write");
  private static final String TOKEN = "token-of-the-busy-one";
  private static final String KEY = "A".repeat(43);

  private static LiveApi product;

  @TempDir Path folder;
  private String elsewhere;

  @BeforeAll
  static void start() {
    product = LiveApi.another();
    product.addUser("usr_busy", List.of("ANALYST", "ADMIN"), TOKEN, SCOPES);
    for (int number = 0; number < 5; number++) {
      work(number);
    }
  }

  @BeforeEach
  void makeAnotherDatabase(TestInfo test) {
    elsewhere = "elsewhere_" + test.getTestMethod().orElseThrow().getName().hashCode();
    elsewhere = elsewhere.replace('-', '_');
    product.sql("create database " + elsewhere);
  }

  /// Things that touch many tables, sealed ones among them.
  private static int work(int number) {
    var client = product.as(TOKEN);
    try {
      client.post(
          "/api/admin/users",
          "{\"email\": \"busy%d@contoso.example\", \"name\": \"B\"}".formatted(number));
      return client
          .post(
              "/api/v1/schedules",
              """
              {"name": "Busy %d", "persona": "soc_analyst", "frequency": "daily", "scheduled_time": "08:00",
               "user_query": "failed sign-ins in the last 24 hours with more than 5 attempts from the same IP"}
              """
                  .formatted(number))
          .status();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> environment(String database) {
    var environment = new HashMap<String, String>();
    environment.put("DATABASE_URL", product.databaseUrl(database));
    environment.put("DATABASE_USER", "postgres");
    environment.put("SOCMATE_SECRETS_KEY", KEY);
    return environment;
  }

  private static Database.Config config(String database) {
    return Database.Config.from(new Environment(environment(database)), 2);
  }

  private record Ended(int exit, String said) {}

  private static Ended run(Map<String, String> environment, String... arguments) {
    var said = new ByteArrayOutputStream();
    int exit =
        Main.run(
            environment, List.of(arguments), new PrintStream(said, true, StandardCharsets.UTF_8));
    return new Ended(exit, said.toString(StandardCharsets.UTF_8));
  }

  private Ended restore(Path file, String... options) {
    var arguments = new ArrayList<>(List.of("restore", file.toString()));
    arguments.addAll(List.of(options));
    return run(environment(elsewhere), arguments.toArray(String[]::new));
  }

  private Path backup() {
    var file = folder.resolve("product.backup");
    assertThat(run(environment("postgres"), "backup", file.toString()).exit()).isZero();
    return file;
  }

  @Test
  void a_busy_product_comes_back_elsewhere_as_it_was_at_one_moment() throws Exception {
    var file = folder.resolve("busy.backup");
    var goingOn = new AtomicBoolean(true);
    var made = new AtomicInteger(100);
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls =
          List.of(1, 2, 3, 4).stream()
              .map(_ ->
                  callers.submit(() -> {
                    while (goingOn.get()) {
                      assertThat(work(made.incrementAndGet())).isEqualTo(201);
                    }
                    return true;
                  }))
              .toList();
      await().until(() -> made.get() > 110);
      int before = made.get();
      var told = run(environment("postgres"), "backup", file.toString());
      assertThat(told.said()).contains("The key is NOT in it").doesNotContain(KEY);
      await().until(() -> made.get() > before + 8);
      goingOn.set(false);
      for (var call : calls) {
        call.get();
      }
    }
    var told = restore(file);
    assertThat(told.exit()).as(told.said()).isZero();
    assertThat(told.said())
        .contains("The audit log is whole")
        .contains("Every sealed secret opens");

    var again = new TakeBackup(config(elsewhere)).into(folder.resolve("again.backup"));
    var first = manifestOf(file);
    assertThat(digests(again)).isEqualTo(digests(first));
    assertThat(again.sequences()).isEqualTo(first.sequences());
    assertThat(first.tables()).filteredOn(it -> it.rows() > 0).hasSizeGreaterThan(10);
    assertThat(holdsInTheOriginal(first.auditHead())).isTrue();
    assertThat(inElsewhere("select count(*) from schedule where plan_version is not null"))
        .isEqualTo(inElsewhere("select count(*) from plan_version"));
    assertThat(inElsewhere("select count(*) from schedule"))
        .isEqualTo(inElsewhere("select count(*) from schedule_clock"));
  }

  /// The drill shows nothing if what it compares could not differ.
  @Test
  void a_row_that_is_altered_after_the_restore_shows() throws SQLException {
    var file = backup();
    assertThat(restore(file).exit()).isZero();
    inElsewhere(
        "update schedule set name = name || '!' where id = (select min(id) from schedule)"
            + " returning 1");
    var again = new TakeBackup(config(elsewhere)).into(folder.resolve("again.backup"));
    assertThat(digests(again)).isNotEqualTo(digests(manifestOf(file)));
  }

  @Test
  void rows_made_after_a_restore_get_numbers_of_their_own() throws SQLException {
    assertThat(restore(backup()).exit()).isZero();
    inElsewhere("insert into outbox (notification_id) values ('ntf_x') returning sequence");
    inElsewhere("insert into worker (name, lease_until) values ('w', now()) returning token");
    assertThat(
            inElsewhere(
                "insert into audit_log select seq + 1000, at, actor, action, object,"
                    + " before, after, reason, request_id, prev_hash, hash from audit_log limit 1 returning 1"))
        .isEqualTo("1");
    assertThatThrownBy(() -> inElsewhere("delete from audit_log returning 1"))
        .as("its guard is awake again")
        .hasMessageContaining("only ever added to");
  }

  @Test
  void a_database_that_holds_something_is_replaced_only_if_told_so() {
    var file = backup();
    assertThat(restore(file).exit()).isZero();
    assertThatThrownBy(() -> restore(file))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining("Give --replace to lose what it holds");
    assertThat(restore(file, "--replace").exit()).isZero();
  }

  @Test
  void a_database_in_use_is_left_alone() throws SQLException {
    var file = backup();
    try (var _ = DriverManager.getConnection(product.databaseUrl(elsewhere), "postgres", "")) {
      assertThatThrownBy(() -> restore(file))
          .isInstanceOf(BackupRefused.class)
          .hasMessage("1 others are connected to the database: stop all servers first.");
    }
  }

  @Test
  void nothing_is_restored_without_the_master_key() throws SQLException {
    var file = backup();
    var other = environment(elsewhere);
    other.put("SOCMATE_SECRETS_KEY", "B".repeat(42) + "A");
    assertThatThrownBy(() -> run(other, "restore", file.toString()))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining("put the old keys into the file of SOCMATE_SECRETS_KEY_FILE");
    assertThat(inElsewhere("select count(*) from pg_class where relname = 'schedule'"))
        .isEqualTo("0");
  }

  @Test
  void migrating_says_what_it_does() {
    assertThat(run(environment(elsewhere), "migrate", "--dry-run").said())
        .startsWith("Migrations to take: 1, 2, 3,");
    assertThat(run(environment(elsewhere), "migrate").said()).startsWith("Migrations taken: 1, 2,");
    assertThat(run(environment(elsewhere), "migrate").said())
        .isEqualTo("The schema is up to date.\n");
  }

  private static Map<String, String> digests(Manifest manifest) {
    return manifest.tables().stream()
        .collect(Collectors.toMap(Manifest.Table::name, Manifest.Table::sha256));
  }

  private static Manifest manifestOf(Path file) {
    return Manifest.of(file);
  }

  private boolean holdsInTheOriginal(String head) {
    var parts = List.of(head.split(":", 2));
    try (var database = Database.openAsItIs(config("postgres"))) {
      return new AuditChain(database).holds(Long.parseLong(parts.getFirst()), parts.getLast());
    }
  }

  private String inElsewhere(String query) throws SQLException {
    try (var connection =
            DriverManager.getConnection(product.databaseUrl(elsewhere), "postgres", "");
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      return rows.next() ? rows.getString(1) : "";
    }
  }
}
