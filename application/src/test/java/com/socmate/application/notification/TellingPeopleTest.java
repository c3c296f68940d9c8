package com.socmate.application.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.port.Deliveries;
import com.socmate.application.port.FakeWebhookCalls;
import com.socmate.application.port.InMemoryWorld;
import com.socmate.application.port.Page;
import com.socmate.application.port.Telling;
import com.socmate.application.port.Told;
import com.socmate.application.port.WebhookCalls;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Role;
import com.socmate.domain.identity.User;
import com.socmate.domain.notification.Channel;
import com.socmate.domain.notification.Delivery;
import com.socmate.domain.notification.Notification;
import com.socmate.domain.notification.NotificationEvent;
import com.socmate.domain.notification.Occasion;
import com.socmate.domain.notification.Preferences;
import com.socmate.domain.notification.Webhook;
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

/// From the inbox to whoever is told, on the fakes.
class TellingPeopleTest {
  private static final ScheduleId SCHEDULE = new ScheduleId("sch_daily1");
  private static final UserId ME = new UserId("usr_me01");
  private static final Told AWAY =
      new Told.NotNow(OptionalInt.empty(), "The server could not be reached.", Optional.empty());

  private Instant now = Instant.parse("2026-11-22T12:00:00Z");
  private final InMemoryWorld world = new InMemoryWorld(() -> now);
  private final IdGenerator ids = new IdGenerator(() -> now, new Random(3));
  private final FakeWebhookCalls calls = new FakeWebhookCalls();
  private final List<Telling> letters = new ArrayList<>();
  private final RouteNews route = route(true);
  private final SendDelivery send =
      new SendDelivery(
          world.deliveries(),
          world.webhooks(),
          world.accounts(),
          new SendDelivery.Ways(calls, this::take),
          new Random(5),
          () -> now);

  @BeforeEach
  void me() {
    world
        .accounts()
        .add(new User(ME, "me@soc.example", "Me", Set.of(Role.ANALYST), ZoneOffset.UTC), "a-token");
  }

  @Test
  void what_is_new_is_told_by_mail_and_to_webhooks_and_what_is_not_is_not() {
    hook(Set.of());
    tell(new Occasion.Routine());
    tell(new Occasion.Novelty());
    deliverAll();
    assertThat(letters).hasSize(1);
    assertThat(calls.calls()).hasSize(1);
    assertThat(world.notifications().unread(ME)).isEqualTo(2);
    assertThat(log()).allMatch(it -> it.status() == Delivery.Status.DELIVERED);
  }

  @Test
  void a_webhook_hears_only_of_its_events_and_one_switched_off_of_none() {
    hook(Set.of(NotificationEvent.INCIDENT_ALERT));
    var off = hook(Set.of());
    world
        .webhooks()
        .save(
            new Webhook(
                off.id(),
                ME,
                "Off",
                off.url(),
                off.kind(),
                Set.of(),
                false,
                now,
                Optional.empty(),
                2));
    tell(new Occasion.Novelty());
    deliverAll();
    assertThat(calls.calls()).isEmpty();
  }

  @Test
  void without_a_mail_server_no_letter_is_ordered() {
    tell(new Occasion.Novelty());
    route(false).route();
    assertThat(log()).isEmpty();
  }

  @Test
  void a_user_without_an_address_gets_no_letter() {
    var nobody = new UserId("usr_other1");
    world.accounts().add(new User(nobody, "", "Nobody", Set.of(), ZoneOffset.UTC), "another-token");
    world.notifications().add(news(nobody, new Occasion.Novelty()));
    route.route();
    assertThat(world.deliveries().list(nobody, Deliveries.Filter.NONE, Page.FIRST).total())
        .isZero();
  }

  @Test
  void what_fails_is_tried_again_under_the_same_key_until_it_arrives() {
    hook(Set.of());
    mute(Channel.EMAIL);
    calls.answers(AWAY);
    tell(new Occasion.Novelty());
    deliverAll();
    deliverAll();
    assertThat(calls.calls()).hasSize(1);
    now = now.plus(Duration.ofMinutes(1));
    calls.answers(new Told.Taken(OptionalInt.of(200), "The receiver answered 200."));
    deliverAll();
    assertThat(calls.calls()).extracting(it -> it.telling().key()).containsOnly(key());
    assertThat(attempts()).extracting(Delivery.Attempt::delivered).containsExactly(false, true);
  }

