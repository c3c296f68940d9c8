package com.socmate.adapters.persistence;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The process's one connection that listens. It comes back by itself when it breaks, and then
/// tells every subscriber that something may have been missed.
final class Listener implements AutoCloseable {
  static final String WORK = "socmate_work";
  static final String SESSION = "socmate_session";
  static final String INBOX = "socmate_inbox";

  /// What subscribers are told when notifications may have been missed.
  static final String ANYTHING = "";

  private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
  private static final int QUIET_MILLIS = 10_000;
  private static final int PAUSE_MILLIS = 1_000;

  private final Database.Config config;
  private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
  private final AtomicBoolean started = new AtomicBoolean();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicReference<Optional<Connection>> open =
      new AtomicReference<>(Optional.empty());

  Listener(Database.Config config) {
    this.config = config;
  }

  /// Listens from the first subscription on.
  void subscribe(String channel, Consumer<String> told) {
    subscriptions.add(new Subscription(channel, told));
    if (started.compareAndSet(false, true)) {
      Thread.ofVirtual().name("postgres-listener").start(this::listenUntilClosed);
    }
  }

  private void listenUntilClosed() {
    while (!isClosed()) {
      try (var connection = connect()) {
        listen(connection);
      } catch (SQLException e) {
        if (!isClosed()) {
          LOG.warn("The listening connection is gone and will be made anew: {}", e.getMessage());
        }
      }
      pause();
    }
  }

  private Connection connect() throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", config.user());
    properties.setProperty("password", config.password());
    properties.setProperty("ApplicationName", "socmate listener");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("socketTimeout", Database.SILENCE_SECONDS);
    return DriverManager.getConnection(config.url(), properties);
  }

  private void listen(Connection connection) throws SQLException {
    open.set(Optional.of(connection));
    execute(connection, "listen " + WORK + "; listen " + SESSION + "; listen " + INBOX);
    subscriptions.forEach(it -> it.told().accept(ANYTHING));
    var postgres = connection.unwrap(PGConnection.class);
    while (!isClosed()) {
      var arrived = postgres.getNotifications(QUIET_MILLIS);
      if (arrived == null || arrived.length == 0) {
        execute(connection, "select 1");
      } else {
        List.of(arrived).forEach(this::tell);
      }
    }
  }

  private void tell(PGNotification notification) {
    subscriptions.stream()
        .filter(it -> it.channel().equals(notification.getName()))
        .forEach(it -> it.told().accept(notification.getParameter()));
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void pause() {
    try {
      closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  @Override
  public void close() {
    closed.countDown();
    open.get().ifPresent(Listener::abort);
  }

  /// Ends the wait for the next notification at once.
  private static void abort(Connection connection) {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      LOG.debug("The listening connection was gone already: {}", e.getMessage());
    }
  }

  private record Subscription(String channel, Consumer<String> told) {}
}
