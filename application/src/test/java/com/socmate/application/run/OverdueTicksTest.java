package com.socmate.application.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.socmate.application.port.InMemoryTicks;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OverdueTicksTest {
  private final Office office = new Office();
  private final InMemoryTicks ticks = new InMemoryTicks(office.world);
  private final AtomicInteger dispatched = new AtomicInteger();
  private final OverdueTicks overdue =
      new OverdueTicks(
          ticks,
          List.of(
              new OverdueTicks.Duty(
                  "dispatch", Duration.ofSeconds(75), dispatched::incrementAndGet)));

  @Test
  void a_clock_that_ticks_is_left_alone() {
    ticks.begin("dispatch");
    office.later(Duration.ofSeconds(74));
    assertThat(overdue.catchUp()).isEmpty();
    assertThat(dispatched).hasValue(0);
  }

  @Test
  void a_tick_missed_for_75_seconds_of_the_databases_time_is_done_once() {
    ticks.begin("dispatch");
    office.later(Duration.ofSeconds(75));
    assertThat(overdue.catchUp()).containsExactly("dispatch");
    assertThat(overdue.catchUp()).isEmpty();
    assertThat(dispatched).hasValue(1);
  }

  @Test
  void one_that_fails_keeps_none_behind_it_from_being_done() {
    var both =
        new OverdueTicks(
            ticks,
            List.of(
                new OverdueTicks.Duty(
                    "fails",
                    Duration.ofSeconds(75),
                    () -> {
                      throw new IllegalStateException("planted");
                    }),
                new OverdueTicks.Duty(
                    "dispatch", Duration.ofSeconds(75), dispatched::incrementAndGet)));
    assertThatThrownBy(both::catchUp).hasMessage("planted");
    assertThat(both.catchUp()).containsExactly("dispatch");
    assertThat(dispatched).hasValue(1);
  }

  @Test
  void schedules_run_without_any_clock() {
    var schedule = office.dailyAtEight();
    office.at("2026-11-22T08:01:30Z");
    new OverdueTicks(
            ticks,
            List.of(
                new OverdueTicks.Duty(
                    "dispatch", Duration.ofSeconds(75), office.dispatch::dispatch)))
        .catchUp();
    assertThat(office.runs(schedule.id())).hasSize(1);
  }
}
