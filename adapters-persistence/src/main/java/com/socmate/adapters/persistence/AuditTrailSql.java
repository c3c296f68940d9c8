package com.socmate.adapters.persistence;

import java.util.List;
import java.util.Map;
import org.jdbi.v3.sqlobject.customizer.BindMap;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/// Reading the audit log by what is wanted of it.
interface AuditTrailSql {
  String WANTED =
      """
      from audit_log
      where seq > :after::bigint
        and (:actor::text is null or actor = :actor or starts_with(actor, :actor || ' via '))
        and (:action::text is null or action = :action or starts_with(action, :action || '.'))
        and (:object::text is null or object = :object)
        and (:requestId::text is null or request_id = :requestId)
        and (:from::timestamptz is null or at >= :from::timestamptz)
        and (:to::timestamptz is null or at < :to::timestamptz)
      """;
  String COLUMNS =
      """
      select seq, at, actor, action, object, before, after, reason, request_id, prev_hash, hash
      """;

  @SqlQuery(COLUMNS + WANTED + "order by seq desc limit :limit offset :offset")
  List<AuditRow> newest(@BindMap Map<String, @Nullable Object> wanted);

  @SqlQuery(COLUMNS + WANTED + "order by seq limit :limit")
  List<AuditRow> oldest(@BindMap Map<String, @Nullable Object> wanted);

  @SqlQuery("select count(*) " + WANTED)
  long count(@BindMap Map<String, @Nullable Object> wanted);
}
