package com.socmate.application.port;

import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Visibility;
import com.socmate.domain.investigation.Persona;
import com.socmate.domain.run.FailureReason;
import com.socmate.domain.schedule.CatchupPolicy;
import com.socmate.domain.schedule.Definition;
import com.socmate.domain.schedule.FailureStreak;
import com.socmate.domain.schedule.NotifyOn;
import com.socmate.domain.schedule.OverlapPolicy;
import com.socmate.domain.schedule.Schedule;
import com.socmate.domain.schedule.ScheduleState;
import com.socmate.domain.time.CronExpression;
import com.socmate.domain.time.Jitter;
import com.socmate.domain.time.Recurrence;
import com.socmate.domain.time.Timetable;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A schedule in the making: daily at 08:00 in Berlin, active, due tomorrow, unless said otherwise.
public final class ScheduleFixture {
  private static final LocalTime EIGHT = LocalTime.of(8, 0);
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final FailureReason WHY =
      new FailureReason(
          FailureReason.Code.PROVIDER_UNREACHABLE,
          "The workspace did not answer.",
          "Look at the connection.");

  private UserId owner = Fixtures.IDS.user();
  private String name = "Daily failed sign-in check";
  private Persona persona = Persona.SOC_ANALYST;
  private OverlapPolicy overlap = OverlapPolicy.SKIP;
  private CatchupPolicy catchup = CatchupPolicy.LAST;
  private Visibility visibility = Visibility.PRIVATE;
  private Timetable timetable = Timetable.of(new Recurrence.Daily(EIGHT), BERLIN);
  private ScheduleState state =
      new ScheduleState.Active(
          Optional.of(Fixtures.now().plus(Duration.ofDays(1))), FailureStreak.NONE);
  private Instant createdAt = Fixtures.now();

  private ScheduleFixture() {}

  public static ScheduleFixture aSchedule() {
    return new ScheduleFixture();
  }

  /// Due a minute ago.
  public static ScheduleFixture aDueSchedule() {
    return aSchedule().dueAt(Fixtures.ago(Duration.ofMinutes(1)));
  }

  public ScheduleFixture ownedBy(UserId user) {
    owner = user;
    return this;
  }

  public ScheduleFixture named(String words) {
    name = words;
    return this;
  }

  public ScheduleFixture writtenFor(Persona reader) {
    persona = reader;
    return this;
  }

  public ScheduleFixture overlapping(OverlapPolicy policy) {
    overlap = policy;
    return this;
  }

  public ScheduleFixture catchingUp(CatchupPolicy policy) {
    catchup = policy;
    return this;
  }

  public ScheduleFixture sharedWithTheTeam() {
    visibility = Visibility.TEAM;
    return this;
  }

  public ScheduleFixture happening(Recurrence recurrence) {
    timetable = Timetable.of(recurrence, BERLIN);
    return this;
  }

  public ScheduleFixture dueAt(Instant next) {
    return in(new ScheduleState.Active(Optional.of(next), FailureStreak.NONE));
  }

  public ScheduleFixture withFailures(int count) {
    return in(
        new ScheduleState.Active(
            Optional.of(Fixtures.now().plus(Duration.ofDays(1))), new FailureStreak(count)));
  }

  public ScheduleFixture in(ScheduleState standing) {
    state = standing;
    return this;
  }

  public ScheduleFixture createdAt(Instant instant) {
    createdAt = instant;
    return this;
  }

  public Schedule make() {
    return new Schedule(
        Fixtures.IDS.schedule(),
        owner,
        new Definition(
            name,
            "What to look at first.",
            "Check for failed sign-ins over 24 hours",
            persona,
            overlap,
            catchup,
            NotifyOn.NEW,
            visibility,
            List.of("sign-in", "daily")),
        timetable,
        state,
        1,
        createdAt,
        createdAt);
  }

  /// A schedule in each state, and of each recurrence.
  public static Stream<Schedule> oneOfEachKind() {
    var now = Fixtures.now();
    return Stream.of(
            aSchedule(),
            aSchedule().withFailures(4),
            aSchedule().in(new ScheduleState.Active(Optional.empty(), FailureStreak.NONE)),
            aSchedule()
                .in(
                    new ScheduleState.Paused(
                        "Holidays", Optional.of(now.plusSeconds(60)), new FailureStreak(2))),
            aSchedule()
                .in(new ScheduleState.Paused("No end", Optional.empty(), FailureStreak.NONE)),
            aSchedule().in(new ScheduleState.Failed(now, WHY)),
            aSchedule().in(new ScheduleState.Completed(now)),
            aSchedule().happening(new Recurrence.Once(LocalDate.of(2031, 3, 1), EIGHT)),
            aSchedule().happening(new Recurrence.Weekly(DayOfWeek.SUNDAY, EIGHT)),
            aSchedule().happening(new Recurrence.Monthly(31, EIGHT)),
            aSchedule()
                .happening(new Recurrence.Custom(CronExpression.parse("*/5 9-17 * * MON-FRI"))),
            bounded(now))
        .map(ScheduleFixture::make);
  }

  private static ScheduleFixture bounded(Instant now) {
    var fixture = aSchedule().sharedWithTheTeam();
    fixture.timetable =
        new Timetable(
            new Recurrence.Daily(EIGHT),
            ZoneId.of("Asia/Kathmandu"),
            Optional.of(now),
            Optional.of(now.plusSeconds(86_400)),
            new Jitter(Duration.ofMinutes(5), Duration.ofSeconds(17)));
    return fixture;
  }
}
