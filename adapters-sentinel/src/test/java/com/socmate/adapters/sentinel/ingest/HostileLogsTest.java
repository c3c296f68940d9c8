package com.socmate.adapters.sentinel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class HostileLogsTest {
  private static final String GOOD =
      "{\"TimeGenerated\":\"2026-03-01T10:00:00Z\",\"Type\":\"AuditLogs\"}\n";

  @TempDir private Path folder = Path.of("");

  @Test
  void a_bad_line_is_reported_and_the_rest_is_loaded() throws IOException {
    var report =
        load("x.json", GOOD + "{\"TimeGenerated\":\n[1]\n{\"Type\":\"AuditLogs\"}\n" + GOOD);
    assertThat(report.rows()).containsEntry("AuditLogs", 2L);
    assertThat(report.rejections())
        .extracting(FileReport.Rejection::line)
        .containsExactly(2L, 3L, 4L);
    assertThat(report.read()).isEqualTo(5);
  }

  @Test
  void depth_and_length_are_bounded() throws IOException {
    var deep = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000) + "\n";
    var longLine =
        "{\"TimeGenerated\":\"2026-03-01T10:00:00Z\",\"a\":\""
            + "x".repeat(BoundedLines.LONGEST)
            + "\"}\n";
    var report = load("x.json", GOOD + deep + longLine + GOOD);
    assertThat(report.rows()).containsEntry("AuditLogs", 2L);
    assertThat(report.rejected()).isEqualTo(2);
  }

  @Test
  void a_record_without_end_gives_up_the_array_but_keeps_what_came_before() throws IOException {
    var endless = "{\"a\":[" + "1,".repeat(Json.MOST_PARTS + 1) + "1]}";
    var report = load("x.json", "[" + GOOD + "," + endless + "," + GOOD + "]");
    assertThat(report.rows()).containsEntry("AuditLogs", 1L);
    assertThat(report.rejections().getFirst().reason()).contains("parts");
    assertThat(load("y.json", "[" + GOOD).rejections().getFirst().reason())
        .contains("end-of-input");
  }

  @Test
  void a_table_name_cannot_leave_the_folder() throws IOException {
    load("x.json", "{\"TimeGenerated\":\"2026-03-01T10:00:00Z\",\"Type\":\"../../evil_CL\"}\n");
    assertThat(new LoadedLogs(folder.resolve("out")).files().keySet())
        .allMatch(it -> it.startsWith("x_CL/"));
    assertThat(Shaping.customName("../..//.json")).isEqualTo("Log_CL");
  }

  @Test
  void a_file_cannot_make_tables_without_number() throws IOException {
    var lines =
        IntStream.range(0, TableFiles.MOST + 5)
            .mapToObj(
                n -> "{\"TimeGenerated\":\"2026-03-01T10:00:00Z\",\"Type\":\"T" + n + "_CL\"}")
            .collect(Collectors.joining("\n"));
    assertThat(load("x.json", lines).rejected()).isEqualTo(5);
  }

  @Test
  void an_open_quote_or_too_many_fields_do_not_stop_a_csv() throws IOException {
    var report =
        load(
            "x.csv",
            "time,a\n2026-03-01T10:00:00Z,1,2,3\n2026-03-01T10:00:00Z,1\n2026-03-01T10:00:00Z,\"open\n");
    assertThat(report.rows()).containsEntry("x_CL", 1L);
    assertThat(report.rejections()).extracting(FileReport.Rejection::line).containsExactly(2L, 4L);
  }

  @Test
  void files_that_are_no_logs_are_refused_by_name() throws IOException {
    assertThat(load("a.json", "").rejections().getFirst().reason()).contains("empty");
    assertThat(load("b.log", "a\0b").rejections().getFirst().reason()).contains("not text");
    assertThat(load("c.txt", "Dear diary").rejections().getFirst().reason()).contains("neither");
  }

  @Test
  void control_characters_never_reach_the_terminal() throws IOException {
    var report = load("x.json", GOOD + "\u001b[2J{oops\n");
    assertThat(report.text()).doesNotContain("\u001b");
  }

  @Test
  void the_exit_code_says_whether_everything_was_loaded() throws IOException {
    Files.writeString(folder.resolve("good.json"), GOOD);
    assertThat(run(folder.resolve("good.json").toString())).isZero();
    Files.writeString(folder.resolve("bad.json"), GOOD + "{\n");
    assertThat(run(folder.resolve("bad.json").toString(), "--shift-to", "now")).isEqualTo(1);
    assertThat(run(folder.resolve("missing").toString())).isEqualTo(2);
    assertThat(run(folder.resolve("good.json").toString(), "--shift-to", "soon")).isEqualTo(2);
  }

  private int run(String source, String... more) {
    var command =
        new CommandLine(new Main(InstantSource.fixed(Instant.parse("2026-03-04T12:00:00Z"))))
            .setOut(new PrintWriter(new StringWriter()))
            .setErr(new PrintWriter(new StringWriter()));
    var arguments =
        new java.util.ArrayList<>(
            java.util.List.of(source, "--out", folder.resolve("out").toString()));
    arguments.addAll(java.util.List.of(more));
    return command.execute(arguments.toArray(String[]::new));
  }

  private FileReport load(String name, String content) throws IOException {
    var file = Files.createDirectories(folder.resolve("in")).resolve(name);
    Files.writeString(file, content);
    return new Ingest(folder.resolve("out"), Optional.empty(), Optional.empty())
        .load(file)
        .getFirst();
  }
}
