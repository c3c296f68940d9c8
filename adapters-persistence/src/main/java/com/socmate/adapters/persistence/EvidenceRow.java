package com.socmate.adapters.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.investigation.Cell;
import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.ResultTable;
import com.socmate.domain.investigation.TimeRange;
import java.time.Instant;
import java.util.List;

/// A row of `evidence`; the rows of its table are kept apart.
record EvidenceRow(
    String sessionId,
    String query,
    int position,
    String title,
    String kql,
    Instant rangeFrom,
    Instant rangeTo,
    String columns,
    long totalRows,
    String partial) {

  static EvidenceRow of(SessionId session, int position, Evidence evidence) {
    return new EvidenceRow(
        session.value(),
        evidence.query(),
        position,
        evidence.title(),
        evidence.kql(),
        evidence.range().from(),
        evidence.range().to(),
        Json.write(evidence.table().columns().stream().map(ColumnJson::of).toList()),
        evidence.totalRows(),
        evidence.partial());
  }

  Evidence toDomain(List<List<Cell>> rows) {
    return CorruptRow.unless("evidence " + query + " of " + sessionId, () -> read(rows));
  }

  private Evidence read(List<List<Cell>> rows) {
    var names =
        Json.read(columns, new TypeReference<List<ColumnJson>>() {}).stream()
            .map(ColumnJson::toDomain)
            .toList();
    return new Evidence(
        query,
        title,
        kql,
        new TimeRange(rangeFrom, rangeTo),
        new ResultTable(names, rows),
        totalRows,
        partial);
  }

  /// A column as it is kept.
  record ColumnJson(String name, String type) {
    static ColumnJson of(ResultTable.Column column) {
      return new ColumnJson(column.name(), column.type());
    }

    ResultTable.Column toDomain() {
      return new ResultTable.Column(name, type);
    }
  }
}
