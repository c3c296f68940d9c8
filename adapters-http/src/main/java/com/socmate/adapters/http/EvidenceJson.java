package com.socmate.adapters.http;

import com.socmate.domain.id.SessionId;
import com.socmate.domain.investigation.Cell;
import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.ResultTable;
import com.socmate.domain.investigation.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One query's answer, a stretch of its rows at a time.
///
/// @param total how many rows the answer had
/// @param partial why the answer was cut; null if it was whole
record EvidenceJson(
    String query,
    String title,
    String kql,
    Window window,
    List<ResultTable.Column> columns,
    List<List<@Nullable Object>> rows,
    long total,
    int limit,
    int offset,
    @Nullable String partial) {

  /// The stretch of time that was read, its end excluded.
  record Window(Instant from, Instant to) {
    static Window from(TimeRange range) {
      return new Window(range.from(), range.to());
    }
  }

  /// The evidence without its rows.
  record Summary(
      String query,
      String title,
      String kql,
      Window window,
      List<ResultTable.Column> columns,
      long total,
      @Nullable String partial,
      String href) {
    static Summary from(SessionId session, Evidence evidence) {
      return new Summary(
          evidence.query(),
          evidence.title(),
          evidence.kql(),
          Window.from(evidence.range()),
          evidence.table().columns(),
          evidence.totalRows(),
          evidence.isPartial() ? evidence.partial() : null,
          SessionRoutes.PATH + "/" + session + "/evidence/" + evidence.query().substring(1));
    }
  }

  static EvidenceJson from(Evidence evidence, int limit, int offset) {
    return new EvidenceJson(
        evidence.query(),
        evidence.title(),
        evidence.kql(),
        Window.from(evidence.range()),
        evidence.table().columns(),
        evidence.table().rows().stream().map(EvidenceJson::row).toList(),
        evidence.totalRows(),
        limit,
        offset,
        evidence.isPartial() ? evidence.partial() : null);
  }

  /// Each row as an object of its own, for NDJSON.
  static List<Map<String, @Nullable Object>> objects(ResultTable table) {
    return table.rows().stream().map(row -> object(table.columns(), row)).toList();
  }

  private static Map<String, @Nullable Object> object(
      List<ResultTable.Column> columns, List<Cell> row) {
    var object = new LinkedHashMap<String, @Nullable Object>();
    for (int index = 0; index < columns.size(); index++) {
      object.put(columns.get(index).name(), value(row.get(index)));
    }
    return object;
  }

  private static List<@Nullable Object> row(List<Cell> cells) {
    var row = new ArrayList<@Nullable Object>();
    cells.forEach(cell -> row.add(value(cell)));
    return row;
  }

  /// Dynamic values stay the text they are kept as: what looks like JSON in hostile logs need not
  /// be any.
  private static @Nullable Object value(Cell cell) {
    return switch (cell) {
      case Cell.Text(var text) -> text;
      case Cell.Whole(long value) -> value;
      case Cell.Real(double value) -> Double.isFinite(value) ? (Object) value : cell.text();
      case Cell.Truth(boolean value) -> value;
      case Cell.Moment(var value) -> value;
      case Cell.Json(var text) -> text;
      case Cell.Absent() -> null;
    };
  }
}
