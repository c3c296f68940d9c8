package com.socmate.adapters.persistence;

import com.socmate.application.port.Workspaces;
import com.socmate.domain.id.UserId;
import com.socmate.domain.id.WorkspaceId;
import com.socmate.domain.workspace.DomainName;
import com.socmate.domain.workspace.Member;
import com.socmate.domain.workspace.Ownership;
import com.socmate.domain.workspace.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMap;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// Workspaces, their members and their domains. Who decides over owners locks the workspace first.
interface WorkspaceSql {
  String ENTRIES =
      """
      select w.id, w.name, w.domain, w.creator, w.created_at, m.role
      from workspace_member m join workspace w on w.id = m.workspace_id
      where m.user_id = :member and w.deleted_at is null
      """;

  @SqlUpdate(
      """
      with made as (
        insert into workspace (id, name, domain, creator, created_at)
        values (:id, :name, :domain, :creator, :createdAt)
        returning id, creator, created_at),
      limited as (
        insert into lane_limit (lane, at_once) select :lane, :atOnce from made)
      insert into workspace_member (workspace_id, user_id, role, since)
      select id, creator, 'OWNER', created_at from made
      """)
  void add(@BindMap Map<String, @Nullable Object> row, String lane, int atOnce);

  @SqlQuery(ENTRIES + "and w.id = :id")
  Optional<EntryRow> find(String id, String member);

  @SqlQuery(ENTRIES + "order by w.created_at, w.id")
  List<EntryRow> of(String member);

  @SqlUpdate("update workspace set name = :name where id = :id")
  void rename(String id, String name);

  @SqlUpdate("update workspace set deleted_at = now() where id = :id and deleted_at is null")
  int delete(String id);

  @SqlQuery("select id from workspace where id = :id for update")
  Optional<String> lock(String id);

  @SqlQuery(
      """
      select user_id, role, since from workspace_member
      where workspace_id = :id
        and exists (select 1 from workspace w where w.id = :id and w.deleted_at is null)
      order by since, user_id
      """)
  List<MemberRow> members(String id);

  @SqlUpdate(
      """
      insert into workspace_member (workspace_id, user_id, role, since)
      values (:id, :user, :role, :since)
      on conflict (workspace_id, user_id) do update set role = excluded.role
      """)
  void admit(String id, String user, String role, Instant since);

  @SqlUpdate("delete from workspace_member where workspace_id = :id and user_id = :user")
  int dismiss(String id, String user);

  String TARGETS =
      """
      select domain, token, state, method, checked_at, verified_at, detail
      from workspace_target
      where workspace_id = :id
        and exists (select 1 from workspace w where w.id = :id and w.deleted_at is null)
      """;

  @SqlQuery(TARGETS + "and domain = :domain")
  Optional<OwnershipRow> ownership(String id, String domain);

  @SqlQuery(TARGETS + "and domain = :domain for update")
  Optional<OwnershipRow> lockOwnership(String id, String domain);

  @SqlQuery(TARGETS + "order by domain")
  List<OwnershipRow> targets(String id);

  @SqlUpdate(
      """
      insert into workspace_target (workspace_id, domain, token, state, detail)
      values (:id, :domain, :token, :state, :detail)
      on conflict (workspace_id, domain) do nothing
      """)
  void challenge(String id, @BindMap Map<String, @Nullable Object> row);

  @SqlUpdate(
      """
      update workspace_target set
        state = :state, method = :method, checked_at = :checkedAt, verified_at = :verifiedAt,
        detail = :detail
      where workspace_id = :id and domain = :domain
      """)
  void change(String id, @BindMap Map<String, @Nullable Object> row);

  /// A row of `workspace`.
  record Row(String id, String name, String domain, String creator, Instant createdAt) {
    static Row of(Workspace workspace) {
      return new Row(
          workspace.id().value(),
          workspace.name(),
          workspace.domain().value(),
          workspace.creator().value(),
          workspace.createdAt());
    }
  }

  /// A workspace and what the asker is in it.
  record EntryRow(Row workspace, String role) {
    Workspaces.Entry toDomain() {
      return CorruptRow.unless(
          "workspace " + workspace.id(),
          () ->
              new Workspaces.Entry(
                  new Workspace(
                      new WorkspaceId(workspace.id()),
                      workspace.name(),
                      new DomainName(workspace.domain()),
                      new UserId(workspace.creator()),
                      workspace.createdAt()),
                  Member.Role.valueOf(role)));
    }
  }

  /// A row of `workspace_member`.
  record MemberRow(String userId, String role, Instant since) {
    Member toDomain() {
      return new Member(new UserId(userId), Member.Role.valueOf(role), since);
    }
  }

  /// A row of `workspace_target`.
  record OwnershipRow(
      String domain,
      String token,
      String state,
      @Nullable String method,
      @Nullable Instant checkedAt,
      @Nullable Instant verifiedAt,
      String detail) {
    static OwnershipRow of(Ownership ownership) {
      return new OwnershipRow(
          ownership.domain().value(),
          ownership.token(),
          ownership.state().name(),
          ownership.method().map(Enum::name).orElse(null),
          ownership.checkedAt().orElse(null),
          ownership.verifiedAt().orElse(null),
          ownership.detail());
    }

    Ownership toDomain() {
      return CorruptRow.unless(
          "target " + domain,
          () ->
              new Ownership(
                  new DomainName(domain),
                  token,
                  Ownership.State.valueOf(state),
                  Optional.ofNullable(method).map(Ownership.Method::valueOf),
                  Optional.ofNullable(checkedAt),
                  Optional.ofNullable(verifiedAt),
                  detail));
    }
  }
}
