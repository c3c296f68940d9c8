package com.socmate.cli.command;

import com.socmate.cli.catalogue.Watch;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/// Follows something that goes on, or has ended, from its beginning.
final class WatchCommand implements Callable<Integer> {
  private final Shell shell;
  private final Watch watch;
  private CommandSpec spec = CommandSpec.create();

  WatchCommand(Shell shell, Watch watch) {
    this.shell = shell;
    this.watch = watch;
  }

  WatchCommand in(CommandSpec command) {
    this.spec = command;
    return this;
  }

  @Override
  public Integer call() {
    var said = new Said(spec.commandLine().getParseResult());
    var api = shell.api(said.choice());
    var path = new Names(api).fill(watch.path(), watch.parts(), said);
    return new Following(shell, api, watch.work(), path, said.format()).tell();
  }
}
