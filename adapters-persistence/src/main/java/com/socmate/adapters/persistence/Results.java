package com.socmate.adapters.persistence;

import com.socmate.application.port.Sessions;
import com.socmate.domain.finding.Finding;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.investigation.Cell;
import com.socmate.domain.investigation.Conclusion;
import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.investigation.Outcome;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Reads and writes what investigations leave behind, within the caller's transaction.
final class Results {
  /// Rows kept together in one piece.
  static final int PIECE = 500;

  /// The turn of session `id` that is being answered: a session has one at a time.
  static final String TURN =
      "coalesce((select max(t.number) from session_turn t where t.session_id = id), 1)";

  private final Handle handle;
  private final ResultSql sql;

  Results(Handle handle) {
    this.handle = handle;
    sql = handle.attach(ResultSql.class);
  }

  /// What those of the sessions leave that came to a result.
  void addAll(List<Sessions.End> ends) {
    var written = new Written();
    ends.forEach(end -> end.result().ifPresent(it -> written.add(end.session(), it)));
    written.send(sql);
    new MatterBatch(ends).write(handle);
  }

  /// Evidence by itself, of the turn that is being answered.
  void add(SessionId session, List<Evidence> evidence) {
    var written = new Written();
    written.add(session, evidence);
    written.send(sql);
  }

  /// Of the latest turn up to that one that came to a result.
  Optional<InvestigationResult> find(SessionId session, int turn) {
    return sql.report(session.value(), turn)
        .map(report ->
            new InvestigationResult(
                conclusion(session, report),
                evidence(session, report.turn()),
                report.report(),
                Optional.ofNullable(report.grounds()).map(GroundsJson::read)));
  }

  /// The turns that came to a result.
  List<Integer> turns(SessionId session) {
    return sql.reports(session.value());
  }

  private Conclusion conclusion(SessionId session, ResultSql.ReportRow report) {
    return CorruptRow.unless(
        "conclusion of session " + session,
        () ->
            switch (Outcome.valueOf(report.outcome())) {
              case FINDINGS -> new Conclusion.Findings(findings(session, report.turn()));
              case CLEAR -> new Conclusion.Clear();
              case INCONCLUSIVE ->
                  new Conclusion.Inconclusive(
                      Objects.requireNonNull(report.inconclusive(), "the reason is missing"));
            });
  }

  private List<Finding> findings(SessionId session, int turn) {
    return sql.findings(session.value(), turn).stream().map(FindingRow::toDomain).toList();
  }

  private List<Evidence> evidence(SessionId session, int turn) {
    return sql.evidence(session.value(), turn).stream()
        .map(row -> row.toDomain(rows(session, row.query(), Integer.MAX_VALUE, 0)))
        .toList();
  }

  Optional<Evidence> evidence(SessionId session, String query, int limit, int offset) {
    return sql.evidence(session.value(), query)
        .map(row -> row.toDomain(rows(session, query, limit, offset)));
  }

  private List<List<Cell>> rows(SessionId session, String query, int limit, int offset) {
    int firstPiece = offset / PIECE * PIECE;
    int end = (int) Math.min(Integer.MAX_VALUE, (long) offset + limit);
    return sql.rows(session.value(), query, firstPiece, end).stream()
        .flatMap(piece -> CellsJson.read(piece).stream())
        .skip(offset - firstPiece)
        .limit(limit)
        .toList();
  }
}
