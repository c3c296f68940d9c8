package com.socmate.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.socmate.adapters.persistence.Database;
import com.socmate.adapters.persistence.Migrations;
import com.socmate.house.Project;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/// An upgrade: the newest migration is taken under servers that began before it, then every process
/// is stopped and started again, one after the other, while people go on reading and runs go on. By
/// hand: `-Dsocmate.rolling=true`, on a quiet machine, since the load is a fixed one; with
/// `-Dsocmate.full=true` under 200 reads a second and 100 runs a minute.
@EnabledIf("isWanted")
class RollingRestartTest {
  private static final boolean FULL = Boolean.getBoolean("socmate.full");
  private static final int READS_PER_SECOND = FULL ? 200 : 40;
  private static final int RUNS_PER_MINUTE = FULL ? 100 : 60;
  private static final Duration BETWEEN = Duration.ofSeconds(FULL ? 10 : 1);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path folder;
  private EmbeddedPostgres database;
  private Workbench workbench;
  private HangingWorkspace unused;
  private ApiServers servers;
  private WorkerProcesses workers;
  private int balanced;

  static boolean isWanted() {
    return FULL || Boolean.getBoolean("socmate.rolling");
  }

  @BeforeEach
  void start() throws IOException {
    assumeThat(ApiServers.canBalance())
        .as("HAProxy is installed; apt-get install haproxy")
        .isTrue();
    database = EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start();
    var known = migrations().known();
    migrations().takeUpTo(known.get(known.size() - 2).version());
    workbench = new Workbench(folder, Clock.systemUTC().instant());
    workbench.attempts("203.0.113.7", 6, workbench.now.get().minus(Duration.ofHours(1)));
    unused = new HangingWorkspace();
    servers = new ApiServers(folder, database);
    workers = new WorkerProcesses(folder, database, unused);
    balanced = ApiServers.freePort();
  }

  @AfterEach
  void stop() throws IOException {
    if (servers != null) {
      servers.close();
      workers.close();
      unused.close();
      workbench.close();
      database.close();
    }
  }

  @Test
  void nobody_notices_that_every_process_is_restarted() throws Exception {
    int a = ApiServers.freePort();
    int b = ApiServers.freePort();
    var apis = new ArrayList<>(List.of(api(a), api(b)));
    servers.balancer(Project.root().resolve("docker/haproxy.cfg"), balanced, a, b);
    List.of(a, b, balanced).forEach(ApiServers::awaitReady);
    var wheels = new ArrayList<>(List.of(worker("one"), worker("two")));
    var schedules = schedules(FULL ? 40 : 20);

    var calls = new SteadyCalls(balanced, schedules);
    calls.begin(READS_PER_SECOND, RUNS_PER_MINUTE);
    goOn(calls);
    assertThat(migrations().pending()).hasSize(1);
    migrations().takeAll();
    for (int turn = 0; turn < 2; turn++) {
      goOn(calls);
      restart(apis, turn, () -> api(a), () -> api(b));
      ApiServers.awaitReady(turn == 0 ? a : b);
      goOn(calls);
      restart(wheels, turn, () -> worker("one"), () -> worker("two"));
    }
    goOn(calls);
    calls.close();

    assertThat(calls.failures()).as(() -> "The balancer saw: " + unserved()).isEmpty();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(texts("select id from run where status = 'OPEN'")).isEmpty());
    assertThat(new TreeSet<>(texts("select session_id from run where status = 'COMPLETED'")))
        .isEqualTo(new TreeSet<>(calls.sessions()));
    tell(calls);
  }

  private List<String> unserved() {
    try {
      return servers.balancerLog().stream()
          .filter(line -> line.contains(" 50") || !line.contains("HTTP/1.1"))
          .limit(30)
          .toList();
    } catch (IOException e) {
      return List.of(e.toString());
    }
  }

  private Migrations migrations() {
    return new Migrations(
        new Database.Config(database.getJdbcUrl("postgres", "postgres"), "postgres", "", 1));
  }

  private void tell(SteadyCalls calls) throws SQLException {
    System.out.println(
        calls.answered()
            + " calls answered, "
            + calls.repeated()
            + " made again because their connection broke, 0 failed; "
            + calls.sessions().size()
            + " runs, each ended once, "
            + texts("select id from run where attempts > 1").size()
            + " of them at the second attempt.");
  }

  /// Time for both to serve, as between the steps of an upgrade.
  private void goOn(SteadyCalls calls) {
    int then = calls.answered();
    int more = (int) (READS_PER_SECOND * BETWEEN.toSeconds());
    await().atMost(PATIENCE).until(() -> calls.answered() > then + more);
  }

  private interface Starting {
    Process start() throws IOException;
  }

  private static void restart(List<Process> all, int which, Starting... starts)
      throws IOException, InterruptedException {
    var old = all.get(which);
    old.destroy();
    assertThat(old.onExit()).succeedsWithin(PATIENCE);
    all.set(which, starts[which].start());
  }

  private Process api(int port) throws IOException {
    return servers.server(
        port,
        Map.of(
            "SOCMATE_WORKSPACE_URL", workbench.address().toString(),
            "SOCMATE_WORKSPACE_ID", "w",
            "SOCMATE_WORKSPACE_TOKEN", Workbench.TOKEN,
            "SOCMATE_CONCURRENT_INVESTIGATIONS", "100",
            "SOCMATE_MIGRATE", "false",
            "SOCMATE_LEAVE", "PT5S",
            "SOCMATE_WARM_UP", "PT15S"));
  }

  private Process worker(String name) throws IOException {
    return workers.start(
        name,
        Map.of(
            "SOCMATE_WORKSPACE_URL", workbench.address().toString(),
            "SOCMATE_WORKSPACE_TOKEN", Workbench.TOKEN,
            "SOCMATE_SECRETS_KEY", "A".repeat(43),
            "SOCMATE_CONCURRENT_INVESTIGATIONS", "100",
            "SOCMATE_MIGRATE", "false",
            "SOCMATE_LEASE", "PT60S",
            "SOCMATE_HEARTBEAT", "PT15S"));
  }

  private List<String> schedules(int count) throws Exception {
    var ids = new ArrayList<String>();
    for (int number = 0; number < count; number++) {
      var body =
          """
          {"name": "Rolling %d", "persona": "soc_analyst", "frequency": "daily", "scheduled_time": "%s",
           "user_query": "failed sign-ins in the last 24 hours with more than 5 attempts from the same IP"}
          """
              .formatted(number, hoursAway());
      var answer =
          HttpClient.newHttpClient()
              .send(
                  ApiServers.request(balanced, "/api/v1/schedules")
                      .header("Content-Type", "application/json")
                      .POST(BodyPublishers.ofString(body))
                      .build(),
                  BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
      ids.add(JsonMapper.builder().build().readTree(answer.body()).path("id").asText());
    }
    return ids;
  }

  /// So that only the runs that are wished for happen.
  private static String hoursAway() {
    return "%02d:00"
        .formatted(Clock.systemUTC().instant().atZone(ZoneOffset.UTC).plusHours(6).getHour());
  }

  private List<String> texts(String query) throws SQLException {
    var texts = new ArrayList<String>();
    try (var connection = database.getPostgresDatabase().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }
}
