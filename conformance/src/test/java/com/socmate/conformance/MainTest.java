package com.socmate.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MainTest {
  private static final String RIGHT =
      """
      {"id": "a", "kind": "next", "cron": "0 8 * * *", "tz": "Europe/Berlin", "portable": true,
       "from": "2026-05-18T07:00:00+02:00", "expected_next": ["2026-05-18T08:00:00+02:00"]}
      """;
  private static final String WRONG =
      """
      {"id": "b", "kind": "match", "cron": "@hourly", "tz": "UTC", "portable": true,
       "at": "2026-05-18T07:01:00+00:00", "expected": true}
      """;
  private static final String FOREIGN =
      """
      {"id": "c", "kind": "next", "cron": "0 */2 * * *", "tz": "UTC", "portable": false,
       "from": "2026-05-18T07:00:00+00:00", "expected_next": [], "dst_policies": ["cronos"]}
      """;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path directory = Path.of("");
  private Path file = Path.of("");

  @BeforeEach
  void name_a_file() {
    file = directory.resolve("vectors.json");
  }

  @Test
  void it_closes_with_the_counts_alone_on_a_line() throws IOException {
    write(wrapped(RIGHT, FOREIGN));
    assertThat(run("cron", file.toString())).isZero();
    assertThat(lines().getLast()).isEqualTo("1 passed, 0 failed, 1 skipped");
    assertThat(lines()).contains("skipped 1: another clock-change policy");
  }

  @Test
  void a_vector_that_does_not_hold_is_listed_with_what_was_expected_and_fails_the_run()
      throws IOException {
    write(wrapped(RIGHT, WRONG));
    assertThat(run("cron", file.toString())).isEqualTo(1);
    assertThat(lines())
        .containsExactly(
            "failed b: @hourly in UTC at 2026-05-18T07:01:00Z",
            "  expected true",
            "  got      false",
            "1 passed, 1 failed, 0 skipped");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"kind\": \"next\", \"cron\": \"0 8 * * *\", \"from\": \"2026-05-18T07:00:00Z\","
            + " \"expected_next\": [\"2026-05-18T08:01:00Z\"]}",
        "{\"kind\": \"never\", \"cron\": \"0 8 * * *\", \"from\": \"2026-05-18T07:00:00Z\","
            + " \"expected_next\": []}",
        "{\"kind\": \"parse\", \"cron\": \"0 8 * * *\", \"expected\": \"reject\"}",
        "{\"kind\": \"parse\", \"cron\": \"0 8 * *\", \"expected\": \"accept\"}",
        "{\"kind\": \"next\", \"cron\": \"0 8 * *\", \"from\": \"2026-05-18T07:00:00Z\","
            + " \"expected_next\": [\"2026-05-18T08:01:00Z\"]}"
      })
  void every_kind_of_cron_vector_can_fail(String vector) throws IOException {
    write(vector);
    assertThat(run("cron", file.toString())).isEqualTo(1);
    assertThat(lines().getLast()).isEqualTo("0 passed, 1 failed, 0 skipped");
  }

  @Test
  void a_query_labelled_otherwise_fails_and_its_fields_are_shown_beside() throws IOException {
    write(
        """
        {"id": "s", "query": "Show logins", "specific": true, "window": "PT24H", "missing": []}
        {"id": "t", "query": "Show logins", "specific": false, "window": null}
        """);
    assertThat(run("specificity", file.toString())).isEqualTo(1);
    assertThat(lines())
        .contains(
            "failed s: Show logins",
            "  got      not specific, missing [time_window, condition]",
            "window: 50.0 % (1 of 2)")
        .last()
        .isEqualTo("1 passed, 1 failed, 0 skipped");
  }

  @Test
  void a_query_without_its_label_is_refused() throws IOException {
    write("{\"id\": \"s\", \"query\": \"Show logins\"}");
    assertThat(run("specificity", file.toString())).isEqualTo(2);
    assertThat(err.toString().strip()).isEqualTo("Vector s needs true or false in \"specific\".");
  }

  @Test
  void a_lower_share_is_enough_when_asked_for() throws IOException {
    write(wrapped(RIGHT, WRONG));
    assertThat(run("cron", file.toString(), "--at-least", "50")).isZero();
    assertThat(run("cron", file.toString(), "--at-least", "50.1")).isEqualTo(1);
  }

  @Test
  void nothing_tried_is_nothing_shown() throws IOException {
    write(wrapped(FOREIGN));
    assertThat(run("cron", file.toString())).isEqualTo(1);
  }

  @Test
  void lines_of_json_and_arrays_are_read_as_well() throws IOException {
    write(RIGHT.replace("\n", " ") + "\n" + FOREIGN.replace("\n", " "));
    run("cron", file.toString());
    assertThat(lines().getLast()).isEqualTo("1 passed, 0 failed, 1 skipped");
    write("[" + RIGHT + "," + RIGHT + "]");
    run("cron", file.toString());
    assertThat(lines().getLast()).isEqualTo("2 passed, 0 failed, 0 skipped");
  }

  @Test
  void the_report_says_the_same_as_json() throws IOException {
    write(wrapped(RIGHT, WRONG, FOREIGN));
    Path report = directory.resolve("out.json");
    run("cron", file.toString(), "--report", report.toString());
    JsonNode json = new ObjectMapper().readTree(report.toFile());
    assertThat(json.path("suite").asText()).isEqualTo("cron");
    assertThat(json.path("passed").asInt()).isEqualTo(1);
    assertThat(json.path("failed").asInt()).isEqualTo(1);
    assertThat(json.path("skipped").asInt()).isEqualTo(1);
    assertThat(json.path("percent").asDouble()).isEqualTo(50);
    assertThat(json.path("failures").path(0).path("id").asText()).isEqualTo("b");
    assertThat(json.path("failures").path(0).path("expected").asText()).isEqualTo("true");
  }

  @Test
  void a_suite_that_does_not_exist_is_answered_with_those_that_do() {
    assertThat(run("corn", file.toString())).isEqualTo(2);
    assertThat(err.toString()).startsWith("There is no suite corn. The suites are: cron");
  }

  @Test
  void a_file_that_does_not_exist_is_named() {
    assertThat(run("cron", file.toString())).isEqualTo(2);
    assertThat(err.toString().strip()).isEqualTo("There is no readable file " + file + ".");
  }

  @Test
  void a_missing_argument_is_named() {
    assertThat(run("cron")).isEqualTo(2);
    assertThat(err.toString().strip()).isEqualTo("Missing required parameter: 'FILE'.");
  }

  @Test
  void json_that_breaks_off_is_refused_with_its_line() throws IOException {
    write(RIGHT.replace("\n", " ") + "\n{\"kind\": ");
    assertThat(run("cron", file.toString())).isEqualTo(2);
    assertThat(err.toString().strip()).isEqualTo(file + " is not JSON at line 2.");
  }

  @Test
  void what_is_not_json_is_refused() throws IOException {
    write("once upon a time");
    assertThat(run("cron", file.toString())).isEqualTo(2);
    assertThat(err.toString().strip()).isEqualTo(file + " is not JSON at line 1.");
  }

  @Test
  void an_empty_file_is_refused() throws IOException {
    write("");
    assertThat(run("cron", file.toString())).isEqualTo(2);
    assertThat(err.toString().strip()).isEqualTo("There are no vectors in " + file + ".");
  }

  @Test
  void a_vector_without_a_field_it_needs_is_refused_by_name() throws IOException {
    write("{\"kind\": \"next\", \"id\": \"x\", \"cron\": \"@daily\"}");
    assertThat(run("cron", file.toString())).isEqualTo(2);
    assertThat(err.toString().strip()).isEqualTo("Vector x needs a string in \"from\".");
  }

  @Test
  void a_vector_that_is_not_an_object_is_refused_by_number() throws IOException {
    write("[" + RIGHT + ", 5]");
    assertThat(run("cron", file.toString())).isEqualTo(2);
    assertThat(err.toString().strip()).isEqualTo("Vector 2 of " + file + " is not a JSON object.");
  }

  private int run(String... arguments) {
    CommandLine command = Main.commandLine();
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    return command.execute(arguments);
  }

  private List<String> lines() {
    return out.toString().lines().toList();
  }

  @Test
  void an_example_passes_where_the_answer_holds_the_values_printed() throws IOException {
    write(
        """
        {"id": "right", "path": "a/round-function.md", "query": "print x = round(2.98765, 3), y = 'q'",
         "columns": ["x", "y"], "rows": [["2.988", "`q`"]]}
        {"id": "wrong", "path": "a/b.md", "query": "print 1", "columns": ["a"], "rows": [["2"]]}
        {"id": "no query", "path": "a/c.md", "query": "print |", "columns": ["a"], "rows": [["2"]]}
        """);
    Path report = directory.resolve("report.json");
    assertThat(run("kql-examples", file.toString(), "--report", report.toString())).isEqualTo(1);
    assertThat(lines().getLast()).isEqualTo("1 passed, 2 failed, 0 skipped");
    assertThat(lines()).contains("all else: 33.3 % (1 of 3)");
    JsonNode cases = new ObjectMapper().readTree(report.toFile()).path("cases");
    assertThat(cases).hasSize(3);
    assertThat(cases.get(0).path("verdict").asText()).isEqualTo("passed");
  }

  private void write(String text) throws IOException {
    Files.writeString(file, text);
  }

  private static String wrapped(String... vectors) {
    return "{\"_about\": \"planted\", \"vectors\": [" + String.join(",", vectors) + "]}";
  }
}
