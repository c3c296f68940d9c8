package com.socmate.adapters.persistence;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMap;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/// What an investigation leaves behind.
interface ResultSql {
  /// The turn that is being answered: a session has one at a time.
  String TURN_OF_SESSION =
      "coalesce((select max(t.number) from session_turn t where t.session_id = :sessionId), 1)";

  @SqlBatch(
      """
      insert into finding (
        session_id, turn, position, id, title, description, severity, key, fingerprint, novelty,
        techniques, evidence, suppression)
      values (
        :sessionId,\
      """
          + TURN_OF_SESSION
          + """
            , :position, :id, :title, :description, :severity, :key::json, :fingerprint,
            :novelty, :techniques, :evidence::json, :suppression)
          """)
  void addFindings(@BindMap List<Map<String, @Nullable Object>> rows);

  @SqlBatch(
      """
      insert into evidence (
        session_id, turn, query, position, title, kql, range_from, range_to, columns, total_rows,
        partial)
      values (
        :sessionId,\
      """
          + TURN_OF_SESSION
          + """
            , :query, :position, :title, :kql, :rangeFrom, :rangeTo, :columns::json,
            :totalRows, :partial)
          """)
  void addEvidence(@BindMap List<Map<String, @Nullable Object>> rows);

  @SqlBatch(
      """
      insert into evidence_rows (session_id, query, first_row, rows)
      values (:sessionId, :query, :firstRow, :rows::json)
      """)
  void addRows(@BindMap List<Map<String, @Nullable Object>> rows);

  @SqlQuery(
      """
      select turn, outcome, inconclusive, report, grounds from session_report
      where session_id = :session and turn <= :turn
      order by turn desc limit 1
      """)
  Optional<ReportRow> report(String session, int turn);

  @SqlQuery("select turn from session_report where session_id = :session order by turn")
  List<Integer> reports(String session);

  record ReportRow(
      int turn,
      String outcome,
      @Nullable String inconclusive,
      String report,
      @Nullable String grounds) {}

  @SqlQuery(
      """
      select session_id, position, id, title, description, severity, key, fingerprint, novelty,
        techniques, evidence, suppression
      from finding where session_id = :session and turn = :turn order by position
      """)
  List<FindingRow> findings(String session, int turn);

  String EVIDENCE =
      """
      select session_id, query, position, title, kql, range_from, range_to, columns, total_rows,
        partial
      from evidence where session_id = :session
      """;

  @SqlQuery(EVIDENCE + "and turn = :turn order by position")
  List<EvidenceRow> evidence(String session, int turn);

  @SqlQuery(EVIDENCE + "and query = :query")
  Optional<EvidenceRow> evidence(String session, String query);

  @SqlQuery(
      """
      with old as (
        select e.session_id, e.query
        from evidence e join session s on s.id = e.session_id
        where not e.purged and e.range_to < now() - :kept::interval and s.finished_at < now() - :kept::interval
          and not s.pinned
        order by e.range_to limit :most
        for no key update of e skip locked),
      gone as (
        delete from evidence_rows r using old
        where r.session_id = old.session_id and r.query = old.query),
      told as (
        update evidence e set
          purged = true, partial = 'Its rows were deleted ' || :words || ' after the session ended.'
        from old where e.session_id = old.session_id and e.query = old.query
        returning 1)
      select count(*) from told
      """)
  int forgetRows(Duration kept, String words, int most);

  /// The pieces that hold rows of the page, counted from 0.
  @SqlQuery(
      """
      select rows from evidence_rows
      where session_id = :session and query = :query
        and first_row >= :from and first_row < :to
      order by first_row
      """)
  List<String> rows(String session, String query, int from, int to);
}
