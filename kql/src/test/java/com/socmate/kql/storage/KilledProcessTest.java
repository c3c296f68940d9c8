package com.socmate.kql.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.kql.Queries;
import com.socmate.kql.catalogue.Catalogue;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KilledProcessTest {
  @TempDir private Path root = Path.of("");

  @ParameterizedTest
  @ValueSource(ints = {1, 33, 61})
  void what_a_process_said_it_kept_is_there_after_it_was_killed(int atLeast)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                IngestingProcess.class.getName(),
                root.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long kept = 0;
    try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
      while (kept < atLeast) {
        kept = Long.parseLong(said.readLine());
      }
      process.destroyForcibly().waitFor();
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        kept = line.isEmpty() ? kept : Math.max(kept, Long.parseLong(line));
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    try (SegmentStore store =
        SegmentStore.open(root, Catalogue.logAnalytics(), InstantSource.system())) {
      List<String> rows =
          Queries.rows(
              "Rows_CL | summarize Rows = count(), Ids = dcount(Id), Last = max(Id) + 1",
              store.catalogue(),
              store);
      long found = Long.parseLong(rows.getFirst().split("\\|", -1)[0]);
      assertThat(found).isBetween(kept, kept + 1);
      assertThat(rows).containsExactly(found + "|" + found + "|" + found);
    }
  }
}
