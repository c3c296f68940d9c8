package com.socmate.adapters.persistence;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMap;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// The further questions of sessions.
interface TurnSql {
  String SELECT =
      """
      select session_id, number, run_id, question, asked_by, asked_at, since, understood, plan,
        answer, cited, reading
      from session_turn
      """;

  @SqlQuery(SELECT + "where session_id = :session order by number")
  List<TurnRow> of(String session);

  @SqlQuery(SELECT + "where run_id = :run")
  Optional<TurnRow> ofRun(String run);

  @SqlQuery("select coalesce(max(number), 1) from session_turn where session_id = :session")
  int last(String session);

  @SqlQuery("select coalesce(max(sequence), 0) from session_event where session_id = :session")
  long lastEvent(String session);

  @SqlUpdate(
      """
      insert into session_turn (
        session_id, number, run_id, question, asked_by, asked_at, since, understood, plan, answer,
        cited, reading)
      values (
        :sessionId, :number, :runId, :question, :askedBy, :askedAt, :since, :understood,
        :plan::json, :answer, :cited::json, :reading::json)
      """)
  void add(@BindMap Map<String, @Nullable Object> row);

  /// @return the session it belongs to, where the run answers such a question
  @SqlQuery(
      """
      update session_turn set
        answer = :answer, cited = :cited::json,
        reading = (reading::jsonb || jsonb_build_object('queries', :queries::jsonb))::json
      where run_id = :run and reading is not null
      returning session_id
      """)
  Optional<String> tell(String run, String answer, String cited, String queries);
}
