package com.socmate.application.investigation;

import static com.socmate.application.investigation.Answers.NOON;
import static com.socmate.application.investigation.Answers.workspace;
import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.investigation.Answers.Source;
import com.socmate.application.port.InMemoryLogWorkspace;
import com.socmate.domain.finding.Fingerprint;
import com.socmate.domain.investigation.Budget;
import com.socmate.domain.investigation.Claim;
import com.socmate.domain.investigation.Conclusion;
import com.socmate.domain.investigation.Conduct;
import com.socmate.domain.investigation.Outcome;
import com.socmate.domain.run.FailureReason.Code;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BudgetTest {
  private static final Source SPRAYER = new Source("192.0.2.17", 12);
  private static final Budget LARGE =
      new Budget(25, 100_000, 64_000_000, Duration.ofMinutes(30), 0);

  @Test
  void a_plan_that_needs_more_queries_than_it_may_ask_is_refused_before_anything_is_asked() {
    var logs = workspace(SPRAYER);
    var why = bench(logs, new Budget(3, 1_000, 1_000, Duration.ofMinutes(1), 0)).broken();
    assertThat(why.code()).isEqualTo(Code.BUDGET_EXCEEDED);
    assertThat(why.message())
        .isEqualTo(
            "The plan asks up to 4 queries, the counts of rows included, and a run may ask 3; nothing was asked.");
    assertThat(logs.asked()).isEmpty();
  }

  @Test
  void what_explains_a_finding_is_left_out_when_the_rows_are_used_up_and_it_is_said() {
    var result =
        bench(workspace(SPRAYER), new Budget(25, 1, 1_000_000, Duration.ofMinutes(1), 0)).done();
    assertThat(result.conclusion().findings()).hasSize(1);
    var grounds = result.grounds().orElseThrow();
    assertThat(grounds.shortcomings())
        .contains("Q2 was not asked: The run's 1 rows were used up before Q2.");
    assertThat(grounds.claims())
        .filteredOn(it -> it.verdict() == Claim.Verdict.UNCHECKED)
        .extracting(Claim::why)
        .containsExactly("Q2, which would show the rows, was not asked.");
  }

  @Test
  void an_answer_cut_by_the_budget_is_never_clear() {
    var below =
        IntStream.range(0, 5).mapToObj(n -> new Source("192.0.2." + n, 2)).toArray(Source[]::new);
    var budget = new Budget(25, 3, 1_000_000, Duration.ofMinutes(1), 0);
    var result = bench(workspace(below), budget).done();
    assertThat(result.conclusion())
        .isInstanceOfSatisfying(
            Conclusion.Inconclusive.class,
            it -> assertThat(it.reason()).contains("only the first 3 of 5 rows are kept"));
    assertThat(bench(workspace(below), LARGE).done().conclusion().outcome())
        .isEqualTo(Outcome.CLEAR);
  }

  @Test
  void bytes_count_as_rows_do() {
    var below =
        IntStream.range(0, 5).mapToObj(n -> new Source("192.0.2." + n, 2)).toArray(Source[]::new);
    var result =
        bench(workspace(below), new Budget(25, 1_000, 500, Duration.ofMinutes(1), 0)).done();
    assertThat(result.conclusion().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void a_schedule_can_allow_less_and_never_more() {
    var lower =
        new Budget.Lower(
            Optional.of(4),
            Optional.of(1_000_000L),
            Optional.empty(),
            Optional.of(Duration.ofMinutes(1)),
            Optional.empty());
    assertThat(LARGE.within(lower))
        .isEqualTo(new Budget(4, 100_000, 64_000_000, Duration.ofMinutes(1), 0));
  }

  @Test
  void what_was_spent_is_kept() {
    var usage = bench(workspace(SPRAYER), LARGE).done().grounds().orElseThrow().conduct().usage();
    assertThat(usage.queries()).isEqualTo(4);
    assertThat(usage.rows()).isEqualTo(1 + 12 + 12);
    assertThat(usage.bytes()).isGreaterThan(500);
  }

  @Test
  void what_is_gone_has_the_name_it_had() {
    var bench = bench(workspace(), LARGE);
    bench.lastFindings = Set.of(new Fingerprint("ab"));
    assertThat(bench.done().grounds().orElseThrow().conduct().gone())
        .isEqualTo(List.of(new Conduct.Gone(new Fingerprint("ab"), "ab")));
  }

  private static Bench bench(InMemoryLogWorkspace logs, Budget budget) {
    var bench = new Bench(logs);
    bench.clock = InstantSource.fixed(NOON);
    bench.limits = Limits.USUAL.withBudget(budget);
    return bench;
  }
}
