package com.socmate.application.port;

import static com.socmate.application.port.Fixtures.IDS;
import static com.socmate.application.port.Fixtures.clear;
import static com.socmate.application.port.Fixtures.finding;
import static com.socmate.application.port.Fixtures.found;
import static com.socmate.application.port.Fixtures.manualRun;
import static com.socmate.application.port.Fixtures.now;
import static com.socmate.application.port.ScheduleFixture.aDueSchedule;
import static com.socmate.application.port.ScheduleFixture.aSchedule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.socmate.application.port.Deliveries.Order;
import com.socmate.application.port.Deliveries.Withheld;
import com.socmate.application.port.PlannedDigests.Due;
import com.socmate.application.port.PlannedDigests.Letter;
import com.socmate.application.port.PlannedDigests.Written;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.investigation.Session;
import com.socmate.domain.notification.Channel;
import com.socmate.domain.notification.DigestContents;
import com.socmate.domain.notification.DigestContents.Absent;
import com.socmate.domain.notification.Notification;
import com.socmate.domain.notification.NotificationEvent;
import com.socmate.domain.notification.Occasion;
import com.socmate.domain.notification.Untold;
import com.socmate.domain.run.Run;
import com.socmate.domain.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// What every [PlannedDigests] promises.
public interface PlannedDigestsContract {
  Duration LEASE = Duration.ofMinutes(1);

  Duration NO_LAG = Duration.ZERO;

  Ports ports();

  Deliveries deliveries();

  PlannedDigests digests();

  @Test
  default void a_digest_is_claimed_when_it_is_due_and_by_one() {
    var schedule = added();
    digests().plan(schedule.owner(), Channel.EMAIL, now().plusSeconds(3600));
    assertThat(digests().claim(10, LEASE)).isEmpty();
    digests().plan(schedule.owner(), Channel.EMAIL, now().minusSeconds(1));
    var all = Parallel.times(6, _ -> digests().claim(10, LEASE));
    assertThat(all.stream().flatMap(List::stream)).hasSize(1);
  }

  @Test
  default void a_told_digest_is_due_again_when_it_was_said_and_cannot_be_told_twice() {
    var due = due(added());
    var next = now().plusSeconds(3600);
    assertThat(tell(due, Optional.of(next))).isPresent();
    assertThat(digests().next(due.user(), Channel.EMAIL)).contains(next);
    assertThat(tell(due, Optional.of(next))).isEmpty();
    assertThat(delivered(due)).hasSize(1);
    assertThat(inbox(due)).hasSize(1);
  }

  @Test
  default void a_lost_digest_is_claimed_again_and_its_first_holder_tells_nothing() {
    var schedule = added();
    digests().plan(schedule.owner(), Channel.EMAIL, now().minusSeconds(1));
    var lost = digests().claim(10, Duration.ZERO).getFirst();
    var second = digests().claim(10, LEASE).getFirst();
    assertThat(tell(lost, Optional.empty())).isEmpty();
    assertThat(tell(second, Optional.empty())).isPresent();
    assertThat(delivered(second)).hasSize(1);
  }

  @Test
  default void a_digest_that_fails_leaves_everything_as_it_was() {
    var schedule = added();
    gathered(schedule, completed(schedule, clear()), NotificationEvent.INVESTIGATION_COMPLETED);
    var due = due(schedule);
    assertThatThrownBy(() ->
            digests()
                .tell(
                    due,
                    Set.of(),
                    NO_LAG,
                    _ -> {
                      throw new IllegalStateException("no preferences");
                    }))
        .hasMessage("no preferences");
    assertThat(tell(due, Optional.empty()).orElseThrow().allSchedules()).isEqualTo(1);
  }

  @Test
  default void what_was_gathered_is_told_once() {
    var schedule = added();
    gathered(schedule, completed(schedule, clear()), NotificationEvent.INVESTIGATION_COMPLETED);
    assertThat(tell(due(schedule), Optional.of(now())).orElseThrow().hasNews()).isTrue();
    assertThat(tell(claim(), Optional.of(now())).orElseThrow().hasNews()).isFalse();
  }

