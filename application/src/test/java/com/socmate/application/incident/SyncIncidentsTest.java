package com.socmate.application.incident;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.incident.SyncIncidents.Synced;
import com.socmate.application.port.FakeSiem;
import com.socmate.application.port.FakeSiemIncidents;
import com.socmate.application.port.InMemoryDirectory;
import com.socmate.application.port.InMemoryIncidentMarks;
import com.socmate.application.port.InMemoryIncidents;
import com.socmate.application.port.InMemoryLogWorkspace;
import com.socmate.application.port.InMemorySiemProviders;
import com.socmate.application.port.InMemoryWorld;
import com.socmate.application.port.Incidents;
import com.socmate.application.port.Page;
import com.socmate.application.port.Reports;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Role;
import com.socmate.domain.identity.User;
import com.socmate.domain.incident.Incident;
import com.socmate.domain.incident.IncidentStatus;
import com.socmate.domain.notification.Notification;
import com.socmate.domain.notification.NotificationEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SyncIncidentsTest {
  private static final UserId USER = new UserId("usr_somebody1");
  private final AtomicReference<Instant> now = new AtomicReference<>(Reports.NOON);
  private final InstantSource clock = now::get;
  private final InMemoryWorld world = new InMemoryWorld(clock);
  private final FakeSiemIncidents provider = new FakeSiemIncidents(clock);
  private final InMemoryIncidents incidents = new InMemoryIncidents(clock);
  private final InMemoryIncidentMarks marks = new InMemoryIncidentMarks(clock);
  private final SyncIncidents sync =
      new SyncIncidents(
          new FakeSiem(new InMemorySiemProviders(), new InMemoryLogWorkspace(), provider),
          incidents,
          marks,
          new IncidentNews(
              new InMemoryDirectory(world),
              world.notifications(),
              new IdGenerator(clock, new Random(3)),
              clock),
          world.transactions());

  @BeforeEach
  void somebody() {
    world
        .accounts()
        .add(
            new User(USER, "user001@contoso.example", "One", Set.of(Role.ANALYST), ZoneOffset.UTC),
            "token");
  }

  private void pass(Duration time) {
    now.updateAndGet(it -> it.plus(time));
  }

  private Synced run() {
    return sync.sync("sentinel").orElseThrow();
  }

  private List<Long> known() {
    return incidents.list(Incidents.Filter.NONE, new Page(100, 0)).items().stream()
        .map(Incident::number)
        .sorted()
        .toList();
  }

  private List<Notification> told() {
    return world.notifications().list(USER, false, new Page(100, 0)).items();
  }

  @Test
  void the_first_sync_reads_a_day_page_by_page() {
    for (int number = 1; number <= 5; number++) {
      provider.has(Reports.incident(number, Reports.NOON.minusSeconds(number)));
    }
    provider.has(Reports.incident(6, Reports.NOON.minus(Duration.ofHours(25))));

    assertThat(run()).isEqualTo(new Synced.Done("sentinel", 5));
    assertThat(known()).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(run()).isInstanceOf(Synced.Done.class);
    assertThat(provider.asked())
        .isEqualTo(Reports.NOON.minusSeconds(1).minus(SyncIncidents.OVERLAP));
  }

  @Test
  void everybody_is_told_once_of_each_new_one_that_matters() {
    provider.has(
        Reports.incident(1, Reports.NOON, "Grave", Severity.HIGH),
        Reports.incident(2, Reports.NOON, "Middling", Severity.MEDIUM),
        Reports.incident(3, Reports.NOON, "Small", Severity.LOW));
    run();
    run();

    assertThat(told())
        .hasSize(2)
        .allMatch(it -> it.event() == NotificationEvent.INCIDENT_ALERT)
        .extracting(Notification::title)
        .containsExactlyInAnyOrder("Incident #1 (high) – Grave", "Incident #2 (medium) – Middling");
  }

  @Test
  void many_at_once_are_told_in_few_words() {
    for (int number = 1; number <= 40; number++) {
      provider.has(Reports.incident(number, Reports.NOON.minusSeconds(number)));
    }
    run();
    assertThat(told().size()).isBetween(5, 40);
    assertThat(known()).hasSize(40);
  }

  @Test
  void a_sync_that_breaks_off_moves_no_mark_and_the_next_reads_everything() {
    for (int number = 1; number <= 6; number++) {
      provider.has(Reports.incident(number, Reports.NOON.minusSeconds(number)));
    }
    provider.breaksAfter(1);
    assertThat(run()).isEqualTo(new Synced.Failed("sentinel", "It broke off."));
    assertThat(marks.states().getFirst().mark()).isEmpty();
    assertThat(known()).hasSize(2);

    provider.recovers();
    assertThat(run()).isInstanceOf(Synced.Done.class);
    assertThat(known()).hasSize(6);
    assertThat(told()).hasSize(6);
  }

  @Test
  void an_outage_longer_than_a_day_loses_nothing_and_still_tells() {
    provider.has(Reports.incident(1, Reports.NOON));
    run();
    provider.breaks("down");
    for (int hour = 0; hour < 60; hour++) {
      pass(Duration.ofHours(1));
      provider.has(Reports.incident(100 + hour, now.get()));
      assertThat(run()).isInstanceOf(Synced.Failed.class);
    }
    assertThat(marks.states().getFirst().failures()).isEqualTo(60);
    provider.recovers();
    run();
    assertThat(known()).hasSize(61);
    assertThat(marks.states().getFirst().failures()).isZero();
  }

  @Test
  void a_change_is_taken_over() {
    var first = Reports.incident(1, Reports.NOON);
    provider.has(first);
    run();
    pass(Duration.ofMinutes(5));
    provider.has(Reports.changed(first, IncidentStatus.CLOSED, now.get(), "\"2\""));
    run();
    assertThat(incidents.find(1).orElseThrow().reported().status())
        .isEqualTo(IncidentStatus.CLOSED);
    assertThat(told()).hasSize(1);
  }

  @Test
  void reading_further_back_tells_nobody_and_leaves_the_mark() {
    provider.has(
        Reports.incident(1, Reports.NOON),
        Reports.incident(2, Reports.NOON.minus(Duration.ofDays(9))));
    run();
    assertThat(sync.backfill("sentinel", Duration.ofDays(30)))
        .contains(new Synced.Done("sentinel", 2));
    assertThat(known()).containsExactly(1L, 2L);
    assertThat(told()).hasSize(1);
    assertThat(marks.states().getFirst().mark()).contains(Reports.NOON);
  }

  /// It reads a day back where three have not been read.
  @Test
  void a_backfill_after_an_outage_leaves_no_gap_behind_it() {
    provider.has(Reports.incident(1, Reports.NOON));
    run();
    pass(Duration.ofDays(3));
    provider.has(
        Reports.incident(2, now.get().minus(Duration.ofDays(2))),
        Reports.incident(3, now.get().minus(Duration.ofHours(1))));
    sync.backfill("sentinel", Duration.ofDays(1));
    assertThat(known()).containsExactly(1L, 3L);
    run();
    assertThat(known()).containsExactly(1L, 2L, 3L);
  }

  @Test
  void a_new_incident_that_a_backfill_meets_first_is_told_once() {
    provider.has(Reports.incident(1, Reports.NOON));
    sync.backfill("sentinel", Duration.ofDays(30));
    assertThat(told()).hasSize(1);
    run();
    assertThat(told()).hasSize(1);
  }

  @Test
  void two_at_once_are_one() {
    marks.hold("sentinel", Duration.ofMinutes(4));
    assertThat(run()).isEqualTo(new Synced.Busy("sentinel"));
    pass(Duration.ofMinutes(5));
    assertThat(run()).isInstanceOf(Synced.Done.class);
  }
}
