package com.socmate.chaos.check;

import com.socmate.chaos.world.Connections;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Looks at the queue twice a second while a round goes on.
public final class Sampler implements AutoCloseable {
  private static final Duration PERIOD = Duration.ofMillis(500);
  private static final String QUEUE =
      """
      select
        (select count(*) from work) as unfinished,
        (select count(*) from schedule_clock where next_run_at is not null) as waiting,
        (select coalesce(max(last_value), 0) from pg_sequences
         where schemaname = 'chaos') as changes
      """;
  private static final String FULL =
      """
      select lane, count(*) from work where worker is not null
      group by lane having count(*) > ?
      """;

  private final Connections connections;
  private final InstantSource clock;
  private final int laneLimit;
  private final List<Sample> samples = new CopyOnWriteArrayList<>();
  private final List<Violation> violations = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private volatile boolean closed;

  /// How the queue stood.
  ///
  /// @param unfinished runs that wait or execute
  /// @param waiting schedules with a next time
  /// @param changes of hands so far
  public record Sample(Instant at, long unfinished, long waiting, long changes) {
    public boolean isIdle() {
      return unfinished == 0 && waiting == 0;
    }
  }

  private Sampler(Connections connections, InstantSource clock, int laneLimit) {
    this.connections = connections;
    this.clock = clock;
    this.laneLimit = laneLimit;
    this.thread = Thread.ofPlatform().name("sampler").daemon().unstarted(this::sample);
  }

  public static Sampler start(Connections connections, InstantSource clock, int laneLimit) {
    var sampler = new Sampler(connections, clock, laneLimit);
    sampler.thread.start();
    return sampler;
  }

  private void sample() {
    while (!closed) {
      try (var connection = connections.open()) {
        while (!closed) {
          look(connection);
          Thread.sleep(PERIOD);
        }
      } catch (SQLException e) {
        pause();
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(PERIOD);
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  private void look(Connection connection) throws SQLException {
    try (var queue = connection.createStatement().executeQuery(QUEUE)) {
      queue.next();
      samples.add(
          new Sample(clock.instant(), queue.getLong(1), queue.getLong(2), queue.getLong(3)));
    }
    try (var full = connection.prepareStatement(FULL)) {
      full.setInt(1, laneLimit);
      try (var rows = full.executeQuery()) {
        while (rows.next()) {
          violations.add(
              new Violation(
                  "A lane never has more runs in hand than its limit.",
                  rows.getString(1),
                  rows.getLong(2) + " at " + clock.instant()));
        }
      }
    }
  }

  /// What was seen, oldest first.
  public List<Sample> samples() {
    return List.copyOf(samples);
  }

  public List<Violation> violations() {
    return List.copyOf(violations);
  }

  /// How the queue stood last.
  public Sample latest() {
    return samples.isEmpty() ? new Sample(clock.instant(), 0, 1, 0) : samples.getLast();
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
