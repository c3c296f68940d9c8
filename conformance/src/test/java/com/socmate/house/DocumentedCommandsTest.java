package com.socmate.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every command that a document shows is one that there is, with options that it has.
class DocumentedCommandsTest {
  private static final Path PAGE = Path.of("page.md");
  private static final CommandCheck CHECK = new CommandCheck();

  @Test
  void every_command_line_in_the_documents_is_understood() {
    assertThat(complaints(DocumentedCommands.all())).isEmpty();
  }

  @Test
  void the_documents_show_what_there_is_to_check() {
    assertThat(DocumentedCommands.all()).hasSizeGreaterThan(50);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "./socmate upp",
        "./socmate up --fast",
        "./socmate logs -F",
        "./socmate demo --twice",
        "./socmate test --quick",
        "./socmate kql --data logs --fromat csv",
        "./socmate secrets rotat",
        "./socmate audit-log proof",
        "./socmate chaos --minutes many",
        "./socmate conformance --at-most 5 cron vectors.json",
        "./socmate bench b9",
        "./socmate bench b1 --fast",
        "./socmate build --fast"
      })
  void a_wrong_line_is_found(String planted) {
    assertThat(complaints(DocumentedCommands.of(PAGE, "```\n" + planted + "\n```"))).hasSize(1);
    assertThat(complaints(DocumentedCommands.of(PAGE, "Say `" + planted + "`."))).hasSize(1);
  }

  @Test
  void comments_pipes_and_what_may_be_left_out_are_read_as_a_shell_would() {
    var page =
        """
        ```
        $ ./socmate logs -f   # what they say
        ./socmate ingest "my logs" [--shift-to now] \\
          --each-file > out.txt
        ```
        `./socmate <command>` is none.
        """;
    assertThat(DocumentedCommands.of(PAGE, page))
        .extracting(DocumentedCommands.Line::words)
        .containsExactly(
            List.of("logs", "-f"),
            List.of("ingest", "my logs", "--shift-to", "now", "--each-file"));
  }

  private static List<String> complaints(Stream<DocumentedCommands.Line> lines) {
    return lines
        .flatMap(line ->
            CHECK.complaint(line.words()).stream()
                .map(it -> line.document() + ": " + line.written() + " → " + it))
        .toList();
  }
}
