package com.socmate.cli.launcher;

import com.socmate.cli.client.ApiRefused;
import com.socmate.cli.client.ApiUnreachable;
import com.socmate.cli.launcher.process.JavaProgram;
import com.socmate.cli.launcher.stack.Programs;
import com.socmate.cli.launcher.state.Settings;
import com.socmate.cli.launcher.terminal.CannotContinue;
import com.socmate.cli.launcher.terminal.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// What `./socmate` runs once the project is built.
@Command(
    name = "socmate",
    description = "Starts, shows and tests SoCMate.",
    subcommands = {
      UpCommand.class,
      DownCommand.class,
      StatusCommand.class,
      LogsCommand.class,
      DemoCommand.class,
      ApplyCommand.class,
      IngestCommand.class,
      KqlCommand.class,
      SecretsCommand.class,
      AuditLogCommand.class,
      AotCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      UserDataCommand.class,
      TestCommand.class
    })
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    Map<String, String> environment = System.getenv();
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    Settings settings = Settings.from(environment);
    Context context =
        new Context(
            settings,
            Programs.builtIn(settings.home()),
            Terminal.of(out, environment),
            InstantSource.system());
    System.exit(run(context, out, arguments));
  }

  /// Runs one command and answers its exit code.
  static int run(Context context, PrintStream out, String... arguments) {
    if (arguments.length > 0 && arguments[0].equals("conformance")) {
      return program(context.programs().conformance(), "vector runner", arguments);
    }
    if (arguments.length > 0 && arguments[0].equals("chaos")) {
      return program(context.programs().chaos(), "chaos suite", arguments);
    }
    if (List.of(arguments).equals(List.of("bench", "start"))) {
      return run(context, out, "aot", "--measure", "5");
    }
    if (arguments.length > 0 && arguments[0].equals("bench")) {
      return program(() -> benchmarks(context), "benchmark", arguments);
    }
    CommandLine commands = new CommandLine(new Main(), new CommandFactory(context));
    commands.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    commands.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    commands.setExecutionExceptionHandler((failure, _, _) -> {
      if (failure instanceof CannotContinue known) {
        context.terminal().closeLine();
        System.err.println("socmate: " + known.sentence());
        return CommandLine.ExitCode.SOFTWARE;
      }
      if (failure instanceof ApiRefused refused) {
        refused.sentences().forEach(it -> System.err.println("socmate: " + it));
        return CommandLine.ExitCode.SOFTWARE;
      }
      if (failure instanceof ApiUnreachable unreachable) {
        System.err.println("socmate: " + unreachable.sentence());
        return CommandLine.ExitCode.SOFTWARE;
      }
      throw failure;
    });
    return commands.execute(arguments);
  }

  private static JavaProgram benchmarks(Context context) {
    return JavaProgram.inModule(
        context.settings().home(), "benchmarks", "com.socmate.benchmarks.Main");
  }

  /// A program that reads its own arguments.
  private static int program(Supplier<JavaProgram> program, String name, String... arguments) {
    try {
      return Foreground.run(program.get(), List.of(arguments).subList(1, arguments.length));
    } catch (CannotContinue e) {
      System.err.println("socmate: " + e.sentence());
      return CommandLine.ExitCode.SOFTWARE;
    } catch (IOException e) {
      System.err.println("socmate: the " + name + " cannot be started: " + e.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return CommandLine.ExitCode.SOFTWARE;
    }
  }
}
