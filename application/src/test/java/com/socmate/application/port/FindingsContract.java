package com.socmate.application.port;

import static com.socmate.application.port.Fixtures.IDS;
import static com.socmate.application.port.Fixtures.admin;
import static com.socmate.application.port.Fixtures.finding;
import static com.socmate.application.port.Fixtures.found;
import static com.socmate.application.port.Fixtures.now;
import static com.socmate.application.port.Fixtures.viewer;
import static com.socmate.application.port.ScheduleFixture.aSchedule;
import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.port.Findings.Change;
import com.socmate.application.port.Findings.Filter;
import com.socmate.application.port.Findings.Listed;
import com.socmate.application.port.Findings.Status;
import com.socmate.domain.finding.Finding;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.finding.Suppression;
import com.socmate.domain.finding.Triage;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.investigation.Session;
import com.socmate.domain.schedule.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What every [Findings] and [Suppressions] promises, whether in maps or in PostgreSQL.
public interface FindingsContract {
  String USER = "user017@contoso.example";

  Ports ports();

  private Findings findings() {
    return ports().findings();
  }

  private Suppressions suppressions() {
    return ports().suppressions();
  }

  @Test
  default void what_a_schedule_finds_again_is_one_matter_under_its_latest_finding() {
    var schedule = added();
    ran(schedule, finding(USER));
    var again = still(finding(USER));
    ran(schedule, again);
    var listed = list(schedule.owner());
    assertThat(listed).hasSize(1);
    assertThat(listed.getFirst().finding()).isEqualTo(again);
    assertThat(listed.getFirst().sightings()).isEqualTo(2);
    assertThat(listed.getFirst().firstSeen()).isBefore(listed.getFirst().lastSeen());
    assertThat(listed.getFirst().status()).isEqualTo(Status.OPEN);
  }

  @Test
  default void a_list_can_be_narrowed() {
    var schedule = added();
    var session = ran(schedule, finding(USER), finding("user018@contoso.example"));
    var other = added(schedule.owner());
    ran(other, finding(USER));
    var all = Filter.NONE;
    assertThat(list(all, schedule.owner())).hasSize(3);
    assertThat(list(of(other.id()), schedule.owner())).hasSize(1);
    assertThat(list(of(session), schedule.owner())).hasSize(2);
    assertThat(
            list(
                new Filter(
                    Optional.of(Status.DISMISSED),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()),
                schedule.owner()))
        .isEmpty();
    assertThat(
            list(
                new Filter(
                    Optional.empty(),
                    Optional.of(Severity.LOW),
                    Optional.empty(),
                    Optional.empty()),
                schedule.owner()))
        .isEmpty();
    var page = findings().list(all, viewer(schedule.owner()), new Page(1, 1));
    assertThat(page.items()).hasSize(1);
    assertThat(page.total()).isEqualTo(3);
  }

  @Test
  default void others_see_nothing_of_what_is_private() {
    var schedule = added();
    var finding = finding(USER);
    ran(schedule, finding);
    var stranger = IDS.user();
    assertThat(list(stranger)).isEmpty();
    assertThat(findings().find(finding.id(), viewer(stranger))).isEmpty();
    assertThat(findings().change(finding.id(), viewer(stranger), it -> dismissed(it, stranger)))
        .isEmpty();
    assertThat(findings().find(finding.id(), admin())).isPresent();
  }

  @Test
  default void what_is_made_of_a_finding_holds_while_it_is_still_there() {
    var schedule = added();
    var first = finding(USER);
    ran(schedule, first);
    var by = schedule.owner();
    assertThat(findings().change(first.id(), viewer(by), it -> dismissed(it, by))).contains("done");
    ran(schedule, still(finding(USER)));
    var listed = list(by).getFirst();
    assertThat(listed.status()).isEqualTo(Status.DISMISSED);
    assertThat(listed.triage())
        .isInstanceOfSatisfying(
            Triage.Dismissed.class,
            it -> {
              assertThat(it.by()).isEqualTo(by);
              assertThat(it.reason()).isEqualTo("A test account.");
            });
  }

  @Test
  default void what_comes_back_after_it_was_gone_is_open_again() {
    var schedule = added();
    var first = finding(USER);
    ran(schedule, first);
    var by = schedule.owner();
    findings().change(first.id(), viewer(by), it -> dismissed(it, by));
    ran(schedule, finding(USER));
    assertThat(list(by).getFirst().status()).isEqualTo(Status.OPEN);
  }

  @Test
  default void a_change_that_changes_nothing_keeps_everything() {
    var schedule = added();
    var first = finding(USER);
    ran(schedule, first);
    var viewer = viewer(schedule.owner());
    var before = findings().find(first.id(), viewer);
    assertThat(findings().change(first.id(), viewer, it -> new Change<>(it.triage(), "no")))
        .contains("no");
    assertThat(findings().find(first.id(), viewer)).isEqualTo(before);
  }

  @Test
  default void a_suppression_applies_to_its_schedule_until_it_ends() {
    var schedule = added();
    var other = added(schedule.owner());
    var finding = finding(USER);
    ran(schedule, finding);
    var suppression = suppression(finding, Optional.of(schedule.id()), Duration.ofDays(1));
    suppressions().add(suppression);
    assertThat(active(schedule, finding)).isTrue();
    assertThat(active(other, finding)).isFalse();
    assertThat(list(schedule.owner()).getFirst().status()).isEqualTo(Status.SUPPRESSED);
    assertThat(suppressions().lift(suppression.id(), schedule.owner(), now())).isTrue();
    assertThat(suppressions().lift(suppression.id(), schedule.owner(), now())).isFalse();
    assertThat(active(schedule, finding)).isFalse();
    assertThat(list(schedule.owner()).getFirst().status()).isEqualTo(Status.OPEN);
  }

