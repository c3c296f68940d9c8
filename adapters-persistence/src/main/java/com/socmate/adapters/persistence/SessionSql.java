package com.socmate.adapters.persistence;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// Sessions themselves.
interface SessionSql {
  String COLUMNS =
      """
      select s.id, s.owner, s.visibility, s.schedule_id, s.title, s.query, s.persona, s.status,
        s.created_at, s.finished_at, s.outcome
      from session s
      """;

  @SqlQuery(
      COLUMNS + "where s.id = :id and (:seesAll or s.owner = :viewer or s.visibility = 'TEAM')")
  Optional<SessionRow> find(String id, boolean seesAll, String viewer);

  @SqlQuery(COLUMNS + "order by s.created_at desc, s.id desc limit :limit offset :offset")
  List<SessionRow> listAll(int limit, int offset);

  @SqlQuery("select count(*) from session")
  long countAll();

  @SqlQuery(
      COLUMNS
          + """
          where s.owner = :viewer or s.visibility = 'TEAM'
          order by s.created_at desc, s.id desc limit :limit offset :offset
          """)
  List<SessionRow> list(String viewer, int limit, int offset);

  @SqlQuery("select count(*) from session where owner = :viewer or visibility = 'TEAM'")
  long count(String viewer);

  @SqlUpdate("update session set owner = :to where id = :id")
  int transfer(String id, String to);

  @SqlUpdate("update session set owner = :to where owner = :from")
  int transferAll(String from, String to);
}
