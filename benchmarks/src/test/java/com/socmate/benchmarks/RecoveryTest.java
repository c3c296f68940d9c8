package com.socmate.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.socmate.cli.launcher.terminal.Terminal;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What dies and comes back, with a real PostgreSQL and real processes.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecoveryTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int RUNS = 40;

  private Server server;

  @BeforeAll
  void start() {
    server = Server.start(Terminal.of(System.out, Map.of()));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void empty() {
    server.empty();
  }

  @Test
  void results_in_hand_when_postgresql_is_killed_are_kept_and_written_once_when_it_is_back() {
    try (var product = new Product(server, 12)) {
      Backlog.add(server, "out", RUNS, RUNS);
      var started = new AtomicInteger();
      var mayEnd = new Semaphore(0);
      try (var worker =
          product.worker(
              "survivor",
              16,
              (claim, _) -> {
                started.incrementAndGet();
                mayEnd.acquireUninterruptibly();
                product.finish(claim);
              })) {
        worker.start();
        await().atMost(PATIENCE).until(() -> started.get() == 16);
        server.crash();
        mayEnd.release(RUNS);
        await().atMost(PATIENCE).until(product::isWaitingForTheDatabase);
        assertThat(started).hasValue(16);
        server.restart();
        await().atMost(PATIENCE).until(() -> completed() == RUNS);
      }
    }
    assertThat(server.number("select count(*) from run where status <> 'COMPLETED'")).isZero();
    assertThat(server.number("select count(*) from notification")).isZero();
    assertThat(server.number("select count(*) from session_event")).isEqualTo(RUNS);
    assertThat(server.number("select count(*) from work")).isZero();
  }

  @Test
  void a_worker_process_that_is_told_to_stop_hands_back_what_it_cannot_finish() {
    try (var product = new Product(server, 4)) {
      Backlog.add(server, "term", RUNS, RUNS);
      var process = WorkerProcess.start(server, 8, Duration.ofHours(1));
      try {
        await().atMost(PATIENCE).until(() -> held() == 8);
        process.destroy();
        await().atMost(PATIENCE).until(() -> !process.isAlive());
      } finally {
        process.destroyForcibly();
      }
      assertThat(held()).isZero();
      assertThat(server.number("select count(*) from work where losses = 0")).isEqualTo(RUNS);
      assertThat(server.number("select count(*) from worker")).isZero();
      assertThat(product.queue().claim(product.queue().register("next", PATIENCE), 100, 5))
          .hasSize(RUNS);
    }
  }

  private double completed() {
    return server.number("select count(*) from run where status = 'COMPLETED'");
  }

  private double held() {
    return server.number("select count(*) from work where worker is not null");
  }
}
