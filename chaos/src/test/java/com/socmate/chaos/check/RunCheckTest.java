package com.socmate.chaos.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.chaos.check.RunHistory.Change;
import com.socmate.chaos.check.RunHistory.Event;
import com.socmate.chaos.check.RunHistory.Hold;
import com.socmate.chaos.check.RunHistory.Run;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A history as it should be passes; each way in which it may be doctored is seen.
class RunCheckTest {
  private static final Instant DUE = Instant.parse("2026-11-22T08:00:00Z");
  private static final Map<String, Integer> TOLD = Map.of("INVESTIGATION_COMPLETED", 1);

  /// Lost by one worker, told anew and completed by another.
  private static final RunHistory SOUND =
      new RunHistory(
          "ses_1",
          Optional.of(run("COMPLETED", 2, "")),
          Optional.of("COMPLETED"),
          List.of(
              event(3, "RESTARTED", "w1.1", 42),
              event(4, "STAGE_STARTED", "w1.1", 43),
              event(5, "COMPLETED", "w1.1", 46)),
          List.of(
              hold(1, Change.QUEUED, 0, 0, "w0.1", 1),
              hold(2, Change.CLAIMED, 1, 0, "w0.1", 10),
              hold(3, Change.RETURNED, 2, 1, "w2.1", 40),
              hold(4, Change.CLAIMED, 3, 1, "w1.1", 41),
              hold(5, Change.RELEASED, 3, 1, "w1.1", 45)),
          1,
          TOLD);

  private static final RunHistory SKIPPED =
      new RunHistory(
          "ses_2",
          Optional.of(run("SKIPPED", 1, "")),
          Optional.empty(),
          List.of(),
          List.of(),
          0,
          Map.of());

  /// Overtaken by the next occurrence before anybody had begun it.
  private static final RunHistory WITHDRAWN =
      new RunHistory(
          "ses_3",
          Optional.of(run("CANCELLED", 1, "")),
          Optional.of("CANCELLED"),
          List.of(event(1, "CANCELLED", "w1.1", 31)),
          List.of(
              hold(1, Change.QUEUED, 0, 0, "w0.1", 1), hold(2, Change.RELEASED, 0, 0, "w1.1", 30)),
          0,
          Map.of());

  private static Run run(String status, int attempts, String failure) {
    return new Run("run_1", "sch_1", DUE, 0, status, at(1), attempts, failure);
  }

  private static Event event(long sequence, String kind, String writer, int second) {
    return new Event(sequence, kind, writer, at(second));
  }

  private static Hold hold(
      long sequence, Change change, long token, int losses, String by, int second) {
    return new Hold(sequence, change, token, losses, "usr_1", by, at(second));
  }

  private static Instant at(int second) {
    return DUE.plusSeconds(second);
  }

  private static List<Violation> check(RunHistory history) {
    return new RunCheck().check(history);
  }

  @Test
  void a_history_as_it_should_be_passes() {
    assertThat(check(SOUND)).isEmpty();
    assertThat(check(SKIPPED)).isEmpty();
    assertThat(check(WITHDRAWN)).isEmpty();
  }

  @Test
  void a_run_withdrawn_after_a_loss_was_not_attempted_again() {
    var lost =
        holds(
            WITHDRAWN,
            1,
            hold(2, Change.CLAIMED, 1, 0, "w0.1", 10),
            hold(3, Change.RETURNED, 2, 1, "w2.1", 25),
            hold(4, Change.RELEASED, 2, 1, "w1.1", 30));

    assertThat(check(lost)).isEmpty();
    assertThat(check(run(lost, run("CANCELLED", 2, ""))))
        .extracting(Violation::rule)
        .containsExactly("Attempts are the losses and one more, and three at most.");
  }

  @Test
  void a_run_taken_out_of_the_queue_can_only_be_cancelled() {
    var completed = result(run(WITHDRAWN, run("COMPLETED", 1, "")), 1, TOLD);

    assertThat(check(completed))
        .extracting(Violation::rule)
        .contains("Each change of hands has a greater token, and only the holder ends a run.");
  }

  @Test
  void a_run_that_somebody_holds_is_cancelled_by_nobody_else() {
    var held =
        holds(
            WITHDRAWN,
            1,
            hold(2, Change.CLAIMED, 1, 0, "w0.1", 10),
            hold(3, Change.RELEASED, 1, 0, "w1.1", 30));

    assertThat(check(held))
        .extracting(Violation::rule)
        .containsExactly(
            "Each change of hands has a greater token, and only the holder ends a run.");
  }

