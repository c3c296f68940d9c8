package com.socmate.application.calendar;

import static com.socmate.application.port.ScheduleFixture.aSchedule;
import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.port.InMemoryWorld;
import com.socmate.application.port.ScheduleFixture;
import com.socmate.domain.id.UserId;
import com.socmate.domain.schedule.ScheduleState;
import com.socmate.domain.time.CronExpression;
import com.socmate.domain.time.Recurrence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadCalendarTest {
  private static final UserId ME = new UserId("usr_me01");
  private static final LocalTime EIGHT = LocalTime.of(8, 0);

  private Instant now = Instant.parse("2026-03-20T12:00:00Z");
  private final InMemoryWorld world = new InMemoryWorld(() -> now);
  private final ReadCalendar calendar =
      new ReadCalendar(world.calendarFeeds(), world.schedules(), () -> now);
  private final String secret = world.calendarFeeds().issue(ME);

  @Test
  void a_daily_run_keeps_its_time_of_day_when_clocks_change() {
    add(mine().happening(new Recurrence.Daily(EIGHT)));
    var runs = moments();
    assertThat(runs).hasSize(60);
    assertThat(runs)
        .contains(Instant.parse("2026-03-28T07:00:00Z"), Instant.parse("2026-03-29T06:00:00Z"));
  }

  @Test
  void a_day_that_a_month_lacks_is_its_last() {
    now = Instant.parse("2026-02-01T00:00:00Z");
    add(mine().happening(new Recurrence.Monthly(31, EIGHT)));
    assertThat(moments())
        .containsExactly(
            Instant.parse("2026-02-28T07:00:00Z"), Instant.parse("2026-03-31T06:00:00Z"));
  }

  @Test
  void an_hourly_schedule_shows_its_next_hundred_runs() {
    add(mine().happening(new Recurrence.Custom(CronExpression.parse("0 * * * *"))));
    assertThat(moments()).hasSize(100).first().isEqualTo(Instant.parse("2026-03-20T13:00:00Z"));
  }

  @Test
  void one_that_runs_more_often_is_one_entry_a_day() {
    add(mine().happening(new Recurrence.Custom(CronExpression.parse("*/5 9-17 * * MON-FRI"))));
    var days =
        read().stream().map(CalendarEntry.Day.class::cast).map(CalendarEntry.Day::date).toList();
    assertThat(days).first().isEqualTo(LocalDate.of(2026, 3, 20));
    assertThat(days).contains(LocalDate.of(2026, 3, 23)).doesNotContain(LocalDate.of(2026, 3, 21));
    now = Instant.parse("2026-03-20T20:00:00Z");
    assertThat(read().getFirst())
        .isInstanceOfSatisfying(
            CalendarEntry.Day.class,
            it -> assertThat(it.date()).isEqualTo(LocalDate.of(2026, 3, 23)));
  }

  @Test
  void it_shows_ones_own_active_schedules_and_nothing_else() {
    add(aSchedule().ownedBy(new UserId("usr_other1")).sharedWithTheTeam());
    add(mine().in(new ScheduleState.Completed(now)));
    assertThat(read()).isEmpty();
    assertThat(calendar.read("something else")).isEmpty();
  }

  private void add(ScheduleFixture wanted) {
    world.schedules().add(wanted.make(), Optional.empty());
  }

  private static ScheduleFixture mine() {
    return aSchedule().ownedBy(ME);
  }

  private List<CalendarEntry> read() {
    return calendar.read(secret).orElseThrow();
  }

  private List<Instant> moments() {
    return read().stream().map(CalendarEntry.Run.class::cast).map(CalendarEntry.Run::at).toList();
  }
}
