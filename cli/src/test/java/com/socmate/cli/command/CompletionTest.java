package com.socmate.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The completion as bash itself carries it out, with the script that it is given.
class CompletionTest {
  /// Completes the words that are given, the last of which is being typed.
  private static final String PRESS_TAB =
      """
      source "$1"; shift
      compopt() { :; }
      COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
      "$(complete -p socmate | sed 's/.*-F \\([^ ]*\\).*/\\1/')"
      printf '%s\\n' "${COMPREPLY[@]}"
      """;

  @TempDir private static Path home = Path.of("");
  private static Path script = Path.of("");

  @BeforeAll
  static void write() throws IOException {
    script =
        Files.writeString(home.resolve("script"), new Typed(home).run("completion", "bash").out());
  }

  @ParameterizedTest
  @CsvSource({
    "socmate sched, schedule",
    "socmate back, backup",
    "socmate schedule prev, preview",
    "socmate schedule create --freq, --frequency",
    "socmate schedule create --frequency week, weekly",
    "socmate schedule create --day-of-week wed, wednesday",
    "socmate schedule create --persona thr, threat_hunter",
    "socmate schedule create --overlap-policy buf, buffer_one",
    "socmate schedule list -o json, 'json,jsonl'",
    "socmate finding list --severity crit, critical",
    "socmate restore --rep, --replace",
    "socmate test --f, --full",
    "socmate admin key rot, rotate"
  })
  void what_is_begun_is_ended(String typed, String completed) throws Exception {
    assertThat(pressTabAfter(typed.split(" ", -1))).containsExactlyInAnyOrder(completed.split(","));
  }

  @Test
  void every_choice_of_every_option_is_its_own() throws Exception {
    assertThat(pressTabAfter("socmate", "schedule", "create", "--frequency", ""))
        .containsExactlyInAnyOrder("once", "daily", "weekly", "monthly", "custom");
    assertThat(pressTabAfter("socmate", "schedule", "create", "--notify-on", ""))
        .containsExactlyInAnyOrder("always", "new", "failure");
  }

  @Test
  void a_command_that_is_not_there_is_not_completed() throws Exception {
    assertThat(pressTabAfter("socmate", "xyz")).isEmpty();
  }

  private static List<String> pressTabAfter(String... words) throws Exception {
    var command = new ArrayList<>(List.of("bash", "-c", PRESS_TAB, "tab", script.toString()));
    command.addAll(List.of(words));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var output = process.getInputStream()) {
      var text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(text).isZero();
      return text.lines().map(String::strip).filter(it -> !it.isEmpty()).toList();
    }
  }
}
