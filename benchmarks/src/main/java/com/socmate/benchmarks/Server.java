package com.socmate.benchmarks;

import com.socmate.cli.launcher.postgres.Database;
import com.socmate.cli.launcher.postgres.EmbeddedPostgres;
import com.socmate.cli.launcher.postgres.FileTrees;
import com.socmate.cli.launcher.state.Settings;
import com.socmate.cli.launcher.state.StateDirectory;
import com.socmate.cli.launcher.terminal.Terminal;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/// A PostgreSQL of its own for one benchmark, as the launcher runs it for the product: the same
/// binaries, fsync on, its default settings; statements are counted for everybody alike.
final class Server implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final StateDirectory state;
  private final EmbeddedPostgres postgres;
  private Database database;

  private Server(StateDirectory state, EmbeddedPostgres postgres) {
    this.state = state;
    this.postgres = postgres;
    this.database = postgres.ensureRunning();
  }

  static Server start(Terminal terminal) {
    try {
      var settings = Settings.from(System.getenv());
      var programs = StateDirectory.locate(settings).prepared().postgres();
      var directory = Files.createTempDirectory("socmate-bench");
      var isolated = settings.isolatedIn(directory, programs);
      var state = StateDirectory.locate(isolated).prepared();
      var server =
          new Server(
              state, new EmbeddedPostgres(state, isolated, terminal, InstantSource.system()));
      return server.counting();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Server counting() {
    boolean ready = false;
    try {
      countStatements();
      ready = true;
      return this;
    } finally {
      if (!ready) {
        close();
      }
    }
  }

  private void countStatements() {
    asSuperuser(
        "alter system set shared_preload_libraries = 'pg_stat_statements'",
        "alter system set max_connections = 200");
    postgres.stop(PATIENCE);
    database = postgres.ensureRunning();
    asSuperuser(
        "create schema meter",
        "create extension pg_stat_statements schema meter",
        "grant usage on schema meter to socmate",
        "grant execute on all functions in schema meter to socmate",
        "grant pg_checkpoint, pg_read_all_stats to socmate");
  }

  private void asSuperuser(String... statements) {
    try (var connection =
            DriverManager.getConnection(database.url(), "postgres", superuserPassword());
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException | IOException e) {
      throw new IllegalStateException("The benchmark's server could not be set up.", e);
    }
  }

  private String superuserPassword() throws IOException {
    return Files.readString(state.postgres().resolve("superuser-password")).strip();
  }

  Database database() {
    return database;
  }

  ProcessHandle process() {
    return ProcessHandle.of(postgres.running().orElseThrow().identity().pid()).orElseThrow();
  }

  /// Kills the server as a power failure would.
  void crash() {
    var process = process();
    process.destroyForcibly();
    process.onExit().join();
  }

  /// Brings it back, on the same port.
  void restart() {
    database = postgres.ensureRunning();
  }

  /// Takes out everything that a contender left, so that the next begins on an empty database.
  void empty() {
    execute(
        "drop schema if exists quartz cascade",
        "drop schema if exists public cascade",
        "create schema public");
  }

  /// Brings statistics and pages into the state that a server at rest has them in.
  void settle() {
    execute("vacuum analyze", "checkpoint");
  }

  void execute(String... statements) {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /// The one number that a query answers.
  double number(String query) {
    try (var connection = connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getDouble(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(database.url(), database.user(), database.password());
  }

  HikariDataSource pool(int size) {
    var config = new HikariConfig();
    config.setJdbcUrl(database.url());
    config.setUsername(database.user());
    config.setPassword(database.password());
    config.setMaximumPoolSize(size);
    return new HikariDataSource(config);
  }

  String version() {
    try (var connection = connect()) {
      return connection.getMetaData().getDatabaseProductVersion();
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /// What a process of the product is told to find this server.
  Map<String, String> environment() {
    return Map.of(
        "DATABASE_URL", database.url(),
        "DATABASE_USER", database.user(),
        "DATABASE_PASSWORD", database.password());
  }

  Path directory() {
    return state.root();
  }

  @Override
  public void close() {
    postgres.stop(PATIENCE);
    try {
      EmbeddedPostgres.removeFilesElsewhere(state);
      FileTrees.delete(state.root());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
