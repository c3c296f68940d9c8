package com.socmate.cli.launcher.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurefireReportsTest {
  @TempDir private Path home = Path.of("");

  private void report(String module, String name, String counts) throws IOException {
    Path directory = home.resolve(module).resolve("target/surefire-reports");
    Files.createDirectories(directory);
    Files.writeString(
        directory.resolve("TEST-" + name + ".xml"),
        "<?xml version=\"1.0\"?>\n<testsuite " + counts + "><testcase name=\"it\"/></testsuite>");
  }

  @Test
  void the_counts_of_a_module_are_summed_with_errors_as_failures() throws IOException {
    report("kql", "One", "tests=\"10\" failures=\"1\" errors=\"2\" skipped=\"3\"");
    report("kql", "Two", "tests=\"5\" failures=\"0\" errors=\"0\" skipped=\"0\"");
    report("cli", "Three", "tests=\"1\"");
    assertThat(SurefireReports.below(home, Instant.EPOCH))
        .containsEntry("kql", new Tally(9, 3, 3))
        .containsEntry("cli", new Tally(1, 0, 0));
  }

  @Test
  void a_file_of_several_suites_counts_as_their_sum() throws IOException {
    Path directory = Files.createDirectories(home.resolve("console/target/surefire-reports"));
    Files.writeString(
        directory.resolve("TEST-journeys.xml"),
        "<testsuites tests=\"5\" failures=\"1\"><testsuite tests=\"2\"/><testsuite tests=\"3\""
            + " failures=\"1\"/></testsuites>");
    assertThat(SurefireReports.below(home, Instant.EPOCH))
        .containsEntry("console", new Tally(4, 1, 0));
  }

  @Test
  void a_report_from_an_earlier_run_does_not_count() throws IOException {
    report("kql", "One", "tests=\"10\"");
    Path file = home.resolve("kql/target/surefire-reports/TEST-One.xml");
    Instant later = Files.getLastModifiedTime(file).toInstant().plus(1, ChronoUnit.MINUTES);
    assertThat(SurefireReports.below(home, later)).isEmpty();
  }

  @Test
  void the_closing_line_is_the_one_that_tools_read() {
    assertThat(new Tally(12, 0, 3).line()).isEqualTo("12 passed, 0 failed, 3 skipped");
  }
}
