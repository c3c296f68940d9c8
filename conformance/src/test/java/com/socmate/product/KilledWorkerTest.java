package com.socmate.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.socmate.adapters.persistence.Database;
import com.socmate.adapters.persistence.JdbiAccounts;
import com.socmate.adapters.persistence.JdbiAuditLog;
import com.socmate.adapters.persistence.JdbiNotifications;
import com.socmate.adapters.persistence.JdbiRunQueue;
import com.socmate.adapters.persistence.JdbiRuns;
import com.socmate.adapters.persistence.JdbiSchedules;
import com.socmate.adapters.persistence.JdbiSessions;
import com.socmate.adapters.persistence.JdbiTransactions;
import com.socmate.application.investigation.CompilePlan;
import com.socmate.application.investigation.intent.IntentLibrary;
import com.socmate.application.port.InMemoryLogWorkspace;
import com.socmate.application.port.Page;
import com.socmate.application.port.Request;
import com.socmate.application.run.TriggerRun;
import com.socmate.application.schedule.CreateSchedule;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.identity.Principal;
import com.socmate.domain.identity.Role;
import com.socmate.domain.identity.Scope;
import com.socmate.domain.identity.User;
import com.socmate.domain.identity.Visibility;
import com.socmate.domain.investigation.Compilation;
import com.socmate.domain.investigation.Persona;
import com.socmate.domain.investigation.SessionEvent;
import com.socmate.domain.run.Run;
import com.socmate.domain.schedule.CatchupPolicy;
import com.socmate.domain.schedule.Definition;
import com.socmate.domain.schedule.NotifyOn;
import com.socmate.domain.schedule.OverlapPolicy;
import com.socmate.domain.time.Recurrence;
import com.socmate.domain.time.Timetable;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A worker process is killed in the middle of a run, as by `kill -9`; another one, with a database
/// and a process of its own, brings the run to its one end.
class KilledWorkerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String QUESTION =
      "failed sign-ins in the last 24 hours with more than 5 attempts from the same IP";

  @TempDir Path folder;
  private final Clock clock = Clock.systemUTC();
  private final HangingWorkspace workspace = new HangingWorkspace();
  private EmbeddedPostgres server;
  private Database database;
  private WorkerProcesses workers;

  @BeforeEach
  void start() throws IOException {
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
    workspace.close();
    database.close();
    server.close();
  }

  @Test
  void a_run_whose_worker_is_killed_is_completed_once_by_another() throws IOException {
    var user =
        new JdbiAccounts(database).establishAdmin("0123456789abcdef0123456789abcdef", ids().user());
    var session = triggerRun(user);
    var first = workers.start("first");
    await().atMost(PATIENCE).until(workspace::isAsked);
    first.destroyForcibly();
    workers.start("second");
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(run(session)).isInstanceOf(Run.Completed.class));
    assertThat(new JdbiNotifications(database).list(user.id(), false, Page.FIRST).items())
        .hasSize(1);
    assertThat(events(session)).filteredOn(SessionEvent::isLast).hasSize(1);
    assertThat(events(session))
        .filteredOn(it -> it.kind() == SessionEvent.Kind.STAGE_STARTED)
        .extracting(SessionEvent::stage)
        .doesNotHaveDuplicates();
    assertThat(events(session))
        .extracting(SessionEvent::sequence)
        .doesNotHaveDuplicates()
        .isSorted();
  }

  private Run run(SessionId session) {
    return new JdbiRuns(database).ofSession(session).orElseThrow();
  }

  private List<SessionEvent> events(SessionId session) {
    return new JdbiSessions(database).events(session, 0, 1_000);
  }

  private SessionId triggerRun(User user) {
    var schedules = new JdbiSchedules(database);
    var audit = new JdbiAuditLog(database);
    var transactions = new JdbiTransactions(database);
    var compiler = new CompilePlan(new IntentLibrary(new InMemoryLogWorkspace()));
    var request =
        new Request(
            new Principal(user.id(), user.email(), Set.of(Role.ADMIN), EnumSet.allOf(Scope.class)),
            Optional.empty());
    var created =
        new CreateSchedule(
                schedules,
                audit,
                transactions,
                ids(),
                clock,
                (question, _) -> compiler.compile(question))
            .create(
                definition(),
                Timetable.of(new Recurrence.Daily(LocalTime.of(8, 0)), ZoneOffset.UTC),
                request);
    assertThat(created)
        .isInstanceOfSatisfying(
            CreateSchedule.Outcome.Created.class,
            it -> assertThat(it.compilation()).isInstanceOf(Compilation.Compiled.class));
    var schedule = ((CreateSchedule.Outcome.Created) created).schedule();
    var triggered =
        new TriggerRun(schedules, new JdbiRunQueue(database), audit, transactions, ids(), clock, 5)
            .trigger(schedule.id(), request);
    return ((TriggerRun.Outcome.Triggered) triggered).session();
  }

  private static Definition definition() {
    return new Definition(
        "Daily failed sign-in check",
        "",
        QUESTION,
        Persona.SOC_ANALYST,
        OverlapPolicy.SKIP,
        CatchupPolicy.LAST,
        NotifyOn.NEW,
        Visibility.PRIVATE,
        List.of());
  }

  private IdGenerator ids() {
    return new IdGenerator(clock, new SecureRandom());
  }
}
