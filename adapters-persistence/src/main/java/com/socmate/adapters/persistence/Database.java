package com.socmate.adapters.persistence;

import com.socmate.application.settings.Environment;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

  private static final String REWRITERS =
      """
      select current_user::text as name,
        pg_has_role(c.relowner, 'usage')
          or has_table_privilege(c.oid, 'update, delete, truncate') as may_rewrite
      from pg_class c where c.oid = 'audit_log'::regclass
      """;

  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  private final HikariDataSource pool;
  private final Handles handles;
  private final Listener listener;

  private Database(HikariDataSource pool, Handles handles, Listener listener) {
    this.pool = pool;
    this.handles = handles;
    this.listener = listener;
  }

  /// Connects and migrates, unless somebody else does that; several processes may do so at the same
  /// time.
  ///
  /// @throws DatabaseUnavailable if there is no server that lets us in
  public static Database open(Config config) {
    return open(config, Optional::empty);
  }

  /// Connects and migrates, unless the configuration leaves that to others, and marks what is
  /// queued with the span in which it is.
  ///
  /// @param traceParent the span that the thread is in, where spans are made
  /// @throws DatabaseUnavailable if there is no server that lets us in
  public static Database open(Config config, Supplier<Optional<String>> traceParent) {
    return open(
        config, config.migrates() ? Migrations::takeAll : Database::tellWhatIsMissing, traceParent);
  }

  /// Connects and leaves the schema as it is.
  ///
  /// @throws DatabaseUnavailable if there is no server that lets us in
  public static Database openAsItIs(Config config) {
    return open(config, _ -> {}, Optional::empty);
  }

  private static void tellWhatIsMissing(Migrations migrations) {
    var missing = migrations.pending();
    if (!missing.isEmpty()) {
      LOG.warn(
          "The schema is older than this process: {} were not taken, and what needs them fails until"
              + " they are.",
          missing);
    }
  }

  private static Database open(
      Config config, Consumer<Migrations> migrate, Supplier<Optional<String>> traceParent) {
    var pool = pool(config);
    try {
      migrate.accept(new Migrations(config));
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
    var jdbi = Jdbi.create(pool).installPlugin(new SqlObjectPlugin());
    PostgresTypes.register(jdbi);
    hideArguments(jdbi);
    SharedSql.install(jdbi);
    return new Database(pool, new Handles(jdbi, traceParent), new Listener(config));
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
    hikari.setMinimumIdle(1);
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

  /// From now on all connections of the pool are kept open. Before, it has those that were needed:
  /// a start does not wait for the rest, nor shares its processor with them.
  public void fill() {
    pool.getHikariConfigMXBean().setMinimumIdle(pool.getMaximumPoolSize());
  }

  /// Tells whoever reads the log whether this process could rewrite the audit log, which is its own
  /// business to write and nobody's to change.
  public void tellWhoMayRewriteTheAuditLog() {
    var role = role();
    if (role.mayRewrite()) {
      LOG.warn(
          "The database role {} owns the audit log or may change it: what is written there could be"
              + " rewritten by this process. docs/database-roles.md says how it is prevented.",
          role.name());
    } else {
      LOG.info("The database role {} can add to the audit log and not change it.", role.name());
    }
  }

  Role role() {
    return handles.query(REWRITERS, Map.of(), Role.class).getFirst();
  }

  /// @param mayRewrite whether it could change the audit log, or give itself the right
  record Role(String name, boolean mayRewrite) {}

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

  /// Who signs in, and by what.
  public record Login(String user, String password) {
    /// Without the password.
    @Override
    public String toString() {
      return "Login[user=" + user + "]";
    }
  }

  /// @param url such as `jdbc:postgresql://127.0.0.1:5432/socmate`
  /// @param owner whose the tables are and who migrates them; empty if that is the user
  /// @param migrates whether the process brings the schema up to date when it starts
  public record Config(
      String url,
      String user,
      String password,
      int poolSize,
      Optional<Login> owner,
      boolean migrates) {
    /// Of a process that migrates.
    public Config(String url, String user, String password, int poolSize, Optional<Login> owner) {
      this(url, user, password, poolSize, owner, true);
    }

    /// For a user who owns the tables.
    public Config(String url, String user, String password, int poolSize) {
      this(url, user, password, poolSize, Optional.empty());
    }

    /// As a process is told by its environment.
    ///
    /// @throws IllegalArgumentException naming the key
    public static Config from(Environment environment, int poolSize) {
      return new Config(
          environment.required(
              "DATABASE_URL",
              "it names the PostgreSQL database, such as"
                  + " jdbc:postgresql://127.0.0.1:5432/socmate"),
          environment.text("DATABASE_USER", "socmate"),
          environment.text("DATABASE_PASSWORD", ""),
          poolSize,
          environment
              .given("DATABASE_OWNER_USER")
              .map(user -> new Login(user, environment.text("DATABASE_OWNER_PASSWORD", ""))),
          !environment.text("SOCMATE_MIGRATE", "true").equals("false"));
    }

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
