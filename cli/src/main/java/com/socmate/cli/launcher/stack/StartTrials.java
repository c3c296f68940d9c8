package com.socmate.cli.launcher.stack;

import static java.util.Objects.requireNonNull;

import com.socmate.cli.launcher.process.AotCache;
import com.socmate.cli.launcher.process.JavaProgram;
import com.socmate.cli.launcher.state.Settings;
import com.socmate.cli.launcher.state.StateDirectory;
import com.socmate.cli.launcher.terminal.CannotContinue;
import com.socmate.cli.launcher.terminal.Terminal;
import java.io.File;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/// Starts programs for a moment beside those that run, so that the JVM learns from it, or to see
/// how long it takes.
final class StartTrials {
  private final Settings settings;
  private final StateDirectory state;
  private final Terminal terminal;
  private final HttpClient http;

  StartTrials(Settings settings, StateDirectory state, Terminal terminal, HttpClient http) {
    this.settings = settings;
    this.state = state;
    this.terminal = terminal;
    this.http = http;
  }

  /// @param services to be started, given a folder for their files; anew for each start
  void run(Function<Path, List<Service>> services, int measured) {
    try {
      Path files = Files.createDirectories(state.root().resolve("trial"));
      for (Service service : services.apply(files)) {
        learn(service);
      }
      for (int which = 0; measured > 0 && which < services.apply(files).size(); which++) {
        int one = which;
        measure(() -> services.apply(files).get(one), measured);
      }
    } catch (IOException e) {
      throw new CannotContinue("What was learnt cannot be kept: " + e.getMessage(), e);
    }
  }

  private void learn(Service service) throws IOException {
    AotCache cache = cacheOf(service);
    Files.createDirectories(cache.file().getParent());
    Path output = cache.file().resolveSibling(cache.file().getFileName() + ".new");
    JavaProgram program = cache.learning(output).orElseThrow(() -> unbuilt(service));
    trial(service, program).run();
    if (!Files.exists(output)) {
      throw new CannotContinue(
          "The JVM kept nothing of the start of %s; its log %s may say why."
              .formatted(service.name(), log(service)));
    }
    Files.move(output, cache.file(), StandardCopyOption.REPLACE_EXISTING);
    terminal.say(
        "  %-12s learnt from a start: %d MB in %s"
            .formatted(service.name(), Files.size(cache.file()) >> 20, cache.file()));
  }

  private void measure(Supplier<Service> fresh, int times) {
    Service service = fresh.get();
    AotCache cache = cacheOf(service);
    report(service.name(), "without", fresh, cache.plain(), times);
    report(service.name(), "with", fresh, cache.program(), times);
  }

  private void report(
      String name, String how, Supplier<Service> fresh, Optional<JavaProgram> program, int times) {
    JavaProgram started = program.orElseThrow(() -> unbuilt(fresh.get()));
    List<StartTrial.Measured> all =
        IntStream.range(0, times).mapToObj(_ -> trial(fresh.get(), started).run()).toList();
    terminal.say(
        "  %-12s %-8s %5d ms until ready, %5d ms of processor time, %d MB resident (medians of %d)"
            .formatted(
                name,
                how,
                median(all, StartTrial.Measured::millis),
                median(all, StartTrial.Measured::processorMillis),
                median(all, StartTrial.Measured::residentMegabytes),
                times));
  }

  private static long median(
      List<StartTrial.Measured> all, ToLongFunction<StartTrial.Measured> what) {
    long[] sorted = all.stream().mapToLong(what).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private StartTrial trial(Service service, JavaProgram program) {
    return new StartTrial(
        service,
        program.with(JvmOptions.of(service, settings)),
        log(service),
        http,
        settings.startTimeout());
  }

  private Path log(Service service) {
    return state.processLog("trial-" + service.name());
  }

  private static AotCache cacheOf(Service service) {
    JavaProgram program = service.program().get();
    return AotCache.of(target(program), program.mainClass());
  }

  /// The first entry of a class path of ours is in the module's `target`.
  private static Path target(JavaProgram program) {
    return requireNonNull(Path.of(program.classpath().split(File.pathSeparator, 2)[0]).getParent());
  }

  private static CannotContinue unbuilt(Service service) {
    return new CannotContinue(
        "The jar of " + service.name() + " is missing or old: rebuild with ./socmate build.");
  }
}
