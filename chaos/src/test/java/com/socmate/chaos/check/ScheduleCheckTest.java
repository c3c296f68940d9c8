package com.socmate.chaos.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.chaos.check.RunHistory.Change;
import com.socmate.chaos.check.RunHistory.Hold;
import com.socmate.chaos.check.RunHistory.Run;
import com.socmate.chaos.load.Cohort;
import com.socmate.chaos.load.Expectation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScheduleCheckTest {
  private static final Instant FIRST = Instant.parse("2026-11-22T08:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Expectation STEADY =
      new Expectation("sch_1", Cohort.STEADY, FIRST, MINUTE, 4, false);
  private static final Expectation FAILING =
      new Expectation("sch_1", Cohort.FAILING, FIRST, MINUTE, 4, true);

  private static List<String> rules(Expectation expected, List<Run> runs) {
    return rules(expected, new ScheduleHistory("sch_1", "COMPLETED", false, runs, 0));
  }

  private static List<String> rules(Expectation expected, ScheduleHistory history) {
    return new ScheduleCheck().check(expected, history).stream().map(Violation::rule).toList();
  }

  private static List<Run> runs(int count, String status) {
    return new ArrayList<>(
        IntStream.range(0, count).mapToObj(minute -> run(minute, 0, status)).toList());
  }

  private static Run run(int minute, int turn, String status) {
    var time = FIRST.plus(MINUTE.multipliedBy(minute));
    return new Run("run_" + minute, "sch_1", time, turn, status, time, 1, "");
  }

  @Test
  void one_row_for_each_occurrence_passes() {
    assertThat(rules(STEADY, runs(4, "COMPLETED"))).isEmpty();
  }

  @Test
  void a_lost_occurrence_is_seen_wherever_it_was() {
    for (int lost = 0; lost < 4; lost++) {
      var runs = runs(4, "COMPLETED");
      runs.remove(lost);
      assertThat(rules(STEADY, runs)).containsExactly("An occurrence is lost.");
    }
  }

  @Test
  void a_second_row_of_an_occurrence_is_seen() {
    var runs = runs(4, "COMPLETED");
    runs.add(2, run(1, 1, "COMPLETED"));
    assertThat(rules(STEADY, runs))
        .containsExactly("An occurrence has a second row, or none was due.");
  }

  @Test
  void a_row_that_was_never_due_is_seen() {
    assertThat(rules(STEADY, runs(5, "COMPLETED")))
        .containsExactly("An occurrence has a second row, or none was due.");
    var between = runs(4, "COMPLETED");
    var off = FIRST.plusSeconds(90);
    between.add(2, new Run("run_x", "sch_1", off, 0, "COMPLETED", off, 1, ""));
    assertThat(rules(STEADY, between))
        .containsExactly("An occurrence has a second row, or none was due.");
  }

  @Test
  void an_end_that_the_policies_do_not_allow_is_seen() {
    var runs = runs(4, "COMPLETED");
    runs.set(2, run(2, 0, "MISSED"));
    assertThat(rules(STEADY, runs))
        .containsExactly("An occurrence ends as its schedule's policies want.");
  }

  @Test
  void a_run_that_lost_three_workers_may_fail() {
    var runs = runs(4, "COMPLETED");
    var lost = runs.get(1);
    runs.set(
        1,
        new Run(
            lost.id(),
            "sch_1",
            lost.scheduledFor(),
            0,
            "FAILED",
            lost.queuedAt(),
            3,
            "WORKER_LOST"));
    assertThat(rules(STEADY, runs)).isEmpty();
  }

  @Test
  void a_schedule_that_does_not_end_as_it_must_is_seen() {
    assertThat(rules(STEADY, new ScheduleHistory("sch_1", "ACTIVE", true, runs(4, "COMPLETED"), 0)))
        .containsExactly("A schedule ends as its kind must.");
    assertThat(rules(FAILING, new ScheduleHistory("sch_1", "FAILED", false, runs(6, "FAILED"), 1)))
        .isEmpty();
    assertThat(rules(FAILING, new ScheduleHistory("sch_1", "FAILED", false, runs(6, "FAILED"), 2)))
        .containsExactly("The disabling of a schedule is told once.");
  }

  @Test
  void a_lane_over_its_limit_is_seen() {
    var check = new LaneCheck(2);
    assertThat(check.next("run_1", hold(1, Change.CLAIMED))).isEmpty();
    assertThat(check.next("run_2", hold(2, Change.CLAIMED))).isEmpty();
    assertThat(check.next("run_1", hold(3, Change.RELEASED))).isEmpty();
    assertThat(check.next("run_3", hold(4, Change.CLAIMED))).isEmpty();
    assertThat(check.next("run_4", hold(5, Change.CLAIMED)))
        .get()
        .extracting(Violation::subject)
        .isEqualTo("usr_1");
    assertThat(check.most()).isEqualTo(3);
  }

  private static Hold hold(long sequence, Change change) {
    return new Hold(sequence, change, sequence, 0, "usr_1", "w0.1", FIRST.plusSeconds(sequence));
  }
}
