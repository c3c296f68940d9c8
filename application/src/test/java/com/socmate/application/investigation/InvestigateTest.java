package com.socmate.application.investigation;

import static com.socmate.application.investigation.Answers.NOON;
import static com.socmate.application.investigation.Answers.attempts;
import static com.socmate.application.investigation.Answers.complete;
import static com.socmate.application.investigation.Answers.decision;
import static com.socmate.application.investigation.Answers.workspace;
import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.investigation.Answers.Source;
import com.socmate.application.port.InMemoryLogWorkspace;
import com.socmate.application.port.LogWorkspace.Answer;
import com.socmate.domain.finding.EvidenceRef;
import com.socmate.domain.finding.Finding;
import com.socmate.domain.finding.Finding.Novelty;
import com.socmate.domain.finding.Fingerprint;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.investigation.Budget;
import com.socmate.domain.investigation.Conclusion;
import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.Outcome;
import com.socmate.domain.investigation.SessionEvent;
import com.socmate.domain.investigation.Stage;
import com.socmate.domain.investigation.TimeRange;
import com.socmate.domain.run.FailureReason.Code;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InvestigateTest {
  private static final Source GUESSER = new Source("192.0.2.9", 40, 1, "python-requests/2.32.4");
  private static final Source SPRAYER = new Source("192.0.2.17", 12);
  private static final String DECISION = "failures\n| join kind=leftouter";
  private static final String PROOF = "| project IPAddress, TimeGenerated";

  @Test
  void rows_that_meet_the_rule_are_findings_that_cite_them() {
    var findings = new Bench(workspace(GUESSER, SPRAYER)).findings();
    assertThat(findings)
        .extracting(Finding::title)
        .containsExactly(
            "40 failed sign-ins from 192.0.2.9, then a success",
            "12 failed sign-ins from 192.0.2.17");
    assertThat(findings.getFirst().evidence()).containsExactly(new EvidenceRef("Q1", 1));
    assertThat(findings.getFirst().key()).isEqualTo(Map.of("IPAddress", "192.0.2.9"));
    assertThat(findings)
        .extracting(Finding::severity)
        .containsExactly(Severity.HIGH, Severity.MEDIUM);
    assertThat(findings.getFirst().techniques()).contains("T1110");
  }

  @Test
  void nothing_found_in_whole_data_is_clear() {
    assertThat(new Bench(workspace()).done().conclusion()).isEqualTo(new Conclusion.Clear());
  }

  @Test
  void the_window_ends_the_ingestion_delay_before_the_occurrence_however_late_it_runs() {
    var logs = workspace();
    var bench = new Bench(logs);
    bench.clock = InstantSource.fixed(NOON.plus(Duration.ofHours(9)));
    bench.investigate();
    var end = NOON.minus(Duration.ofMinutes(5));
    assertThat(logs.asked())
        .isNotEmpty()
        .allSatisfy(
            it -> assertThat(it.range()).isEqualTo(TimeRange.endingAt(end, Duration.ofDays(1))));
  }

  @Test
  void a_silent_table_is_never_clear() {
    var result = new Bench(workspace().table("SigninLogs", 0)).done();
    assertThat(result.conclusion())
        .isEqualTo(new Conclusion.Inconclusive("The table SigninLogs had no rows in the window."));
    assertThat(result.report()).contains("Inconclusive", "not the all-clear");
  }

  @Test
  void a_table_that_does_not_exist_is_never_clear() {
    var bench = new Bench(new InMemoryLogWorkspace());
    assertThat(bench.done().conclusion())
        .isEqualTo(new Conclusion.Inconclusive("The workspace has no table SigninLogs."));
  }

  @Test
  void a_cut_answer_without_findings_is_inconclusive_with_the_reason() {
    var logs = workspace().answer(DECISION, new Answer.Partial(decision(), "too many rows"));
    assertThat(new Bench(logs).done().conclusion())
        .isEqualTo(new Conclusion.Inconclusive("Q1 was not answered in full: too many rows"));
  }

  @Test
  void findings_proven_in_cut_data_stand_and_the_gap_is_said() {
    var logs =
        workspace(SPRAYER).answer(DECISION, new Answer.Partial(decision(SPRAYER), "too many rows"));
    var result = new Bench(logs).done();
    assertThat(result.conclusion().outcome()).isEqualTo(Outcome.FINDINGS);
    assertThat(result.report()).contains("The data was not whole", "too many rows");
  }

  @Test
  void what_goes_wrong_at_the_provider_is_a_failure_and_no_outcome() {
    assertThat(brokenBy(new Answer.Rejected("no such column"))).isEqualTo(Code.QUERY_REJECTED);
    assertThat(brokenBy(new Answer.TimedOut("after 180 s"))).isEqualTo(Code.QUERY_TIMEOUT);
    assertThat(brokenBy(new Answer.Unavailable("connection refused", Optional.empty())))
        .isEqualTo(Code.PROVIDER_UNREACHABLE);
  }

  private static Code brokenBy(Answer answer) {
    var inQuery = new Bench(workspace().answer(DECISION, answer)).broken().code();
    var inVolumes = new Bench(workspace().volumes(answer)).broken().code();
    assertThat(inVolumes).isEqualTo(inQuery);
    return inQuery;
  }

  @Test
  void a_failing_proof_query_fails_the_run_too() {
    var logs = workspace(SPRAYER).answer(PROOF, new Answer.TimedOut("after 180 s"));
    assertThat(new Bench(logs).broken().code()).isEqualTo(Code.QUERY_TIMEOUT);
  }

  @Test
  void a_run_that_used_up_its_time_fails_with_its_budget() {
    var bench = new Bench(workspace(SPRAYER));
    bench.clock = Bench.ticking(Duration.ofMinutes(20));
    var why = bench.broken();
    assertThat(why.code()).isEqualTo(Code.BUDGET_EXCEEDED);
    assertThat(why.message()).contains("1800 seconds");
  }

  @Test
  void a_query_never_gets_more_time_than_the_run_has_left() {
    var logs = workspace();
    var bench = new Bench(logs);
    bench.clock = InstantSource.fixed(NOON);
    bench.limits =
        new Limits(
            100,
            1_000_000,
            Duration.ofMinutes(3),
            10,
            Duration.ZERO,
            new Budget(10, 1_000, 1_000_000, Duration.ofSeconds(20), 0));
    bench.investigate();
    assertThat(logs.asked())
        .allSatisfy(it -> {
          assertThat(it.timeout()).isEqualTo(Duration.ofSeconds(20));
          assertThat(it.maxRows()).isEqualTo(100);
        });
  }

  @Test
  void words_without_a_plan_are_inconclusive_with_the_closest_that_can_be_run() {
    var logs = workspace();
    var bench = new Bench(logs);
    bench.question = "Are we compromised?";
    var result = bench.done();
    assertThat(result.conclusion())
        .isInstanceOfSatisfying(
            Conclusion.Inconclusive.class,
            it -> assertThat(it.reason()).contains("can be compiled", "closest"));
    assertThat(logs.asked()).isEmpty();
    assertThat(result.report()).contains("Nothing was searched");
  }

  @Test
  void a_row_below_the_rule_is_no_finding_whoever_sent_it() {
    var honest = new Source("192.0.2.17", 12);
    var wrong = new Source("192.0.2.66", 3);
    var result = new Bench(workspace(honest, wrong)).done();
    assertThat(result.conclusion().findings())
        .extracting(Finding::title)
        .containsExactly("12 failed sign-ins from 192.0.2.17");
    assertThat(result.report()).contains("2 of 2 claims verified");
  }

  @Test
  void a_number_the_single_rows_do_not_bear_out_is_struck_and_never_makes_it_clear() {
    var logs = workspace(SPRAYER).answer(PROOF, complete(attempts(new Source("192.0.2.17", 4))));
    var result = new Bench(logs).done();
    assertThat(result.conclusion().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(result.report())
        .contains("1 of 2 claims verified", "Attempts is 12; Q2 shows 4 rows for it.");
  }

  @Test
  void a_number_that_is_off_but_still_over_the_limit_keeps_the_finding_and_strikes_the_number() {
    var logs = workspace(SPRAYER).answer(PROOF, complete(attempts(new Source("192.0.2.17", 9))));
    var result = new Bench(logs).done();
    assertThat(result.conclusion().findings()).hasSize(1);
    assertThat(result.report()).contains("1 of 2 claims verified", "struck: Attempts is 12");
  }

  @Test
  void what_cannot_be_counted_again_because_rows_were_cut_is_unchecked_not_struck() {
    var cut = new Answer.Partial(attempts(new Source("192.0.2.17", 4)), "row limit");
    var result = new Bench(workspace(SPRAYER).answer(PROOF, cut)).done();
    assertThat(result.conclusion().findings()).hasSize(1);
    assertThat(result.report()).contains("could not be checked: Attempts is 12");
  }

  @Test
  void findings_are_new_or_still_there_by_their_rows_and_the_gone_are_counted() {
    var bench = new Bench(workspace(GUESSER, SPRAYER));
    bench.lastFindings = Set.of(fingerprint("192.0.2.9"), fingerprint("203.0.113.200"));
    var result = bench.done();
    assertThat(result.conclusion().findings())
        .extracting(it -> it.novelty() + " " + it.key().get("IPAddress"))
        .containsExactly(Novelty.NEW + " 192.0.2.17", Novelty.STILL + " 192.0.2.9");
    assertThat(result.report()).contains("1 new, 1 still there, 1 of the last run not seen again");
  }

  private static Fingerprint fingerprint(String address) {
    return Fingerprint.of("failed_signins", new TreeMap<>(Map.of("IPAddress", address)));
  }

  @Test
  void twenty_runs_on_the_same_data_decide_the_same_to_the_byte() {
    var reports = new HashSet<String>();
    var tables = new HashSet<String>();
    IntStream.range(0, 20)
        .forEach(_ -> {
          var result = new Bench(workspace(GUESSER, SPRAYER, new Source("192.0.2.40", 12))).done();
          reports.add(result.report());
          tables.add(result.evidence().getFirst().table().toString());
        });
    assertThat(reports).hasSize(1);
    assertThat(tables).hasSize(1);
  }

  @Test
  void the_seven_stages_are_told_in_their_order_with_queries_findings_and_the_report_between() {
    var bench = new Bench(workspace(GUESSER, SPRAYER));
    bench.investigate();
    assertThat(bench.told.stream().map(it -> it.stage().orElseThrow()).distinct())
        .containsExactlyElementsOf(Arrays.asList(Stage.values()));
    assertThat(bench.told)
        .extracting(SessionEvent.Draft::kind)
        .containsSubsequence(
            SessionEvent.Kind.STAGE_STARTED,
            SessionEvent.Kind.QUERY_FINISHED,
            SessionEvent.Kind.QUERY_FINISHED,
            SessionEvent.Kind.FINDING,
            SessionEvent.Kind.FINDING,
            SessionEvent.Kind.REPORT_READY,
            SessionEvent.Kind.STAGE_FINISHED);
  }

  @Test
  void a_request_to_stop_ends_it_before_the_next_query() {
    var looks = new AtomicInteger();
    var logs = workspace(SPRAYER);
    var bench = new Bench(logs);
    bench.stop = () -> looks.incrementAndGet() > 1;
    assertThat(bench.investigate()).isEqualTo(new Investigated.Stopped());
    assertThat(logs.asked()).hasSize(1);
  }

  @Test
  void an_investigation_nobody_keeps_any_more_stops() {
    var logs = workspace(SPRAYER);
    var bench = new Bench(logs);
    bench.progress = _ -> false;
    assertThat(bench.investigate()).isEqualTo(new Investigated.Stopped());
    assertThat(logs.asked()).isEmpty();
  }

  @Test
  void evidence_is_kept_up_to_the_limit_and_says_what_was_left_out() {
    var many =
        IntStream.rangeClosed(1, 30)
            .mapToObj(n -> new Source("192.0.2." + n, 10))
            .toArray(Source[]::new);
    var bench = new Bench(workspace(many));
    bench.limits =
        new Limits(
            20, 8_000_000, Duration.ofMinutes(3), 1_000, Duration.ofMinutes(5), Budget.USUAL);
    var result = bench.done();
    Evidence first = result.evidence().getFirst();
    assertThat(first.table().rows()).hasSize(20);
    assertThat(first.totalRows()).isEqualTo(30);
    assertThat(first.partial()).contains("first 20 of 30 rows");
  }

  @Test
  void more_findings_than_are_reported_are_counted_and_shown() {
    var many =
        IntStream.rangeClosed(1, 30)
            .mapToObj(n -> new Source("192.0.2." + n, 10))
            .toArray(Source[]::new);
    var bench = new Bench(workspace(many));
    bench.limits =
        new Limits(
            10_000, 8_000_000, Duration.ofMinutes(3), 10, Duration.ofMinutes(5), Budget.USUAL);
    var result = bench.done();
    assertThat(result.conclusion().findings()).hasSize(10);
    assertThat(result.report()).contains("and 20 more");
  }
}
