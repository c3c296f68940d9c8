package com.socmate.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.socmate.cli.launcher.process.Commands;
import com.socmate.cli.launcher.process.Ports;
import com.socmate.cli.launcher.process.ProcessRecord;
import com.socmate.cli.launcher.stack.Health;
import com.socmate.cli.launcher.stack.Stack;
import com.socmate.cli.launcher.state.PortKey;
import com.socmate.cli.launcher.state.Settings;
import com.socmate.cli.launcher.terminal.CannotContinue;
import com.socmate.cli.launcher.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// The launcher for real: PostgreSQL from its binaries, processes of its own; only what the
/// processes do is stood in for.
class LauncherTest {
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private static Path programs = Path.of("");

  @TempDir private Path directory = Path.of("");

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @AfterEach
  void everything_is_stopped() {
    context("ready", Map.of()).stack().down();
  }

  private Context context(String manner, Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(Map.of("SOCMATE_START_TIMEOUT", "60"));
    environment.put("SOCMATE_STATE_DIR", directory.toString());
    environment.put("SOCMATE_PROGRAMS_DIR", programs.toString());
    for (PortKey key : PortKey.values()) {
      environment.put(key.name(), "0");
    }
    environment.putAll(more);
    Settings settings = Settings.from(environment);
    Terminal terminal =
        new Terminal(new PrintStream(said, true, StandardCharsets.UTF_8), false, false);
    return new Context(settings, StandIns.programs(manner), terminal, InstantSource.system());
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  private int run(String... arguments) {
    return run(context("ready", Map.of()), arguments);
  }

  private int run(Context context, String... arguments) {
    return Main.run(context, new PrintStream(said, true, StandardCharsets.UTF_8), arguments);
  }

  /// Without a database of our own, where that is beside the point: the stand-ins never sign in.
  private Context withForeignDatabase(String manner, Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/elsewhere");
    return context(manner, environment);
  }

  private Context withForeignDatabase() {
    return withForeignDatabase("ready", Map.of());
  }

  private List<Health> health() {
    return context("ready", Map.of()).stack().parts().stream().map(Stack.Part::health).toList();
  }

  private ProcessRecord record(String name) {
    return ProcessRecord.read(directory.resolve("run"), name).orElseThrow();
  }

  private static void kill(ProcessRecord record) {
    Commands.run(List.of("sh", "-c", "kill -KILL " + record.identity().pid()));
    await().until(() -> !record.isAlive());
  }

  @Test
  void everything_goes_up_tells_its_status_and_comes_down() {
    assertThat(run("up")).describedAs(said()).isZero();
    assertThat(said()).contains("SoCMate is up.", "http://127.0.0.1:");
    assertThat(run("status")).describedAs(said()).isZero();
    assertThat(run("up")).describedAs(said()).isZero();
    assertThat(said()).contains("SoCMate is up already.");
    assertThat(run("down")).describedAs(said()).isZero();
    assertThat(run("status")).isEqualTo(1);
    assertThat(health()).containsOnly(Health.NOT_RUNNING);
  }

  @Test
  void a_renewed_password_is_given_to_the_user_and_nobody_is_refused_before() throws IOException {
    run("up");
    assertThat(Files.readString(directory.resolve("process-logs/postgresql.log")))
        .doesNotContain("authentication failed");
    run("down");
    Files.delete(directory.resolve("postgres/password"));
    assertThat(run("up")).describedAs(said()).isZero();
    assertThat(run("status")).describedAs(said()).isZero();
  }

  @Test
  void a_foreign_database_is_used_as_it_is_given() {
    assertThat(run(withForeignDatabase(), "up")).describedAs(said()).isZero();
    assertThat(run(withForeignDatabase(), "status")).describedAs(said()).isZero();
    assertThat(said()).contains("the one DATABASE_URL names").doesNotContain("postgresql  ");
    assertThat(directory.resolve("postgres")).doesNotExist();
  }

  @Test
  void as_many_workers_start_as_are_asked_for_and_all_come_down() {
    Context three = withForeignDatabase("ready", Map.of("SOCMATE_WORKERS", "3"));
    assertThat(run(three, "up")).describedAs(said()).isZero();
    assertThat(said()).contains("worker-2", "worker-3");
    ProcessRecord third = record("worker-3");
    run("down");
    assertThat(third.isAlive()).isFalse();
  }

  @Test
  void each_process_gets_what_it_needs_and_no_more() throws IOException {
    run(withForeignDatabase(), "up");
    assertThat(environmentOf("api-server"))
        .contains("DATABASE_URL", "SOCMATE_ADMIN_TOKEN_FILE", "SOCMATE_WORKSPACE_TOKEN");
    assertThat(environmentOf("worker"))
        .contains("DATABASE_URL", "SOCMATE_WORKER_NAME", "SOCMATE_MANAGEMENT_PORT")
        .doesNotContain("SOCMATE_ADMIN_TOKEN_FILE");
    assertThat(environmentOf("workspace"))
        .contains("SOCMATE_LOGS_DIR", "SOCMATE_HTTP_PORT")
        .doesNotContain("DATABASE_PASSWORD");
  }

  private List<String> environmentOf(String service) throws IOException {
    return Files.readAllLines(directory.resolve("seen-" + record(service).port() + ".txt"));
  }

  @Test
  void a_rotation_puts_a_new_key_first_and_going_on_with_it_makes_none() throws IOException {
    var keys = directory.resolve("secrets-key");
    run(withForeignDatabase(), "up");
    var first = Files.readAllLines(keys);
    assertThat(first).hasSize(1);
    assertThat(run(withForeignDatabase(), "secrets", "status")).isEqualTo(4);
    assertThat(run(withForeignDatabase(), "secrets", "resume")).isZero();
    assertThat(keys).content().hasLineCount(1).isEqualToIgnoringWhitespace(first.getFirst());
    assertThat(run(withForeignDatabase(), "secrets", "rotate")).isZero();
    assertThat(Files.readAllLines(keys)).hasSize(2).endsWith(first.getFirst());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
        .isEqualTo("rw-------");
    assertThat(said()).doesNotContain(Files.readAllLines(keys));
  }

  @Test
  void keys_that_the_environment_gives_are_not_rotated_behind_its_back() {
    var given = withForeignDatabase("ready", Map.of("SOCMATE_SECRETS_KEY", "A".repeat(43)));
    assertThat(run(given, "secrets", "rotate")).isEqualTo(1);
    assertThat(directory.resolve("secrets-key")).doesNotExist();
  }

  @Test
  void secrets_are_readable_by_their_owner_only() throws IOException {
    run(withForeignDatabase(), "up");
    for (String secret : List.of("admin-token", "workspace-token")) {
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(directory.resolve(secret))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void a_killed_database_and_a_killed_worker_come_back_where_they_were() {
    run("up");
    ProcessRecord database = record("postgresql");
    ProcessRecord apiServer = record("api-server");
    kill(database);
    kill(record("worker"));
    assertThat(run("status")).isEqualTo(1);
    assertThat(run("up")).describedAs(said()).isZero();
    assertThat(health()).containsOnly(Health.READY);
    assertThat(record("postgresql").port()).isEqualTo(database.port());
    assertThat(record("api-server").identity()).isEqualTo(apiServer.identity());
  }

  @Test
  void a_lost_record_of_a_running_database_is_found_again() throws IOException {
    run("up");
    ProcessRecord database = record("postgresql");
    Files.delete(directory.resolve("run/postgresql.pid"));
    assertThat(run("status")).describedAs(said()).isZero();
    assertThat(record("postgresql").identity()).isEqualTo(database.identity());
  }

  @Test
  void two_at_the_same_time_start_everything_once() {
    CompletableFuture<Stack.Up> one =
        CompletableFuture.supplyAsync(() -> withForeignDatabase().stack().up());
    CompletableFuture<Stack.Up> other =
        CompletableFuture.supplyAsync(() -> withForeignDatabase().stack().up());
    assertThat(List.of(one.join(), other.join()))
        .containsExactlyInAnyOrder(Stack.Up.STARTED, Stack.Up.WAS_UP_ALREADY);
  }

  @Test
  void a_process_that_ends_while_starting_is_named_with_its_last_words_and_the_others_stop() {
    Stack stack = withForeignDatabase("dies", Map.of()).stack();
    assertThatThrownBy(stack::up)
        .isInstanceOf(CannotContinue.class)
        .hasMessageContaining("worker ended while starting")
        .hasMessageContaining("the stand-in has a reason to end");
    assertThat(ProcessRecord.read(directory.resolve("run"), "api-server")).isEmpty();
  }

  @Test
  void a_process_that_never_gets_ready_is_named_with_the_remedy() {
    Stack stack = withForeignDatabase("never-ready", Map.of("SOCMATE_START_TIMEOUT", "5")).stack();
    assertThatThrownBy(stack::up)
        .isInstanceOf(CannotContinue.class)
        .hasMessageContaining("worker was not ready within 5 s")
        .hasMessageContaining("SOCMATE_START_TIMEOUT");
  }

  @Test
  void a_process_that_will_not_stop_is_killed_after_its_time() {
    Map<String, String> brief = Map.of("SOCMATE_STOP_TIMEOUT", "1");
    withForeignDatabase("stubborn", brief).stack().up();
    ProcessRecord worker = record("worker");
    withForeignDatabase("stubborn", brief).stack().down();
    assertThat(worker.isAlive()).isFalse();
    assertThat(said()).contains("it was killed");
  }

  @Test
  void a_taken_port_is_named_with_the_key_that_changes_it() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      String port = Integer.toString(taken.getLocalPort());
      Context context = withForeignDatabase("ready", Map.of("SOCMATE_API_PORT", port));
      assertThatThrownBy(() -> context.stack().up())
          .isInstanceOf(CannotContinue.class)
          .hasMessageContaining("Port " + port + " is taken")
          .hasMessageContaining("SOCMATE_API_PORT");
    }
  }

  @Test
  void the_demo_shows_findings_with_their_evidence_and_leaves_everything_running() {
    assertThat(run("demo")).describedAs(said()).isZero();
    assertThat(said())
        .contains(
            "sch_1 created",
            "execution            3 queries answered.",
            "203.0.113.7",
            "[Q1:r1] Attempts=6",
            "found exactly what was planted (2 incidents)",
            "It goes on running.",
            "  address      http://127.0.0.1:",
            "  first admin  " + StandInServer.LINK);
    assertThat(health()).containsOnly(Health.READY);
    said.reset();
    assertThat(run("demo")).describedAs(said()).isZero();
    assertThat(said()).contains("sch_1 is there already");
  }

  @Test
  void the_demo_run_once_leaves_nothing_behind() {
    assertThat(run("demo", "--once")).describedAs(said()).isZero();
    assertThat(said()).contains("Daily lateral movement check", "postgresql   stopped");
    assertThat(health()).containsOnly(Health.NOT_RUNNING);
  }

  @Test
  void logs_show_what_the_processes_print() {
    run(withForeignDatabase(), "up");
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> {
          said.reset();
          run("logs", "worker");
          return said().contains("the stand-in listens on");
        });
    assertThat(run("logs", "nobody")).isEqualTo(1);
  }

  @Test
  void a_backup_without_a_place_and_a_restore_without_a_file_start_nothing() throws IOException {
    var refusals =
        List.of(
            List.of("backup", directory.resolve("nowhere").resolve("a.backup").toString()),
            List.of("backup", Files.createFile(directory.resolve("there")).toString()),
            List.of("restore", directory.resolve("nothing.backup").toString()),
            List.of("restore", directory.toString(), "--replace"));
    assertThat(refusals).allSatisfy(it -> assertThat(run(it.toArray(String[]::new))).isEqualTo(1));
    assertThat(directory.resolve("postgres")).doesNotExist();
  }

  @Test
  void a_port_that_is_free_can_be_bound_and_a_bound_one_is_not_free() throws IOException {
    int port = Ports.anyFree();
    assertThat(Ports.isFree("127.0.0.1", port)).isTrue();
    try (ServerSocket taken = new ServerSocket(0)) {
      assertThat(Ports.isFree("0.0.0.0", taken.getLocalPort())).isFalse();
    }
  }
}
