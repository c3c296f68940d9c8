package com.socmate.chaos.world;

import com.socmate.cli.launcher.terminal.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/// Everything a round runs on.
public final class World implements AutoCloseable {
  private final PostgresServer postgres;
  private final StandInProvider provider;
  private final List<Worker> workers;
  private final Optional<ClockSkew> skew;
  private final AtomicBoolean closed = new AtomicBoolean();

  private World(
      PostgresServer postgres,
      StandInProvider provider,
      List<Worker> workers,
      Optional<ClockSkew> skew) {
    this.postgres = postgres;
    this.provider = provider;
    this.workers = List.copyOf(workers);
    this.skew = skew;
  }

  /// How the workers are set up.
  ///
  /// @param folder where database and logs lie
  /// @param programs where PostgreSQL's programs are or will be unpacked
  /// @param tick how often due schedules are looked for
  public record Plan(
      Path folder,
      Path programs,
      WorkerProgram worker,
      int workers,
      int slots,
      int laneLimit,
      Duration lease,
      Duration tick) {
    Map<String, String> environment() {
      return Map.of(
          "SOCMATE_WORKER_SLOTS", Integer.toString(slots),
          "SOCMATE_CONCURRENT_INVESTIGATIONS", Integer.toString(laneLimit),
          "SOCMATE_LEASE", lease.toString(),
          "SOCMATE_HEARTBEAT", lease.dividedBy(4).toString(),
          "SOCMATE_GRACE", "PT3S",
          "SOCMATE_DISPATCH_EVERY", tick.toString());
    }
  }

  /// Starts PostgreSQL and the provider; the workers are started one by one.
  public static World start(Plan plan, Terminal terminal, InstantSource clock) {
    var logs = plan.folder().resolve("worker-logs");
    try {
      Files.createDirectories(logs);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var postgres =
        PostgresServer.start(plan.folder().resolve("state"), plan.programs(), terminal, clock);
    var provider = StandInProvider.start();
    var environment = new HashMap<>(plan.environment());
    environment.put("SOCMATE_WORKSPACE_URL", provider.address());
    environment.put("SOCMATE_WORKSPACE_ID", StandInProvider.WORKSPACE);
    var program =
        new WorkerProgram(
            plan.worker().program().with("-Xmx256m", "-XX:+UseSerialGC", "-Xshare:auto"));
    var workers =
        IntStream.range(0, plan.workers())
            .mapToObj(place ->
                new Worker(
                    place,
                    program,
                    postgres.database(),
                    environment,
                    logs,
                    Wire.to(postgres.port())))
            .toList();
    var world = new World(postgres, provider, workers, ClockSkew.find());
    world.closeWhenInterrupted();
    return world;
  }

  public PostgresServer postgres() {
    return postgres;
  }

  public StandInProvider provider() {
    return provider;
  }

  public List<Worker> workers() {
    return workers;
  }

  /// How clocks are set wrong; empty where the machine has no `libfaketime`.
  public Optional<ClockSkew> skew() {
    return skew;
  }

  /// Leaves no process behind when the round is ended from outside.
  private void closeWhenInterrupted() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "chaos-end"));
  }

  /// Ends every process of the round.
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    workers.forEach(Worker::thaw);
    workers.parallelStream().forEach(Worker::retire);
    workers.forEach(it -> it.wire().close());
    provider.close();
    postgres.close();
  }
}
