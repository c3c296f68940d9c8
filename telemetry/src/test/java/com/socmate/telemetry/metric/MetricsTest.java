package com.socmate.telemetry.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  @Test
  void the_names_are_those_that_were_asked_for() {
    try (var metrics = new Metrics("1.2", "worker")) {
      metrics.counter("socmate_schedule_runs", "Runs.", "status", "failed").increment();
      metrics
          .durations("socmate_delay", "Delays.", new Duration[] {Duration.ofSeconds(5)})
          .record(Duration.ofSeconds(2));
      metrics.gauge("socmate_run_queue_depth", "Waiting.", () -> 7);
      assertThat(metrics.scrape())
          .contains(
              "# TYPE socmate_schedule_runs_total counter",
              "socmate_schedule_runs_total{status=\"failed\"} 1.0",
              "socmate_delay_seconds_bucket{le=\"5.0\"} 1",
              "socmate_delay_seconds_sum 2.0",
              "socmate_run_queue_depth 7.0",
              "socmate_build_info{")
          .contains("process=\"worker\"", "version=\"1.2\"");
    }
  }

  @Test
  void parts_of_one_reading_are_asked_for_once() {
    var asked = new AtomicInteger();
    var reading = new Reading<>(asked::incrementAndGet, LONG, LONG);
    assertThat(asked).hasValue(0);
    assertThat(reading.part(it -> it)).isEqualTo(1);
    assertThat(reading.part(it -> it * 10)).isEqualTo(10);
  }

  @Test
  void what_could_not_be_read_is_not_a_number() {
    var reading =
        new Reading<Integer>(
            () -> {
              throw new IllegalStateException("The database is away.");
            },
            LONG,
            LONG);
    assertThat(reading.part(it -> it)).isNaN();
  }

  @Test
  void a_scrape_does_not_wait_for_what_hangs_and_does_not_ask_again_meanwhile() {
    var asked = new AtomicInteger();
    var never = new CountDownLatch(1);
    var reading =
        new Reading<>(
            () -> {
              asked.incrementAndGet();
              return waited(never);
            },
            Duration.ZERO,
            Duration.ofMillis(1));
    assertThat(reading.part(_ -> 1)).isNaN();
    assertThat(reading.part(_ -> 1)).isNaN();
    never.countDown();
    assertThat(asked).hasValueLessThanOrEqualTo(1);
  }

  private static boolean waited(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
