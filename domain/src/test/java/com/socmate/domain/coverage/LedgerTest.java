package com.socmate.domain.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import com.socmate.domain.id.RunId;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.investigation.Outcome;
import com.socmate.domain.investigation.TimeRange;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

  @Test
  void what_nobody_read_is_a_gap_with_its_reason() {
    var ledger =
        new Ledger(
            List.of(read(1), unread(2, Gap.Reason.MISSED), unread(3, Gap.Reason.FAILED)),
            List.of(window(0, 1, Outcome.CLEAR, false)));
    assertThat(ledger.gaps(range(0, 9)))
        .containsExactly(
            new Gap(range(1, 2), Gap.Reason.MISSED, 1), new Gap(range(2, 3), Gap.Reason.FAILED, 1));
  }

  @Test
  void neighbours_of_the_same_reason_are_one_gap() {
    var ledger =
        new Ledger(List.of(unread(1, Gap.Reason.MISSED), unread(2, Gap.Reason.MISSED)), List.of());
    assertThat(ledger.gaps(range(0, 9)))
        .containsExactly(new Gap(range(0, 2), Gap.Reason.MISSED, 2));
  }

  @Test
  void a_window_that_another_run_read_is_no_gap() {
    var ledger =
        new Ledger(
            List.of(unread(2, Gap.Reason.SKIPPED)), List.of(window(0, 4, Outcome.FINDINGS, false)));
    assertThat(ledger.gaps(range(0, 9))).isEmpty();
    assertThat(ledger.toRun(List.of(range(0, 9)))).isEmpty();
  }

  @Test
  void an_inconclusive_or_partial_answer_reads_nothing() {
    var expected = unread(1, Gap.Reason.INCONCLUSIVE);
    var ledger =
        new Ledger(
            List.of(expected),
            List.of(
                window(0, 1, Outcome.INCONCLUSIVE, false), window(0, 1, Outcome.FINDINGS, true)));
    assertThat(ledger.gaps(range(0, 9))).hasSize(1);
    assertThat(ledger.toRun(List.of(range(0, 9)))).containsExactly(expected);
  }

  @Test
  void what_has_a_run_that_waits_is_no_gap_and_is_not_run_again() {
    var pending = new Expected(at(1), range(0, 1), Optional.empty(), true);
    var ledger = new Ledger(List.of(pending, unread(2, Gap.Reason.MISSED)), List.of());
    assertThat(ledger.gaps(range(0, 9)))
        .containsExactly(new Gap(range(1, 2), Gap.Reason.MISSED, 1));
    assertThat(ledger.toRun(List.of(range(0, 1)))).isEmpty();
  }

  @Test
  void only_what_touches_the_wanted_ranges_is_run() {
    var wanted = unread(3, Gap.Reason.MISSED);
    var ledger =
        new Ledger(
            List.of(unread(1, Gap.Reason.MISSED), wanted, unread(5, Gap.Reason.MISSED)), List.of());
    assertThat(ledger.toRun(List.of(range(2, 4)))).containsExactly(wanted);
  }

  @Test
  void ranges_hold_what_was_added_and_miss_the_rest() {
    qt().withFixedSeed(20260518)
        .withExamples(300)
        .forAll(lists().of(integers().between(0, 899)).ofSizeBetween(0, 12))
        .checkAssert(LedgerTest::holds);
  }

  /// Each number is a start below 30 and a length of 1 to 30; a bit stands for an hour.
  private static void holds(List<Integer> numbers) {
    var ranges = new Ranges();
    var bits = new BitSet();
    for (int number : numbers) {
      int from = number / 30;
      int to = from + 1 + number % 30;
      ranges.add(range(from, to));
      bits.set(from, to);
    }
    var missing = new BitSet();
    for (var part : ranges.missingOf(range(0, 70))) {
      missing.set(hour(part.from()), hour(part.to()));
    }
    bits.flip(0, 70);
    assertThat(missing).isEqualTo(bits);
    assertThat(ranges.stretches())
        .allSatisfy(it -> assertThat(ranges.missingOf(it)).isEmpty())
        .isSortedAccordingTo((one, other) -> one.to().isBefore(other.from()) ? -1 : 1);
  }

  private static int hour(Instant instant) {
    return (int) (instant.getEpochSecond() - START.getEpochSecond()) / 3_600;
  }

  private static Instant at(int hour) {
    return START.plusSeconds(3_600L * hour);
  }

  private static TimeRange range(int from, int to) {
    return new TimeRange(at(from), at(to));
  }

  private static Expected read(int hour) {
    return new Expected(at(hour), range(hour - 1, hour), Optional.empty(), false);
  }

  private static Expected unread(int hour, Gap.Reason why) {
    return new Expected(at(hour), range(hour - 1, hour), Optional.of(why), false);
  }

  private static WindowRead window(int from, int to, Outcome outcome, boolean partial) {
    return new WindowRead(
        new RunId("run_0001"),
        new ScheduleId("sch_0001"),
        at(to),
        range(from, to),
        new SessionId("sess_0001"),
        outcome,
        partial,
        at(to));
  }
}
