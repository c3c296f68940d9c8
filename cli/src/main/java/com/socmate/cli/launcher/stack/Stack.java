package com.socmate.cli.launcher.stack;

import com.socmate.cli.launcher.postgres.Database;
import com.socmate.cli.launcher.postgres.EmbeddedPostgres;
import com.socmate.cli.launcher.process.DetachedProcess;
import com.socmate.cli.launcher.process.Ports;
import com.socmate.cli.launcher.process.ProcessIdentity;
import com.socmate.cli.launcher.process.ProcessRecord;
import com.socmate.cli.launcher.process.Stopping;
import com.socmate.cli.launcher.state.SecretFile;
import com.socmate.cli.launcher.state.Settings;
import com.socmate.cli.launcher.state.StateDirectory;
import com.socmate.cli.launcher.state.StateLock;
import com.socmate.cli.launcher.terminal.CannotContinue;
import com.socmate.cli.launcher.terminal.Elapsed;
import com.socmate.cli.launcher.terminal.Terminal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All of SoCMate's processes on this machine as one thing: goes up whole, comes down in reverse.
public final class Stack {
  private static final Database NOT_YET_KNOWN = new Database("", "", "");

  private final Settings settings;
  private final StateDirectory state;
  private final Terminal terminal;
  private final InstantSource clock;
  private final EmbeddedPostgres postgres;
  private final ServicePlan plan;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  public Stack(
      Settings settings,
      StateDirectory state,
      Programs programs,
      Terminal terminal,
      InstantSource clock) {
    this.settings = settings;
    this.state = state;
    this.terminal = terminal;
    this.clock = clock;
    this.postgres = new EmbeddedPostgres(state, settings, terminal, clock);
    this.plan = new ServicePlan(settings, state, programs);
  }

  /// What `up` found or did.
  public enum Up {
    WAS_UP_ALREADY,
    STARTED
  }

  /// Starts whatever is not running and returns once everything answers that it is ready; on
  /// failure it stops again what it started.
  public Up up() {
    state.prepared();
    try (StateLock _ = StateLock.acquire(state, settings.startTimeout(), terminal)) {
      if (parts().stream().allMatch(it -> it.health() == Health.READY)) {
        return Up.WAS_UP_ALREADY;
      }
      state.requireSpace();
      plan.services(NOT_YET_KNOWN).forEach(this::requireItsPort);
      start();
      return Up.STARTED;
    }
  }

  private void start() {
    boolean databaseRan = postgres.running().isPresent();
    List<ProcessRecord> started = new ArrayList<>();
    try {
      Readiness readiness =
          new Readiness(http, terminal, settings.startTimeout(), state::processLog);
      for (Service service : plan.services(database())) {
        startUnlessRunning(service).ifPresent(started::add);
      }
      readiness.await(records());
    } catch (CannotContinue e) {
      started.reversed().forEach(this::stop);
      if (!databaseRan) {
        postgres.stop(settings.stopTimeout());
      }
      throw e;
    } finally {
      terminal.closeLine();
    }
  }

  /// Stops everything in reverse order, telling how each process ended.
  public void down() {
    state.prepared();
    try (StateLock _ = StateLock.acquire(state, settings.startTimeout(), terminal)) {
      if (!stopAll()) {
        terminal.say("SoCMate is not running in " + state.root() + ".");
      }
    }
  }

  /// Stops everything even while we ourselves are still starting it: for when we are interrupted.
  public void abandon() {
    stopAll();
  }

  private boolean stopAll() {
    boolean any = false;
    for (ProcessRecord record : everyRecord().reversed()) {
      any |= stop(record);
    }
    if (postgres.running().isPresent()) {
      long began = System.nanoTime();
      tell(EmbeddedPostgres.NAME, postgres.stop(settings.stopTimeout()), began);
      any = true;
    }
    return any;
  }

  /// Stops one process and starts it again with the others untouched.
  public void restartWorkspace() {
    ProcessRecord.read(state.records(), Service.WORKSPACE).ifPresent(this::stop);
    up();
  }

  /// One line of `status`.
  public record Part(String name, Optional<ProcessRecord> record, Health health) {}

