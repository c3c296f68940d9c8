package com.socmate.application.notification;

import static com.socmate.application.port.Fixtures.manualRun;
import static com.socmate.application.port.Fixtures.sessionFor;
import static com.socmate.application.port.ScheduleFixture.aSchedule;
import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.notification.ExplainSilence.Subject;
import com.socmate.application.notification.WayOfTelling.State;
import com.socmate.application.port.Deliveries;
import com.socmate.application.port.Fixtures;
import com.socmate.application.port.InMemoryWorld;
import com.socmate.application.port.RunQueue;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.UserId;
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
import com.socmate.domain.notification.QuietHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExplainTellingTest {
  private static final UserId ME = new UserId("usr_me01");
  private static final ScheduleId SCHEDULE = new ScheduleId("sch_daily1");
  private static final Preferences NONE = Preferences.NONE;

  private Instant now = Instant.parse("2026-11-22T12:10:00Z");
  private final InMemoryWorld world = new InMemoryWorld(() -> now);
  private final IdGenerator ids = new IdGenerator(() -> now, new Random(3));
  private final ExplainTelling telling =
      new ExplainTelling(
          world.notifications(),
          world.deliveries(),
          world.digests(),
          world.webhooks(),
          world.accounts(),
          () -> now);
  private final ExplainSilence silence =
      new ExplainSilence(
          new ExplainSilence.Sources(
              world.runs(),
              world.sessions(),
              world.findings(),
              world.schedules(),
              world.notifications()),
          telling);

  @BeforeEach
  void me() {
    world
        .accounts()
        .add(new User(ME, "me@soc.example", "Me", Set.of(Role.ANALYST), ZoneOffset.UTC), "a-token");
  }

  @Test
  void what_has_just_come_is_being_decided_and_is_in_the_inbox() {
    var news = tell(new Occasion.Novelty(), Optional.empty());
    assertThat(ways(news))
        .extracting(WayOfTelling::state)
        .containsExactly(State.TOLD, State.BEING_DECIDED, State.BEING_DECIDED);
    assertThat(telling.explain(news.id(), new UserId("usr_other1"))).isEmpty();
  }

  @Test
  void what_was_told_says_when_and_what_has_no_target_says_so() {
    var news = routed(new Occasion.Novelty(), Optional.empty());
    assertThat(email(news).state()).isEqualTo(State.WAITING);
    settle(new Deliveries.Next.Done());
    assertThat(email(news).state()).isEqualTo(State.TOLD);
    assertThat(email(news).at()).contains(now);
    assertThat(email(news).delivery()).isPresent();
    assertThat(ways(news).getLast().why()).isEqualTo("You have no webhook.");
  }

  @Test
  void what_waits_for_the_end_of_quiet_hours_says_until_when() {
    keep(
        new Preferences(
            Map.of(),
            Optional.empty(),
            Optional.of(new QuietHours(LocalTime.of(12, 0), LocalTime.of(13, 0), ZoneOffset.UTC)),
            Optional.empty(),
            Map.of()));
    var way = email(routed(new Occasion.Novelty(), Optional.empty()));
    assertThat(way.state()).isEqualTo(State.WAITING);
    assertThat(way.at()).contains(Instant.parse("2026-11-22T13:00:00Z"));
    assertThat(way.why()).contains("end of your quiet hours");
  }

  @Test
  void what_was_left_says_by_which_wish() {
    keep(wish(NONE.schedules(), Optional.of(Severity.HIGH)));
    assertThat(email(routed(new Occasion.Novelty(), Optional.of(Severity.LOW))))
        .matches(it -> it.state() == State.LEFT && it.why().contains("below the least severity"));
    keep(
        wish(
            Map.of(SCHEDULE, new Preferences.OfSchedule(true, Optional.empty(), Optional.empty())),
            Optional.empty()));
    assertThat(email(routed(new Occasion.Novelty(), Optional.empty())).why())
        .isEqualTo("You muted this schedule.");
    keep(NONE);
    assertThat(email(routed(new Occasion.Routine(), Optional.empty())).why())
        .isEqualTo("It is nothing that notify_on: new tells of.");
  }

  @Test
  void what_was_counted_says_where() {
    var first = routed(new Occasion.Trouble("STUCK"), Optional.empty());
    var again = email(routed(new Occasion.Trouble("STUCK"), Optional.empty()));
    assertThat(again.state()).isEqualTo(State.COUNTED);
    assertThat(again.delivery()).isEqualTo(email(first).delivery());
  }

  @Test
  void what_is_gathered_says_when_the_digest_comes_and_then_which_it_was() {
    keep(
        new Preferences(
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Optional.of(
                new DigestWish(
                    Map.of(Channel.EMAIL, Cadence.DAILY), LocalTime.of(13, 0), ZoneOffset.UTC))));
    var next = Instant.parse("2026-11-22T13:00:00Z");
    world.digests().plan(ME, Channel.EMAIL, next);
    var news = routed(new Occasion.Novelty(), Optional.empty());
    assertThat(email(news).state()).isEqualTo(State.GATHERED);
    assertThat(email(news).at()).contains(next);
    now = next;
    new TellDigests(world.digests(), sources(), ids, true).tell();
    assertThat(email(news).state()).isEqualTo(State.IN_DIGEST);
    assertThat(email(news).digest()).isPresent();
  }

  @Test
  void what_failed_says_how_often_and_what_was_said_last() {
    var news = routed(new Occasion.Novelty(), Optional.empty());
    settle(new Deliveries.Next.Again(Duration.ofMinutes(1)));
    assertThat(email(news).why())
        .isEqualTo("It is tried again after one try. The last: Nobody answered.");
    now = now.plusSeconds(60);
    settle(new Deliveries.Next.GivenUp());
    assertThat(email(news).state()).isEqualTo(State.GIVEN_UP);
    assertThat(email(news).why())
        .isEqualTo("It was given up after 2 tries. The last: Nobody answered.");
  }

  @Test
  void what_is_long_ago_is_not_made_up() {
    var news = routed(new Occasion.Novelty(), Optional.empty());
    now = now.plus(Duration.ofDays(31));
    assertThat(ways(news).getLast().state()).isEqualTo(State.NOT_KNOWN);
  }

  @Test
  void a_run_that_nobody_was_told_of_says_why() {
    var schedule = aSchedule().ownedBy(ME).sharedWithTheTeam().make();
    world.schedules().add(schedule, Optional.empty());
    var session = sessionFor(schedule);
    var run = manualRun(session);
    world.runQueue().addManual(run, session, 10);
    var me = Fixtures.viewer(ME);
    var subject = new Subject.OfRun(run.id());
    assertThat(silence.explain(subject, me).orElseThrow().note()).startsWith("It has not ended");
    world
        .transactions()
        .together(() -> {
          world.runQueue().withdraw(new RunQueue.Waiting.One(run.id()), 1);
          world.runs().finish(run.cancel("Not today.", now));
        });
    assertThat(silence.explain(subject, me).orElseThrow().note()).startsWith("It was cancelled");
    assertThat(silence.explain(new Subject.OfSession(ids.session()), me)).isEmpty();
  }

  private List<WayOfTelling> ways(Notification news) {
    return telling.explain(news.id(), ME).orElseThrow().ways();
  }

  private WayOfTelling email(Notification news) {
    return ways(news).stream()
        .filter(it -> it.channel() == Channel.EMAIL)
        .findFirst()
        .orElseThrow();
  }

  private Notification tell(Occasion occasion, Optional<Severity> severity) {
    var news =
        new Notification(
            ids.notification(),
            ME,
            NotificationEvent.INVESTIGATION_COMPLETED,
            "3 new – Check",
            "",
            severity,
            Optional.of(SCHEDULE),
            Optional.of(ids.session()),
            now,
            Optional.empty(),
            occasion);
    world.notifications().add(news);
    return news;
  }

  private Notification routed(Occasion occasion, Optional<Severity> severity) {
    var news = tell(occasion, severity);
    new RouteNews(world.deliveries(), sources(), ids, true).route();
    return news;
  }

  private RouteNews.Sources sources() {
    return new RouteNews.Sources(
        world.notificationPreferences(), world.webhooks(), world.schedules(), world.accounts());
  }

  private void settle(Deliveries.Next next) {
    var parcel = world.deliveries().claim(1, 1, Duration.ofMinutes(1)).getFirst();
    var attempt =
        new Delivery.Attempt(
            parcel.delivery().attempts(),
            now,
            next instanceof Deliveries.Next.Done,
            OptionalInt.empty(),
            "Nobody answered.",
            Duration.ZERO);
    world.deliveries().settle(parcel, attempt, next);
  }

  private void keep(Preferences wishes) {
    world.notificationPreferences().keep(ME, wishes);
  }

  private static Preferences wish(
      Map<ScheduleId, Preferences.OfSchedule> schedules, Optional<Severity> least) {
    return new Preferences(Map.of(), least, Optional.empty(), Optional.empty(), schedules);
  }
}
