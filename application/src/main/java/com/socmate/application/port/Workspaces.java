package com.socmate.application.port;

import com.socmate.domain.id.UserId;
import com.socmate.domain.id.WorkspaceId;
import com.socmate.domain.workspace.DomainName;
import com.socmate.domain.workspace.Member;
import com.socmate.domain.workspace.Ownership;
import com.socmate.domain.workspace.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Workspaces, who belongs to them and which domains they have proved to be theirs. A deleted one
/// is gone for all of these calls.
public interface Workspaces {
  /// Keeps a new workspace; its creator owns it.
  ///
  /// @param atOnce how many of its audits execute at once
  void add(Workspace workspace, int atOnce);

  /// The workspace, if the user belongs to it.
  Optional<Entry> find(WorkspaceId id, UserId member);

  /// All that a user belongs to, the oldest first.
  List<Entry> of(UserId member);

  void rename(WorkspaceId id, String name);

  /// Takes it out of sight, with its schedules; its audits stay where they are.
  ///
  /// @return false if there is none
  boolean delete(WorkspaceId id);

  /// Those who belong to it, the longest first.
  List<Member> members(WorkspaceId id);

  /// Makes somebody a member, or gives a member another role. A workspace never loses its last
  /// owner.
  ///
  /// @return false if it would have
  boolean admit(WorkspaceId id, Member member);

  /// @return what came of it; a workspace never loses its last owner
  Dismissal dismiss(WorkspaceId id, UserId member);

  /// What the workspace knows of the domain.
  Optional<Ownership> ownership(WorkspaceId id, DomainName domain);

  /// All domains that the workspace has been asked to prove, by name.
  List<Ownership> targets(WorkspaceId id);

  /// Keeps a challenge unless there is one.
  ///
  /// @return the one that is kept
  Ownership challenge(WorkspaceId id, Ownership ifNew);

  /// Changes what is known of a domain that has a challenge.
  void change(WorkspaceId id, DomainName domain, UnaryOperator<Ownership> change);

  /// @param role of the user who asked
  record Entry(Workspace workspace, Member.Role role) {}

  /// What became of a member.
  enum Dismissal {
    GONE,
    LAST_OWNER,
    NO_SUCH_MEMBER
  }
}
