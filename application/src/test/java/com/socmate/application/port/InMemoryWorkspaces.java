package com.socmate.application.port;

import com.socmate.domain.id.UserId;
import com.socmate.domain.id.WorkspaceId;
import com.socmate.domain.run.Lane;
import com.socmate.domain.workspace.DomainName;
import com.socmate.domain.workspace.Member;
import com.socmate.domain.workspace.Ownership;
import com.socmate.domain.workspace.Workspace;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

public final class InMemoryWorkspaces implements Workspaces {
  private final InMemoryWorld world;

  InMemoryWorkspaces(InMemoryWorld world) {
    this.world = world;
  }

  /// Values never change.
  record Kept(
      Workspace workspace,
      int atOnce,
      Map<UserId, Member> members,
      Map<DomainName, Ownership> targets,
      boolean deleted) {}

  @Override
  public void add(Workspace workspace, int atOnce) {
    var owner = new Member(workspace.creator(), Member.Role.OWNER, workspace.createdAt());
    keep(new Kept(workspace, atOnce, Map.of(owner.user(), owner), Map.of(), false));
  }

  private void keep(Kept kept) {
    world.alone(() -> {
      world.kept().workspaces.put(kept.workspace().id(), kept);
    });
  }

  private Optional<Kept> kept(WorkspaceId id) {
    return world.alone(
        () -> Optional.ofNullable(world.kept().workspaces.get(id)).filter(it -> !it.deleted()));
  }

  int atOnce(Lane lane, int usual) {
    return world.kept().workspaces.values().stream()
        .filter(it -> Lane.of(it.workspace().id()).equals(lane))
        .mapToInt(Kept::atOnce)
        .findFirst()
        .orElse(usual);
  }

  @Override
  public Optional<Entry> find(WorkspaceId id, UserId member) {
    return kept(id).flatMap(it -> entry(it, member));
  }

  private static Optional<Entry> entry(Kept kept, UserId member) {
    return Optional.ofNullable(kept.members().get(member))
        .map(it -> new Entry(kept.workspace(), it.role()));
  }

  @Override
  public List<Entry> of(UserId member) {
    return world.alone(() ->
        world.kept().workspaces.values().stream()
            .filter(it -> !it.deleted())
            .flatMap(it -> entry(it, member).stream())
            .toList());
  }

  @Override
  public void rename(WorkspaceId id, String name) {
    kept(id)
        .ifPresent(it ->
            keep(
                new Kept(
                    it.workspace().named(name), it.atOnce(), it.members(), it.targets(), false)));
  }

  @Override
  public boolean delete(WorkspaceId id) {
    return world.alone(() -> {
      var there = kept(id);
      there.ifPresent(
          it -> keep(new Kept(it.workspace(), it.atOnce(), it.members(), it.targets(), true)));
      world.kept().auditSchedules.values().removeIf(it -> it.workspace().equals(id));
      return there.isPresent();
    });
  }

  @Override
  public List<Member> members(WorkspaceId id) {
    return kept(id).stream()
        .flatMap(it -> it.members().values().stream())
        .sorted(Comparator.comparing(Member::since).thenComparing(Member::user))
        .toList();
  }

  @Override
  public boolean admit(WorkspaceId id, Member member) {
    return world.alone(() -> {
      if (member.role() != Member.Role.OWNER && isLastOwner(id, member.user())) {
        return false;
      }
      kept(id)
          .ifPresent(it -> {
            var members = new HashMap<>(it.members());
            members.merge(
                member.user(),
                member,
                (before, after) -> new Member(after.user(), after.role(), before.since()));
            keep(new Kept(it.workspace(), it.atOnce(), members, it.targets(), false));
          });
      return true;
    });
  }

  @Override
  public Dismissal dismiss(WorkspaceId id, UserId member) {
    return world.alone(() -> {
      if (isLastOwner(id, member)) {
        return Dismissal.LAST_OWNER;
      }
      var there = kept(id).filter(it -> it.members().containsKey(member));
      there.ifPresent(it -> {
        var members = new HashMap<>(it.members());
        members.remove(member);
        keep(new Kept(it.workspace(), it.atOnce(), members, it.targets(), false));
      });
      return there.isPresent() ? Dismissal.GONE : Dismissal.NO_SUCH_MEMBER;
    });
  }

  private boolean isLastOwner(WorkspaceId id, UserId user) {
    return members(id).stream()
        .filter(it -> it.role() == Member.Role.OWNER)
        .map(Member::user)
        .toList()
        .equals(List.of(user));
  }

  @Override
  public Optional<Ownership> ownership(WorkspaceId id, DomainName domain) {
    return kept(id).flatMap(it -> Optional.ofNullable(it.targets().get(domain)));
  }

  @Override
  public List<Ownership> targets(WorkspaceId id) {
    return kept(id).stream().flatMap(it -> new TreeMap<>(it.targets()).values().stream()).toList();
  }

  @Override
  public Ownership challenge(WorkspaceId id, Ownership ifNew) {
    return world.alone(() -> {
      if (ownership(id, ifNew.domain()).isEmpty()) {
        put(id, ifNew);
      }
      return ownership(id, ifNew.domain()).orElseThrow();
    });
  }

  @Override
  public void change(WorkspaceId id, DomainName domain, UnaryOperator<Ownership> change) {
    world.alone(() -> ownership(id, domain).ifPresent(it -> put(id, change.apply(it))));
  }

  private void put(WorkspaceId id, Ownership ownership) {
    kept(id)
        .ifPresent(it -> {
          var targets = new HashMap<>(it.targets());
          targets.put(ownership.domain(), ownership);
          keep(new Kept(it.workspace(), it.atOnce(), it.members(), targets, false));
        });
  }
}
