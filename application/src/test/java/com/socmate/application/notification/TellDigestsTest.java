package com.socmate.application.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.port.Deliveries;
import com.socmate.application.port.InMemoryWorld;
import com.socmate.application.port.Page;
import com.socmate.application.port.Request;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Principal;
import com.socmate.domain.identity.Role;
import com.socmate.domain.identity.User;
import com.socmate.domain.notification.Cadence;
import com.socmate.domain.notification.Channel;
import com.socmate.domain.notification.Delivery;
import com.socmate.domain.notification.DigestWish;
import com.socmate.domain.notification.Notification;
import com.socmate.domain.notification.NotificationEvent;
import com.socmate.domain.notification.Occasion;
import com.socmate.domain.notification.Preferences;
import com.socmate.domain.notification.Webhook;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// From the wish for digests to what they say, on the fakes.
class TellDigestsTest {
  private static final UserId ME = new UserId("usr_me01");
  private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");
  private static final ScheduleId SCHEDULE = new ScheduleId("sch_daily1");

  private Instant now = Instant.parse("2026-11-22T12:10:00Z");
  private final InMemoryWorld world = new InMemoryWorld(() -> now);
  private final IdGenerator ids = new IdGenerator(() -> now, new Random(3));
  private final RouteNews.Sources sources =
      new RouteNews.Sources(
          world.notificationPreferences(), world.webhooks(), world.schedules(), world.accounts());
  private final RouteNews route = new RouteNews(world.deliveries(), sources, ids, true);
  private final TellDigests tell = new TellDigests(world.digests(), sources, ids, true);
  private final ChangePreferences change =
      new ChangePreferences(
          world.notificationPreferences(),
          world.digests(),
          world.auditLog(),
          world.transactions(),
          () -> now);

  @BeforeEach
  void me() {
    world
        .accounts()
        .add(new User(ME, "me@soc.example", "Me", Set.of(Role.ANALYST), ZoneOffset.UTC), "a-token");
  }

  @Test
  void a_days_digest_comes_even_if_there_is_nothing_to_say_and_once() {
    wish(Cadence.DAILY);
    at("2026-11-23T05:59:59Z");
    assertThat(letters()).isEmpty();
    at("2026-11-23T06:00:00Z");
    tell.tell();
    assertThat(letters())
        .singleElement()
        .satisfies(it -> {
          assertThat(it.title()).isEqualTo("Daily digest – Nothing new – to 07:00 CET");
          assertThat(it.body())
              .isEqualTo("No run was due since 22 Nov 13:10.\nNothing else is to be told.");
        });
  }

  @Test
  void an_hours_digest_without_anything_to_say_does_not_come() {
    wish(Cadence.HOURLY);
    at("2026-11-22T13:00:00Z");
    assertThat(letters()).isEmpty();
    happens(new Occasion.Novelty(), Optional.empty());
    at("2026-11-22T14:00:00Z");
    assertThat(letters())
        .singleElement()
        .satisfies(
            it -> assertThat(it.title()).isEqualTo("Hourly digest – 1 other – to 15:00 CET"));
  }

  @Test
  void what_is_gathered_is_not_told_at_once_and_what_is_critical_is() {
    wish(Cadence.DAILY);
    happens(new Occasion.Novelty(), Optional.of(Severity.HIGH));
    assertThat(delivered()).isEmpty();
    happens(new Occasion.Novelty(), Optional.of(Severity.CRITICAL));
    assertThat(delivered()).hasSize(1);
  }

  @Test
  void a_webhook_with_chosen_events_is_told_at_once_unless_digests_are_among_them() {
    hook(Set.of(NotificationEvent.INCIDENT_ALERT));
    var gathering = hook(Set.of(NotificationEvent.INCIDENT_ALERT, NotificationEvent.DIGEST));
    var all = hook(Set.of());
    wish(Map.of(Channel.WEBHOOK, Cadence.DAILY, Channel.EMAIL, Cadence.DAILY));
    happens(new Occasion.Novelty(), Optional.empty());
    assertThat(delivered()).hasSize(1);
    at("2026-11-23T06:00:00Z");
    var digests = delivered().stream().filter(it -> it.why().contains("daily")).toList();
    assertThat(digests)
        .extracting(Delivery::target)
        .containsExactlyInAnyOrder(ME.value(), gathering.id().value(), all.id().value());
  }

