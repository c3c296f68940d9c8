package com.socmate.cli.launcher.postgres;

import com.socmate.cli.launcher.process.DetachedProcess;
import com.socmate.cli.launcher.process.Stopping;
import com.socmate.cli.launcher.terminal.CannotContinue;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.function.BooleanSupplier;

/// The way into our own server: waits until it lets us in, and makes the product's user and
/// database where they are missing.
final class DatabaseDoor {
  private static final String WRONG_PASSWORD = "28";
  private static final String CONNECTION_TROUBLE = "08";
  private static final String STARTING_UP = "57P03";

  private final String server;
  private final Credentials credentials;

  DatabaseDoor(int port, Credentials credentials) {
    this.server = "jdbc:postgresql://127.0.0.1:" + port + "/";
    this.credentials = credentials;
  }

  /// Waits until the server answers at all; false when it ended or the time is over.
  boolean answers(Duration patience, BooleanSupplier isAlive) {
    String[] state = {CONNECTION_TROUBLE};
    Stopping.within(
        patience,
        () -> {
          state[0] = stateOnSignIn("postgres", Credentials.SUPERUSER);
          return !isWaiting(state[0]) || !isAlive.getAsBoolean();
        });
    return !isWaiting(state[0]);
  }

  /// Waits until the product's user is let in.
  Database open(Duration patience, BooleanSupplier isAlive, Path log) {
    if (!answers(patience, isAlive)) {
      throw isAlive.getAsBoolean()
          ? new CannotContinue(
              "PostgreSQL did not answer within " + patience.toSeconds() + " s; see " + log + ".")
          : DetachedProcess.endedAtOnce("PostgreSQL", log);
    }
    provide(false);
    String refusal = stateOnSignIn();
    if (refusal.startsWith(WRONG_PASSWORD)) {
      provide(true);
      refusal = stateOnSignIn();
    }
    if (!refusal.isEmpty()) {
      throw new CannotContinue(
          "PostgreSQL refuses the user socmate (SQLSTATE " + refusal + "); see " + log + ".");
    }
    return new Database(server + "socmate", Credentials.USER, credentials.password());
  }

  boolean letsUsIn() {
    return stateOnSignIn().isEmpty();
  }

  private static boolean isWaiting(String state) {
    return state.startsWith(CONNECTION_TROUBLE) || state.equals(STARTING_UP);
  }

  private String stateOnSignIn() {
    return stateOnSignIn("socmate", Credentials.USER);
  }

  private String stateOnSignIn(String database, String user) {
    String password =
        user.equals(Credentials.SUPERUSER)
            ? credentials.superuserPassword()
            : credentials.password();
    try (Connection _ = connect(database, user, password)) {
      return "";
    } catch (SQLException e) {
      return e.getSQLState() == null ? CONNECTION_TROUBLE : e.getSQLState();
    }
  }

  /// Makes the user and the database where they are missing; gives the user its password again if
  /// the file was renewed.
  private void provide(boolean passwordAgain) {
    try (Connection connection =
            connect("postgres", Credentials.SUPERUSER, credentials.superuserPassword());
        Statement statement = connection.createStatement()) {
      boolean userIsMissing =
          !statement.executeQuery("SELECT 1 FROM pg_roles WHERE rolname = 'socmate'").next();
      if (userIsMissing || passwordAgain) {
        statement.execute(
            (userIsMissing ? "CREATE" : "ALTER")
                + " ROLE socmate LOGIN PASSWORD '"
                + credentials.password()
                + "'");
      }
      boolean databaseIsMissing =
          !statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = 'socmate'").next();
      if (databaseIsMissing) {
        statement.execute("CREATE DATABASE socmate OWNER socmate");
      }
    } catch (SQLException e) {
      throw new CannotContinue(
          "The database socmate cannot be made in our own PostgreSQL: "
              + e.getMessage()
              + " (if its password file was lost, move the folder postgres in the state directory"
              + " away).",
          e);
    }
  }

  private Connection connect(String database, String user, String password) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", "2");
    properties.setProperty("socketTimeout", "30");
    properties.setProperty("ApplicationName", "socmate-launcher");
    return DriverManager.getConnection(server + database, properties);
  }
}
