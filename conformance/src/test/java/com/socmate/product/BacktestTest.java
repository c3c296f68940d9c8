package com.socmate.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.investigation.Assignment;
import com.socmate.application.investigation.Backtest;
import com.socmate.application.investigation.CompilePlan;
import com.socmate.application.investigation.Investigate;
import com.socmate.application.investigation.Investigated;
import com.socmate.application.investigation.Limits;
import com.socmate.application.investigation.PastOccurrences;
import com.socmate.application.investigation.Replay;
import com.socmate.application.investigation.intent.IntentLibrary;
import com.socmate.application.plan.EstimateCost;
import com.socmate.application.port.Fixtures;
import com.socmate.application.port.InMemoryWorld;
import com.socmate.application.port.Suppressions;
import com.socmate.domain.finding.Finding;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.investigation.Budget;
import com.socmate.domain.investigation.Compilation;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.investigation.Outcome;
import com.socmate.domain.investigation.Persona;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.investigation.Session;
import com.socmate.domain.provider.SiemProvider;
import com.socmate.domain.schedule.NotifyOn;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Plans tried on the past, and runs repeated, through the embedded workspace.
class BacktestTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final String QUESTION =
      "Failed sign-ins in the last 24 hours with more than 5 attempts from the same IP";

  @TempDir Path folder;

  private final InMemoryWorld world = new InMemoryWorld(() -> NOON);

  @Test
  void a_backtest_says_how_often_it_would_have_told_somebody() throws IOException {
    try (var bench = new Workbench(folder, NOON)) {
      bench.attempts("192.0.2.7", 8, day(2));
      bench.attempts("192.0.2.7", 9, day(1));
      bench.attempts("192.0.2.9", 7, day(1));
      bench.attempts("192.0.2.9", 2, day(0));
      bench.awaitRows("SigninLogs", 26);
      var windows = new ArrayList<Backtest.Tried>();
      var summary =
          new Backtest(_ -> bench.workspace, ids(), () -> NOON, Limits.USUAL)
              .run(
                  new Backtest.Wish(
                      plan(bench),
                      SiemProvider.BUILT_IN,
                      PastOccurrences.last(4, Optional.empty(), Duration.ofDays(1), NOON),
                      NotifyOn.NEW,
                      Budget.Lower.NONE,
                      Duration.ofMinutes(1)),
                  windows::add);
      assertThat(windows)
          .extracting(it -> it.outcome().map(Enum::name).orElse("failed"))
          .containsExactly("INCONCLUSIVE", "FINDINGS", "FINDINGS", "CLEAR");
      assertThat(windows).extracting(Backtest.Tried::fresh).containsExactly(0, 1, 1, 0);
      assertThat(windows).extracting(Backtest.Tried::still).containsExactly(0, 0, 1, 0);
      assertThat(windows).extracting(Backtest.Tried::gone).containsExactly(0, 0, 0, 2);
      assertThat(summary.notifications()).isEqualTo(2);
      assertThat(summary.usage().queries()).isGreaterThanOrEqualTo(8);
    }
  }

  @Test
  void a_run_that_is_repeated_decides_the_same_until_the_data_change() throws IOException {
    try (var bench = new Workbench(folder, NOON)) {
      bench.attempts("192.0.2.7", 8, day(0));
      bench.awaitRows("SigninLogs", 8);
      var session = kept(bench);
      var same = replayed(bench, session);
      assertThat(same.isSame()).isTrue();
      assertThat(same.rows().gone()).isEmpty();
      assertThat(same.rows().come()).isEmpty();
      bench.attempts("192.0.2.7", 3, day(0).plusSeconds(60));
      bench.attempts("192.0.2.9", 6, day(0));
      bench.awaitRows("SigninLogs", 17);
      var other = replayed(bench, session);
      assertThat(other.isSame()).isFalse();
      assertThat(other.now()).isEqualTo(Outcome.FINDINGS);
      assertThat(other.rows().come()).hasSize(1);
      assertThat(other.rows().come().getFirst()).containsEntry("IPAddress", "192.0.2.9");
      assertThat(other.rows().changed().getFirst().values().get("Attempts"))
          .hasToString("Values[then=8, now=11]");
    }
  }

  @Test
  void the_cost_is_estimated_from_what_the_tables_hold() throws IOException {
    try (var bench = new Workbench(folder, NOON)) {
      bench.attempts("192.0.2.7", 40, day(0));
      bench.awaitRows("SigninLogs", 40);
      var plan = plan(bench);
      var estimate =
          new EstimateCost(_ -> bench.workspace, () -> NOON)
              .of(plan, Optional.empty(), SiemProvider.BUILT_IN)
              .orElseThrow();
      assertThat(estimate.tables())
          .hasSize(1)
          .allSatisfy(it -> {
            assertThat(it.rowsPerDay()).isEqualTo(40);
            assertThat(it.bytesPerRow()).isPositive();
          });
      assertThat(estimate.rows()).isEqualTo(40L * plan.queries().size());
      assertThat(estimate.queries()).isEqualTo(plan.queries().size() + 1);
    }
  }

  @Test
  void other_words_for_the_same_check_find_the_same_things() throws IOException {
    try (var bench = new Workbench(folder, NOON)) {
      bench.attempts("192.0.2.7", 8, day(0));
      bench.awaitRows("SigninLogs", 8);
      var other = "More than 5 unsuccessful logins per source IP address over the past day";
      assertThat(things(run(bench, other))).isEqualTo(things(run(bench, QUESTION)));
      bench.attempts("192.0.2.7", 2, day(0).plusSeconds(30));
      bench.awaitRows("SigninLogs", 10);
      assertThat(things(run(bench, other))).hasSize(1).isEqualTo(things(run(bench, QUESTION)));
    }
  }

  private static List<String> things(InvestigationResult result) {
    return result.conclusion().findings().stream()
        .map(Finding::fingerprint)
        .map(Object::toString)
        .toList();
  }

  /// In the window that ends so many days before noon.
  private static Instant day(int back) {
    return NOON.minus(Duration.ofDays(back)).minus(Duration.ofHours(6));
  }

  private static IdGenerator ids() {
    return new IdGenerator(() -> NOON, RandomGenerator.of("L64X128MixRandom"));
  }

  private static Plan plan(Workbench bench) {
    var compiled = new CompilePlan(new IntentLibrary(bench.workspace)).compile(QUESTION);
    return ((Compilation.Compiled) compiled).plan();
  }

  private SessionId kept(Workbench bench) {
    var session = Fixtures.session(Fixtures.IDS.user());
    world.runQueue().addManual(Fixtures.manualRun(session), session, 5);
    world
        .sessions()
        .conclude(session.id(), Session.Status.COMPLETED, NOON, Optional.of(run(bench, QUESTION)));
    return session.id();
  }

  private Replay.Outcome.Repeated replayed(Workbench bench, SessionId session) {
    var replay =
        new Replay(world.sessions(), _ -> bench.workspace, ids(), () -> NOON, Limits.USUAL);
    return (Replay.Outcome.Repeated) replay.replay(session, Fixtures.admin());
  }

  private InvestigationResult run(Workbench bench, String question) {
    var library = new IntentLibrary(bench.workspace);
    InstantSource clock = () -> NOON;
    var assignment =
        new Assignment(
            ids().run(),
            Optional.empty(),
            question,
            Persona.SOC_ANALYST,
            new CompilePlan(library).compile(question),
            OptionalInt.empty(),
            NOON);
    var ended =
        new Investigate(
                bench.workspace,
                world.runs(),
                Suppressions.NONE,
                library,
                ids(),
                clock,
                Limits.USUAL)
            .investigate(assignment, _ -> true, () -> false);
    return ((Investigated.Done) ended).result();
  }
}
