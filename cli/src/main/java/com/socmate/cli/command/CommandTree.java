package com.socmate.cli.command;

import com.socmate.cli.catalogue.Catalogue;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// Every command for users, beneath one root.
public final class CommandTree {
  private final Shell shell;

  CommandTree(Shell shell) {
    this.shell = shell;
  }

  /// Every command that there is; the makings of those that are not meant take time.
  CommandLine whole() {
    return with(_ -> true);
  }

  /// Only what these arguments need, where they name a command.
  CommandLine of(String... arguments) {
    var first = arguments.length == 0 ? "" : arguments[0];
    boolean known = Catalogue.ENTRIES.stream().anyMatch(it -> it.name().equals(first));
    return known ? with(first::equals) : whole();
  }

  private CommandLine with(Predicate<String> isMeant) {
    var root = CommandSpec.create().name("./socmate").addOption(Said.help());
    root.usageMessage()
        .description(
            "Asks a SoCMate server. ./socmate help tells what starts and stops one on this"
                + " machine.");
    root.usageMessage().commandListHeading("%nCommands:%n");
    root.addSubcommand("login", spec(new LoginCommand(shell)))
        .addSubcommand("logout", spec(new LogoutCommand(shell)))
        .addSubcommand("whoami", new WhoamiCommand(shell).spec())
        .addSubcommand("profile", spec(new ProfileCommand(shell)));
    var specs = new Specs(shell);
    Catalogue.ENTRIES.stream()
        .filter(it -> isMeant.test(it.name()))
        .forEach(it -> root.addSubcommand(it.name(), withMore(specs.of(it))));
    root.addSubcommand("completion", spec(new CompletionCommand(shell)));
    var whole = new CommandLine(root);
    whole.setExecutionExceptionHandler(new Complaints(shell.output()));
    whole.setParameterExceptionHandler(new Complaints(shell.output()));
    whole.setExitCodeExceptionMapper(_ -> ExitCode.FAILED);
    return whole;
  }

  /// With what is more than a call.
  private CommandSpec withMore(CommandSpec spec) {
    return spec.name().equals("schedule")
        ? spec.addSubcommand("apply", new ScheduleApplyCommand(shell).spec())
        : spec;
  }

  private static CommandSpec spec(Object command) {
    return CommandSpec.forAnnotatedObject(command);
  }
}
