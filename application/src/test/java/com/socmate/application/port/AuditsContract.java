package com.socmate.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.port.RunQueue.Admission;
import com.socmate.domain.audit.Audit;
import com.socmate.domain.audit.AuditType;
import com.socmate.domain.audit.CheckId;
import com.socmate.domain.audit.FindingState;
import com.socmate.domain.audit.FindingTriage;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.id.AuditId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.run.Run;
import com.socmate.domain.workspace.Workspace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every [Audits] promises, and [RunQueue] of audits.
public interface AuditsContract {
  Ports ports();

  private Audits audits() {
    return ports().audits();
  }

  @Test
  default void an_audit_that_waits_is_found_as_it_was_ordered() {
    var workspace = AuditFixtures.workspace(ports(), 1);
    var audit = AuditFixtures.queued(ports(), workspace);

    var found = audits().find(workspace.id(), audit.id()).orElseThrow();

    assertThat(found.audit()).isEqualTo(audit);
    assertThat(found.run()).isInstanceOf(Run.Queued.class);
    assertThat(found.standing()).isEmpty();
    assertThat(audits().find(audit.id())).contains(audit);
  }

  @Test
  default void what_a_model_made_of_its_brief_is_found_with_it() {
    var workspace = AuditFixtures.workspace(ports(), 1);
    for (var made : AuditFixtures.SUGGESTIONS) {
      var audit = AuditFixtures.queued(ports(), workspace, AuditFixtures.briefed(made));
      assertThat(ports().audits().find(audit.id())).contains(audit);
    }
  }

  @Test
  default void another_workspace_does_not_find_it() {
    var audit = AuditFixtures.queued(ports(), AuditFixtures.workspace(ports(), 1));
    var other = AuditFixtures.workspace(ports(), 1);

    assertThat(audits().find(other.id(), audit.id())).isEmpty();
    assertThat(audits().list(other.id(), Audits.Filter.NONE, Page.FIRST).items()).isEmpty();
  }

  @Test
  default void audits_are_in_no_list_of_runs_and_none_of_sessions() {
    AuditFixtures.queued(ports(), AuditFixtures.workspace(ports(), 1));
    var admin = Fixtures.admin();

    assertThat(ports().runHistory().list(RunHistory.Filter.NONE, admin, Page.FIRST).total())
        .isZero();
    assertThat(ports().sessions().list(admin, Page.FIRST).total()).isZero();
  }

  @Test
  default void of_100_audits_ordered_at_once_under_limit_1_never_two_run_at_once() {
    var workspace = AuditFixtures.workspace(ports(), 1);
    Parallel.times(100, _ -> AuditFixtures.queued(ports(), workspace));
    var claims =
        Parallel.times(
            8,
            turn -> {
              var lease = ports().runQueue().register("w" + turn, Fixtures.LONG_LEASE);
              var mine = new ArrayList<RunQueue.Claim>();
              for (int round = 0; round < 5; round++) {
                mine.addAll(ports().runQueue().claim(lease, 16, 5));
              }
              return mine;
            });

    assertThat(claims.stream().flatMap(List::stream)).hasSize(1);
    var filter = new Audits.Filter(Optional.of(Audits.Status.RUNNING), Optional.empty());
    assertThat(audits().list(workspace.id(), filter, Page.FIRST).total()).isEqualTo(1);
    assertThat(audits().list(workspace.id(), Audits.Filter.NONE, Page.FIRST).total())
        .isEqualTo(100);
  }

  @Test
  default void of_many_audits_ordered_at_once_no_more_wait_than_the_bound_allows() {
    var workspace = AuditFixtures.workspace(ports(), 1);
    var admissions =
        Parallel.times(
            40,
            _ -> {
              var run = AuditFixtures.run(workspace.id());
              return ports().runQueue().addAudit(run, AuditFixtures.auditBy(run, workspace), 7);
            });

    assertThat(admissions).filteredOn(Admission.QUEUED::equals).hasSize(7);
  }

