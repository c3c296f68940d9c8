package com.socmate.adapters.persistence;

import com.socmate.application.port.Audits;
import com.socmate.application.port.Page;
import com.socmate.application.port.Slice;
import com.socmate.domain.audit.Audit;
import com.socmate.domain.audit.AuditType;
import com.socmate.domain.audit.FindingTriage;
import com.socmate.domain.audit.KnownFinding;
import com.socmate.domain.id.AuditId;
import com.socmate.domain.id.FindingId;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.id.WorkspaceId;
import com.socmate.domain.workspace.DomainName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/// Audits in `audit`, what they found in `audit_finding` and `audit_matter`, what they looked at in
/// `audit_target`.
public final class JdbiAudits implements Audits {
  private static final int AVERAGED = 50;

  private final Handles handles;
  private final IdGenerator ids;

  public JdbiAudits(Database database, IdGenerator ids) {
    this.handles = database.handles();
    this.ids = ids;
  }

  @Override
  public Optional<Listed> find(WorkspaceId workspace, AuditId id) {
    return handles.with(handle ->
        AuditList.one(workspace, id).read(handle, Page.FIRST).items().stream().findFirst());
  }

  @Override
  public Optional<Audit> find(AuditId id) {
    return handles.with(
        handle -> handle.attach(AuditsSql.class).find(id.value()).map(AuditsSql.Row::toDomain));
  }

  @Override
  public Slice<Listed> list(WorkspaceId workspace, Filter filter, Page page) {
    return handles.with(handle -> AuditList.of(workspace, filter).read(handle, page));
  }

  @Override
  public Summary summary(WorkspaceId workspace) {
    return handles.with(handle -> {
      var sql = handle.attach(AuditsSql.class);
      var all = sql.summary(workspace.value());
      var scores =
          sql.latestCompleted(workspace.value(), AVERAGED).stream()
              .mapToInt(id -> AuditList.standing(handle, new AuditId(id)).score().points())
              .average();
      return new Summary(
          all.audits(),
          Optional.ofNullable(all.lastAt()),
          scores.isPresent()
              ? OptionalInt.of((int) Math.round(scores.getAsDouble()))
              : OptionalInt.empty());
    });
  }

  @Override
  public List<KnownFinding> known(WorkspaceId workspace, DomainName target) {
    return handles.with(handle ->
        handle.attach(AuditFindingSql.class).known(workspace.value(), target.value()).stream()
            .map(AuditFindingSql.KnownRow::toDomain)
            .toList());
  }

  @Override
  public void keep(AuditId id, List<Looked> targets, Instant at) {
    handles.inTransaction(handle -> {
      var audit =
          handle
              .attach(AuditsSql.class)
              .find(id.value())
              .map(AuditsSql.Row::toDomain)
              .orElseThrow();
      var workspace = audit.workspace().value();
      var sql = handle.attach(AuditFindingSql.class);
      for (int position = 0; position < targets.size(); position++) {
        sql.addTarget(
            id.value(), position, Records.values(AuditTargetRow.of(targets.get(position))));
      }
      int next = seen(sql, audit, targets, at);
      fixed(sql, workspace, id, targets, next);
      return true;
    });
  }

  private static int seen(AuditFindingSql sql, Audit audit, List<Looked> targets, Instant at) {
    boolean deep = audit.order().type().reaches(AuditType.DEEP);
    int position = 0;
    for (var looked : targets) {
      for (var finding : looked.outcome().findings()) {
        var values = Records.values(AuditFindingRow.of(finding));
        sql.add(audit.id().value(), position++, values);
        sql.see(audit.workspace().value(), at, finding.defect().reach().name(), deep, values);
      }
    }
    return position;
  }

  private void fixed(
      AuditFindingSql sql, String workspace, AuditId id, List<Looked> targets, int from) {
    int position = from;
    for (var looked : targets) {
      for (var gone : looked.outcome().fixed()) {
        var last = sql.fix(workspace, gone.value());
        if (last.isPresent()) {
          var kept = last.get().toDomain().fixed(ids.finding());
          sql.add(id.value(), position++, Records.values(AuditFindingRow.of(kept)));
        }
      }
    }
  }

  @Override
  public List<Covered> coverage(AuditId id) {
    return handles.with(handle ->
        handle.attach(AuditFindingSql.class).targets(id.value()).stream()
            .map(AuditTargetRow::toDomain)
            .toList());
  }

  @Override
  public List<Found> findings(AuditId id) {
    return handles.with(handle ->
        handle.attach(AuditFindingSql.class).found(id.value()).stream()
            .map(JdbiAudits::found)
            .toList());
  }

  private static Found found(AuditFindingSql.FoundRow row) {
    return new Found(
        row.finding().toDomain(), row.firstSeen(), row.triage().toDomain(), row.hidden());
  }

  @Override
  public Optional<Found> triage(
      AuditId id, FindingId finding, UnaryOperator<Optional<FindingTriage>> change) {
    return handles.inTransaction(handle -> {
      var sql = handle.attach(AuditFindingSql.class);
      return sql.lock(id.value(), finding.value())
          .map(row -> {
            var after = change.apply(row.triage().toDomain());
            sql.triage(id.value(), finding.value(), Records.values(AuditTriageRow.of(after)));
            return sql.found(id.value(), finding.value()).map(JdbiAudits::found).orElseThrow();
          });
    });
  }

  /// Keeps an audit as it was ordered, within the transaction that makes its run.
  static void add(Handle handle, String run, Audit audit) {
    handle.attach(AuditsSql.class).insert(run, Records.values(AuditsSql.Row.of(audit)));
  }
}
