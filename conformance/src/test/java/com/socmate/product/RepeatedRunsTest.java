package com.socmate.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.socmate.adapters.sentinel.sample.Main;
import com.socmate.application.investigation.Assignment;
import com.socmate.application.investigation.CompilePlan;
import com.socmate.application.investigation.Investigate;
import com.socmate.application.investigation.Investigated;
import com.socmate.application.investigation.Limits;
import com.socmate.application.investigation.intent.IntentLibrary;
import com.socmate.application.port.InMemoryWorld;
import com.socmate.domain.finding.Finding;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.investigation.Persona;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// The same plan on the same data: the same decisions to the byte, however often it is run, and
/// however many runs there are at once.
class RepeatedRunsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final int RUNS = 20;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Check for failed sign-ins in the last 24 hours with more than 5 attempts from the same IP",
        "Check for lateral movement: accounts reaching more than 4 new hosts in the last 24 hours",
        "SigninLogs | where ResultType != '0' | project UserPrincipalName, IPAddress, AppDisplayName"
      })
  void twenty_runs_on_the_same_data_decide_the_same_to_the_byte(String question)
      throws IOException {
    generate();
    try (var bench = new Workbench(folder, NOW);
        var threads = Executors.newFixedThreadPool(3)) {
      var library = new IntentLibrary(bench.workspace);
      List<Future<InvestigationResult>> runs =
          IntStream.range(0, RUNS)
              .mapToObj(run -> threads.submit(() -> run(bench, library, question, run)))
              .toList();
      var results = runs.stream().map(RepeatedRunsTest::result).toList();
      assertThat(results).hasSize(RUNS);
      assertThat(results.stream().map(RepeatedRunsTest::decisions).distinct()).hasSize(1);
      assertThat(results.stream().map(InvestigationResult::evidence).distinct()).hasSize(1);
      assertThat(results.stream().map(RepeatedRunsTest::things).distinct()).hasSize(1);
      assertThat(results.getFirst().evidence().getFirst().table().rows()).isNotEmpty();
    }
  }

  private static InvestigationResult result(Future<InvestigationResult> run) {
    try {
      return run.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String decisions(InvestigationResult result) {
    return result.grounds().orElseThrow().conduct().decisions();
  }

  private static List<String> things(InvestigationResult result) {
    return result.conclusion().findings().stream()
        .map(Finding::fingerprint)
        .map(Object::toString)
        .toList();
  }

  private static InvestigationResult run(
      Workbench bench, IntentLibrary library, String question, int seed) {
    InstantSource clock = () -> NOW.plusSeconds(61L * seed);
    var ids = new IdGenerator(clock, RandomGenerator.of("L64X128MixRandom"));
    var assignment =
        new Assignment(
            ids.run(),
            Optional.empty(),
            question,
            Persona.SOC_ANALYST,
            new CompilePlan(library).compile(question),
            OptionalInt.empty(),
            NOW);
    var ended =
        new Investigate(
                bench.workspace, new InMemoryWorld(clock).runs(), library, ids, clock, Limits.USUAL)
            .investigate(assignment, _ -> true, () -> false);
    return ended instanceof Investigated.Done(var result) ? result : fail("It ended as " + ended);
  }

  private void generate() {
    int exit =
        new CommandLine(new Main())
            .execute(
                "--out", folder.resolve("logs").toString(),
                "--manifest", folder.resolve("manifest.json").toString(),
                "--now", NOW.toString(),
                "--seed", "7");
    assertThat(exit).isZero();
  }
}