  @Test
  default void an_audit_that_waited_for_too_long_is_withdrawn_and_no_other_run_is() {
    var workspace = AuditFixtures.workspace(ports(), 1);
    var audit = AuditFixtures.queued(ports(), workspace);
    var session = Fixtures.session(Fixtures.IDS.user());
    ports().runQueue().addManual(Fixtures.manualRun(session), session, 5);

    assertThat(withdrawn(Duration.ofHours(1))).isEmpty();
    assertThat(withdrawn(Duration.ZERO))
        .extracting(it -> AuditId.of(it.origin().session()))
        .containsExactly(audit.id());
  }

  private List<Run.Queued> withdrawn(Duration longerThan) {
    return ports().runQueue().withdraw(new RunQueue.Waiting.AuditsFor(longerThan), 10);
  }

  @Test
  default void an_audit_that_has_ended_tells_what_it_found_and_looked_at() {
    var workspace = AuditFixtures.workspace(ports(), 1);
    var audit = audited(workspace, List.of("TLS-003", "HST-001"), List.of("DNS-001"));

    var found = audits().find(workspace.id(), audit.id()).orElseThrow();
    assertThat(found.standing().orElseThrow().breakdown())
        .containsEntry(Severity.MEDIUM, 1)
        .containsEntry(Severity.LOW, 1)
        .containsEntry(Severity.CRITICAL, 0);
    assertThat(found.standing().orElseThrow().score().points()).isEqualTo(100 - 8 - 3);
    assertThat(states(audit)).containsOnly(FindingState.NEW);
    var covered = audits().coverage(audit.id()).getFirst();
    assertThat(covered.target()).isEqualTo(AuditFixtures.ACME);
    assertThat(covered.room().destroyed()).isTrue();
    assertThat(covered.checks())
        .contains(
            new Audits.Checked(new CheckId("DNS-001"), "not_tested", "The server did not answer."));
    assertThat(audits().summary(workspace.id()).averageScore()).hasValue(89);
  }

  @Test
  default void a_finding_is_new_then_still_there_then_fixed_then_back() {
    var workspace = AuditFixtures.workspace(ports(), 1);
    var first = audited(workspace, List.of("TLS-003"), List.of());
    var second = audited(workspace, List.of("TLS-003"), List.of());
    var unseen = audited(workspace, List.of(), List.of("TLS-003"));
    var third = audited(workspace, List.of(), List.of());
    var fourth = audited(workspace, List.of("TLS-003"), List.of());

    assertThat(states(first)).containsExactly(FindingState.NEW);
    assertThat(states(second)).containsExactly(FindingState.STILL);
    assertThat(states(unseen)).isEmpty();
    assertThat(states(third)).containsExactly(FindingState.FIXED);
    assertThat(states(fourth)).containsExactly(FindingState.REGRESSED);
    assertThat(audits().find(workspace.id(), third.id()).orElseThrow().standing().orElseThrow())
        .extracting(Audits.Standing::findings)
        .isEqualTo(0);
    assertThat(audits().findings(fourth.id()).getFirst().discoveredAt())
        .isEqualTo(audits().findings(first.id()).getFirst().discoveredAt());
  }

  @Test
  default void what_lies_beyond_the_first_page_stays_until_a_deep_audit_says_it_is_gone() {
    var workspace = AuditFixtures.workspace(ports(), 1);
    var deep = audited(workspace, AuditType.DEEP, List.of("TLS-003", "CSP-001"));
    var shallow = audited(workspace, AuditType.SHALLOW, List.of("TLS-003"));
    var again = audited(workspace, AuditType.SHALLOW, List.of());
    var deepAgain = audited(workspace, AuditType.DEEP, List.of());

    assertThat(states(deep)).containsOnly(FindingState.NEW);
    assertThat(audits().findings(deep.id()).getFirst().finding().defect().reach())
        .isEqualTo(AuditType.DEEP);
    assertThat(states(shallow)).containsExactly(FindingState.STILL);
    assertThat(states(again)).isEmpty();
    assertThat(states(deepAgain)).containsExactly(FindingState.FIXED, FindingState.FIXED);
  }

