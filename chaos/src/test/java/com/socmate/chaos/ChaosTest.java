package com.socmate.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.chaos.fault.Fault.Kind;
import com.socmate.chaos.load.Wave;
import com.socmate.chaos.world.WorkerProgram;
import com.socmate.chaos.world.World;
import com.socmate.cli.launcher.terminal.Terminal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A round of chaos, short or, with `--full`, long. Its seed is printed; the same seed brings the
/// same faults.
class ChaosTest {
  private static final boolean FULL = Boolean.getBoolean("socmate.full");

  @TempDir Path folder;

  @Test
  void every_occurrence_comes_to_one_end_whatever_is_done_to_the_processes()
      throws SQLException, InterruptedException {
    var verdict =
        new Round(options(), new Terminal(System.out, false, false), Clock.systemUTC()).run();
    verdict.lines().forEach(System.out::println);
    assertThat(verdict.violations()).isEmpty();
    assertThat(verdict.judgement().executed()).isGreaterThan(100);
    assertThat(verdict.strikes()).isNotEmpty();
  }

  private Options options() {
    Set<Kind> kinds =
        FULL
            ? EnumSet.allOf(Kind.class)
            : EnumSet.of(
                Kind.WORKER_KILLED,
                Kind.WORKER_FROZEN,
                Kind.POSTGRES_KILLED,
                Kind.NETWORK_RESET,
                Kind.CLOCK_AHEAD);
    return new Options(
        Long.getLong("socmate.chaos.seed", FULL ? new Random().nextInt(1_000_000) : 20_261_122),
        new World.Plan(
            folder,
            Path.of("target/postgres-programs").toAbsolutePath(),
            WorkerProgram.onClasspath(TestClasspath.text()),
            FULL ? 3 : 2,
            16,
            5,
            Duration.ofSeconds(4),
            Duration.ofSeconds(5)),
        FULL ? Duration.ofMinutes(5) : Duration.ofSeconds(25),
        OptionalLong.empty(),
        FULL ? new Wave.Size(60, 60, 3) : new Wave.Size(8, 20, 0),
        Duration.ofSeconds(FULL ? 60 : 12),
        200,
        kinds,
        Duration.ofSeconds(FULL ? 9 : 5),
        Duration.ofSeconds(120));
  }
}
