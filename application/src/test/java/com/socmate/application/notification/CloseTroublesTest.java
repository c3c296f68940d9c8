package com.socmate.application.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.port.Deliveries;
import com.socmate.application.port.Deliveries.Parcel;
import com.socmate.application.port.InMemoryWorld;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Role;
import com.socmate.domain.identity.User;
import com.socmate.domain.notification.Delivery;
import com.socmate.domain.notification.Notification;
import com.socmate.domain.notification.NotificationEvent;
import com.socmate.domain.notification.Occasion;
import com.socmate.domain.notification.Preferences;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is told of failures that went on after they were told.
class CloseTroublesTest {
  private static final UserId ME = new UserId("usr_me01");
  private static final ScheduleId SCHEDULE = new ScheduleId("sch_daily1");
  private static final Duration HOUR = Duration.ofHours(1);

  private Instant now = Instant.parse("2026-11-22T12:00:00Z");
  private final InMemoryWorld world = new InMemoryWorld(() -> now);
  private final IdGenerator ids = new IdGenerator(() -> now, new Random(3));
  private final List<Parcel> letters = new ArrayList<>();
  private final RouteNews route =
      new RouteNews(
          world.deliveries(),
          new RouteNews.Sources(
              world.notificationPreferences(),
              world.webhooks(),
              world.schedules(),
              world.accounts()),
          ids,
          true);
  private final CloseTroubles close =
      new CloseTroubles(world.deliveries(), world.notificationPreferences(), ids);

  @BeforeEach
  void me() {
    world
        .accounts()
        .add(new User(ME, "me@soc.example", "Me", Set.of(Role.ANALYST), ZoneOffset.UTC), "a-token");
  }

  @Test
  void failures_that_stopped_without_recovery_are_told_with_their_count_when_the_day_is_over() {
    for (int failure = 0; failure < 5; failure++) {
      happens(new Occasion.Trouble("STUCK"));
    }
    pass(Duration.ofHours(18));
    assertThat(letters).hasSize(1);
    pass(Duration.ofHours(2));
    assertThat(letters).hasSize(2);
    assertThat(letters.getLast().missed()).isEqualTo(4);
    assertThat(letters.getLast().news().title()).isEqualTo("Still – Failed – Check");
    pass(Duration.ofDays(3));
    assertThat(letters).hasSize(2);
  }

  @Test
  void failures_that_go_on_are_told_once_a_day() {
    for (int failure = 0; failure < 72; failure++) {
      happens(new Occasion.Trouble("STUCK"));
    }
    assertThat(letters)
        .extracting(it -> it.news().title())
        .containsExactly(
            "Failed – Check",
            "Still – Failed – Check",
            "Still – Failed – Check",
            "Still – Failed – Check");
    assertThat(letters).extracting(Parcel::missed).containsExactly(0, 23, 24, 24);
    happens(new Occasion.Trouble("STUCK"));
    happens(new Occasion.Recovery());
    assertThat(letters.getLast().missed()).isEqualTo(1);
    pass(Duration.ofDays(2));
    assertThat(letters).hasSize(5);
  }

  @Test
  void what_a_recovery_ended_needs_no_closing_message() {
    happens(new Occasion.Trouble("STUCK"));
    happens(new Occasion.Trouble("STUCK"));
    happens(new Occasion.Recovery());
    pass(Duration.ofDays(2));
    assertThat(letters).hasSize(2);
    assertThat(letters.getLast().missed()).isEqualTo(1);
  }

  @Test
  void whoever_muted_the_schedule_since_is_not_told() {
    happens(new Occasion.Trouble("STUCK"));
    happens(new Occasion.Trouble("STUCK"));
    world
        .notificationPreferences()
        .keep(
            ME,
            new Preferences(
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(
                    SCHEDULE,
                    new Preferences.OfSchedule(true, Optional.empty(), Optional.empty()))));
    pass(Duration.ofDays(2));
    assertThat(letters).hasSize(1);
  }

  private void happens(Occasion occasion) {
    world
        .notifications()
        .add(
            new Notification(
                ids.notification(),
                ME,
                NotificationEvent.INVESTIGATION_FAILED,
                "Failed – Check",
                "",
                Optional.empty(),
                Optional.of(SCHEDULE),
                Optional.empty(),
                now,
                Optional.empty(),
                occasion));
    pass(HOUR);
  }

  private void pass(Duration time) {
    deliver();
    now = now.plus(time);
    close.close();
    deliver();
  }

  private void deliver() {
    route.route();
    for (var parcel : world.deliveries().claim(10, 10, Duration.ofMinutes(1))) {
      letters.add(parcel);
      var attempt =
          new Delivery.Attempt(1, now, true, OptionalInt.empty(), "Taken.", Duration.ZERO);
      world.deliveries().settle(parcel, attempt, new Deliveries.Next.Done());
    }
  }
}
