package com.socmate.adapters.persistence;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMap;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// Sessions themselves.
interface SessionSql {
  String COLUMNS =
      """
      select s.id, s.owner, s.visibility, s.schedule_id, s.title, s.query, s.persona, s.status,
        s.created_at, s.finished_at, s.outcome, s.pinned, s.forked_from,
        coalesce(
          s.provider, (select d.provider from schedule d where d.id = s.schedule_id), 'sentinel')
          as provider
      from session s
      """;

  @SqlQuery(
      COLUMNS
          + """
          where s.id = :id and s.deleted_at is null
            and (:seesAll or s.owner = :viewer or s.visibility = 'TEAM')
          """)
  Optional<SessionRow> find(String id, boolean seesAll, String viewer);

  @SqlQuery(COLUMNS + "where s.id = :id and s.deleted_at is null for update")
  Optional<SessionRow> lock(String id);

  @SqlQuery(COLUMNS + "where s.id = :id and s.deleted_at >= :since for update")
  Optional<SessionRow> lockDeleted(String id, Instant since);

  @SqlUpdate(
      "update session set visibility = :visibility, title = :title, pinned = :pinned where id = :id")
  void change(@BindMap Map<String, @Nullable Object> row);

  @SqlUpdate("update session set deleted_at = now() where id = :id and deleted_at is null")
  int delete(String id);

  @SqlUpdate("update session set deleted_at = null where id = :id")
  void restore(String id);

  @SqlUpdate("update session set owner = :to where id = :id")
  int transfer(String id, String to);

  @SqlUpdate("update session set owner = :to where owner = :from")
  int transferAll(String from, String to);
}
