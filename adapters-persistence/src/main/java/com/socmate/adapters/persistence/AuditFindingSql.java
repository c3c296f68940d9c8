package com.socmate.adapters.persistence;

import com.socmate.domain.audit.AuditType;
import com.socmate.domain.audit.CheckId;
import com.socmate.domain.audit.FindingState;
import com.socmate.domain.audit.KnownFinding;
import com.socmate.domain.finding.Fingerprint;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMap;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// What audits found: each finding as an audit saw it, and the matter that it is one sight of.
interface AuditFindingSql {
  @SqlQuery(
      """
      select check_id, fingerprint, state, reach from audit_matter
      where workspace_id = :workspace and target = :target
      """)
  List<KnownRow> known(String workspace, String target);

  @SqlUpdate(
      """
      insert into audit_target (
        audit_id, position, target, coverage, level, started_at, ended_at, destroyed, decisions,
        observatory, limited, crawl)
      values (
        :audit, :position, :target, :coverage::json, :level, :startedAt, :endedAt, :destroyed,
        :decisions::json, :observatory, :limited, :crawl::json)
      """)
  void addTarget(String audit, int position, @BindMap Map<String, @Nullable Object> row);

  @SqlQuery(
      """
      select target, coverage, level, started_at, ended_at, destroyed, decisions, observatory,
        limited, crawl
      from audit_target where audit_id = :audit order by position
      """)
  List<AuditTargetRow> targets(String audit);

  @SqlUpdate(
      """
      insert into audit_finding (
        audit_id, position, id, fingerprint, target, check_id, severity, state, body)
      values (
        :audit, :position, :id, :fingerprint, :target, :checkId, :severity, :state, :body::json)
      """)
  void add(String audit, int position, @BindMap Map<String, @Nullable Object> row);

  /// The matter of what was seen: begun, or seen once more. What a shallow audit sees of it says
  /// nothing of what lies deeper.
  @SqlUpdate(
      """
      insert into audit_matter (
        workspace_id, fingerprint, check_id, target, state, finding_id, first_seen, last_seen,
        reach)
      values (:workspace, :fingerprint, :checkId, :target, :state, :id, :at, :at, :reach)
      on conflict (workspace_id, fingerprint) do update set
        state = excluded.state, finding_id = excluded.finding_id, last_seen = excluded.last_seen,
        reach = case when :deep then excluded.reach else
          case when audit_matter.reach = 'SHALLOW' then excluded.reach else audit_matter.reach end
        end
      """)
  void see(
      String workspace,
      Instant at,
      String reach,
      boolean deep,
      @BindMap Map<String, @Nullable Object> row);

  /// The matter's latest finding, as it is when it is no longer there.
  @SqlQuery(
      """
      update audit_matter m set state = 'FIXED'
      from audit_finding f
      where m.workspace_id = :workspace and m.fingerprint = :fingerprint and f.id = m.finding_id
      returning f.id, f.fingerprint, f.target, f.check_id, f.severity, m.state, f.body
      """)
  Optional<AuditFindingRow> fix(String workspace, String fingerprint);

  String FOUND =
      """
      select f.id, f.fingerprint, f.target, f.check_id, f.severity, f.state, f.body, m.first_seen,
        m.verdict, m.reason, m.triaged_by, m.triaged_at, m.triaged_until,
      """
          + AuditsSql.HIDDEN
          + """
           as hidden
          from audit_finding f
            join audit a on a.id = f.audit_id
            join audit_matter m
              on m.workspace_id = a.workspace_id and m.fingerprint = f.fingerprint
          where f.audit_id = :audit
          """;

  @SqlQuery(FOUND + "order by f.position")
  List<FoundRow> found(String audit);

  @SqlQuery(FOUND + "and f.id = :id")
  Optional<FoundRow> found(String audit, String id);

  @SqlQuery(FOUND + "and f.id = :id for no key update of m")
  Optional<FoundRow> lock(String audit, String id);

  @SqlUpdate(
      """
      update audit_matter m set
        verdict = :verdict, reason = :reason, triaged_by = :triagedBy, triaged_at = :triagedAt,
        triaged_until = :triagedUntil
      from audit_finding f join audit a on a.id = f.audit_id
      where f.audit_id = :audit and f.id = :id
        and m.workspace_id = a.workspace_id and m.fingerprint = f.fingerprint
      """)
  void triage(String audit, String id, @BindMap Map<String, @Nullable Object> row);

  record KnownRow(String checkId, String fingerprint, String state, String reach) {
    KnownFinding toDomain() {
      return new KnownFinding(
          new CheckId(checkId),
          new Fingerprint(fingerprint),
          FindingState.valueOf(state),
          AuditType.valueOf(reach));
    }
  }

  record FoundRow(
      AuditFindingRow finding, Instant firstSeen, AuditTriageRow triage, boolean hidden) {}
}
