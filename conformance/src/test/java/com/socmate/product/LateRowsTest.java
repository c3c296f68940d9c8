package com.socmate.product;

import static com.socmate.application.port.ScheduleFixture.aSchedule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.socmate.application.investigation.CompilePlan;
import com.socmate.application.investigation.Investigate;
import com.socmate.application.investigation.Limits;
import com.socmate.application.investigation.intent.IntentLibrary;
import com.socmate.application.port.Fixtures;
import com.socmate.application.port.InMemoryWorld;
import com.socmate.application.run.ExecuteRun;
import com.socmate.application.run.FinishRun;
import com.socmate.application.run.Insistence;
import com.socmate.application.run.RunNews;
import com.socmate.domain.coverage.WindowRead;
import com.socmate.domain.finding.Finding;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.investigation.Compilation;
import com.socmate.domain.investigation.Conduct;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.investigation.Outcome;
import com.socmate.domain.schedule.Schedule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rows that arrive after their window was read, through the embedded workspace: the next run finds
/// them, and the ledger shows it.
class LateRowsTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final String QUESTION =
      "Failed sign-ins in the last hour with more than 5 attempts from the same IP";

  @TempDir Path folder;

  @Test
  void what_arrives_after_its_window_was_read_is_found_by_the_next_run() throws IOException {
    try (var bench = new Workbench(folder, NOON.minus(Duration.ofMinutes(10)))) {
      var office = new Office(bench);
      bench.attempts("192.0.2.1", 2, NOON.minus(Duration.ofMinutes(30)));
      bench.awaitRows("SigninLogs", 2);
      bench.now.set(NOON);
      assertThat(office.runAt(NOON).conclusion().outcome()).isEqualTo(Outcome.CLEAR);

      bench.now.set(NOON.plus(Duration.ofMinutes(20)));
      bench.attempts("192.0.2.66", 9, NOON.minus(Duration.ofMinutes(20)));
      bench.attempts("192.0.2.1", 1, NOON.plus(Duration.ofMinutes(10)));
      bench.awaitRows("SigninLogs", 12);
      bench.now.set(NOON.plus(HOUR));
      var next = office.runAt(NOON.plus(HOUR));

      assertThat(next.conclusion().findings())
          .extracting(it -> it.key().get("IPAddress"))
          .containsExactly("192.0.2.66");
      assertThat(next.conclusion().findings().getFirst().description())
          .contains("Found late: rows of the window from 2026-11-20T10:55:00Z");
      assertThat(next.conclusion().findings().getFirst().evidence().getFirst().citation())
          .isEqualTo("[Q31:r1]");
      assertThat(next.evidence()).anyMatch(it -> it.query().equals("Q31"));
      assertThat(next.grounds().orElseThrow().conduct().late())
          .extracting(Conduct.LateRows::rows, Conduct.LateRows::findings, Conduct.LateRows::reread)
          .containsExactly(tuple(9L, 1, true));
      assertThat(office.windows())
          .extracting(WindowRead::late)
          .containsExactly(new WindowRead.Late(9, true), WindowRead.Late.NONE);
      assertThat(office.windows()).allMatch(WindowRead::covers);
    }
  }

  @Test
  void it_is_told_once_and_gone_afterwards() throws IOException {
    try (var bench = new Workbench(folder, NOON.minus(Duration.ofMinutes(10)))) {
      var office = new Office(bench);
      bench.attempts("192.0.2.1", 2, NOON.minus(Duration.ofMinutes(30)));
      bench.awaitRows("SigninLogs", 2);
      bench.now.set(NOON);
      office.runAt(NOON);
      bench.now.set(NOON.plus(Duration.ofMinutes(20)));
      bench.attempts("192.0.2.66", 9, NOON.minus(Duration.ofMinutes(20)));
      bench.attempts("192.0.2.1", 1, NOON.plus(Duration.ofMinutes(10)));
      bench.attempts("192.0.2.1", 1, NOON.plus(Duration.ofMinutes(70)));
      bench.awaitRows("SigninLogs", 13);
      bench.now.set(NOON.plus(HOUR));
      assertThat(office.runAt(NOON.plus(HOUR)).conclusion().findings())
          .extracting(Finding::novelty)
          .containsExactly(Finding.Novelty.NEW);
      bench.now.set(NOON.plus(HOUR.multipliedBy(2)));
      var third = office.runAt(NOON.plus(HOUR.multipliedBy(2)));
      assertThat(third.conclusion().outcome()).isEqualTo(Outcome.CLEAR);
      assertThat(third.grounds().orElseThrow().conduct().late()).isEmpty();
      assertThat(third.grounds().orElseThrow().conduct().gone()).hasSize(1);
    }
  }

  @Test
  void nothing_late_costs_one_query_and_changes_nothing() throws IOException {
    try (var bench = new Workbench(folder, NOON.minus(Duration.ofMinutes(10)))) {
      var office = new Office(bench);
      bench.attempts("192.0.2.1", 2, NOON.minus(Duration.ofMinutes(30)));
      bench.attempts("192.0.2.1", 2, NOON.plus(Duration.ofMinutes(30)));
      bench.awaitRows("SigninLogs", 4);
      bench.now.set(NOON);
      int first = spent(office.runAt(NOON));
      bench.now.set(NOON.plus(HOUR));
      var next = office.runAt(NOON.plus(HOUR));
      assertThat(spent(next)).isEqualTo(first + 1);
      assertThat(next.conclusion().outcome()).isEqualTo(Outcome.CLEAR);
    }
  }

  private static int spent(InvestigationResult result) {
    return result.grounds().orElseThrow().conduct().usage().queries();
  }

  /// A schedule and all that runs it.
  private static final class Office {
    private final Workbench bench;
    private final InMemoryWorld world;
    private final Schedule schedule = aSchedule().make();
    private final ExecuteRun execute;

    Office(Workbench bench) {
      this.bench = bench;
      InstantSource clock = bench.now::get;
      world = new InMemoryWorld(clock);
      var library = new IntentLibrary(bench.workspace);
      var compiler = new CompilePlan(library);
      var plan = ((Compilation.Compiled) compiler.compile(QUESTION)).plan();
      world.schedules().add(schedule, Optional.of(plan));
      var ids = new IdGenerator(clock, RandomGenerator.of("L64X128MixRandom"));
      var finish =
          new FinishRun(
              world.runQueue(),
              world.runs(),
              world.sessions(),
              world.schedules(),
              world.notifications(),
              world.auditLog(),
              world.transactions(),
              clock,
              new RunNews(ids, _ -> Optional.empty()));
      execute =
          new ExecuteRun(
              world.sessions(),
              world.schedules(),
              compiler,
              new Investigate(
                  bench.workspace,
                  world.runs(),
                  world.suppressions(),
                  library,
                  ids,
                  clock,
                  Limits.USUAL),
              finish,
              clock,
              new Insistence(Duration.ofMillis(1), Duration.ofMillis(1), new Random(1)));
    }

    InvestigationResult runAt(Instant occurrence) {
      var run = Fixtures.runOf(schedule, occurrence);
      world.runQueue().addManual(run.run(), run.session(), 500);
      var worker = world.runQueue().register("worker", Fixtures.LONG_LEASE);
      var claim = world.runQueue().claim(worker, 1, 500).getFirst();
      assertThat(execute.execute(claim, () -> false)).isInstanceOf(ExecuteRun.Ended.Recorded.class);
      return world.sessions().result(run.session().id(), Fixtures.admin()).orElseThrow();
    }

    List<WindowRead> windows() {
      return world.runHistory().windows(schedule.id(), Instant.EPOCH, bench.now.get());
    }
  }
}
