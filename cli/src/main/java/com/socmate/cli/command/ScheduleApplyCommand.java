package com.socmate.cli.command;

import com.socmate.cli.launcher.apply.Apply;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Makes schedules what a folder of documents says.
final class ScheduleApplyCommand implements Callable<Integer> {
  private static final String FOLDER = "--folder";
  private static final String DRY = "--dry-run";
  private final Shell shell;
  private CommandSpec spec = CommandSpec.create();

  ScheduleApplyCommand(Shell shell) {
    this.shell = shell;
  }

  CommandSpec spec() {
    spec =
        CommandSpec.wrapWithoutInspection(this)
            .name("apply")
            .addOption(
                OptionSpec.builder("-f", FOLDER)
                    .paramLabel("DIR")
                    .required(true)
                    .type(Path.class)
                    .description("folder with the documents, and folders within it")
                    .build())
            .addOption(Said.flag(DRY, "only show what would be made and changed"));
    spec.usageMessage()
        .description(
            "Makes your schedules what a folder of YAML documents and Sentinel rules says; twice is"
                + " once.");
    return Said.whomOptions(spec);
  }

  @Override
  public Integer call() {
    var said = new Said(spec.commandLine().getParseResult());
    var api = shell.api(said.choice());
    var folder = said.<Path>option(FOLDER).orElseThrow();
    boolean sound = new Apply(api, shell.output().terminal()).run(folder, said.flag(DRY));
    return sound ? ExitCode.DONE : ExitCode.INVALID;
  }
}
