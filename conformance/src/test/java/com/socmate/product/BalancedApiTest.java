package com.socmate.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.socmate.house.Project;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two api-servers behind a balancer; one is killed, as by `kill -9`, in the midst of everything.
class BalancedApiTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int EVENTS = 150;
  private static final int WRITERS = 4;

  @TempDir Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private EmbeddedPostgres database;
  private ApiServers servers;
  private int balanced;
  private int a;
  private int b;
  private Process first;

  @BeforeEach
  void start() throws IOException {
    assumeThat(ApiServers.canBalance())
        .as("HAProxy is installed; apt-get install haproxy")
        .isTrue();
    database = EmbeddedPostgres.builder().start();
    servers = new ApiServers(folder, database);
    balanced = ApiServers.freePort();
    a = ApiServers.freePort();
    b = ApiServers.freePort();
    first = servers.server(a);
    servers.server(b);
    servers.balancer(Project.root().resolve("docker/haproxy.cfg"), balanced, a, b);
    ApiServers.awaitReady(a);
    ApiServers.awaitReady(b);
    ApiServers.awaitReady(balanced);
  }

  @AfterEach
  void stop() throws IOException {
    if (servers != null) {
      servers.close();
      database.close();
    }
  }

  @Test
  void nothing_is_lost_and_nothing_is_told_twice_when_one_of_two_servers_dies() throws Exception {
    everyServerGetsItsTurn();
    sql(
        "insert into session (id, owner, visibility, title, query, persona, status, created_at)"
            + " select 'sess_balanced1', id, 'PRIVATE', 'Live', 'failed sign-ins', 'SOC_ANALYST', 'ACTIVE', now() from account");
    var acknowledged = new ConcurrentLinkedQueue<String>();
    var seen = new CopyOnWriteArrayList<Integer>();
    var going = new AtomicBoolean(true);
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      var follower = workers.submit(() -> follow(seen));
      write(workers, going, acknowledged);
      await().atMost(PATIENCE).until(() -> acknowledged.size() > 20 && !seen.isEmpty());
      tell(1, EVENTS / 2);

      first.destroyForcibly().waitFor();

      int before = acknowledged.size();
      tell(EVENTS / 2 + 1, EVENTS);
      await().atMost(PATIENCE).until(() -> acknowledged.size() > before + 20);
      going.set(false);
      sql(
          "with ended as (update session set status = 'COMPLETED', finished_at = now())"
              + " insert into session_event values ('sess_balanced1', "
              + (EVENTS + 1)
              + ", now(), 'COMPLETED', null, 'Done.', '{}')");
      assertThat(follower).succeedsWithin(PATIENCE);
    }
    assertThat(seen)
        .containsExactlyElementsOf(IntStream.rangeClosed(0, EVENTS + 1).boxed().toList());
    assertThat(names()).containsAll(acknowledged).doesNotHaveDuplicates();
  }

  /// In the end: a server that has just been found gets its share little by little.
  private void everyServerGetsItsTurn() {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() -> {
          for (int request = 0; request < 10; request++) {
            assertThat(ApiServers.status(balanced, "/api/v1/schedules?limit=1")).isEqualTo(200);
          }
          var asked = askedOfServers();
          var last = asked.subList(Math.max(0, asked.size() - 10), asked.size());
          assertThat(last).filteredOn(line -> line.contains(" servers/a ")).hasSizeBetween(4, 6);
          assertThat(last).filteredOn(line -> line.contains(" servers/b ")).hasSizeBetween(4, 6);
        });
  }

  private List<String> askedOfServers() throws IOException {
    return servers.balancerLog().stream().filter(line -> line.contains("limit=1")).toList();
  }

  /// Each schedule has a name of its own. What was not acknowledged may be there or not.
  private void write(
      ExecutorService workers, AtomicBoolean going, ConcurrentLinkedQueue<String> acknowledged) {
    var number = new AtomicInteger();
    for (int writer = 0; writer < WRITERS; writer++) {
      workers.execute(() -> {
        while (going.get()) {
          var name = "Balanced " + number.incrementAndGet();
          if (made(name)) {
            acknowledged.add(name);
          }
        }
      });
    }
  }

  private boolean made(String name) {
    var body =
        """
        {"name": "%s", "persona": "soc_analyst", "frequency": "daily", "scheduled_time": "08:00",
         "user_query": "failed sign-ins in the last 24 hours with more than 5 attempts from the same IP"}
        """
            .formatted(name);
    try {
      return http.send(
                  ApiServers.request(balanced, "/api/v1/schedules")
                      .header("Content-Type", "application/json")
                      .POST(BodyPublishers.ofString(body))
                      .build(),
                  BodyHandlers.ofString())
              .statusCode()
          == 201;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Reads the stream to its last event, beginning again after the last that was seen. A zero
  /// stands for its opening.
  private Void follow(List<Integer> seen) throws InterruptedException {
    while (seen.isEmpty() || seen.getLast() <= EVENTS) {
      int last = seen.isEmpty() ? 0 : seen.getLast();
      var request =
          ApiServers.request(balanced, "/api/v1/sessions/sess_balanced1/events")
              .timeout(PATIENCE)
              .header("Last-Event-ID", Integer.toString(last))
              .GET()
              .build();
      try (var lines = http.send(request, BodyHandlers.ofLines()).body()) {
        lines.forEach(line -> {
          if (seen.isEmpty()) {
            seen.add(0);
          }
          if (line.startsWith("id: ")) {
            seen.add(Integer.parseInt(line.substring(4)));
          }
        });
      } catch (IOException | java.io.UncheckedIOException e) {
        Thread.onSpinWait();
      }
    }
    return null;
  }

  private void tell(int from, int to) throws SQLException {
    for (int number = from; number <= to; number++) {
      sql(
          "insert into session_event values ('sess_balanced1', "
              + number
              + ", now(), 'STAGE_STARTED', 'EXECUTION', 'Line', '{}')");
    }
  }

  private void sql(String statement) throws SQLException {
    try (var connection = database.getPostgresDatabase().getConnection();
        var prepared = connection.prepareStatement(statement)) {
      prepared.execute();
    }
  }

  private List<String> names() throws SQLException {
    var names = new ArrayList<String>();
    try (var connection = database.getPostgresDatabase().getConnection();
        var prepared = connection.prepareStatement("select name from schedule");
        var rows = prepared.executeQuery()) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }
}
