package com.socmate.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.socmate.cli.client.Api;
import com.socmate.cli.launcher.terminal.CannotContinue;
import com.socmate.cli.output.Column;
import com.socmate.cli.output.Format;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "profile",
    mixinStandardHelpOptions = true,
    description = "The servers you have signed in at. Secrets are never shown.")
final class ProfileCommand {
  private final Shell shell;

  ProfileCommand(Shell shell) {
    this.shell = shell;
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists profiles.")
  int list(
      @Option(
              names = {"-o", "--output"},
              paramLabel = "FORMAT",
              defaultValue = "table",
              description = "${COMPLETION-CANDIDATES}; table by default")
          Format format) {
    var profiles = shell.profiles();
    var current = profiles.current();
    var rows =
        profiles.all().stream()
            .<JsonNode>map(it ->
                Api.JSON
                    .createObjectNode()
                    .put("name", it.name())
                    .put("url", it.url().toString())
                    .put("secret", it.secret().kind())
                    .put("in_use", current.filter(it::equals).isPresent()))
            .toList();
    shell.output().rows(rows, Column.of("name url secret in_use"), format);
    return ExitCode.DONE;
  }

  @Command(
      name = "use",
      mixinStandardHelpOptions = true,
      description = "Uses a profile from now on.")
  int use(@Parameters(paramLabel = "NAME", description = "which") String name) {
    var profiles = shell.profiles();
    if (profiles.find(name).isEmpty()) {
      throw new CannotContinue(
          "There is no profile \"" + name + "\": ./socmate profile list shows them.");
    }
    profiles.alone(() -> {
      profiles.use(name);
      return name;
    });
    shell.output().note("The profile " + name + " is in use.");
    return ExitCode.DONE;
  }
}
