package com.socmate.adapters.persistence;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMap;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// Webhooks.
interface WebhookSql {
  String SELECT =
      """
      select id, owner, name, url, kind, events, enabled, created_at, overlap_until, version
      from webhook
      """;

  @SqlQuery(SELECT + "where id = :id")
  Optional<WebhookRow> find(String id);

  @SqlQuery(SELECT + "where owner = :owner order by created_at, id")
  List<WebhookRow> of(String owner);

  @SqlUpdate(
      """
      insert into webhook (
        id, owner, name, url, kind, events, enabled, created_at, overlap_until, version)
      values (
        :id, :owner, :name, :url, :kind, :events, :enabled, :createdAt, :overlapUntil, :version)
      """)
  void insert(@BindMap Map<String, @Nullable Object> row);

  @SqlUpdate(
      """
      update webhook set
        name = :name, url = :url, kind = :kind, events = :events, enabled = :enabled,
        overlap_until = :overlapUntil, version = :version
      where id = :id and version = :version - 1
      """)
  int update(@BindMap Map<String, @Nullable Object> row);

  @SqlUpdate("delete from webhook where id = :id")
  int delete(String id);

  @SqlQuery("select coalesce(overlap_until > now(), false) from webhook where id = :id")
  Optional<Boolean> overlaps(String id);
}
