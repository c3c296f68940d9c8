package com.socmate.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.domain.finding.Severity;
import com.socmate.domain.id.FindingId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What becomes of findings from one audit to the next.
class LifecycleTest {
  private static final AuditTarget TARGET = AuditTarget.of("acme.example.com");
  private static final Check CHECK =
      new Check(
          new CheckId("CKE-001"),
          "A session cookie without Secure",
          FindingClass.MISCONFIGURATION,
          "cookies",
          Severity.MEDIUM,
          614,
          "Set Secure.");

  @Test
  void what_nobody_knew_is_new_and_what_was_known_is_there_still() {
    var first = outcome(List.of(), failing("sid"));
    assertThat(states(first)).containsExactly(FindingState.NEW);
    assertThat(states(outcome(known(first, FindingState.NEW), failing("sid"))))
        .containsExactly(FindingState.STILL);
  }

  @Test
  void only_a_check_that_was_carried_through_says_that_something_is_fixed() {
    var before = known(outcome(List.of(), failing("sid")), FindingState.STILL);
    assertThat(outcome(before, new CheckResult(CHECK, new Verdict.Pass())).fixed()).hasSize(1);
    assertThat(outcome(before, failing("other")).fixed()).hasSize(1);
    assertThat(outcome(before, new CheckResult(CHECK, new Verdict.NotTested("down"))).fixed())
        .isEmpty();
    assertThat(outcome(before, new CheckResult(CHECK, new Verdict.NotApplicable("none"))).fixed())
        .isEmpty();
  }

  @Test
  void what_was_fixed_and_is_back_has_regressed() {
    var before = known(outcome(List.of(), failing("sid")), FindingState.FIXED);
    assertThat(states(outcome(before, failing("sid")))).containsExactly(FindingState.REGRESSED);
    assertThat(outcome(before, new CheckResult(CHECK, new Verdict.Pass())).fixed()).isEmpty();
  }

  @Test
  void words_and_severity_do_not_make_another_finding() {
    var mild = new CheckResult(CHECK, new Verdict.Fail(List.of(defect("sid", Severity.LOW, "a"))));
    var grave =
        new CheckResult(CHECK, new Verdict.Fail(List.of(defect("sid", Severity.HIGH, "b"))));
    assertThat(outcome(List.of(), mild).findings().getFirst().fingerprint())
        .isEqualTo(outcome(List.of(), grave).findings().getFirst().fingerprint())
        .isNotEqualTo(outcome(List.of(), failing("x")).findings().getFirst().fingerprint());
  }

  @Test
  void the_score_is_a_hundred_less_what_each_finding_costs() {
    assertThat(AuditScore.of(List.of()).grade()).isEqualTo("A+");
    var score =
        AuditScore.of(List.of(Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW));
    assertThat(score.points()).isEqualTo(44);
    assertThat(score.grade()).isEqualTo("F");
    assertThat(AuditScore.of(List.of(Severity.LOW)).grade()).isEqualTo("A+");
    assertThat(new AuditScore(93).grade()).isEqualTo("A");
    assertThat(new AuditScore(90).grade()).isEqualTo("A-");
    assertThat(new AuditScore(60).grade()).isEqualTo("D");
    assertThat(AuditScore.breakdown(List.of(Severity.LOW)))
        .hasSize(5)
        .containsEntry(Severity.LOW, 1);
  }

  private static CheckResult failing(String cookie) {
    return new CheckResult(
        CHECK, new Verdict.Fail(List.of(defect(cookie, Severity.MEDIUM, "It is open."))));
  }

  private static Defect defect(String cookie, Severity severity, String detail) {
    return new Defect(severity, "", cookie, detail, List.of(new Evidence("http", "GET /", "200")));
  }

  @Test
  void what_lies_beyond_the_first_page_is_fixed_only_by_an_audit_that_goes_there() {
    var deeper = new Verdict.Fail(List.of(defect("sid", Severity.LOW, "a").beyondFirstPage()));
    var before = known(outcome(List.of(), new CheckResult(CHECK, deeper)), FindingState.NEW);
    var passes = new CheckResult(CHECK, new Verdict.Pass());
    assertThat(outcome(before, passes, AuditType.SHALLOW, true).fixed()).isEmpty();
    assertThat(outcome(before, passes, AuditType.DEEP, true).fixed()).hasSize(1);
    assertThat(outcome(before, passes, AuditType.AUTONOMOUS, true).fixed()).hasSize(1);
  }

  @Test
  void an_audit_that_did_not_see_everything_says_of_nothing_that_it_is_gone() {
    var before = known(outcome(List.of(), failing("sid")), FindingState.STILL);
    var passes = new CheckResult(CHECK, new Verdict.Pass());
    assertThat(outcome(before, passes, AuditType.DEEP, false).fixed()).isEmpty();
  }

  private static AuditOutcome outcome(List<KnownFinding> before, CheckResult result) {
    return outcome(before, result, AuditType.SHALLOW, true);
  }

  private static AuditOutcome outcome(
      List<KnownFinding> before, CheckResult result, AuditType type, boolean whole) {
    return AuditOutcome.of(
        TARGET,
        List.of(result),
        before,
        type,
        whole,
        () -> new FindingId("fnd_01234567890123456789012345"));
  }

  private static List<FindingState> states(AuditOutcome outcome) {
    return outcome.findings().stream().map(AuditFinding::state).toList();
  }

  private static List<KnownFinding> known(AuditOutcome outcome, FindingState state) {
    List<KnownFinding> known = new ArrayList<>();
    outcome
        .findings()
        .forEach(it ->
            known.add(
                new KnownFinding(it.check().id(), it.fingerprint(), state, it.defect().reach())));
    return known;
  }
}
