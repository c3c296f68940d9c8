package com.socmate.adapters.persistence;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether the database answers, asked over a connection of its own: when all those of the pool are
/// taken, the server is busy and the database is not away. One thread asks at a time; others wait.
public final class Pulse implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
  private static final String PATIENCE_SECONDS = "5";

  private final Database.Config config;
  private @Nullable Connection connection;
  private boolean told;

  public Pulse(Database.Config config) {
    this.config = config;
  }

  /// Answers within about five seconds.
  public synchronized boolean beats() {
    try {
      var known = connection;
      var asked = known == null ? connect() : known;
      connection = asked;
      if (asked.isValid(Integer.parseInt(PATIENCE_SECONDS))) {
        told = false;
        return true;
      }
      tell("it kept silent");
    } catch (SQLException e) {
      tell(e.toString());
    }
    close();
    return false;
  }

  /// Once, however often it is asked until the database is back.
  private void tell(String why) {
    if (!told) {
      LOG.warn("The database does not answer: {}", why);
      told = true;
    }
  }

  private Connection connect() throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", config.user());
    properties.setProperty("password", config.password());
    properties.setProperty("ApplicationName", "socmate pulse");
    properties.setProperty("connectTimeout", PATIENCE_SECONDS);
    properties.setProperty("loginTimeout", PATIENCE_SECONDS);
    properties.setProperty("socketTimeout", PATIENCE_SECONDS);
    return DriverManager.getConnection(config.url(), properties);
  }

  /// Asked again, it connects anew.
  @Override
  public synchronized void close() {
    var known = connection;
    connection = null;
    if (known != null) {
      try {
        known.close();
      } catch (SQLException e) {
        LOG.debug("A broken connection could not be closed.", e);
      }
    }
  }
}
