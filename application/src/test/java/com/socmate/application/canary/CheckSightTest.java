package com.socmate.application.canary;

import static com.socmate.application.port.ScheduleFixture.aSchedule;
import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.investigation.Answers;
import com.socmate.application.investigation.Answers.Source;
import com.socmate.application.investigation.CompilePlan;
import com.socmate.application.investigation.intent.IntentLibrary;
import com.socmate.application.port.InMemoryLogWorkspace;
import com.socmate.application.port.InMemoryWorld;
import com.socmate.application.port.LogWorkspace.Answer;
import com.socmate.application.port.LogWorkspace.Problem;
import com.socmate.application.port.LogWorkspace.QueryCheck;
import com.socmate.application.port.Page;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.investigation.Compilation;
import com.socmate.domain.notification.Notification;
import com.socmate.domain.schedule.Schedule;
import com.socmate.domain.schedule.Sight;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CheckSightTest {
  private static final Duration WEEK = Duration.ofDays(7);
  private static final String QUESTION =
      "Check for failed sign-ins in the last 24 hours with more than 5 attempts from the same IP";

  private final AtomicReference<Instant> now = new AtomicReference<>(Answers.NOON);
  private final InstantSource clock = now::get;
  private final InMemoryWorld world = new InMemoryWorld(clock);
  private final Schedule schedule = aSchedule().make();

  @BeforeEach
  void a_schedule_with_a_threshold() {
    var compiled = new CompilePlan(new IntentLibrary(seeing())).compile(QUESTION);
    world.schedules().add(schedule, Optional.of(((Compilation.Compiled) compiled).plan()));
  }

  @Test
  void a_schedule_that_sees_its_data_is_left_in_peace() {
    var logs = seeing();
    check(logs);
    assertThat(sight().state()).isEqualTo(Sight.State.SEES);
    assertThat(news()).isEmpty();
    assertThat(logs.asked().getFirst().kql())
        .contains("Attempts >= 1")
        .doesNotContain("Attempts > 5")
        .contains("ResultType");
  }

  @Test
  void a_silent_table_is_told_once_until_it_speaks_again() {
    check(new InMemoryLogWorkspace().table("SigninLogs", 0));
    assertThat(sight().reasons()).containsExactly("SigninLogs had no rows in the last 24 hours.");
    now.set(Answers.NOON.plus(WEEK));
    check(new InMemoryLogWorkspace().table("SigninLogs", 0));
    assertThat(news()).hasSize(1);
    assertThat(news().getFirst().title()).startsWith("No longer sees its data – ");
    now.set(Answers.NOON.plus(WEEK.multipliedBy(2)));
    check(seeing());
    assertThat(sight().state()).isEqualTo(Sight.State.SEES);
    now.set(Answers.NOON.plus(WEEK.multipliedBy(3)));
    check(new InMemoryLogWorkspace());
    assertThat(sight().reasons()).containsExactly("The workspace has no table SigninLogs.");
    assertThat(news()).hasSize(2);
  }

  @Test
  void a_column_that_is_gone_blinds_it() {
    check(
        seeing()
            .check(
                new QueryCheck.Invalid(
                    List.of(new Problem(1, 9, "There is no column ResultType.")))));
    assertThat(sight().state()).isEqualTo(Sight.State.BLIND);
    assertThat(sight().reasons().getFirst())
        .isEqualTo("Q1 can no longer be run: There is no column ResultType.");
  }

  @Test
  void filters_that_nothing_passes_are_shown_and_wake_nobody() {
    check(new InMemoryLogWorkspace().table("SigninLogs", 4_321));
    assertThat(sight().state()).isEqualTo(Sight.State.QUIET);
    assertThat(news()).isEmpty();
  }

  @Test
  void a_workspace_that_does_not_answer_says_nothing_of_the_schedule() {
    check(seeing().volumes(new Answer.Unavailable("connection refused", Optional.empty())));
    assertThat(world.canaries().of(schedule.id())).isEmpty();
  }

  private static InMemoryLogWorkspace seeing() {
    return Answers.workspace(new Source("192.0.2.17", 2));
  }

  private void check(InMemoryLogWorkspace logs) {
    new CheckSight(
            world.canaries(),
            _ -> logs,
            world.notifications(),
            world.transactions(),
            new IdGenerator(clock, new Random(1)),
            clock,
            Duration.ofMinutes(5))
        .check(WEEK);
  }

  private Sight sight() {
    return world.canaries().of(schedule.id()).orElseThrow();
  }

  private List<Notification> news() {
    return world.notifications().list(schedule.owner(), false, Page.FIRST).items();
  }
}
