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
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

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
    System.exit(run(context(environment, out), out, arguments));
  }

  private static Context context(Map<String, String> environment, PrintStream out) {
    Settings settings = Settings.from(environment);
    return new Context(
        settings,
        Programs.builtIn(settings.home()),
        Terminal.of(out, environment),
        InstantSource.system());
  }

  private static CommandLine commands(Context context) {
    return new CommandLine(new Main(), new CommandFactory(context));
  }

  /// Names and options of all that `./socmate` can beside asking a server, for a shell to complete.
  /// None of them can be run.
  public static List<CommandSpec> catalogue() {
    var ours = commands(context(System.getenv(), System.out)).getSubcommands().values().stream();
    var others = Stream.of("conformance", "chaos", "bench", "build", "help");
    return Stream.concat(
            ours.map(CommandLine::getCommandSpec).filter(it -> !it.name().equals("test")),
            Stream.concat(
                others.map(it -> CommandSpec.create().name(it)),
                Stream.of(
                    CommandSpec.create()
                        .name("test")
                        .addOption(OptionSpec.builder("--full").build()))))
        .toList();
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
    CommandLine commands = commands(context);
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