  /// Every process there should be, with its health.
  public List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    if (usesOwnDatabase()) {
      Optional<ProcessRecord> server = postgres.running();
      Health health =
          server.isEmpty()
              ? Health.NOT_RUNNING
              : postgres.letsUsIn() ? Health.READY : Health.NOT_READY;
      parts.add(new Part(EmbeddedPostgres.NAME, server, health));
    }
    for (String name : plan.names()) {
      Optional<ProcessRecord> record = ProcessRecord.read(state.records(), name);
      Health health = record.map(it -> Health.of(it, http)).orElse(Health.NOT_RUNNING);
      parts.add(new Part(name, record.filter(ProcessRecord::isAlive), health));
    }
    return parts;
  }

  /// Where the API and the console are, once `up` has returned.
  public URI address() {
    return LocalServer.address(state)
        .orElseThrow(() -> new CannotContinue("The api-server is not running: run ./socmate up."));
  }

  /// Where the workspace answers queries, once `up` has returned.
  public URI workspaceAddress() {
    return ProcessRecord.read(state.records(), Service.WORKSPACE)
        .filter(ProcessRecord::isAlive)
        .map(it -> Address.of(it.host(), it.port()))
        .orElseThrow(() -> new CannotContinue("The workspace is not running: run ./socmate up."));
  }

  /// The bearer token of the administrator made at the first start.
  public String adminToken() {
    return SecretFile.readOrCreate(state.adminToken());
  }

  /// What the environment of a program holds that works on the running database.
  public Map<String, String> maintenanceEnvironment() {
    if (usesOwnDatabase() && postgres.running().isEmpty()) {
      throw new CannotContinue("PostgreSQL is not running: run ./socmate up.");
    }
    return plan.maintenance(database());
  }

  /// Work on the database, which is told in the environment where that is.
  public interface Upkeep {
    int run(Map<String, String> environment) throws IOException, InterruptedException;
  }

  /// Our own PostgreSQL runs meanwhile, and afterwards only if it did before.
  public int beside(Upkeep upkeep) throws IOException, InterruptedException {
    state.prepared();
    boolean ran = !usesOwnDatabase() || postgres.running().isPresent();
    try {
      return upkeep.run(plan.maintenance(database()));
    } finally {
      if (!ran) {
        postgres.stop(settings.stopTimeout());
      }
    }
  }

  /// The same while none of our servers runs, and none is started.
  public int alone(Upkeep upkeep) throws IOException, InterruptedException {
    state.prepared();
    try (StateLock _ = StateLock.acquire(state, settings.startTimeout(), terminal)) {
      everyRecord().stream()
          .filter(ProcessRecord::isAlive)
          .findFirst()
          .ifPresent(it -> {
            throw new CannotContinue(
                "The " + it.name() + " is running: stop everything first with ./socmate down.");
          });
      return beside(upkeep);
    }
  }

  /// Whether the master keys are in a file of the state directory.
  public boolean hasOwnMasterKeys() {
    return plan.hasOwnMasterKeys();
  }

  /// Lets the api-server and a worker learn from one start each, beside those that run.
  ///
  /// @param measured how often each start is then measured, with and without what was learnt
  public void learnStarts(int measured) {
    if (parts().stream().anyMatch(it -> it.health() != Health.READY)) {
      throw new CannotContinue("SoCMate is not up: run ./socmate up.");
    }
    new StartTrials(settings, state, terminal, http)
        .run(files -> plan.trials(database(), files), measured);
  }

  private boolean usesOwnDatabase() {
    return settings.text("DATABASE_URL").isEmpty();
  }

  private Database database() {
    if (!usesOwnDatabase()) {
      return givenDatabase();
    }
    long began = System.nanoTime();
    boolean ran = postgres.running().isPresent();
    Database database = postgres.ensureRunning();
    if (!ran) {
      postgres.running().ifPresent(it -> Readiness.tell(terminal, it, began));
    }
    return database;
  }

  private Database givenDatabase() {
    String url = settings.text("DATABASE_URL").orElseThrow();
    String user = settings.text("DATABASE_USER").orElse("");
    String password = settings.text("DATABASE_PASSWORD").orElse("");
    return settings
        .text("DATABASE_OWNER_USER")
        .map(owner ->
            new Database(
                url,
                owner,
                settings.text("DATABASE_OWNER_PASSWORD").orElse(""),
                Optional.of(new Database.Login(user, password))))
        .orElseGet(() -> new Database(url, user, password));
  }

  private Optional<ProcessRecord> startUnlessRunning(Service service) {
    Optional<ProcessRecord> known = ProcessRecord.read(state.records(), service.name());
    if (known.filter(ProcessRecord::isAlive).isPresent()) {
      return Optional.empty();
    }
    requireItsPort(service);
    List<String> command =
        service.program().get().with(JvmOptions.of(service, settings)).command(List.of());
    ProcessIdentity identity =
        DetachedProcess.start(
            service.name(),
            command,
            service.environment(),
            state.root(),
            state.processLog(service.name()));
    ProcessRecord record =
        new ProcessRecord(
            service.name(),
            identity,
            hostOf(service),
            service.port(),
            Service.READY_PATH,
            clock.instant());
    record.write(state.records());
    keepManagementPort(service);
    return Optional.of(record);
  }

  private void keepManagementPort(Service service) {
    String port = service.environment().get("SOCMATE_MANAGEMENT_PORT");
    if (port != null) {
      try {
        Files.writeString(state.managementPort(service.name()), port);
      } catch (IOException e) {
        throw new CannotContinue("The state directory cannot be written: " + e.getMessage(), e);
      }
    }
  }

  /// Where the processes that run answer whoever runs them.
  public List<URI> managementAddresses() {
    return records().stream().flatMap(it -> managementAddress(it).stream()).toList();
  }

  /// The workspace tells of itself where it answers queries.
  private Optional<URI> managementAddress(ProcessRecord record) {
    if (record.name().equals(Service.WORKSPACE)) {
      return Optional.of(Address.of(record.host(), record.port()));
    }
    Path port = state.managementPort(record.name());
    try {
      return Files.exists(port)
          ? Optional.of(Address.of(record.host(), Integer.parseInt(Files.readString(port))))
          : Optional.empty();
    } catch (IOException e) {
      throw new CannotContinue("The state directory cannot be read: " + e.getMessage(), e);
    }
  }

  /// Also the database's own start would be in vain if a process could not listen.
  private void requireItsPort(Service service) {
    boolean runs =
        ProcessRecord.read(state.records(), service.name())
            .filter(ProcessRecord::isAlive)
            .isPresent();
    if (!runs && !Ports.isFree(hostOf(service), service.port())) {
      throw new CannotContinue(
          "Port %d is taken, so %s cannot listen on it: end the program that uses it, or set %s to another number."
              .formatted(service.port(), service.name(), service.portKey()));
    }
  }

  private String hostOf(Service service) {
    return service.name().equals(Service.WORKSPACE) ? "127.0.0.1" : settings.host();
  }

  private List<ProcessRecord> records() {
    return plan.names().stream()
        .flatMap(name -> ProcessRecord.read(state.records(), name).stream())
        .toList();
  }

  /// Also those of an earlier start with more workers.
  private List<ProcessRecord> everyRecord() {
    return ProcessRecord.all(state.records()).stream()
        .filter(it -> !it.name().equals(EmbeddedPostgres.NAME))
        .sorted((one, other) -> Integer.compare(order(one), order(other)))
        .toList();
  }

  private static int order(ProcessRecord record) {
    return List.of(Service.WORKSPACE, Service.API_SERVER).indexOf(record.name()) & 0xff;
  }

  private boolean stop(ProcessRecord record) {
    long began = System.nanoTime();
    Stopping.End end =
        Stopping.stop(record.identity(), Stopping.Request.TERMINATE, settings.stopTimeout());
    ProcessRecord.delete(state.records(), record.name());
    tell(record.name(), end, began);
    return end != Stopping.End.WAS_NOT_RUNNING;
  }

  private void tell(String name, Stopping.End end, long began) {
    String text =
        switch (end) {
          case WAS_NOT_RUNNING -> "had ended already";
          case STOPPED -> "stopped";
          case KILLED -> terminal.warn("did not stop when asked, so it was killed");
        };
    terminal.say(
        "  %-12s %s  %s"
            .formatted(
                name,
                text,
                terminal.dim(Elapsed.text(Duration.ofNanos(System.nanoTime() - began)))));
  }
}
