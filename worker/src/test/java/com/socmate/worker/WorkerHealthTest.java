package com.socmate.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.port.Ticks;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkerHealthTest {
  private static final Duration PATIENCE = Duration.ofSeconds(75);

  @Test
  void a_missed_tick_makes_the_worker_unready_and_says_for_how_long() {
    assertThat(trouble(Duration.ofSeconds(83), Duration.ofHours(1)))
        .hasValueSatisfying(
            text -> assertThat(text).startsWith("No dispatch tick for 83 s, in the whole cluster"));
  }

  @Test
  void a_tick_in_time_and_one_that_never_was_are_no_trouble() {
    assertThat(trouble(Duration.ofMinutes(1), Duration.ofHours(1))).isEmpty();
    assertThat(WorkerHealth.trouble("dispatch", Optional.empty(), PATIENCE, Duration.ofHours(1)))
        .isEmpty();
  }

  @Test
  void a_worker_that_has_just_begun_does_not_count_what_was_before_it() {
    assertThat(trouble(Duration.ofHours(9), Duration.ofSeconds(5))).isEmpty();
    assertThat(trouble(Duration.ofHours(9), Duration.ofSeconds(80)))
        .hasValueSatisfying(text -> assertThat(text).contains("for 80 s"));
  }

  @Test
  void a_database_that_cannot_be_asked_is_a_trouble_of_readiness_and_not_of_life() {
    var away = new NoTicks();
    var health = new WorkerHealth(() -> true, () -> true, () -> true, away, "dispatch", PATIENCE);
    assertThat(health.health().life()).allMatch(it -> it.trouble().get().isEmpty());
    assertThat(health.health().readiness().getLast().name()).isEqualTo("clock");
  }

  private static Optional<String> trouble(Duration age, Duration watched) {
    return WorkerHealth.trouble("dispatch", Optional.of(age), PATIENCE, watched);
  }

  private static final class NoTicks implements Ticks {
    @Override
    public void begin(String tick) {
      throw new IllegalStateException("away");
    }

    @Override
    public boolean beginOverdue(String tick, Duration after) {
      throw new IllegalStateException("away");
    }

    @Override
    public Optional<Duration> age(String tick) {
      throw new IllegalStateException("away");
    }
  }
}