  @Test
  default void what_was_done_beyond_the_first_page_is_kept() {
    var workspace = AuditFixtures.workspace(ports(), 1);
    var deep = audited(workspace, AuditType.DEEP, List.of());
    var shallow = audited(workspace, AuditType.SHALLOW, List.of());

    assertThat(audits().coverage(deep.id()).getFirst().crawl()).contains(AuditFixtures.crawl());
    assertThat(audits().coverage(shallow.id()).getFirst().crawl()).isEmpty();
  }

  private Audit audited(Workspace workspace, AuditType type, List<String> failing) {
    var audit = AuditFixtures.queued(ports(), workspace, type);
    AuditFixtures.complete(
        ports(),
        audit,
        AuditFixtures.looked(ports(), workspace.id(), type, failing, List.of()),
        Fixtures.IDS.user());
    return audit;
  }

  @Test
  default void what_another_workspace_found_is_not_known_here() {
    audited(AuditFixtures.workspace(ports(), 1), List.of("TLS-003"), List.of());
    var other = AuditFixtures.workspace(ports(), 1);

    assertThat(audits().known(other.id(), AuditFixtures.ACME)).isEmpty();
  }

  @Test
  default void what_people_hide_leaves_every_count_of_this_and_later_audits_until_it_ends() {
    var workspace = AuditFixtures.workspace(ports(), 1);
    var first = audited(workspace, List.of("TLS-003"), List.of());
    var finding = audits().findings(first.id()).getFirst().finding().id();
    var by = Fixtures.IDS.user();

    var hidden =
        audits().triage(first.id(), finding, _ -> Optional.of(acceptedFor(Duration.ofDays(1), by)));

    assertThat(hidden.orElseThrow().hidden()).isTrue();
    var second = audited(workspace, List.of("TLS-003"), List.of());
    assertThat(List.of(open(workspace, first), open(workspace, second))).containsExactly(0, 0);
    assertThat(audits().findings(second.id()).getFirst().hidden()).isTrue();

    var over = Fixtures.ago(Duration.ofHours(1));
    audits()
        .triage(
            second.id(),
            audits().findings(second.id()).getFirst().finding().id(),
            _ ->
                Optional.of(
                    new FindingTriage(
                        FindingTriage.Verdict.ACCEPTED_RISK,
                        "It was.",
                        by,
                        over.minusSeconds(60),
                        Optional.of(over))));
    assertThat(open(workspace, second)).isEqualTo(1);
  }

  @Test
  default void a_verdict_that_is_taken_back_is_gone() {
    var workspace = AuditFixtures.workspace(ports(), 1);
    var audit = audited(workspace, List.of("TLS-003"), List.of());
    var finding = audits().findings(audit.id()).getFirst().finding().id();
    var by = Fixtures.IDS.user();
    audits().triage(audit.id(), finding, _ -> Optional.of(acceptedFor(Duration.ofDays(1), by)));

    assertThat(audits().triage(audit.id(), finding, _ -> Optional.empty()).orElseThrow().triage())
        .isEmpty();
    assertThat(audits().triage(audit.id(), Fixtures.IDS.finding(), before -> before)).isEmpty();
  }

  private static FindingTriage acceptedFor(Duration time, UserId by) {
    var now = Fixtures.now();
    return new FindingTriage(
        FindingTriage.Verdict.ACCEPTED_RISK, "We know.", by, now, Optional.of(now.plus(time)));
  }

  private int open(Workspace workspace, Audit audit) {
    return audits()
        .find(workspace.id(), audit.id())
        .flatMap(Audits.Listed::standing)
        .orElseThrow()
        .findings();
  }

  private Audit audited(Workspace workspace, List<String> failing, List<String> notTested) {
    var audit = AuditFixtures.queued(ports(), workspace);
    AuditFixtures.complete(
        ports(),
        audit,
        AuditFixtures.looked(ports(), workspace.id(), failing, notTested),
        Fixtures.IDS.user());
    return audit;
  }

  private List<FindingState> states(Audit audit) {
    return audits().findings(audit.id()).stream().map(it -> it.finding().state()).toList();
  }
}
