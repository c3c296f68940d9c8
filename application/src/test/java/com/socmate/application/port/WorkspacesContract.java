package com.socmate.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.domain.id.UserId;
import com.socmate.domain.workspace.Member;
import com.socmate.domain.workspace.Ownership;
import com.socmate.domain.workspace.Workspace;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What every [Workspaces] promises.
public interface WorkspacesContract {
  Ports ports();

  private Workspaces workspaces() {
    return ports().workspaces();
  }

  @Test
  default void a_workspace_is_seen_by_its_members_only() {
    var workspace = AuditFixtures.workspace(ports(), 1);
    var entry = new Workspaces.Entry(workspace, Member.Role.OWNER);

    assertThat(workspaces().find(workspace.id(), workspace.creator())).contains(entry);
    assertThat(workspaces().of(workspace.creator())).containsExactly(entry);
    assertThat(workspaces().find(workspace.id(), Fixtures.IDS.user())).isEmpty();
    assertThat(workspaces().of(Fixtures.IDS.user())).isEmpty();
  }

  @Test
  default void a_member_gets_a_role_and_another_and_none() {
    var workspace = AuditFixtures.workspace(ports(), 1);
    var user = Fixtures.IDS.user();

    assertThat(workspaces().admit(workspace.id(), member(user, Member.Role.VIEWER))).isTrue();
    assertThat(workspaces().admit(workspace.id(), member(user, Member.Role.MEMBER))).isTrue();
    assertThat(workspaces().find(workspace.id(), user))
        .contains(new Workspaces.Entry(workspace, Member.Role.MEMBER));
    assertThat(workspaces().members(workspace.id())).hasSize(2);
    assertThat(workspaces().dismiss(workspace.id(), user)).isEqualTo(Workspaces.Dismissal.GONE);
    assertThat(workspaces().dismiss(workspace.id(), user))
        .isEqualTo(Workspaces.Dismissal.NO_SUCH_MEMBER);
    assertThat(workspaces().find(workspace.id(), user)).isEmpty();
  }

  @Test
  default void a_workspace_keeps_its_last_owner() {
    var workspace = AuditFixtures.workspace(ports(), 1);

    assertThat(workspaces().dismiss(workspace.id(), workspace.creator()))
        .isEqualTo(Workspaces.Dismissal.LAST_OWNER);
    assertThat(workspaces().admit(workspace.id(), member(workspace.creator(), Member.Role.VIEWER)))
        .isFalse();
  }

  @Test
  default void of_two_owners_who_leave_at_once_one_stays() {
    var workspace = AuditFixtures.workspace(ports(), 1);
    var other = Fixtures.IDS.user();
    workspaces().admit(workspace.id(), member(other, Member.Role.OWNER));

    var gone =
        Parallel.times(
            2,
            turn -> workspaces().dismiss(workspace.id(), turn == 0 ? workspace.creator() : other));

    assertThat(gone)
        .containsExactlyInAnyOrder(Workspaces.Dismissal.GONE, Workspaces.Dismissal.LAST_OWNER);
  }

  @Test
  default void a_deleted_workspace_is_gone_with_its_schedules() {
    var workspace = AuditFixtures.workspace(ports(), 1);
    var schedule = AuditFixtures.dueSince(workspace, Fixtures.ago(Duration.ofMinutes(2)));
    ports().auditSchedules().add(schedule);

    workspaces().challenge(workspace.id(), Ownership.challenge(AuditFixtures.ACME, "0123"));

    assertThat(workspaces().delete(workspace.id())).isTrue();

    assertThat(workspaces().delete(workspace.id())).isFalse();
    assertThat(workspaces().find(workspace.id(), workspace.creator())).isEmpty();
    assertThat(workspaces().ownership(workspace.id(), AuditFixtures.ACME)).isEmpty();
    assertThat(workspaces().members(workspace.id())).isEmpty();
    assertThat(ports().auditSchedules().list(workspace.id())).isEmpty();
    assertThat(ports().dueSchedules().dispatch(10, Fixtures::runOnce)).isZero();
  }

  @Test
  default void a_challenge_keeps_its_token_and_what_came_of_it() {
    var workspace = AuditFixtures.workspace(ports(), 1);
    var first = Ownership.challenge(AuditFixtures.ACME, "0123456789");

    assertThat(workspaces().challenge(workspace.id(), first)).isEqualTo(first);
    assertThat(
            workspaces()
                .challenge(workspace.id(), Ownership.challenge(AuditFixtures.ACME, "other")))
        .isEqualTo(first);

    var now = Fixtures.now();
    workspaces()
        .change(workspace.id(), AuditFixtures.ACME, it -> it.proved(Ownership.Method.DNS, now));
    assertThat(workspaces().targets(workspace.id()))
        .containsExactly(first.proved(Ownership.Method.DNS, now));
    workspaces().change(workspace.id(), AuditFixtures.ACME, it -> it.notProved("It is gone.", now));
    assertThat(workspaces().ownership(workspace.id(), AuditFixtures.ACME))
        .contains(first.notProved("It is gone.", now));
  }

  @Test
  default void what_a_workspace_has_proved_is_no_proof_for_another() {
    var workspace = AuditFixtures.workspace(ports(), 1);
    workspaces().challenge(workspace.id(), Ownership.challenge(AuditFixtures.ACME, "0123"));
    Workspace other = AuditFixtures.workspace(ports(), 1);

    assertThat(workspaces().ownership(other.id(), AuditFixtures.ACME)).isEmpty();
  }

  private static Member member(UserId user, Member.Role role) {
    return new Member(user, role, Fixtures.now());
  }
}
