package com.socmate.conformance;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `conformance SUITE FILE`: holds the code to a file of vectors. Exit 0 when enough passed, 1 when
/// not, 2 when the question itself made no sense.
@Command(
    name = "conformance",
    description = "Runs a file of vectors against the code.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class Main implements Callable<Integer> {
  /// The suites there are; one that is missing here cannot be run.
  static final List<Suite> SUITES =
      List.of(
          new CronSuite(),
          new SpecificitySuite(),
          new KqlCorpusSuite(),
          new KqlExamplesSuite(),
          new ObservatorySuite(),
          new AuditLabSuite(InstantSource.system()));

  private static final int ENOUGH_PASSED = 0;
  private static final int TOO_FEW_PASSED = 1;
  private static final int NOT_A_QUESTION = 2;

  @Parameters(index = "0", paramLabel = "SUITE", description = "The kind of vectors.")
  private String suiteName = "";

  @Parameters(index = "1", paramLabel = "FILE", description = "JSON or JSON lines.")
  private Path path = Path.of("");

  @Option(names = "--report", paramLabel = "OUT.json", description = "Also write JSON here.")
  private @Nullable Path report;

  @Option(
      names = "--at-least",
      paramLabel = "PCT",
      description = "The share that must pass (default: ${DEFAULT-VALUE}).",
      defaultValue = "100")
  private double atLeast;

  @Spec private @Nullable CommandSpec spec;

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    CommandLine command = new CommandLine(new Main());
    command.setParameterExceptionHandler(
        (problem, _) -> complain(problem.getCommandLine(), problem.getMessage() + "."));
    command.setExecutionExceptionHandler((problem, where, _) -> {
      if (problem instanceof MalformedVectors malformed) {
        return complain(where, malformed.getMessage());
      }
      throw problem;
    });
    return command;
  }

  private static int complain(CommandLine command, @Nullable String sentence) {
    command.getErr().println(sentence);
    return NOT_A_QUESTION;
  }

  @Override
  public Integer call() {
    Suite suite = suiteNamed(suiteName);
    Tally tally = new Tally();
    try (Stream<Result> results = suite.run(new VectorFile(path))) {
      results.forEach(tally::add);
    }
    Report outcome = new Report(suite, path, tally);
    if (report != null) {
      outcome.write(report);
    }
    PrintWriter out = spec().commandLine().getOut();
    outcome.print(out);
    return tally.percent() >= atLeast ? ENOUGH_PASSED : TOO_FEW_PASSED;
  }

  private CommandSpec spec() {
    if (spec == null) {
      throw new IllegalStateException("picocli has not set the command up.");
    }
    return spec;
  }

  private static Suite suiteNamed(String name) {
    return SUITES.stream()
        .filter(suite -> suite.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new MalformedVectors(
                "There is no suite %s. The suites are: %s.".formatted(name, names())));
  }

  private static String names() {
    return SUITES.stream().map(Suite::name).collect(Collectors.joining(", "));
  }
}
