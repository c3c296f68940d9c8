package com.socmate.application.investigation.report;

import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.ResultTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The rows, and the queries to see them again.
final class EvidenceSections {
  private static final int MOST_ROWS = 20;
  private static final int MOST_COLUMNS = 14;

  private EvidenceSections() {}

  static List<Block> rows(Brief brief) {
    var blocks = new ArrayList<Block>(List.of(new Block.Heading("Evidence")));
    brief.evidence().stream()
        .filter(it -> !it.table().isEmpty())
        .map(EvidenceSections::rows)
        .forEach(blocks::add);
    return blocks.size() == 1 ? List.of() : blocks;
  }

  private static Block rows(Evidence evidence) {
    var table = evidence.table();
    int shown = Math.min(MOST_ROWS, table.rows().size());
    var header = new ArrayList<String>(List.of("row"));
    table.columns().stream().limit(MOST_COLUMNS).map(ResultTable.Column::name).forEach(header::add);
    return new Block.Table(
        Line.EMPTY
            .strong(evidence.query() + ": " + evidence.title())
            .words(
                " ("
                    + (shown < evidence.totalRows() ? shown + " of " : "")
                    + Summary.count(evidence.totalRows(), "row")
                    + ")"),
        header,
        IntStream.range(0, shown).mapToObj(row -> line(table, row)).toList());
  }

  private static List<Line> line(ResultTable table, int row) {
    var cells = new ArrayList<Line>(List.of(Line.of("r" + (row + 1))));
    table.rows().get(row).stream()
        .limit(MOST_COLUMNS)
        .map(cell -> Line.EMPTY.value(cell.text()))
        .forEach(cells::add);
    return cells;
  }

  static List<Block> kql(Brief brief) {
    var range = brief.grounds().range();
    var bounds =
        "let startTime = datetime("
            + range.from()
            + ");\nlet endTime = datetime("
            + range.to()
            + ");\n";
    var blocks = new ArrayList<Block>(List.of(new Block.Heading("KQL to run again")));
    brief
        .evidence()
        .forEach(it ->
            blocks.add(
                new Block.Code(
                    Line.of(it.query() + ", " + it.title() + ":"), "kql", bounds + it.kql())));
    return blocks;
  }
}