  @Test
  void whoever_wants_no_more_digests_is_told_at_once_what_was_gathered() {
    wish(Cadence.DAILY);
    happens(new Occasion.Novelty(), Optional.empty());
    keep(Preferences.NONE);
    tell.tell();
    assertThat(letters())
        .singleElement()
        .satisfies(it -> assertThat(it.title()).startsWith("Last digest – 1 other"));
    at("2026-11-23T06:00:00Z");
    assertThat(letters()).hasSize(1);
    happens(new Occasion.Novelty(), Optional.empty());
    assertThat(delivered()).hasSize(2);
  }

  @Test
  void a_snooze_keeps_the_digest_back_and_nothing_is_lost() {
    wish(Cadence.DAILY);
    happens(new Occasion.Novelty(), Optional.empty());
    world
        .notificationPreferences()
        .keep(
            ME,
            new Preferences(
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Instant.parse("2026-11-23T12:00:00Z")),
                Map.of(),
                world.notificationPreferences().of(ME).digest()));
    at("2026-11-23T06:00:00Z");
    assertThat(letters()).isEmpty();
    at("2026-11-24T06:00:00Z");
    assertThat(letters())
        .singleElement()
        .satisfies(it -> assertThat(it.body()).startsWith("No run was due since 22 Nov 13:10."));
  }

  @Test
  void names_with_line_breaks_stay_on_their_line() {
    wish(Cadence.DAILY);
    world
        .notifications()
        .add(news("Evil\r\nSubject: x\u2028y", new Occasion.Novelty(), Optional.empty()));
    route.route();
    at("2026-11-23T06:00:00Z");
    assertThat(letters().getFirst().body().lines()).contains("Evil Subject: x y");
  }

  private void at(String moment) {
    now = Instant.parse(moment);
    route.route();
    tell.tell();
  }

  private void happens(Occasion occasion, Optional<Severity> severity) {
    world.notifications().add(news("New incident", occasion, severity));
    route.route();
    now = now.plus(Duration.ofMillis(1));
  }

  private Notification news(String title, Occasion occasion, Optional<Severity> severity) {
    return new Notification(
        ids.notification(),
        ME,
        NotificationEvent.INCIDENT_ALERT,
        title,
        "",
        severity,
        Optional.of(SCHEDULE),
        Optional.empty(),
        now,
        Optional.empty(),
        occasion);
  }

  private void wish(Cadence cadence) {
    wish(Map.of(Channel.EMAIL, cadence));
  }

  private void wish(Map<Channel, Cadence> cadences) {
    keep(
        new Preferences(
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Optional.of(new DigestWish(cadences, LocalTime.of(7, 0), ZURICH))));
  }

  private void keep(Preferences wanted) {
    var principal = new Principal(ME, "me@soc.example", Set.of(Role.ANALYST), Set.of());
    change.change(wanted, new Request(principal, Optional.empty()));
  }

  private Webhook hook(Set<NotificationEvent> events) {
    var webhook =
        new Webhook(
            ids.webhook(),
            ME,
            "Pager",
            "https://hooks.example.com/in",
            Webhook.Kind.STANDARD,
            events,
            true,
            now,
            Optional.empty(),
            1);
    world.webhooks().add(webhook, "whsec_c2VjcmV0");
    return webhook;
  }

  private List<Notification> letters() {
    return world.notifications().list(ME, false, Page.FIRST).items().stream()
        .filter(it -> it.event() == NotificationEvent.DIGEST)
        .toList();
  }

  private List<Delivery> delivered() {
    return world.deliveries().list(ME, Deliveries.Filter.NONE, Page.FIRST).items();
  }
}
