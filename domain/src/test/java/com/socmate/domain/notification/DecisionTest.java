package com.socmate.domain.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.domain.finding.Severity;
import com.socmate.domain.id.NotificationId;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.schedule.NotifyOn;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionTest {
  private static final Instant NOW = Instant.parse("2026-11-22T23:00:00Z");
  private static final ScheduleId SCHEDULE = new ScheduleId("sch_daily1");
  private static final Occasion NOVELTY = new Occasion.Novelty();

  @ParameterizedTest
  @CsvSource({
    "ALWAYS, true, true, true, true",
    "NEW, false, true, true, true",
    "FAILURE, false, false, true, true",
  })
  void a_schedule_tells_of_what_its_notify_on_names_and_always_of_trouble_and_recovery(
      NotifyOn notifyOn, boolean routine, boolean novelty, boolean trouble, boolean recovery) {
    assertThat(isTold(new Occasion.Routine(), notifyOn)).isEqualTo(routine);
    assertThat(isTold(NOVELTY, notifyOn)).isEqualTo(novelty);
    assertThat(isTold(new Occasion.Trouble("STUCK"), notifyOn)).isEqualTo(trouble);
    assertThat(isTold(new Occasion.Recovery(), notifyOn)).isEqualTo(recovery);
  }

  @Test
  void a_way_that_is_switched_off_for_an_event_is_not_used_and_the_other_is() {
    var noMail =
        new Preferences(
            Map.of(NotificationEvent.INVESTIGATION_COMPLETED, Set.of(Channel.EMAIL)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of());
    assertThat(decided(Channel.EMAIL, noMail))
        .isEqualTo(new Decision.Leave("You switched e-mail off for investigation-completed."));
    assertThat(decided(Channel.WEBHOOK, noMail)).isInstanceOf(Decision.Tell.class);
  }

  @Test
  void what_is_said_of_one_schedule_counts_for_it_alone() {
    var muted = of(new Preferences.OfSchedule(true, Optional.empty(), Optional.empty()));
    assertThat(decided(Channel.EMAIL, muted))
        .isEqualTo(new Decision.Leave("You muted this schedule."));
    var failures =
        of(new Preferences.OfSchedule(false, Optional.empty(), Optional.of(NotifyOn.FAILURE)));
    assertThat(decided(Channel.EMAIL, failures)).isInstanceOf(Decision.Leave.class);
    var other = news(NOVELTY, Optional.of(new ScheduleId("sch_other1")), Severity.HIGH);
    assertThat(Decision.of(other, Channel.EMAIL, Optional.empty(), muted, NOW))
        .isInstanceOf(Decision.Tell.class);
  }

  @Test
  void a_snooze_ends() {
    assertThat(decided(Channel.EMAIL, snoozed(NOW.plusSeconds(1))))
        .isInstanceOf(Decision.Leave.class);
    assertThat(decided(Channel.EMAIL, snoozed(NOW))).isInstanceOf(Decision.Tell.class);
  }

  @Test
  void findings_below_the_least_severity_are_not_told_and_failures_are() {
    var high = least(Severity.HIGH);
    assertThat(of(news(NOVELTY, Optional.empty(), Severity.MEDIUM), high))
        .isInstanceOf(Decision.Leave.class);
    assertThat(of(news(NOVELTY, Optional.empty(), Severity.HIGH), high))
        .isInstanceOf(Decision.Tell.class);
    assertThat(of(news(new Occasion.Trouble("STUCK"), Optional.of(SCHEDULE), null), high))
        .isInstanceOf(Decision.Tell.class);
  }

  @Test
  void quiet_hours_hold_back_what_is_not_critical() {
    var night = quiet();
    var end = Instant.parse("2026-11-23T07:00:00Z");
    assertThat(of(news(NOVELTY, Optional.of(SCHEDULE), Severity.HIGH), night))
        .isInstanceOfSatisfying(
            Decision.Tell.class, tell -> assertThat(tell.notBefore()).isEqualTo(end));
    assertThat(of(news(NOVELTY, Optional.of(SCHEDULE), Severity.CRITICAL), night))
        .isInstanceOfSatisfying(
            Decision.Tell.class, tell -> assertThat(tell.notBefore()).isEqualTo(NOW));
  }

  @Test
  void it_says_why() {
    assertThat(decided(Channel.EMAIL, Preferences.NONE).why())
        .isEqualTo(
            "You own the schedule; it tells of investigation-completed by notify_on: new, and this"
                + " is new.");
  }

  private static boolean isTold(Occasion occasion, NotifyOn notifyOn) {
    return Decision.of(
            news(occasion, Optional.of(SCHEDULE), null),
            Channel.EMAIL,
            Optional.of(notifyOn),
            Preferences.NONE,
            NOW)
        instanceof Decision.Tell;
  }

  private static Decision decided(Channel channel, Preferences preferences) {
    return Decision.of(
        news(NOVELTY, Optional.of(SCHEDULE), Severity.HIGH),
        channel,
        Optional.of(NotifyOn.NEW),
        preferences,
        NOW);
  }

  private static Decision of(Notification news, Preferences preferences) {
    return Decision.of(news, Channel.EMAIL, Optional.empty(), preferences, NOW);
  }

  private static Preferences of(Preferences.OfSchedule own) {
    return new Preferences(
        Map.of(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of(SCHEDULE, own));
  }

  private static Preferences snoozed(Instant until) {
    return new Preferences(
        Map.of(), Optional.empty(), Optional.empty(), Optional.of(until), Map.of());
  }

  private static Preferences least(Severity severity) {
    return new Preferences(
        Map.of(), Optional.of(severity), Optional.empty(), Optional.empty(), Map.of());
  }

  private static Preferences quiet() {
    var hours = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), ZoneOffset.UTC);
    return new Preferences(
        Map.of(), Optional.empty(), Optional.of(hours), Optional.empty(), Map.of());
  }

  private static Notification news(
      Occasion occasion, Optional<ScheduleId> schedule, @Nullable Severity severity) {
    return new Notification(
        new NotificationId("ntf_first1"),
        new UserId("usr_me01"),
        NotificationEvent.INVESTIGATION_COMPLETED,
        "3 new – Check",
        "",
        Optional.ofNullable(severity),
        schedule,
        Optional.empty(),
        NOW,
        Optional.empty(),
        occasion);
  }
}
