package com.socmate.cli.launcher;

import com.socmate.cli.launcher.process.ProcessRecord;
import com.socmate.cli.launcher.stack.Health;
import com.socmate.cli.launcher.stack.Stack;
import com.socmate.cli.launcher.terminal.Elapsed;
import com.socmate.cli.launcher.terminal.Table;
import com.socmate.cli.launcher.terminal.Terminal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Shows each process; exits 0 only if all are ready.")
final class StatusCommand implements Callable<Integer> {
  private final Context context;

  StatusCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Terminal terminal = context.terminal();
    Table table = new Table("NAME", "PID", "PORT", "HEALTH", "FOR");
    List<Stack.Part> parts = context.stack().parts();
    parts.forEach(part -> table.add(cells(part)));
    table.lines("", terminal::bold).forEach(terminal::say);
    boolean allReady = parts.stream().allMatch(it -> it.health() == Health.READY);
    if (context.settings().text("DATABASE_URL").isPresent()) {
      terminal.say(terminal.dim("The database is the one DATABASE_URL names."));
    }
    terminal.say(terminal.dim("State is kept in " + context.state().root() + "."));
    return allReady ? 0 : 1;
  }

  private List<String> cells(Stack.Part part) {
    return List.of(
        part.name(),
        part.record().map(it -> Long.toString(it.identity().pid())).orElse("-"),
        part.record().map(it -> Integer.toString(it.port())).orElse("-"),
        part.health().text(),
        part.record().map(this::age).orElse("-"));
  }

  private String age(ProcessRecord record) {
    return Elapsed.text(Duration.between(record.since(), context.clock().instant()));
  }
}
