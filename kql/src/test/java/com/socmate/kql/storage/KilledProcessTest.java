package com.socmate.kql.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.google.re2j.Pattern;
import com.socmate.kql.Queries;
import com.socmate.kql.catalogue.Catalogue;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KilledProcessTest {
  @TempDir private Path root = Path.of("");

  /// Where the classes the process needs lie, whoever runs the test.
  private static String classPath() {
    return Stream.of(IngestingProcess.class, SegmentStore.class, JsonFactory.class, Pattern.class)
        .map(it -> it.getProtectionDomain().getCodeSource().getLocation())
        .map(it -> Path.of(URI.create(it.toString())).toString())
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

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
                classPath(),
                IngestingProcess.class.getName(),
                root.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long kept = 0;
    try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
      while (kept < atLeast) {
        kept = Long.parseLong(said.readLine());
      }
      // The process's own method would close what it still has to say.
      process.toHandle().destroyForcibly();
      process.waitFor();
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
