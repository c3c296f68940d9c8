package com.socmate.adapters.sentinel.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SampleMainTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void the_same_seed_and_moment_give_the_same_bytes() {
    assertThat(run("one", "2026-03-04T12:00:00Z", 11)).isZero();
    assertThat(run("two", "2026-03-04T12:00:00Z", 11)).isZero();
    assertThat(run("other", "2026-03-04T12:00:00Z", 12)).isZero();
    assertThat(files("two")).isEqualTo(files("one"));
    assertThat(files("other")).isNotEqualTo(files("one"));
  }

  @Test
  void a_later_sample_takes_the_place_of_an_earlier_one() {
    run("again", "2026-03-04T12:00:00Z", 11);
    run("again", "2026-03-06T12:00:00Z", 11);
    run("fresh", "2026-03-06T12:00:00Z", 11);
    assertThat(files("again")).isEqualTo(files("fresh"));
  }

  @Test
  void every_line_is_a_row_of_the_table_its_folder_names() throws IOException {
    run("rows", "2026-03-04T12:00:00Z", 4);
    var json = new ObjectMapper();
    for (var table : new String[] {"SigninLogs", "SecurityEvent", "AuditLogs"}) {
      var lines = Files.readAllLines(folder.resolve("rows/" + table + "/2026-03-03.ndjson"));
      assertThat(lines).isNotEmpty();
      for (String line : lines) {
        var row = json.readTree(line);
        assertThat(row.path("Type").asText()).isEqualTo(table);
        assertThat(row.path("TimeGenerated").asText()).startsWith("2026-03-03T");
      }
    }
  }

  @Test
  void a_manifest_inside_the_logs_is_refused() {
    var logs = folder.resolve("logs").toString();
    int code =
        execute(
            "--out",
            logs,
            "--manifest",
            logs + "/m.json",
            "--now",
            "2026-03-04T12:00:00Z",
            "--seed",
            "1");
    assertThat(code).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(Path.of(logs)).doesNotExist();
  }

  @Test
  void a_folder_that_cannot_be_written_is_said_in_a_sentence() throws IOException {
    Files.writeString(folder.resolve("taken"), "a file where the folder should be");
    assertThat(run("taken", "2026-03-04T12:00:00Z", 1)).isEqualTo(CommandLine.ExitCode.SOFTWARE);
  }

  private int run(String name, String now, long seed) {
    return execute(
        "--out",
        folder.resolve(name).toString(),
        "--manifest",
        folder.resolve(name + ".json").toString(),
        "--now",
        now,
        "--seed",
        Long.toString(seed),
        "--users",
        "80");
  }

  private static int execute(String... arguments) {
    return new CommandLine(new Main())
        .setOut(new PrintWriter(new StringWriter()))
        .setErr(new PrintWriter(new StringWriter()))
        .execute(arguments);
  }

  private Map<String, String> files(String name) {
    var content = new TreeMap<String, String>();
    try (var paths = Files.walk(folder.resolve(name))) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        content.put(
            folder.resolve(name).relativize(path).toString(),
            Files.readString(path, StandardCharsets.UTF_8));
      }
      content.put("manifest", Files.readString(folder.resolve(name + ".json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return content;
  }
}
