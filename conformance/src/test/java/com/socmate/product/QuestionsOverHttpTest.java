package com.socmate.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.socmate.adapters.sentinel.SentinelLogs;
import com.socmate.adapters.sentinel.SentinelSettings;
import com.socmate.adapters.sentinel.TokenSource;
import com.socmate.adapters.sentinel.sample.Main;
import com.socmate.adapters.sentinel.workspace.EmbeddedWorkspace;
import com.socmate.adapters.sentinel.workspace.WorkspaceConfig;
import com.socmate.application.investigation.Assignment;
import com.socmate.application.investigation.CompilePlan;
import com.socmate.application.investigation.Investigate;
import com.socmate.application.investigation.Investigated;
import com.socmate.application.investigation.Limits;
import com.socmate.application.investigation.intent.IntentLibrary;
import com.socmate.application.port.InMemoryWorld;
import com.socmate.domain.finding.Finding;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.investigation.Persona;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/// The whole way from a question in words to findings, over http, on logs whose incidents are
/// known: exactly these are found, for every seed.
class QuestionsOverHttpTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final String TOKEN = "a-token-for-this-test-only";
  private static final Map<String, String> QUESTIONS =
      Map.of(
          "failed_signins",
          "Check for failed sign-ins in the last 24 hours with more than 5 attempts from the same IP",
          "lateral_movement",
          "Check for lateral movement: accounts reaching more than 4 new hosts in the last 24 hours",
          "audit_completeness",
          "Verify audit log completeness in the last 24 hours");

  @TempDir Path folder;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, Boolean.getBoolean("socmate.full") ? 20 : 1);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void exactly_the_planted_incidents_are_found(long seed) throws IOException {
    generate(seed);
    var manifest = JsonMapper.builder().build().readTree(folder.resolve("manifest.json").toFile());
    try (var workspace = EmbeddedWorkspace.start(config(), InstantSource.fixed(NOW))) {
      for (var question : QUESTIONS.entrySet()) {
        var planted = planted(manifest, question.getKey());
        assertThat(found(workspace, question.getValue()))
            .as("what is found of %s with seed %d", question.getKey(), seed)
            .hasSameSizeAs(planted)
            .allSatisfy(key ->
                assertThat(planted).anyMatch(it -> key.entrySet().containsAll(it.entrySet())));
      }
    }
  }

  private void generate(long seed) {
    int exit =
        new CommandLine(new Main())
            .execute(
                "--out", folder.resolve("logs").toString(),
                "--manifest", folder.resolve("manifest.json").toString(),
                "--now", NOW.toString(),
                "--seed", Long.toString(seed));
    assertThat(exit).isZero();
  }

  private WorkspaceConfig config() {
    return new WorkspaceConfig(
        "127.0.0.1",
        0,
        folder.resolve("logs"),
        folder.resolve("store"),
        "w",
        TOKEN,
        5,
        Optional.empty(),
        Optional.empty());
  }

  /// The key of each finding; no two are equal.
  private static List<Map<String, String>> found(EmbeddedWorkspace workspace, String question) {
    InstantSource clock = InstantSource.fixed(NOW);
    var logs =
        new SentinelLogs(
            SentinelSettings.of(URI.create("http://127.0.0.1:" + workspace.port()), "w", ""),
            TokenSource.fixed(TOKEN),
            clock);
    var ids = new IdGenerator(clock, RandomGenerator.of("L64X128MixRandom"));
    var library = new IntentLibrary(logs);
    var assignment =
        new Assignment(
            ids.run(),
            Optional.empty(),
            question,
            Persona.SOC_ANALYST,
            new CompilePlan(library).compile(question),
            OptionalInt.empty(),
            NOW);
    var investigate =
        new Investigate(logs, new InMemoryWorld(clock).runs(), library, ids, clock, Limits.USUAL);
    var ended = investigate.investigate(assignment, _ -> true, () -> false);
    assertThat(ended).isInstanceOf(Investigated.Done.class);
    return ((Investigated.Done) ended)
        .result().conclusion().findings().stream()
            .<Map<String, String>>map(Finding::key)
            .distinct()
            .toList();
  }

  private static List<Map<String, String>> planted(JsonNode manifest, String intent) {
    var planted = new ArrayList<Map<String, String>>();
    for (var incident : manifest.path("incidents")) {
      if (incident.path("intent").asText().equals(intent)) {
        var key = new TreeMap<String, String>();
        incident
            .path("entity")
            .properties()
            .forEach(part -> key.put(part.getKey(), part.getValue().asText()));
        planted.add(key);
      }
    }
    return planted;
  }
}
