package com.socmate.worker.quartz;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.quartz.utils.ConnectionProvider;

/// The process's own connection pool, as Quartz wants to see it. Its owner opens and closes it.
final class PooledConnections implements ConnectionProvider {
  private final DataSource database;

  PooledConnections(DataSource database) {
    this.database = database;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return database.getConnection();
  }

  @Override
  public void initialize() {}

  @Override
  public void shutdown() {}
}