  @Test
  default void what_no_letter_told_waits_for_the_next() {
    var schedule = added();
    gathered(schedule, completed(schedule, clear()), NotificationEvent.INVESTIGATION_COMPLETED);
    var due = due(schedule);
    digests()
        .tell(
            due,
            Set.of(),
            NO_LAG,
            _ -> new Written(Optional.empty(), due.since(), Optional.of(now().minusSeconds(1))));
    var again = claim();
    assertThat(again.since()).isEqualTo(due.since());
    assertThat(tell(again, Optional.empty()).orElseThrow().hasNews()).isTrue();
    assertThat(digests().next(due.user(), Channel.EMAIL)).isEmpty();
  }

  @Test
  default void what_was_found_is_counted_by_schedule_and_failures_come_first() {
    var quiet = added();
    var broken = added(aSchedule().ownedBy(quiet.owner()));
    gathered(
        quiet,
        completed(quiet, found(finding("a@soc.example"), finding("b@soc.example"))),
        NotificationEvent.INVESTIGATION_COMPLETED);
    gathered(quiet, completed(quiet, clear()), NotificationEvent.INVESTIGATION_COMPLETED);
    gathered(broken, IDS.session(), NotificationEvent.INVESTIGATION_FAILED);
    gathered(broken, IDS.session(), NotificationEvent.SCHEDULE_DISABLED);
    var contents = tell(due(quiet), Optional.empty()).orElseThrow();
    var first = contents.schedules().getFirst();
    var second = contents.schedules().getLast();
    assertThat(contents.allSchedules()).isEqualTo(2);
    assertThat(first.failed()).isEqualTo(1);
    assertThat(first.disabled()).isTrue();
    assertThat(first.completed()).isZero();
    assertThat(second.completed()).isEqualTo(2);
    assertThat(second.fresh()).isEqualTo(2);
    assertThat(second.titles()).containsExactly("Many failed sign-ins", "Many failed sign-ins");
    assertThat(contents.totals()).isEqualTo(new DigestContents.Totals(1, 0, 2));
  }

  @Test
  default void what_belongs_to_no_run_stands_beside_it() {
    var schedule = added();
    withheld(news(schedule, Optional.empty(), NotificationEvent.INCIDENT_ALERT), Channel.EMAIL);
    withheld(news(schedule, Optional.empty(), NotificationEvent.INCIDENT_ALERT), Channel.WEBHOOK);
    var contents = tell(due(schedule), Optional.empty()).orElseThrow();
    assertThat(contents.others()).containsExactly("incident-alert");
    assertThat(contents.allOthers()).isEqualTo(1);
    assertThat(contents.schedules()).isEmpty();
  }

  @Test
  default void due_runs_are_counted_and_those_that_did_not_happen_are_named() {
    var schedule = added(aDueSchedule());
    digests().plan(schedule.owner(), Channel.EMAIL, now().minusSeconds(1));
    var missed = now();
    onRecord(schedule, missed);
    var runs = dueRuns(claim(), Set.of());
    assertThat(runs.all()).isEqualTo(1);
    assertThat(runs.missed()).isEqualTo(1);
    assertThat(runs.completed()).isZero();
    assertThat(runs.absent())
        .containsExactly(
            new Absent(
                schedule.definition().name(), missed, Absent.Fate.MISSED, "Nobody was there."));
    assertThat(dueRuns(claim(), Set.of(schedule.id())).all()).isZero();
    assertThat(dueRuns(claim(), Set.of()).all()).isEqualTo(1);
    tell(claim(), Optional.of(now()));
    assertThat(dueRuns(claim(), Set.of()).all()).isZero();
  }

  @Test
  default void a_digest_that_is_hurried_is_due_and_one_that_is_none_is_not() {
    var schedule = added();
    digests().hurry(schedule.owner(), Channel.EMAIL);
    assertThat(digests().claim(10, LEASE)).isEmpty();
    digests().plan(schedule.owner(), Channel.EMAIL, now().plusSeconds(3600));
    digests().hurry(schedule.owner(), Channel.EMAIL);
    assertThat(digests().claim(10, LEASE)).hasSize(1);
  }

