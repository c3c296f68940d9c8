package com.socmate.product;

import static com.socmate.application.port.ScheduleFixture.aSchedule;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.socmate.adapters.persistence.Database;
import com.socmate.adapters.persistence.JdbiAuditLog;
import com.socmate.adapters.persistence.JdbiDirectory;
import com.socmate.adapters.persistence.JdbiIncidentMarks;
import com.socmate.adapters.persistence.JdbiIncidents;
import com.socmate.adapters.persistence.JdbiNotifications;
import com.socmate.adapters.persistence.JdbiRunQueue;
import com.socmate.adapters.persistence.JdbiRuns;
import com.socmate.adapters.persistence.JdbiSchedules;
import com.socmate.adapters.persistence.JdbiSessions;
import com.socmate.adapters.persistence.JdbiTransactions;
import com.socmate.application.incident.IncidentNews;
import com.socmate.application.incident.SyncIncidents;
import com.socmate.application.incident.SyncIncidents.Synced;
import com.socmate.application.investigation.CompilePlan;
import com.socmate.application.investigation.Investigate;
import com.socmate.application.investigation.Limits;
import com.socmate.application.investigation.intent.IntentLibrary;
import com.socmate.application.port.Fixtures;
import com.socmate.application.port.IncidentMarks;
import com.socmate.application.port.Incidents;
import com.socmate.application.port.Page;
import com.socmate.application.run.ExecuteRun;
import com.socmate.application.run.FinishRun;
import com.socmate.application.run.Insistence;
import com.socmate.application.run.RunNews;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.incident.Incident;
import com.socmate.domain.investigation.Compilation;
import com.socmate.domain.investigation.Outcome;
import com.socmate.domain.provider.SiemProvider;
import com.socmate.domain.schedule.Schedule;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An outage of the provider with everything that is kept kept in PostgreSQL, by its own clock.
class OutageOnPostgresTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private final Instant now = InstantSource.system().instant();
  private static final String QUESTION =
      "Check for failed sign-ins in the last 24 hours with more than 5 attempts from the same IP";
  private static final int ROUNDS = 12;

  @TempDir private Path folder;
  private Workbench bench;
  private FailingProvider provider;
  private EmbeddedPostgres server;
  private Database database;
  private SyncIncidents sync;
  private ExecuteRun execute;
  private Schedule schedule;
  private int appeared;

  @BeforeEach
  void open() throws IOException {
    bench = new Workbench(folder, now);
    bench.attempts("192.0.2.1", 2, now.minus(Duration.ofHours(2)));
    bench.awaitRows("SigninLogs", 2);
    provider = new FailingProvider(bench);
    server = EmbeddedPostgres.builder().start();
    database =
        Database.open(
            new Database.Config(
                server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres", 4));
    var ids = new IdGenerator(bench.now::get, new Random(5));
    sync =
        new SyncIncidents(
            provider.siem(),
            new JdbiIncidents(database),
            new JdbiIncidentMarks(database),
            new IncidentNews(
                new JdbiDirectory(database), new JdbiNotifications(database), ids, bench.now::get),
            new JdbiTransactions(database));
    schedule = aSchedule().make();
    execute = runs(ids);
  }

  @AfterEach
  void close() throws IOException {
    database.close();
    server.close();
    provider.close();
    bench.close();
  }

  @Test
  void an_outage_loses_no_incident_calls_no_run_clear_and_ends_by_itself() {
    appears();
    assertThat(synced()).isInstanceOf(Synced.Done.class);
    assertThat(outcome()).contains(Outcome.CLEAR);

    provider.fails(true);
    var outcomes = new ArrayList<Optional<Outcome>>();
    for (int round = 0; round < ROUNDS; round++) {
      appears();
      assertThat(synced()).isInstanceOf(Synced.Failed.class);
      outcomes.add(outcome());
      bench.now.updateAndGet(it -> it.plusSeconds(50));
    }
    assertThat(outcomes).doesNotContain(Optional.of(Outcome.CLEAR));
    assertThat(known()).containsExactly(1L);
    assertThat(mark().failures()).isEqualTo(ROUNDS);

    provider.fails(false);
    bench.now.updateAndGet(it -> it.plusSeconds(60));
    assertThat(synced()).isInstanceOf(Synced.Done.class);
    assertThat(known())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, appeared).boxed().toList());
    assertThat(outcome()).contains(Outcome.CLEAR);
    assertThat(mark().failures()).isZero();
  }

  private ExecuteRun runs(IdGenerator ids) {
    var logs = provider.siem().logs(SiemProvider.BUILT_IN).orElseThrow();
    var library = new IntentLibrary(logs);
    var compiler = new CompilePlan(library);
    new JdbiSchedules(database)
        .add(schedule, Optional.of(((Compilation.Compiled) compiler.compile(QUESTION)).plan()));
    InstantSource clock = bench.now::get;
    var finish =
        new FinishRun(
            new JdbiRunQueue(database),
            new JdbiRuns(database),
            new JdbiSessions(database),
            new JdbiSchedules(database),
            new JdbiNotifications(database),
            new JdbiAuditLog(database),
            new JdbiTransactions(database),
            clock,
            new RunNews(ids, _ -> Optional.empty()));
    return new ExecuteRun(
        new JdbiSessions(database),
        new JdbiSchedules(database),
        compiler,
        new Investigate(logs, new JdbiRuns(database), library, ids, clock, Limits.USUAL),
        finish,
        clock,
        new Insistence(Duration.ofMillis(1), Duration.ofMillis(1), new Random(1)));
  }

  private void appears() {
    provider.book().add(dossier(++appeared, InstantSource.system().instant()));
  }

  private static ObjectNode dossier(int number, Instant at) {
    var name = "00000000-0000-0000-0000-%012d".formatted(number);
    var dossier = JSON.createObjectNode();
    var incident = dossier.putObject("incident");
    incident.put("name", name).put("etag", "\"" + number + "\"");
    incident
        .putObject("properties")
        .put("title", "Incident " + number)
        .put("severity", "High")
        .put("status", "New")
        .put("incidentNumber", number)
        .put("createdTimeUtc", at.toString())
        .put("lastModifiedTimeUtc", at.toString());
    return dossier;
  }

  private Synced synced() {
    return sync.sync(SiemProvider.BUILT_IN).orElseThrow();
  }

  private IncidentMarks.State mark() {
    return new JdbiIncidentMarks(database).states().getFirst();
  }

  private List<Long> known() {
    return new JdbiIncidents(database)
        .list(Incidents.Filter.NONE, new Page(Page.MAX_LIMIT, 0)).items().stream()
            .map(Incident::number)
            .sorted()
            .toList();
  }

  /// Of a run to its end; empty if it failed.
  private Optional<Outcome> outcome() {
    var queue = new JdbiRunQueue(database);
    var run = Fixtures.runOf(schedule, bench.now.get());
    queue.addManual(run.run(), run.session(), 500);
    var worker = queue.register("worker", Fixtures.LONG_LEASE);
    var claim = queue.claim(worker, 1, 500).getFirst();
    assertThat(execute.execute(claim, () -> false)).isInstanceOf(ExecuteRun.Ended.Recorded.class);
    return new JdbiSessions(database)
        .find(run.session().id(), Fixtures.admin())
        .orElseThrow()
        .outcome();
  }
}
