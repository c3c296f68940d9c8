package com.socmate.adapters.persistence;

import com.socmate.application.port.Audits;
import com.socmate.application.port.Page;
import com.socmate.application.port.Slice;
import com.socmate.domain.audit.Audit;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.id.AuditId;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.id.WorkspaceId;
import com.socmate.domain.run.Run;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// A page of a workspace's audits, each with its run and what it found.
final class AuditList {
  private static final String FROM =
      """
       from audit a join run r on r.id = a.run_id
        left join work w on w.run_id = r.id and r.status = 'OPEN'
      where a.workspace_id = :workspace
      """;
  private static final String RUNS = RunSql.SELECT + "where r.session_id = any (:sessions)";

  private final StringBuilder where = new StringBuilder();
  private final Map<String, Object> values = new HashMap<>();

  private AuditList(WorkspaceId workspace) {
    values.put("workspace", workspace.value());
  }

  static AuditList one(WorkspaceId workspace, AuditId id) {
    var list = new AuditList(workspace);
    list.where("a.id = :id", "id", id.value());
    return list;
  }

  static AuditList of(WorkspaceId workspace, Audits.Filter filter) {
    var list = new AuditList(workspace);
    filter.type().ifPresent(it -> list.where("a.audit_type = :type", "type", it.name()));
    filter.status().ifPresent(list::status);
    return list;
  }

  private void status(Audits.Status status) {
    switch (status) {
      case QUEUED -> where.append(" and r.status = 'OPEN' and w.worker is null");
      case RUNNING -> where.append(" and r.status = 'OPEN' and w.worker is not null");
      case COMPLETED, FAILED, CANCELLED -> where("r.status = :status", "status", status.name());
    }
  }

  private void where(String condition, String name, Object value) {
    where.append(" and ").append(condition);
    values.put(name, value);
  }

  Slice<Audits.Listed> read(Handle handle, Page page) {
    long total =
        handle
            .createQuery("select count(*)" + FROM + where)
            .bindMap(values)
            .mapTo(Long.class)
            .one();
    var audits =
        handle
            .createQuery(
                "select "
                    + AuditsSql.COLUMNS
                    + FROM
                    + where
                    + " order by a.created_at desc, a.id desc limit :limit offset :offset")
            .bindMap(values)
            .bind("limit", page.limit())
            .bind("offset", page.offset())
            .mapTo(AuditsSql.Row.class)
            .map(AuditsSql.Row::toDomain)
            .list();
    return new Slice<>(withRuns(handle, audits), total);
  }

  private static List<Audits.Listed> withRuns(Handle handle, List<Audit> audits) {
    Map<SessionId, Run> runs = new HashMap<>();
    try (var query = handle.createQuery(RUNS)) {
      query
          .bindArray(
              "sessions",
              String.class,
              audits.stream().map(it -> it.id().session().value()).toList())
          .mapTo(RunRow.class)
          .forEach(row -> runs.put(new SessionId(row.origin().sessionId()), row.toDomain()));
    }
    var all = new ArrayList<Audits.Listed>();
    for (var audit : audits) {
      var run = Objects.requireNonNull(runs.get(audit.id().session()), "an audit without a run");
      all.add(new Audits.Listed(audit, run, standing(handle, audit.id(), run)));
    }
    return all;
  }

  private static Optional<Audits.Standing> standing(Handle handle, AuditId id, Run run) {
    return run instanceof Run.Completed ? Optional.of(standing(handle, id)) : Optional.empty();
  }

  static Audits.Standing standing(Handle handle, AuditId id) {
    var counts = new EnumMap<Severity, Integer>(Severity.class);
    handle
        .attach(AuditsSql.class)
        .breakdown(id.value())
        .forEach(it -> counts.put(Severity.valueOf(it.severity()), it.findings()));
    return new Audits.Standing(counts);
  }
}
