package com.socmate.cli.launcher.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private Terminal terminal(Map<String, String> environment) {
    return Terminal.of(new PrintStream(bytes, true, StandardCharsets.UTF_8), environment);
  }

  @Test
  void a_pipe_gets_neither_colour_nor_passing_lines() {
    Terminal terminal = terminal(Map.of("SOCMATE_TTY", "0", "TERM", "xterm"));
    terminal.passing("soon gone");
    terminal.say(terminal.good("ready"));
    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("ready" + System.lineSeparator());
  }

  @Test
  void a_screen_gets_colour_unless_it_asks_for_none() {
    Map<String, String> screen = Map.of("SOCMATE_TTY", "1", "TERM", "xterm");
    assertThat(terminal(screen).good("ready")).contains("\u001b[32m");
    assertThat(terminal(Map.of("SOCMATE_TTY", "1", "TERM", "xterm", "NO_COLOR", "1")).good("ready"))
        .isEqualTo("ready");
  }

  @Test
  void a_table_lines_up_and_no_cell_can_move_the_cursor() {
    Table table = new Table("NAME", "PID");
    table.add(List.of("worker\u001b[2J\n", "1"));
    table.add(List.of("api", "22"));
    assertThat(table.lines("  ", UnaryOperator.identity()))
        .containsExactly("  NAME         PID", "  worker [2J   1", "  api          22");
  }

  @ParameterizedTest
  @CsvSource({"400, 0.4 s", "12000, 12 s", "185000, 3 min 05 s", "7800000, 2 h 10 min"})
  void durations_are_written_for_people(long millis, String text) {
    assertThat(Elapsed.text(Duration.ofMillis(millis))).isEqualTo(text);
  }
}
