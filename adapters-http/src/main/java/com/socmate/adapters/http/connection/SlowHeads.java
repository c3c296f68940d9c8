package com.socmate.adapters.http.connection;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.util.thread.Scheduler;

/// Closes connections whose request does not come to the end of its head in time. A byte now and
/// then keeps a connection from being idle, and so it would last for ever.
public final class SlowHeads extends AbstractLifeCycle implements Connection.Listener {
  private final Server server;
  private final Duration atMost;
  private final Scheduler scheduler = new ScheduledExecutorScheduler("slow-heads", true);
  private final Map<Connection, Seen> connections = new ConcurrentHashMap<>();

  public SlowHeads(Server server, Duration atMost) {
    this.server = server;
    this.atMost = atMost;
  }

  /// What a connection had received when its request began to be awaited.
  private record Seen(long requests, long bytes, long sinceNanos) {}

  @Override
  protected void doStart() throws Exception {
    scheduler.start();
    for (Connector connector : server.getConnectors()) {
      connector.addEventListener(this);
    }
    later();
  }

  @Override
  protected void doStop() throws Exception {
    scheduler.stop();
  }

  @Override
  public void onOpened(Connection connection) {
    connections.put(connection, seen(connection));
  }

  @Override
  public void onClosed(Connection connection) {
    connections.remove(connection);
  }

  private static Seen seen(Connection connection) {
    return new Seen(connection.getMessagesIn(), connection.getBytesIn(), System.nanoTime());
  }

  private void later() {
    scheduler.schedule(this::look, Math.max(100, atMost.toMillis() / 4), TimeUnit.MILLISECONDS);
  }

  private void look() {
    connections.forEach(this::look);
    later();
  }

  private void look(Connection connection, Seen before) {
    boolean atWork = connection.getMessagesIn() > connection.getMessagesOut();
    boolean silent = connection.getBytesIn() == before.bytes();
    if (atWork || silent || connection.getMessagesIn() != before.requests()) {
      connections.computeIfPresent(connection, (_, _) -> seen(connection));
    } else if (System.nanoTime() - before.sinceNanos() > atMost.toNanos()) {
      connection.getEndPoint().close();
    }
  }
}
