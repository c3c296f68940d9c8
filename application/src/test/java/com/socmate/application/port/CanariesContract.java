package com.socmate.application.port;

import static com.socmate.application.port.Fixtures.ago;
import static com.socmate.application.port.Fixtures.now;
import static com.socmate.application.port.Fixtures.plan;
import static com.socmate.application.port.ScheduleFixture.aSchedule;
import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.domain.schedule.Schedule;
import com.socmate.domain.schedule.ScheduleState;
import com.socmate.domain.schedule.Sight;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every [Canaries] promises, whether it keeps them in a map or in PostgreSQL.
public interface CanariesContract {
  Duration WEEK = Duration.ofDays(7);

  Ports ports();

  private Canaries canaries() {
    return ports().canaries();
  }

  @Test
  default void every_active_schedule_with_a_plan_comes_once_a_week() {
    var one = planned(aSchedule());
    planned(aSchedule().in(new ScheduleState.Completed(now())));
    ports().schedules().add(aSchedule().make(), Optional.empty());
    assertThat(canaries().due(WEEK, 50))
        .containsExactly(new Canaries.Due(one, plan(), Optional.empty()));
    var seen = sight(Sight.State.QUIET, now());
    canaries().keep(one.id(), seen);
    assertThat(canaries().due(WEEK, 50)).isEmpty();
    assertThat(canaries().of(one.id())).contains(seen);
    var old = sight(Sight.State.BLIND, ago(Duration.ofDays(7)));
    canaries().keep(one.id(), old);
    assertThat(canaries().due(WEEK, 50))
        .containsExactly(new Canaries.Due(one, plan(), Optional.of(old)));
  }

  @Test
  default void they_are_spread_over_the_week() {
    for (int count = 0; count < 300; count++) {
      planned(aSchedule());
    }
    assertThat(canaries().due(WEEK, 500)).hasSize(300);
    assertThat(canaries().due(Duration.ofDays(1), 500)).hasSizeBetween(15, 90);
  }

  private static Sight sight(Sight.State state, Instant at) {
    return new Sight(state, List.of("SigninLogs had no rows."), at);
  }

  private Schedule planned(ScheduleFixture fixture) {
    var schedule = fixture.make();
    ports().schedules().add(schedule, Optional.of(plan()));
    return schedule;
  }
}
