package com.socmate.product;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// People who read and people who wish for runs, so many a second, whether those before them have
/// been answered or not. A call whose connection breaks is made once more, as every client does:
/// reads have no effect, and a wish carries a key by which it is known again.
final class SteadyCalls implements AutoCloseable {
  private static final List<String> READS =
      List.of(
          "/api/v1/schedules?limit=20",
          "/api/v1/sessions?limit=20",
          "/api/v1/notifications?limit=20");

  private final int port;
  private final List<String> schedules;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger reads = new AtomicInteger();
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicInteger repeated = new AtomicInteger();
  private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
  private final Set<String> sessions = ConcurrentHashMap.newKeySet();
  private final AtomicInteger wishes = new AtomicInteger();

  /// @param schedules whose runs are wished for, each in its turn
  SteadyCalls(int port, List<String> schedules) {
    this.port = port;
    this.schedules = List.copyOf(schedules);
  }

  void begin(int readsPerSecond, int runsPerMinute) {
    every(Duration.ofSeconds(1).dividedBy(readsPerSecond), this::read);
    every(Duration.ofMinutes(1).dividedBy(runsPerMinute), this::wish);
  }

  private void every(Duration period, Runnable call) {
    var _ =
        clock.scheduleAtFixedRate(
            () -> callers.execute(call), 0, period.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void read() {
    var path = READS.get(reads.getAndIncrement() % READS.size());
    call(path, "", 2);
  }

  private void wish() {
    int number = wishes.getAndIncrement();
    var path = "/api/v1/schedules/" + schedules.get(number % schedules.size()) + "/run";
    var session = call(path, "wish-" + number, 2).replaceAll("(?s).*\"(sess_[^\"]+)\".*", "$1");
    if (!session.isEmpty()) {
      sessions.add(session);
    }
  }

  /// @param key empty for what only reads
  /// @return the answer, empty if there was no good one
  private String call(String path, String key, int tries) {
    var request = ApiServers.request(port, path);
    if (!key.isEmpty()) {
      request.header("Idempotency-Key", key).POST(BodyPublishers.noBody());
    }
    try {
      var response = http.send(request.build(), BodyHandlers.ofString());
      if (response.statusCode() == 200) {
        answered.incrementAndGet();
        return response.body();
      }
      failures.add(path + " " + response.statusCode() + " " + response.body());
    } catch (IOException e) {
      if (tries > 1) {
        repeated.incrementAndGet();
        return call(path, key, tries - 1);
      }
      failures.add(path + " " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return "";
  }

  int answered() {
    return answered.get();
  }

  int repeated() {
    return repeated.get();
  }

  List<String> failures() {
    return List.copyOf(failures);
  }

  /// Of the runs that were granted.
  Set<String> sessions() {
    return Set.copyOf(sessions);
  }

  /// Waits until every call under way is answered.
  @Override
  public void close() {
    clock.close();
    callers.close();
  }
}
