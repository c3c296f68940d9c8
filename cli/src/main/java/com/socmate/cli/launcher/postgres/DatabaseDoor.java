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
import java.util.Optional;
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

  /// Waits until the product's users are let in.
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
          "PostgreSQL refuses the users socmate and socmate_app (SQLSTATE "
              + refusal
              + "); see "
              + log
              + ".");
    }
    return new Database(
        server + "socmate",
        Credentials.OWNER,
        credentials.ownerPassword(),
        Optional.of(new Database.Login(Credentials.SERVERS, credentials.serversPassword())));
  }

  boolean letsUsIn() {
    return stateOnSignIn().isEmpty();
  }

  private static boolean isWaiting(String state) {
    return state.startsWith(CONNECTION_TROUBLE) || state.equals(STARTING_UP);
  }

  /// What keeps the owner or the servers out; empty if nothing does.
  private String stateOnSignIn() {
    String owners = stateOnSignIn("socmate", Credentials.OWNER);
    return owners.isEmpty() ? stateOnSignIn("socmate", Credentials.SERVERS) : owners;
  }

  private String stateOnSignIn(String database, String user) {
    try (Connection _ = connect(database, user)) {
      return "";
    } catch (SQLException e) {
      return e.getSQLState() == null ? CONNECTION_TROUBLE : e.getSQLState();
    }
  }

  /// Makes the users and the database where they are missing; gives the users their passwords again
  /// if the files were renewed. The servers' user gets its rights by migration.
  private void provide(boolean passwordsAgain) {
    try (Connection connection = connect("postgres", Credentials.SUPERUSER);
        Statement statement = connection.createStatement()) {
      if (isMissing(statement, "pg_roles WHERE rolname = 'socmate_servers'")) {
        statement.execute("CREATE ROLE socmate_servers NOLOGIN");
      }
      provide(statement, Credentials.OWNER, "", passwordsAgain);
      provide(statement, Credentials.SERVERS, " IN ROLE socmate_servers", passwordsAgain);
      if (isMissing(statement, "pg_database WHERE datname = 'socmate'")) {
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

  private void provide(Statement statement, String user, String within, boolean passwordAgain)
      throws SQLException {
    String password = " LOGIN PASSWORD '" + credentials.passwordOf(user) + "'";
    if (isMissing(statement, "pg_roles WHERE rolname = '" + user + "'")) {
      statement.execute("CREATE ROLE " + user + password + within);
    } else if (passwordAgain) {
      statement.execute("ALTER ROLE " + user + password);
    }
  }

  private static boolean isMissing(Statement statement, String what) throws SQLException {
    return !statement.executeQuery("SELECT 1 FROM " + what).next();
  }

  private Connection connect(String database, String user) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", credentials.passwordOf(user));
    properties.setProperty("connectTimeout", "2");
    properties.setProperty("socketTimeout", "30");
    properties.setProperty("ApplicationName", "socmate-launcher");
    return DriverManager.getConnection(server + database, properties);
  }
}
