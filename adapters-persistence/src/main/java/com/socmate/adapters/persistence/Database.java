package com.socmate.adapters.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/// One process's way to PostgreSQL: a pool, the schema brought up to date, and a connection that
/// listens. The `Jdbi…` ports are made from it.
public final class Database implements AutoCloseable {
  /// A transaction that stands still, as in a stopped process, loses its locks after this time.
  private static final String SESSION =
      "set idle_in_transaction_session_timeout = '15s'; set jit = off";

  /// A connection that the network forgot without a word never answers, and whoever waits for it
  /// would wait for ever; no statement of ours takes as long as this.
  static final String SILENCE_SECONDS = "30";

  private static final int CONNECTION_TIMEOUT_MILLIS = 10_000;

  private final HikariDataSource pool;
  private final Handles handles;
  private final Listener listener;

  private Database(HikariDataSource pool, Handles handles, Listener listener) {
    this.pool = pool;
    this.handles = handles;
    this.listener = listener;
  }

  /// Connects and migrates; several processes may do so at the same time.
  ///
  /// @throws DatabaseUnavailable if there is no server that lets us in
  public static Database open(Config config) {
    var pool = pool(config);
    try {
      migrate(config);
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
    var jdbi = Jdbi.create(pool).installPlugin(new SqlObjectPlugin());
    PostgresTypes.register(jdbi);
    hideArguments(jdbi);
    return new Database(pool, new Handles(jdbi), new Listener(config));
  }

  /// Over a connection of its own, because a migration may take its time.
  private static void migrate(Config config) {
    Flyway.configure()
        .dataSource(config.url(), config.user(), config.password())
        .locations("classpath:db/migration")
        .load()
        .migrate();
  }

  /// What a statement was given can be a secret or a stranger's text, and errors go into logs.
  private static void hideArguments(Jdbi jdbi) {
    jdbi.getConfig(StatementExceptions.class)
        .setMessageRendering(StatementExceptions.MessageRendering.NONE);
  }

  private static HikariDataSource pool(Config config) {
    var hikari = new HikariConfig();
    hikari.setJdbcUrl(config.url());
    hikari.setUsername(config.user());
    hikari.setPassword(config.password());
    hikari.setMaximumPoolSize(config.poolSize());
    hikari.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
    hikari.setConnectionInitSql(SESSION);
    hikari.addDataSourceProperty("ApplicationName", "socmate");
    hikari.addDataSourceProperty("reWriteBatchedInserts", "true");
    hikari.addDataSourceProperty("tcpKeepAlive", "true");
    hikari.addDataSourceProperty("socketTimeout", SILENCE_SECONDS);
    hikari.addDataSourceProperty("prepareThreshold", "1");
    hikari.addDataSourceProperty("logServerErrorDetail", "false");
    try {
      return new HikariDataSource(hikari);
    } catch (HikariPool.PoolInitializationException e) {
      throw new DatabaseUnavailable(e);
    }
  }

  /// For libraries that bring their own statements.
  public DataSource dataSource() {
    return pool;
  }

  Handles handles() {
    return handles;
  }

  Listener listener() {
    return listener;
  }

  @Override
  public void close() {
    listener.close();
    pool.close();
  }

  /// @param url such as `jdbc:postgresql://127.0.0.1:5432/socmate`
  public record Config(String url, String user, String password, int poolSize) {
    public Config {
      if (!url.startsWith("jdbc:postgresql:")) {
        throw new IllegalArgumentException(
            "A database address begins with jdbc:postgresql:, and this one does not.");
      }
      if (poolSize < 1) {
        throw new IllegalArgumentException("A pool has 1 connection or more; found " + poolSize);
      }
    }

    /// Without the password.
    @Override
    public String toString() {
      return "Config[url=" + url + ", user=" + user + ", poolSize=" + poolSize + "]";
    }
  }
}
