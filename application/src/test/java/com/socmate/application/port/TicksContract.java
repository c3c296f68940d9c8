package com.socmate.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What every [Ticks] promises.
public interface TicksContract {
  Duration LONG = Duration.ofHours(1);

  Ticks ticks();

  @Test
  default void a_tick_that_was_never_begun_is_overdue() {
    assertThat(ticks().beginOverdue("dispatch", LONG)).isTrue();
  }

  @Test
  default void a_tick_that_was_begun_of_late_is_not_overdue() {
    ticks().begin("dispatch");
    assertThat(ticks().beginOverdue("dispatch", LONG)).isFalse();
  }

  @Test
  default void a_tick_is_overdue_once_its_time_has_passed_and_then_not_again() {
    ticks().begin("dispatch");
    assertThat(ticks().beginOverdue("dispatch", Duration.ZERO)).isTrue();
    assertThat(ticks().beginOverdue("dispatch", LONG)).isFalse();
  }

  @Test
  default void a_tick_that_was_never_begun_has_no_age() {
    assertThat(ticks().age("dispatch")).isEmpty();
  }

  @Test
  default void the_age_of_a_tick_counts_from_its_last_beginning() {
    ticks().begin("dispatch");
    assertThat(ticks().age("dispatch"))
        .hasValueSatisfying(age -> assertThat(age).isBetween(Duration.ZERO, LONG));
    assertThat(ticks().age("monitor")).isEmpty();
  }

  @Test
  default void each_tick_has_a_time_of_its_own() {
    ticks().begin("dispatch");
    assertThat(ticks().beginOverdue("monitor", LONG)).isTrue();
  }

  @Test
  default void of_many_who_ask_at_once_one_is_told() {
    var told = Parallel.times(12, _ -> ticks().beginOverdue("dispatch", LONG));
    assertThat(told).filteredOn(it -> it).hasSize(1);
  }
}
