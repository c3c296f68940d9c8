package com.socmate.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.socmate.cli.catalogue.Catalogue;
import com.socmate.cli.client.Api;
import com.socmate.cli.launcher.terminal.Terminal;
import com.socmate.cli.output.Output;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/// Every command on the page and in the help's examples is one that would be understood.
class DocumentedCommandsTest {
  private static final Pattern LINE = Pattern.compile("\\./socmate ([^|>)\\n]+)");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  static List<String> ofThePage() throws IOException {
    var page =
        Files.readString(Path.of("").toAbsolutePath().resolveSibling("docs").resolve("cli.md"));
    return page.lines()
        .filter(line -> line.startsWith("$ "))
        .flatMap(line -> LINE.matcher(line).results())
        .map(found -> found.group(1).strip())
        .toList();
  }

  static List<String> ofTheHelp() {
    return Catalogue.calls()
        .flatMap(call -> call.examples().stream())
        .map(line -> line.replace("\\\n", " ").replaceFirst("[|>].*", ""))
        .toList();
  }

  @ParameterizedTest
  @MethodSource({"ofThePage", "ofTheHelp"})
  void would_be_understood(String line) {
    assertThatCode(() -> commands().parseArgs(words(line))).as(line).doesNotThrowAnyException();
  }

  @Test
  void what_is_not_there_would_be_seen() throws IOException {
    assertThat(ofThePage()).hasSizeGreaterThan(30);
    assertThatThrownBy(() -> commands().parseArgs(words("schedule list --colour red")))
        .isInstanceOf(CommandLine.ParameterException.class);
    assertThatThrownBy(() -> commands().parseArgs(words("schedule lost")))
        .isInstanceOf(CommandLine.ParameterException.class);
  }

  @Test
  void every_exit_code_is_explained() throws IOException {
    var page =
        Files.readString(Path.of("").toAbsolutePath().resolveSibling("docs").resolve("cli.md"));
    for (int code : List.of(0, 1, 2, 3, 4, 5, 6, 7, 8)) {
      assertThat(page).contains("| " + code + " |");
    }
    for (var ending : Ending.values()) {
      assertThat(page).contains(Integer.toString(ending.exitCode()));
    }
  }

  @Test
  void every_command_says_what_it_does() {
    assertThat(all(commands()))
        .hasSizeGreaterThan(100)
        .allSatisfy(command ->
            assertThat(command.getCommandSpec().usageMessage().description())
                .as(command.getCommandSpec().qualifiedName())
                .isNotEmpty());
  }

  private static List<CommandLine> all(CommandLine root) {
    var all = new ArrayList<CommandLine>();
    root.getSubcommands()
        .values()
        .forEach(it -> {
          all.add(it);
          all.addAll(all(it));
        });
    return all;
  }

  private static CommandLine commands() {
    var nowhere = new PrintStream(OutputStream.nullOutputStream());
    var terminal = new Terminal(nowhere, false, false);
    return new CommandTree(
            new Shell(
                Map.of(),
                InputStream.nullInputStream(),
                new Output(terminal, nowhere, terminal),
                Api.Rest.REAL))
        .whole();
  }

  private static String[] words(String line) {
    return WORD.matcher(line)
        .results()
        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
        .toArray(String[]::new);
  }
}