  @Test
  default void a_suppression_of_all_schedules_applies_to_each_and_is_seen_by_all() {
    var schedule = added();
    var finding = finding(USER);
    ran(schedule, finding);
    var suppression = suppression(finding, Optional.empty(), Duration.ofDays(1));
    suppressions().add(suppression);
    assertThat(active(schedule, finding)).isTrue();
    assertThat(suppressions().active(Optional.empty(), Set.of(finding.fingerprint()))).isNotEmpty();
    assertThat(suppressions().find(suppression.id(), viewer(IDS.user()))).isPresent();
  }

  @Test
  default void one_whose_time_is_over_applies_no_more() {
    var schedule = added();
    var finding = finding(USER);
    ran(schedule, finding);
    suppressions().add(suppression(finding, Optional.of(schedule.id()), Duration.ofSeconds(-5)));
    assertThat(active(schedule, finding)).isFalse();
    var all =
        suppressions()
            .list(Optional.of(schedule.id()), false, viewer(schedule.owner()), Page.FIRST);
    assertThat(all.items()).hasSize(1);
    assertThat(all.items().getFirst().active()).isFalse();
    assertThat(
            suppressions()
                .list(Optional.of(schedule.id()), true, viewer(schedule.owner()), Page.FIRST)
                .total())
        .isZero();
  }

  @Test
  default void what_a_suppression_hid_is_counted_and_nobody_was_told_of_it() {
    var schedule = added();
    var finding = finding(USER);
    ran(schedule, finding);
    var suppression = suppression(finding, Optional.of(schedule.id()), Duration.ofDays(1));
    suppressions().add(suppression);
    ran(schedule, still(finding(USER)).suppressedBy(Optional.of(suppression.id())));
    var listed = suppressions().find(suppression.id(), viewer(schedule.owner())).orElseThrow();
    assertThat(listed.suppression()).isEqualTo(suppression);
    assertThat(listed.hidden()).isEqualTo(1);
    assertThat(listed.lastHidden()).isPresent();
    var next = claimed(schedule);
    assertThat(ports().runs().told(schedule.id(), next.run().id())).isEmpty();
    assertThat(ports().runs().lastFindings(schedule.id(), next.run().id())).hasSize(1);
  }

  @Test
  default void a_private_schedules_suppressions_are_seen_by_its_owner() {
    var schedule = added();
    var suppression = suppression(finding(USER), Optional.of(schedule.id()), Duration.ofDays(1));
    suppressions().add(suppression);
    assertThat(suppressions().find(suppression.id(), viewer(IDS.user()))).isEmpty();
    assertThat(suppressions().find(suppression.id(), viewer(schedule.owner()))).isPresent();
    assertThat(suppressions().find(suppression.id(), admin())).isPresent();
  }

  private static Change<String> dismissed(Listed listed, UserId by) {
    return listed.triage() instanceof Triage.Open open
        ? new Change<>(open.dismiss(by, "A test account.", now()), "done")
        : new Change<>(listed.triage(), "was " + listed.status());
  }

  private boolean active(Schedule schedule, Finding finding) {
    return suppressions()
        .active(Optional.of(schedule.id()), Set.of(finding.fingerprint()))
        .containsKey(finding.fingerprint());
  }

  /// Made a minute ago, to end so long from now.
  private static Suppression suppression(
      Finding finding, Optional<ScheduleId> schedule, Duration left) {
    return new Suppression(
        IDS.suppression(),
        finding.fingerprint(),
        schedule,
        finding.title(),
        "Known.",
        IDS.user(),
        now().minusSeconds(60),
        now().plus(left),
        Optional.empty());
  }

  private static Finding still(Finding it) {
    return new Finding(
        it.id(),
        it.title(),
        it.description(),
        it.severity(),
        it.key(),
        it.fingerprint(),
        Finding.Novelty.STILL,
        it.techniques(),
        it.evidence());
  }

  private static Filter of(ScheduleId schedule) {
    return new Filter(Optional.empty(), Optional.empty(), Optional.of(schedule), Optional.empty());
  }

  private static Filter of(SessionId session) {
    return new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(session));
  }

  private List<Listed> list(UserId user) {
    return list(Filter.NONE, user);
  }

  private List<Listed> list(Filter filter, UserId user) {
    return findings().list(filter, viewer(user), new Page(50, 0)).items();
  }

  private Schedule added() {
    return added(IDS.user());
  }

  private Schedule added(UserId owner) {
    var schedule = aSchedule().ownedBy(owner).make();
    ports().schedules().add(schedule, Optional.empty());
    return schedule;
  }

  private RunQueue.Claim claimed(Schedule schedule) {
    var run = Fixtures.runOf(schedule, now());
    ports().runQueue().addManual(run.run(), run.session(), 500);
    var worker = ports().runQueue().register("worker", Fixtures.LONG_LEASE);
    return ports().runQueue().claim(worker, 100, 500).stream()
        .filter(it -> it.run().id().equals(run.run().id()))
        .findFirst()
        .orElseThrow();
  }

  private SessionId ran(Schedule schedule, Finding... found) {
    var claim = claimed(schedule);
    var result = found(found);
    var run = claim.run().complete(result.conclusion().outcome(), "", now());
    ports()
        .transactions()
        .together(() -> {
          ports().runQueue().release(claim);
          ports().runs().finish(run);
          ports()
              .sessions()
              .conclude(
                  run.origin().session(),
                  Session.Status.COMPLETED,
                  run.finishedAt(),
                  Optional.of(result));
        });
    return run.origin().session();
  }
}
