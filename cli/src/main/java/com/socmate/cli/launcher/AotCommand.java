package com.socmate.cli.launcher;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "aot",
    mixinStandardHelpOptions = true,
    description = "Lets the JVM learn from one start of the api-server and of a worker.")
final class AotCommand implements Callable<Integer> {
  private final Context context;

  @Option(
      names = "--measure",
      paramLabel = "TIMES",
      defaultValue = "0",
      description = "then measure that many starts of each, with and without what was learnt")
  private int measured;

  AotCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    context.stack().learnStarts(measured);
    return 0;
  }
}
