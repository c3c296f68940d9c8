package com.socmate.cli.launcher;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "audit-log",
    mixinStandardHelpOptions = true,
    description = "Checks the audit log's chain, or writes all of it out as NDJSON.")
final class AuditLogCommand implements Callable<Integer> {
  private final Context context;

  /// What can be done.
  enum Action {
    /// Exits 0 only if the chain is whole.
    verify,
    /// One line an entry.
    export
  }

  @Parameters(index = "0", paramLabel = "ACTION", description = "verify or export")
  private Action action = Action.verify;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "HEAD",
      description = "a head that verify showed before, NUMBER:HASH, which must still hold")
  private @Nullable String head;

  AuditLogCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("audit-log", action.name()));
    if (head != null) {
      arguments.add(head);
    }
    return Foreground.run(
        context.programs().maintenance().get(),
        arguments,
        context.stack().maintenanceEnvironment());
  }
}
