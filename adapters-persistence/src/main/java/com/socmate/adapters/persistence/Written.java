package com.socmate.adapters.persistence;

import com.socmate.domain.id.SessionId;
import com.socmate.domain.investigation.Cell;
import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.InvestigationResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The findings and evidence of many results, gathered by table and sent in a batch each.
final class Written {
  private final List<Map<String, @Nullable Object>> findings = new ArrayList<>();
  private final List<Map<String, @Nullable Object>> evidence = new ArrayList<>();
  private final List<Map<String, @Nullable Object>> pieces = new ArrayList<>();

  void add(SessionId session, InvestigationResult result) {
    int place = 0;
    for (var it : result.conclusion().findings()) {
      findings.add(Records.values(FindingRow.of(session, place++, it)));
    }
    add(session, result.evidence());
  }

  void add(SessionId session, List<Evidence> all) {
    int place = 0;
    for (var it : all) {
      evidence.add(Records.values(EvidenceRow.of(session, place++, it)));
      addRows(session, it.query(), it.table().rows());
    }
  }

  private void addRows(SessionId session, String query, List<List<Cell>> rows) {
    for (int first = 0; first < rows.size(); first += Results.PIECE) {
      var piece = rows.subList(first, Math.min(rows.size(), first + Results.PIECE));
      pieces.add(
          Records.values(new PieceRow(session.value(), query, first, CellsJson.write(piece))));
    }
  }

  void send(ResultSql sql) {
    if (!findings.isEmpty()) {
      sql.addFindings(findings);
    }
    if (!evidence.isEmpty()) {
      sql.addEvidence(evidence);
    }
    if (!pieces.isEmpty()) {
      sql.addRows(pieces);
    }
  }

  private record PieceRow(String sessionId, String query, int firstRow, String rows) {}
}
