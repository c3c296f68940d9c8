package com.socmate.cli.command;

import com.socmate.cli.client.Api;
import com.socmate.cli.launcher.terminal.Terminal;
import com.socmate.cli.output.Output;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// What `./socmate <command>` runs for users.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    var out = stream(FileDescriptor.out);
    System.exit(
        run(System.getenv(), System.in, out, stream(FileDescriptor.err), Api.Rest.REAL, arguments));
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  /// Runs one command.
  ///
  /// @return its exit code
  public static int run(
      Map<String, String> environment,
      InputStream in,
      PrintStream out,
      PrintStream err,
      Api.Rest rest,
      String... arguments) {
    var terminal = Terminal.of(out, environment);
    var shell =
        new Shell(
            environment, in, new Output(terminal, out, new Terminal(err, false, false)), rest);
    var commands = new CommandTree(shell).of(arguments);
    commands.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    commands.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    commands.setColorScheme(
        picocli.CommandLine.Help.defaultColorScheme(
            terminal.isScreen() && environment.getOrDefault("NO_COLOR", "").isEmpty()
                ? picocli.CommandLine.Help.Ansi.ON
                : picocli.CommandLine.Help.Ansi.OFF));
    return arguments.length == 0 ? commands.execute("--help") : commands.execute(arguments);
  }
}
