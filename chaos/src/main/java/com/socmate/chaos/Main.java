package com.socmate.chaos;

import com.socmate.chaos.fault.Fault;
import com.socmate.chaos.fault.FaultPlan;
import com.socmate.chaos.load.Wave;
import com.socmate.chaos.world.WorkerProgram;
import com.socmate.chaos.world.World;
import com.socmate.cli.launcher.terminal.CannotContinue;
import com.socmate.cli.launcher.terminal.Terminal;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `chaos`: a round by hand. Exit 0 when everything held, 1 when something was violated, 2 when the
/// options made no sense.
@Command(
    name = "chaos",
    description = {
      "Real workers on a real PostgreSQL under load, while processes are killed and frozen,",
      "connections cut and clocks set wrong; then every occurrence is accounted for."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class Main implements Callable<Integer> {
  private static final int HELD = 0;
  private static final int VIOLATED = 1;

  @Option(names = "--minutes", description = "how long load is added (default: ${DEFAULT-VALUE})")
  private int minutes = 5;

  @Option(
      names = "--dispatches",
      description = "instead: add load as fast as it is worked off, until so many are written")
  private @Nullable Long dispatches;

  @Option(
      names = "--schedules",
      description = "how many schedules are due every minute (default: ${DEFAULT-VALUE})")
  private int schedules = 500;

  @Option(
      names = "--bursts",
      description =
          "how many schedules with 20 occurrences to catch up come each minute (default: ${DEFAULT-VALUE})")
  private int bursts = 100;

  @Option(names = "--seed", description = "decides the faults (default: a new one)")
  private @Nullable Long seed;

  @Option(names = "--workers", description = "worker processes (default: ${DEFAULT-VALUE})")
  private int workers = 3;

  @Option(names = "--slots", description = "runs at once in each (default: ${DEFAULT-VALUE})")
  private int slots = 16;

  @Option(names = "--owners", description = "users (default: ${DEFAULT-VALUE})")
  private int owners = 1_000;

  @Option(names = "--lease", description = "of a worker, in seconds (default: ${DEFAULT-VALUE})")
  private int lease = 12;

  @Option(
      names = "--tick",
      description = "seconds between looks for due schedules (default: ${DEFAULT-VALUE})")
  private int tick = 60;

  @Option(
      names = "--fault-every",
      description = "seconds from fault to fault, on average (default: ${DEFAULT-VALUE})")
  private int faultEvery = 12;

  @Option(names = "--faults", split = ",", description = "kinds: ${COMPLETION-CANDIDATES}; or none")
  private @Nullable Set<Fault.Kind> kinds;

  @Option(names = "--calm", description = "no faults at all, to compare")
  private boolean calm;

  @Option(names = "--dir", description = "keeps database and logs there")
  private @Nullable Path directory;

  @Option(
      names = "--worker-classpath",
      hidden = true,
      description = "where the worker's classes are, if not in its module")
  private @Nullable String workerClasspath;

  private final PrintStream out;
  private final InstantSource clock;

  private Main(PrintStream out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
  }

  public static void main(String[] arguments) {
    var clock = InstantSource.system();
    System.exit(new CommandLine(new Main(System.out, clock)).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, SQLException, InterruptedException {
    var terminal = new Terminal(out, false, false);
    var folder = folder();
    var options = options(folder);
    announce(terminal, options);
    try {
      var verdict = new Round(options, terminal, clock).run();
      verdict.lines().forEach(terminal::say);
      terminal.say(
          verdict.holds()
              ? "Everything held."
              : "Violated. Again: ./socmate chaos --seed "
                  + options.seed()
                  + "; rows in "
                  + folder);
      if (verdict.holds() && directory == null) {
        delete(folder);
      }
      return verdict.holds() ? HELD : VIOLATED;
    } catch (CannotContinue e) {
      terminal.say("socmate: " + e.sentence());
      return VIOLATED;
    }
  }

  private Path folder() throws IOException {
    return directory == null
        ? Files.createTempDirectory("socmate-chaos")
        : Files.createDirectories(directory.toAbsolutePath());
  }

  private Options options(Path folder) {
    var home =
        Path.of(Optional.ofNullable(System.getenv("SOCMATE_HOME")).orElse("."))
            .toAbsolutePath()
            .normalize();
    var all = kinds == null ? EnumSet.allOf(Fault.Kind.class) : kinds;
    return new Options(
        seed == null ? new Random().nextInt(1_000_000) : seed,
        new World.Plan(
            folder,
            home.resolve("target/socmate-build/postgres"),
            workerClasspath == null
                ? WorkerProgram.ofModule(home)
                : WorkerProgram.onClasspath(workerClasspath),
            workers,
            slots,
            5,
            Duration.ofSeconds(lease),
            Duration.ofSeconds(tick)),
        Duration.ofMinutes(minutes),
        dispatches == null ? OptionalLong.empty() : OptionalLong.of(dispatches),
        size(),
        Duration.ofSeconds(dispatches == null ? 60 : 5),
        owners,
        calm ? Set.of() : all,
        Duration.ofSeconds(faultEvery),
        Duration.ofMinutes(4));
  }

  /// Where load follows work, waves are large enough to keep the workers busy until the next tick.
  private Wave.Size size() {
    return dispatches == null
        ? new Wave.Size(bursts, Math.max(1, schedules / 5), 5)
        : new Wave.Size(Math.max(bursts, schedules), schedules, 4);
  }

  private static void announce(Terminal terminal, Options options) {
    terminal.say(
        "chaos with seed %d: %d workers, lease %d s, tick %d s; in %s"
            .formatted(
                options.seed(),
                options.world().workers(),
                options.world().lease().toSeconds(),
                options.world().tick().toSeconds(),
                options.world().folder()));
    var plan =
        new FaultPlan(
            options.seed(),
            options.world().workers(),
            options.world().lease(),
            options.faultEvery(),
            options.kinds());
    var end = options.dispatches().isPresent() ? Duration.ofMinutes(5) : options.load();
    terminal.say("The faults" + (options.dispatches().isPresent() ? ", to begin with:" : ":"));
    List<Fault> faults = plan.until(end);
    faults.forEach(it -> terminal.say("  " + it));
  }

  private static void delete(Path folder) {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                throws IOException {
              Files.delete(directory);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