  static Stream<Arguments> doctored() {
    return Stream.of(
        doctored("has no end", it -> run(it, run("OPEN", 2, ""))),
        doctored(
            "dispatched before its time",
            it -> run(it, new Run("r", "s", at(2), 0, "COMPLETED", at(1), 2, ""))),
        doctored("no run has", it -> with(it, Optional.empty(), it.events(), it.holds(), 1, TOLD)),
        doctored("does not end as its run", it -> run(it, run("CANCELLED", 2, ""))),
        doctored("one report", it -> result(it, 2, TOLD)),
        doctored("one report", it -> result(it, 0, TOLD)),
        doctored("completed run is told once", it -> result(it, 1, Map.of())),
        doctored(
            "completed run is told once",
            it -> result(it, 1, Map.of("INVESTIGATION_COMPLETED", 2))),
        doctored(
            "failed run is told once",
            it -> result(it, 1, Map.of("INVESTIGATION_COMPLETED", 1, "INVESTIGATION_FAILED", 1))),
        doctored("has one end", it -> events(it, 3, event(6, "COMPLETED", "w1.1", 47))),
        doctored("has one end", it -> events(it, 2)),
        doctored("comes after the end", it -> events(it, 3, event(6, "STAGE_STARTED", "w1.1", 44))),
        doctored("no gap and no repeat", it -> events(it, 2, event(7, "COMPLETED", "w1.1", 46))),
        doctored("no gap and no repeat", it -> events(it, 2, event(4, "COMPLETED", "w1.1", 46))),
        doctored(
            "begins with a new attempt",
            it -> onlyEvents(it, it.events().subList(1, it.events().size()))),
        doctored("Only who holds a run", it -> events(it, 2, event(5, "COMPLETED", "w0.1", 46))),
        doctored(
            "Only who holds a run",
            it ->
                onlyEvents(
                    it,
                    List.of(
                        event(1, "STAGE_STARTED", "w0.1", 40), event(2, "COMPLETED", "w1.1", 46)))),
        doctored(
            "Only who holds a run",
            it ->
                onlyEvents(
                    it,
                    List.of(
                        event(1, "STAGE_STARTED", "w1.1", 47), event(2, "COMPLETED", "w1.1", 48)))),
        doctored(
            "enters the queue once",
            it -> holds(it, 5, hold(6, Change.RELEASED, 3, 1, "w1.1", 46))),
        doctored("enters the queue once", it -> holds(it, 4)),
        doctored(
            "has a greater token", it -> holds(it, 4, hold(5, Change.RELEASED, 3, 1, "w0.1", 45))),
        doctored(
            "has a greater token", it -> holds(it, 4, hold(5, Change.RELEASED, 1, 1, "w1.1", 45))),
        doctored(
            "has a greater token",
            it ->
                holds(
                    it,
                    3,
                    hold(4, Change.CLAIMED, 2, 1, "w1.1", 41),
                    hold(5, Change.RELEASED, 2, 1, "w1.1", 45))),
        doctored("Attempts are the losses", it -> run(it, run("COMPLETED", 1, ""))),
        doctored("only at the third loss", it -> run(it, run("FAILED", 2, "WORKER_LOST"))));
  }

  private static Arguments doctored(String rule, UnaryOperator<RunHistory> change) {
    return Arguments.of(rule, change);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("doctored")
  void a_doctored_history_is_seen(String rule, UnaryOperator<RunHistory> change) {
    assertThat(check(change.apply(SOUND)))
        .extracting(Violation::rule)
        .anyMatch(it -> it.contains(rule));
  }

  @Test
  void results_of_an_occurrence_that_did_not_run_are_seen() {
    assertThat(check(result(SKIPPED, 1, Map.of())))
        .extracting(Violation::rule)
        .containsExactly("An occurrence that did not run left results.");
  }

  private static RunHistory run(RunHistory it, Run run) {
    return with(it, Optional.of(run), it.events(), it.holds(), it.reports(), it.notifications());
  }

  private static RunHistory result(RunHistory it, int reports, Map<String, Integer> told) {
    return with(it, it.run(), it.events(), it.holds(), reports, told);
  }

  private static RunHistory events(RunHistory it, int keep, Event... more) {
    return onlyEvents(
        it, Stream.concat(it.events().stream().limit(keep), Stream.of(more)).toList());
  }

  private static RunHistory onlyEvents(RunHistory it, List<Event> events) {
    return with(it, it.run(), events, it.holds(), it.reports(), it.notifications());
  }

  private static RunHistory holds(RunHistory it, int keep, Hold... more) {
    return with(
        it,
        it.run(),
        it.events(),
        Stream.concat(it.holds().stream().limit(keep), Stream.of(more)).toList(),
        it.reports(),
        it.notifications());
  }

  private static RunHistory with(
      RunHistory it,
      Optional<Run> run,
      List<Event> events,
      List<Hold> holds,
      int reports,
      Map<String, Integer> told) {
    return new RunHistory(it.session(), run, it.sessionStatus(), events, holds, reports, told);
  }
}
