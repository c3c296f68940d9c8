package com.socmate.chaos.world;

import com.socmate.cli.launcher.postgres.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/// The round's own way to the database, past every wire.
public record Connections(Database database) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long PAUSE_MILLIS = 200;

  /// The application's name of every connection that is the round's own.
  public static final String NAME = "chaos";

  /// Work with a connection.
  @FunctionalInterface
  public interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  public Connection open() throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", database.user());
    properties.setProperty("password", database.password());
    properties.setProperty("ApplicationName", NAME);
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("reWriteBatchedInserts", "true");
    return DriverManager.getConnection(database.url(), properties);
  }

  /// Does the work in one transaction.
  public <T> T inTransaction(Work<T> work) throws SQLException {
    try (var connection = open()) {
      connection.setAutoCommit(false);
      T answer = work.with(connection);
      connection.commit();
      return answer;
    }
  }

  /// Does the work in one transaction, and again while PostgreSQL is away. Only for work that may
  /// be done twice.
  public <T> T patiently(Work<T> work) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return inTransaction(work);
      } catch (SQLException e) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException("PostgreSQL does not answer: " + e.getMessage(), e);
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for PostgreSQL", e);
    }
  }
}