  @Test
  default void what_was_not_told_is_forgotten_in_time() {
    var schedule = added();
    gathered(schedule, IDS.session(), NotificationEvent.INVESTIGATION_FAILED);
    assertThat(digests().forget(Duration.ofHours(1), 10)).isZero();
    assertThat(digests().forget(Duration.ofMinutes(-1), 10)).isEqualTo(1);
  }

  private Schedule added() {
    return added(aSchedule());
  }

  private Schedule added(ScheduleFixture wanted) {
    var schedule = wanted.make();
    ports().schedules().add(schedule, Optional.empty());
    return schedule;
  }

  private Due due(Schedule schedule) {
    digests().plan(schedule.owner(), Channel.EMAIL, now().minusSeconds(1));
    return claim();
  }

  private Due claim() {
    return digests().claim(10, LEASE).getFirst();
  }

  /// What it had to say, if it was told.
  private Optional<DigestContents> tell(Due due, Optional<Instant> next) {
    var seen = new AtomicReference<DigestContents>();
    var told =
        digests()
            .tell(
                due,
                Set.of(),
                NO_LAG,
                contents -> {
                  seen.set(contents);
                  return new Written(Optional.of(letter(due)), due.now(), next);
                });
    assertThat(told).isEqualTo(seen.get() != null);
    return Optional.ofNullable(seen.get());
  }

  private DigestContents.DueRuns dueRuns(Due due, Set<ScheduleId> without) {
    var seen = new ArrayList<DigestContents.DueRuns>();
    digests()
        .tell(
            due,
            without,
            NO_LAG,
            contents -> {
              seen.add(contents.due());
              return new Written(Optional.empty(), due.since(), Optional.of(now()));
            });
    return seen.getFirst();
  }

  private static Letter letter(Due due) {
    var digest =
        new Notification(
            IDS.notification(),
            due.user(),
            NotificationEvent.DIGEST,
            "Daily digest",
            "Nothing.",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            now(),
            Optional.of(now()));
    return new Letter(
        digest,
        List.of(
            new Order(
                IDS.delivery(),
                digest,
                Channel.EMAIL,
                due.user().value(),
                now(),
                "You wanted it so.")));
  }

  private List<?> delivered(Due due) {
    return deliveries().list(due.user(), Deliveries.Filter.NONE, Page.FIRST).items();
  }

  private List<Notification> inbox(Due due) {
    return ports().notifications().list(due.user(), false, Page.FIRST).items();
  }

  private SessionId completed(Schedule schedule, InvestigationResult result) {
    var session = Fixtures.sessionFor(schedule);
    ports().runQueue().addManual(manualRun(session), session, 100);
    ports().sessions().conclude(session.id(), Session.Status.COMPLETED, now(), Optional.of(result));
    return session.id();
  }

  private void onRecord(Schedule schedule, Instant occurrence) {
    var run = Fixtures.runOf(schedule, occurrence).run();
    ports()
        .dueSchedules()
        .dispatch(
            1,
            due ->
                new DueSchedules.Decision(
                    List.of(
                        new DueSchedules.NewRun.OnRecord(
                            new Run.Missed(run.id(), run.origin(), now(), "Nobody was there."))),
                    Fixtures.moved(due)));
  }

  private void gathered(Schedule schedule, SessionId session, NotificationEvent event) {
    withheld(news(schedule, Optional.of(session), event), Channel.EMAIL);
  }

  private void withheld(Notification news, Channel channel) {
    ports().notifications().add(news);
    deliveries()
        .route(
            10,
            (all, _) ->
                all.stream()
                    .map(it -> new Withheld(it, channel, "", Untold.Kind.GATHERED, "Daily."))
                    .toList());
  }

  private static Notification news(
      Schedule schedule, Optional<SessionId> session, NotificationEvent event) {
    var occasion =
        event.usual() instanceof Occasion.Trouble ? new Occasion.Trouble("X") : event.usual();
    return new Notification(
        IDS.notification(),
        schedule.owner(),
        event,
        event.text(),
        "",
        Optional.empty(),
        session.map(_ -> schedule.id()),
        session,
        now(),
        Optional.empty(),
        occasion);
  }
}
