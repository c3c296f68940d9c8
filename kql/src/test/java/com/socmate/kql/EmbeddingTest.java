package com.socmate.kql;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.kql.catalogue.Catalogue;
import com.socmate.kql.storage.LogFolder;
import com.socmate.kql.value.ValueText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The three lines that `docs/kql/embedding.md` shows are these.
class EmbeddingTest {
  @TempDir private Path folder = Path.of("");

  private static String threeLines(Path folder, String query) {
    // begin: three lines to a result
    LogFolder logs = LogFolder.open(folder, Catalogue.logAnalytics());
    Request request = Request.of(query, logs.catalogue(), logs, Instant.now());
    Outcome outcome = KqlEngine.standard().run(request);
    // end
    // begin: what came of it
    return switch (outcome) {
      case Outcome.Answer answer ->
          answer.table().rows().map(row -> ValueText.of(row.getFirst())).toList().toString();
      case Outcome.Rejected rejected -> rejected.diagnostics().getFirst().under(query);
      case Outcome.Failed failed -> failed.reason();
      case Outcome.TimedOut _, Outcome.Cancelled _ -> "stopped";
    };
    // end
  }

  @Test
  void three_lines_lead_to_a_result() throws IOException {
    Files.writeString(
        folder.resolve("SigninLogs.ndjson"),
        "{\"TimeGenerated\":\"2026-01-01T00:00:00Z\",\"ResultType\":\"0\"}\n");
    assertThat(threeLines(folder, "SigninLogs | count")).isEqualTo("[1]");
    assertThat(threeLines(folder, "SigninLogs | cuont")).contains("Did you mean `count`?");
  }

  @Test
  void the_guide_shows_the_code_that_is_tested() throws IOException {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("mvnw"))) {
      root = Objects.requireNonNull(root.getParent());
    }
    String source =
        Files.readString(root.resolve("kql/src/test/java/com/socmate/kql/EmbeddingTest.java"));
    String guide = Files.readString(root.resolve("docs/kql/embedding.md"));
    String squeezedGuide = guide.replaceAll("\\s+", " ");
    for (String name : List.of("three lines to a result", "what came of it")) {
      int begin = source.indexOf("// begin: " + name);
      String region =
          source.substring(source.indexOf('\n', begin), source.indexOf("// end", begin));
      assertThat(squeezedGuide).contains(region.strip().replaceAll("\\s+", " "));
    }
  }
}
