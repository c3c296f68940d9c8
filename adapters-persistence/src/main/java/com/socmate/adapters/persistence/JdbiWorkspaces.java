package com.socmate.adapters.persistence;

import com.socmate.application.port.Workspaces;
import com.socmate.domain.id.UserId;
import com.socmate.domain.id.WorkspaceId;
import com.socmate.domain.run.Lane;
import com.socmate.domain.workspace.DomainName;
import com.socmate.domain.workspace.Member;
import com.socmate.domain.workspace.Ownership;
import com.socmate.domain.workspace.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Workspaces in `workspace` and the tables around it.
public final class JdbiWorkspaces implements Workspaces {
  private final Handles handles;

  public JdbiWorkspaces(Database database) {
    this.handles = database.handles();
  }

  @Override
  public void add(Workspace workspace, int atOnce) {
    with(sql -> {
      sql.add(
          Records.values(WorkspaceSql.Row.of(workspace)), Lane.of(workspace.id()).value(), atOnce);
      return true;
    });
  }

  @Override
  public Optional<Entry> find(WorkspaceId id, UserId member) {
    return with(sql -> sql.find(id.value(), member.value()).map(WorkspaceSql.EntryRow::toDomain));
  }

  @Override
  public List<Entry> of(UserId member) {
    return with(
        sql -> sql.of(member.value()).stream().map(WorkspaceSql.EntryRow::toDomain).toList());
  }

  @Override
  public void rename(WorkspaceId id, String name) {
    with(sql -> {
      sql.rename(id.value(), name);
      return true;
    });
  }

  @Override
  public boolean delete(WorkspaceId id) {
    return handles.inTransaction(handle -> {
      boolean gone = handle.attach(WorkspaceSql.class).delete(id.value()) == 1;
      handle.attach(AuditScheduleSql.class).deleteAll(id.value());
      return gone;
    });
  }

  @Override
  public List<Member> members(WorkspaceId id) {
    return with(
        sql -> sql.members(id.value()).stream().map(WorkspaceSql.MemberRow::toDomain).toList());
  }

  @Override
  public boolean admit(WorkspaceId id, Member member) {
    return locked(
        id,
        sql -> {
          if (member.role() != Member.Role.OWNER && isLastOwner(sql, id, member.user())) {
            return false;
          }
          sql.admit(id.value(), member.user().value(), member.role().name(), member.since());
          return true;
        });
  }

  @Override
  public Dismissal dismiss(WorkspaceId id, UserId member) {
    return locked(
        id,
        sql -> {
          if (isLastOwner(sql, id, member)) {
            return Dismissal.LAST_OWNER;
          }
          return sql.dismiss(id.value(), member.value()) == 1
              ? Dismissal.GONE
              : Dismissal.NO_SUCH_MEMBER;
        });
  }

  private static boolean isLastOwner(WorkspaceSql sql, WorkspaceId id, UserId user) {
    var owners =
        sql.members(id.value()).stream()
            .filter(it -> it.role().equals(Member.Role.OWNER.name()))
            .map(WorkspaceSql.MemberRow::userId)
            .toList();
    return owners.equals(List.of(user.value()));
  }

  @Override
  public Optional<Ownership> ownership(WorkspaceId id, DomainName domain) {
    return with(
        sql -> sql.ownership(id.value(), domain.value()).map(WorkspaceSql.OwnershipRow::toDomain));
  }

  @Override
  public List<Ownership> targets(WorkspaceId id) {
    return with(
        sql -> sql.targets(id.value()).stream().map(WorkspaceSql.OwnershipRow::toDomain).toList());
  }

  @Override
  public Ownership challenge(WorkspaceId id, Ownership ifNew) {
    return handles.inTransaction(handle -> {
      var sql = handle.attach(WorkspaceSql.class);
      sql.challenge(id.value(), Records.values(WorkspaceSql.OwnershipRow.of(ifNew)));
      return sql.ownership(id.value(), ifNew.domain().value()).orElseThrow().toDomain();
    });
  }

  @Override
  public void change(WorkspaceId id, DomainName domain, UnaryOperator<Ownership> change) {
    handles.inTransaction(handle -> {
      var sql = handle.attach(WorkspaceSql.class);
      sql.lockOwnership(id.value(), domain.value())
          .map(row -> WorkspaceSql.OwnershipRow.of(change.apply(row.toDomain())))
          .ifPresent(row -> sql.change(id.value(), Records.values(row)));
      return true;
    });
  }

  private <T> T locked(WorkspaceId id, Function<WorkspaceSql, T> work) {
    return handles.inTransaction(handle -> {
      var sql = handle.attach(WorkspaceSql.class);
      sql.lock(id.value());
      return work.apply(sql);
    });
  }

  private <T> T with(Function<WorkspaceSql, T> work) {
    return handles.with(handle -> work.apply(handle.attach(WorkspaceSql.class)));
  }
}