  @Test
  void after_about_a_day_it_is_given_up_and_the_log_says_why() {
    hook(Set.of());
    mute(Channel.EMAIL);
    calls.answers(AWAY);
    tell(new Occasion.Novelty());
    for (int tries = 0; tries < 20; tries++) {
      deliverAll();
      now = now.plus(Duration.ofHours(10));
    }
    assertThat(calls.calls()).hasSize(11);
    assertThat(log().getFirst().status()).isEqualTo(Delivery.Status.GIVEN_UP);
    assertThat(attempts().getLast().result()).isEqualTo("The server could not be reached.");
  }

  @Test
  void the_same_trouble_is_told_once_a_day_and_then_with_its_count() {
    for (int failure = 0; failure < 4; failure++) {
      tell(new Occasion.Trouble("QUERY_TIMEOUT"));
      deliverAll();
      now = now.plus(Duration.ofHours(1));
    }
    assertThat(letters).extracting(Telling::repeats).containsExactly(0);
    now = now.plus(Duration.ofHours(24));
    tell(new Occasion.Trouble("QUERY_TIMEOUT"));
    tell(new Occasion.Recovery());
    deliverAll();
    deliverAll();
    assertThat(letters).extracting(Telling::repeats).containsExactly(0, 3, 0);
    assertThat(world.notifications().unread(ME)).isEqualTo(6);
  }

  @Test
  void what_we_cannot_do_ourselves_is_written_down_and_tried_again() {
    hook(Set.of());
    mute(Channel.EMAIL);
    calls.answers(AWAY);
    tell(new Occasion.Novelty());
    route.route();
    var parcel = world.deliveries().claim(1, 1, Duration.ofMinutes(1)).getFirst();
    var broken =
        new SendDelivery(
            world.deliveries(),
            world.webhooks(),
            world.accounts(),
            new SendDelivery.Ways(new BrokenCalls(), (_, _) -> AWAY),
            new Random(5),
            () -> now);
    assertThat(broken.send(parcel)).isTrue();
    assertThat(attempts().getFirst().result())
        .isEqualTo("Something went wrong on our side: IllegalStateException.");
    assertThat(log().getFirst().status()).isEqualTo(Delivery.Status.WAITING);
  }

  private static final class BrokenCalls implements WebhookCalls {
    @Override
    public Told call(Webhook webhook, List<String> secrets, Telling telling) {
      throw new IllegalStateException("no master keys");
    }

    @Override
    public Optional<String> objection(String url) {
      return Optional.empty();
    }
  }

  private RouteNews route(boolean mail) {
    return new RouteNews(
        world.deliveries(),
        new RouteNews.Sources(
            world.notificationPreferences(), world.webhooks(), world.schedules(), world.accounts()),
        ids,
        mail);
  }

  private Told take(User to, Telling telling) {
    assertThat(to.id()).isEqualTo(ME);
    letters.add(telling);
    return new Told.Taken(OptionalInt.empty(), "The mail server took it.");
  }

  private void deliverAll() {
    route.route();
    List<Deliveries.Parcel> parcels = world.deliveries().claim(10, 10, Duration.ofMinutes(1));
    while (!parcels.isEmpty()) {
      parcels.forEach(send::send);
      parcels = world.deliveries().claim(10, 10, Duration.ofMinutes(1));
    }
  }

  private void mute(Channel channel) {
    world
        .notificationPreferences()
        .keep(
            ME,
            new Preferences(
                Map.of(NotificationEvent.INVESTIGATION_COMPLETED, Set.of(channel)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of()));
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

  private void tell(Occasion occasion) {
    world.notifications().add(news(ME, occasion));
  }

  private Notification news(UserId who, Occasion occasion) {
    return new Notification(
        ids.notification(),
        who,
        NotificationEvent.INVESTIGATION_COMPLETED,
        "3 new – Check",
        "",
        Optional.empty(),
        Optional.of(SCHEDULE),
        Optional.empty(),
        now,
        Optional.empty(),
        occasion);
  }

  private List<Delivery> log() {
    return world.deliveries().list(ME, Deliveries.Filter.NONE, Page.FIRST).items();
  }

  private String key() {
    return log().getFirst().id().value();
  }

  private List<Delivery.Attempt> attempts() {
    return world.deliveries().attempts(log().getFirst().id(), ME).orElseThrow();
  }
}
