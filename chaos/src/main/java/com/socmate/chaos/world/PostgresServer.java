package com.socmate.chaos.world;

import com.socmate.cli.launcher.postgres.Database;
import com.socmate.cli.launcher.postgres.EmbeddedPostgres;
import com.socmate.cli.launcher.process.ProcessIdentity;
import com.socmate.cli.launcher.process.ProcessRecord;
import com.socmate.cli.launcher.process.Stopping;
import com.socmate.cli.launcher.state.Settings;
import com.socmate.cli.launcher.state.StateDirectory;
import com.socmate.cli.launcher.terminal.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/// The PostgreSQL that `./socmate up` would start, on a cluster of its own that writes through to
/// disk; can be restarted as an operator would, or killed.
public final class PostgresServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final EmbeddedPostgres server;
  private final Database database;

  private PostgresServer(EmbeddedPostgres server) {
    this.server = server;
    this.database = server.ensureRunning();
  }

  /// Makes the cluster in `folder` and starts it.
  ///
  /// @param programs where PostgreSQL's programs are or will be unpacked
  public static PostgresServer start(
      Path folder, Path programs, Terminal terminal, InstantSource clock) {
    var settings = Settings.from(Map.of()).isolatedIn(folder, programs);
    var state = StateDirectory.locate(settings).prepared();
    return new PostgresServer(new EmbeddedPostgres(state, settings, terminal, clock));
  }

  public Database database() {
    return database;
  }

  public int port() {
    return Integer.parseInt(database.url().replaceFirst(".*:(\\d+)/.*", "$1"));
  }

  /// How PostgreSQL is brought down.
  public enum Shutdown {
    /// As `pg_ctl -m fast`: clients are sent away, everything is written.
    FAST("INT"),
    /// As `pg_ctl -m immediate`: everybody drops everything; the next start recovers.
    IMMEDIATE("QUIT"),
    /// As the kernel does when memory runs out.
    KILL("KILL");

    private final String signal;

    Shutdown(String signal) {
      this.signal = signal;
    }
  }

  public void stop(Shutdown how) {
    server.running().map(ProcessRecord::identity).ifPresent(it -> stop(it, how));
  }

  private static void stop(ProcessIdentity server, Shutdown how) {
    Signals.send(server.pid(), how.signal);
    if (!Stopping.within(PATIENCE, () -> !server.isAlive())) {
      Signals.send(server.pid(), "KILL");
    }
  }

  /// Starts it anew on the same port and returns once it lets its user in.
  public void startAgain() {
    var again = server.ensureRunning();
    if (!again.url().equals(database.url())) {
      throw new IllegalStateException(
          "PostgreSQL came back as " + again.url() + " instead of " + database.url() + ".");
    }
  }

  @Override
  public void close() {
    server.stop(PATIENCE);
  }
}
