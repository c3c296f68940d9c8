package com.socmate.adapters.persistence;

import static com.socmate.application.port.Fixtures.IDS;
import static com.socmate.application.port.ScheduleFixture.aSchedule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.socmate.application.port.Page;
import com.socmate.application.port.Parallel;
import com.socmate.application.port.Schedules;
import com.socmate.application.port.Viewer;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Visibility;
import com.socmate.domain.schedule.Schedule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The tally says what counting would, at every moment and for everybody.
class ScheduleTallyTest {
  private static final Page ONE = new Page(1, 0);
  private static final long SEED = 4_711;

  private final Database database = TestPostgres.database();
  private final JdbiSchedules schedules = new JdbiSchedules(database);
  private final ScheduleTally tally = new ScheduleTally(database);
  private final List<UserId> users = List.of(IDS.user(), IDS.user(), IDS.user());
  private final List<Schedule> made = new ArrayList<>();
  private final Random random = new Random(SEED);

  @Test
  void whatever_becomes_of_schedules_the_totals_are_those_of_counting() {
    for (int deed = 0; deed < 200; deed++) {
      doSomething();
      if (deed % 20 == 0) {
        assertTotalsAreRight();
      }
      if (deed % 50 == 0) {
        tally.fold();
        assertTotalsAreRight();
      }
    }
    assertThat(made).hasSizeGreaterThan(30);
  }

  private void doSomething() {
    var owner = users.get(random.nextInt(users.size()));
    if (made.isEmpty() || random.nextInt(3) == 0) {
      var fixture = aSchedule().ownedBy(owner);
      var schedule = (random.nextBoolean() ? fixture : fixture.sharedWithTheTeam()).make();
      schedules.add(schedule, Optional.empty());
      made.add(schedule);
      return;
    }
    var id = made.get(random.nextInt(made.size())).id();
    switch (random.nextInt(4)) {
      case 0 -> schedules.delete(id);
      case 1 -> schedules.restore(id, Instant.EPOCH, (schedule, _) -> Optional.of(schedule));
      case 2 -> change(id.value(), "owner", owner.value());
      default -> change(id.value(), "visibility", visibility().name());
    }
  }

  private Visibility visibility() {
    return random.nextBoolean() ? Visibility.TEAM : Visibility.PRIVATE;
  }

  private void change(String id, String column, String value) {
    database
        .handles()
        .with(handle ->
            handle.execute("update schedule set " + column + " = ? where id = ?", value, id));
  }

  private void assertTotalsAreRight() {
    for (UserId user : users) {
      for (boolean seesAll : new boolean[] {true, false}) {
        var viewer = new Viewer(user, seesAll);
        assertThat(total(Schedules.Filter.NONE, viewer))
            .as(viewer.toString())
            .isEqualTo(total(counted(Optional.empty()), viewer));
        for (UserId owner : users) {
          assertThat(total(of(owner), viewer))
              .as(viewer + " of " + owner)
              .isEqualTo(total(counted(Optional.of(owner)), viewer));
        }
      }
    }
  }

  private long total(Schedules.Filter filter, Viewer viewer) {
    return schedules.list(filter, viewer, ONE).total();
  }

  private static Schedules.Filter of(UserId owner) {
    return filter(Optional.of(owner), Optional.empty());
  }

  /// Every schedule of these has the text, so that they are counted.
  private static Schedules.Filter counted(Optional<UserId> owner) {
    return filter(owner, Optional.of("daily"));
  }

  private static Schedules.Filter filter(Optional<UserId> owner, Optional<String> text) {
    return new Schedules.Filter(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        owner,
        Optional.empty(),
        text,
        Schedules.Order.CREATED_DESC);
  }

  @Test
  void folding_beside_changes_and_other_folding_loses_nothing() {
    var owner = users.getFirst();
    Parallel.times(
        24,
        number -> {
          if (number % 4 == 0) {
            return tally.fold();
          }
          schedules.add(aSchedule().ownedBy(owner).make(), Optional.empty());
          return 0;
        });
    tally.fold();
    assertThat(total(Schedules.Filter.NONE, new Viewer(owner, false))).isEqualTo(18);
    assertThat(rows(owner)).isEqualTo(1);
  }

  @Test
  void what_is_undone_was_never_tallied() {
    var owner = users.getFirst();
    assertThatIllegalStateException()
        .isThrownBy(() ->
            new JdbiTransactions(database)
                .together(
                    (Runnable)
                        () -> {
                          schedules.add(aSchedule().ownedBy(owner).make(), Optional.empty());
                          throw new IllegalStateException("undone");
                        }));
    assertThat(rows(owner)).isZero();
    assertThat(total(Schedules.Filter.NONE, new Viewer(owner, false))).isZero();
  }

  private long rows(UserId owner) {
    return database
        .handles()
        .with(handle ->
            handle
                .createQuery("select count(*) from schedule_tally where owner = :owner")
                .bind("owner", owner.value())
                .mapTo(Long.class)
                .one());
  }
}
