package com.socmate.cli.launcher.postgres;

import com.socmate.cli.launcher.process.DetachedProcess;
import com.socmate.cli.launcher.process.LogTail;
import com.socmate.cli.launcher.process.Ports;
import com.socmate.cli.launcher.process.ProcessIdentity;
import com.socmate.cli.launcher.process.ProcessRecord;
import com.socmate.cli.launcher.process.Stopping;
import com.socmate.cli.launcher.state.PortKey;
import com.socmate.cli.launcher.state.Settings;
import com.socmate.cli.launcher.state.StateDirectory;
import com.socmate.cli.launcher.terminal.CannotContinue;
import com.socmate.cli.launcher.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A real PostgreSQL on a data directory that lasts: reachable from this machine only, with
/// passwords, writing through to disk, and back by itself after it was killed.
public final class EmbeddedPostgres {
  public static final String NAME = "postgresql";
  private static final String HOST = "127.0.0.1";
  private static final int ATTEMPTS = 4;

  private final StateDirectory state;
  private final Settings settings;
  private final Terminal terminal;
  private final InstantSource clock;

  public EmbeddedPostgres(
      StateDirectory state, Settings settings, Terminal terminal, InstantSource clock) {
    this.state = state;
    this.settings = settings;
    this.terminal = terminal;
    this.clock = clock;
  }

  /// The server's record, if it is running.
  public Optional<ProcessRecord> running() {
    return ProcessRecord.read(state.records(), NAME)
        .filter(ProcessRecord::isAlive)
        .or(this::unrecorded);
  }

  private Optional<ProcessRecord> unrecorded() {
    return Stream.of(state.postgres(), ServerAccount.elsewhere(state.postgres()))
        .flatMap(it -> new DataDirectory(it.resolve("data")).servedBy().stream())
        .findFirst()
        .map(this::remember);
  }

  /// Removes the files of a stopped server that do not lie in its state directory.
  public static void removeFilesElsewhere(StateDirectory state) throws IOException {
    FileTrees.delete(ServerAccount.elsewhere(state.postgres()));
  }

  /// Whether the running server lets the product's user in.
  public boolean letsUsIn() {
    Credentials credentials = Credentials.in(ServerAccount.choose(state.postgres()).directory());
    return running().filter(it -> new DatabaseDoor(it.port(), credentials).letsUsIn()).isPresent();
  }

  /// Starts the server unless it runs, and returns once the product's database accepts its user.
  public Database ensureRunning() {
    ServerAccount account = ServerAccount.choose(state.postgres());
    Credentials credentials = Credentials.in(account.directory());
    ProcessRecord record = running().orElseGet(() -> startOrAdopt(account, credentials));
    return new DatabaseDoor(record.port(), credentials)
        .open(settings.startTimeout(), record::isAlive, state.processLog(NAME));
  }

  /// Stops the server without waiting for its clients to leave.
  public Stopping.End stop(Duration patience) {
    Optional<ProcessRecord> record = running();
    return record
        .map(it -> Stopping.stop(it.identity(), Stopping.Request.INTERRUPT, patience))
        .orElse(Stopping.End.WAS_NOT_RUNNING);
  }

  private ProcessRecord startOrAdopt(ServerAccount account, Credentials credentials) {
    DataDirectory data = new DataDirectory(account.directory().resolve("data"));
    PostgresBinaries binaries = binaries(account);
    if (!data.exists()) {
      terminal.passing("making the database …");
      Path passwordFile = Credentials.superuserFile(account.directory());
      account.own(passwordFile);
      data.initialize(account, binaries, passwordFile);
    }
    account.own(data.path());
    return data.servedBy()
        .map(this::remember)
        .orElseGet(() -> start(account, binaries, data, credentials));
  }

  private PostgresBinaries binaries(ServerAccount account) {
    boolean inState = account.directory().equals(state.postgres());
    Path parent =
        settings
            .text("SOCMATE_PROGRAMS_DIR")
            .map(Path::of)
            .filter(_ -> inState)
            .orElse(account.directory());
    terminal.passing("unpacking PostgreSQL …");
    PostgresBinaries binaries = PostgresBinaries.unpackedBelow(parent);
    if (!inState) {
      account.own(binaries.directory());
    }
    return binaries;
  }

  private ProcessRecord start(
      ServerAccount account,
      PostgresBinaries binaries,
      DataDirectory data,
      Credentials credentials) {
    data.forgetStaleServer();
    int port = choosePort();
    DatabaseDoor door = new DatabaseDoor(port, credentials);
    ProcessRecord record = launch(account, binaries, data, port);
    for (int attempt = 1; attempt < ATTEMPTS && !settles(door, record); attempt++) {
      record = launch(account, binaries, data, port);
    }
    return record;
  }

  /// A server refuses to start while the last children of a killed one still hold its memory.
  private boolean settles(DatabaseDoor door, ProcessRecord record) {
    return door.answers(settings.startTimeout(), record::isAlive)
        || record.isAlive()
        || !isHeldByLastChildren();
  }

  private boolean isHeldByLastChildren() {
    Stopping.within(Duration.ofSeconds(1), () -> false);
    return LogTail.lines(state.processLog(NAME), 3).stream()
        .anyMatch(line -> line.contains("shared memory block") || line.contains("postmaster.pid"));
  }

  private ProcessRecord launch(
      ServerAccount account, PostgresBinaries binaries, DataDirectory data, int port) {
    List<String> command =
        account.command(
            binaries.program("postgres"),
            "-D",
            data.path().toString(),
            "-p",
            Integer.toString(port),
            "-k",
            "",
            "-c",
            "listen_addresses=" + HOST,
            "-c",
            "timezone=UTC",
            "-c",
            "log_timezone=UTC");
    ProcessIdentity identity =
        DetachedProcess.start(NAME, command, Map.of(), account.directory(), state.processLog(NAME));
    return remember(new DataDirectory.Postmaster(identity, port));
  }

  private ProcessRecord remember(DataDirectory.Postmaster server) {
    ProcessRecord record =
        new ProcessRecord(NAME, server.identity(), HOST, server.port(), "", clock.instant());
    record.write(state.records());
    return record;
  }

  private int choosePort() {
    int asked = settings.portIfSet(PortKey.SOCMATE_PG_PORT).orElse(0);
    if (asked != 0) {
      if (!Ports.isFree(HOST, asked)) {
        throw new CannotContinue(
            "Port "
                + asked
                + " is taken, and SOCMATE_PG_PORT asks PostgreSQL to use it: set another number,"
                + " or none to have a free one chosen.");
      }
      return asked;
    }
    boolean anyWillDo = settings.portIfSet(PortKey.SOCMATE_PG_PORT).isPresent();
    int remembered =
        ProcessRecord.read(state.records(), NAME)
            .map(ProcessRecord::port)
            .orElse(anyWillDo ? 0 : PortKey.SOCMATE_PG_PORT.preferred());
    return remembered != 0 && Ports.isFree(HOST, remembered) ? remembered : Ports.anyFree();
  }
}
