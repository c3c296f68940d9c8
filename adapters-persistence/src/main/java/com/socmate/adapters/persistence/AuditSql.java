package com.socmate.adapters.persistence;

import java.util.List;
import java.util.Map;
import org.jdbi.v3.sqlobject.customizer.BindMap;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// The audit log and its head.
interface AuditSql {
  /// Waits for whoever is writing, and answers what they left.
  @SqlQuery("select seq, hash from audit_head for update")
  Head lockHead();

  @SqlQuery("select seq, hash from audit_head")
  Head head();

  record Head(long seq, String hash) {
    /// Before the first entry.
    static final Head NONE = new Head(0, "0".repeat(64));
  }

  @SqlUpdate(
      """
      with added as (
        insert into audit_log (
          seq, at, actor, action, object, before, after, reason, request_id, prev_hash, hash)
        values (
          :seq, :at, :actor, :action, :object, :before::json, :after::json, :reason, :requestId,
          :prevHash, :hash))
      update audit_head set seq = :seq, hash = :hash
      """)
  void append(@BindMap Map<String, @Nullable Object> row);

  @SqlQuery(
      """
      select seq, at, actor, action, object, before, after, reason, request_id, prev_hash, hash
      from audit_log
      where seq > :after
      order by seq
      limit :limit
      """)
  List<AuditRow> after(long after, int limit);
}
