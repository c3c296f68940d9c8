package com.socmate.house;

import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/// Whether a command line would be understood: by the script's list of commands, and by the parser
/// of the program that it is handed to. Nothing is started. Of commands that ask a server only the
/// name is held here; module cli tries them.
final class CommandCheck {
  private static final Path ROOT = Project.root();
  private static final Pattern COMMANDS = Pattern.compile("(?m)^COMMANDS=\"([^\"]+)\"");
  private static final Pattern FOR_USERS = Pattern.compile("(?m)^USER_COMMANDS=\"([^\"]+)\"");
  private static final Pattern BENCH = Pattern.compile("entry\\(\"([a-z0-9]+)\"");
  private static final Pattern BENCH_OPTION = Pattern.compile("case \"(--[a-z]+)\"");

  private final Set<String> known = words(COMMANDS, "socmate");
  private final Set<String> forUsers = words(FOR_USERS, "socmate");
  private final Set<String> benches =
      words(BENCH, "benchmarks/src/main/java/com/socmate/benchmarks/Main.java");
  private final Set<String> benchOptions =
      words(BENCH_OPTION, "benchmarks/src/main/java/com/socmate/benchmarks/Options.java");
  private final CommandLine launcher =
      new CommandLine(com.socmate.cli.launcher.Main.class, new Unstarted());

  /// What is wrong with the line, if anything is.
  Optional<String> complaint(List<String> words) {
    if (forUsers.contains(words.getFirst())) {
      return Optional.empty();
    }
    if (!known.contains(words.getFirst())) {
      return Optional.of("there is no such command");
    }
    var rest = words.subList(1, words.size());
    return switch (words.getFirst()) {
      case "help", "build" -> rest.isEmpty() ? Optional.empty() : Optional.of("it takes nothing");
      case "test" -> refusal(new CommandLine(full()), rest);
      case "bench" -> ofBench(rest);
      case "conformance" ->
          refusal(new CommandLine(com.socmate.conformance.Main.class, new Unstarted()), rest);
      case "chaos" -> refusal(new CommandLine(com.socmate.chaos.Main.class, new Unstarted()), rest);
      default -> refusal(launcher, words);
    };
  }

  private static CommandSpec full() {
    return CommandSpec.create().addOption(OptionSpec.builder("--full").build());
  }

  /// A line in a sentence may name a program and leave its parameters to the reader.
  private static Optional<String> refusal(CommandLine parser, List<String> words) {
    try {
      parser.parseArgs(words.toArray(String[]::new));
      return Optional.empty();
    } catch (CommandLine.MissingParameterException _) {
      return Optional.empty();
    } catch (ParameterException refused) {
      return Optional.of(String.valueOf(refused.getMessage()));
    }
  }

  private Optional<String> ofBench(List<String> words) {
    return words.stream()
        .filter(it -> it.startsWith("--") ? !benchOptions.contains(it) : !isBench(it))
        .findFirst()
        .map(it -> "the benchmarks know no " + it);
  }

  private boolean isBench(String word) {
    return benches.contains(word)
        || Set.of("all", "kql", "start", "NAME").contains(word)
        || word.matches("[0-9,]+");
  }

  private static Set<String> words(Pattern pattern, String file) {
    return pattern
        .matcher(Project.read(ROOT.resolve(file)))
        .results()
        .flatMap(it -> Arrays.stream(it.group(1).split(" ")))
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Makes commands to be asked what they understand, with nothing to work on.
  private static final class Unstarted implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      var constructors = type.getDeclaredConstructors();
      if (constructors.length != 1 || constructors[0].getParameterCount() == 0) {
        return CommandLine.defaultFactory().create(type);
      }
      constructors[0].setAccessible(true);
      return type.cast(made(constructors[0]));
    }

    private static Object made(Constructor<?> constructor) throws ReflectiveOperationException {
      return constructor.newInstance(new Object[constructor.getParameterCount()]);
    }
  }
}
