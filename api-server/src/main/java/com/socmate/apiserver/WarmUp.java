package com.socmate.apiserver;

import com.socmate.adapters.http.Rehearsal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A new server asks itself what people ask most, before a balancer sends it its share: its first
/// hundreds of answers take many times as long as those after them. Over HTTP, so that all of the
/// way is warm; for a bounded time, since a machine that is slow to warm has to serve in the end.
final class WarmUp {
  static final List<String> QUESTIONS =
      List.of(
          "/api/v1/schedules?limit=20",
          "/api/v1/sessions?limit=20",
          "/api/v1/notifications?limit=20",
          "/api/v1/findings?limit=20",
          "/api/v1/incidents?limit=20");

  private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
  private static final int ENOUGH = 1_500;

  /// As the pool of connections is warmed, too.
  private static final int CALLERS = 4;

  private final URI server;
  private final Rehearsal rehearsal;
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger answered = new AtomicInteger();

  WarmUp(URI server, Rehearsal rehearsal) {
    this.server = server;
    this.rehearsal = rehearsal;
  }

  /// Asks until the time is over or there were enough good answers. A server that does not answer
  /// itself says so in the log and starts nevertheless.
  ///
  /// @return how many good answers there were
  int during(Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var callers = Executors.newFixedThreadPool(CALLERS)) {
      for (int caller = 0; caller < CALLERS; caller++) {
        callers.execute(() -> ask(http, end));
      }
    } finally {
      rehearsal.end();
    }
    LOG.info("Warmed up by {} requests to itself.", answered);
    return answered.get();
  }

  private void ask(HttpClient http, long end) {
    try {
      while (asked.get() < ENOUGH && System.nanoTime() < end) {
        askOnce(http, QUESTIONS.get(asked.getAndIncrement() % QUESTIONS.size()), end);
      }
    } catch (IOException e) {
      LOG.warn("The server does not answer itself: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void askOnce(HttpClient http, String question, long end)
      throws IOException, InterruptedException {
    var left = Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
    var request = HttpRequest.newBuilder(server.resolve(question)).timeout(left);
    rehearsal.headers().forEach(request::header);
    var status = http.send(request.build(), BodyHandlers.discarding()).statusCode();
    if (status == 200) {
      answered.incrementAndGet();
    } else {
      LOG.debug("{} answered {} to the server itself.", question, status);
    }
  }
}
