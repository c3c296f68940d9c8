package com.socmate.application.investigation.report;

import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.ResultTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The rows, and the queries to see them again.
final class EvidenceSections {
  private static final int MOST_ROWS = 20;
  private static final int MOST_COLUMNS = 14;

  private EvidenceSections() {}

  static Optional<String> rows(Dossier dossier) {
    var tables =
        dossier.collected().evidence().stream()
            .filter(it -> !it.table().isEmpty())
            .map(EvidenceSections::rows)
            .collect(Collectors.joining("\n"));
    return tables.isEmpty() ? Optional.empty() : Optional.of("## Evidence\n\n" + tables);
  }

  private static String rows(Evidence evidence) {
    var table = evidence.table();
    int shown = Math.min(MOST_ROWS, table.rows().size());
    var header = new ArrayList<String>(List.of("row"));
    columns(table).forEach(it -> header.add(Markdown.text(it.name())));
    var lines = new ArrayList<List<String>>();
    for (int row = 0; row < shown; row++) {
      lines.add(line(table, row));
    }
    return "**"
        + evidence.query()
        + ": "
        + Markdown.text(evidence.title())
        + "** ("
        + (shown < evidence.totalRows() ? shown + " of " : "")
        + Summary.count(evidence.totalRows(), "row")
        + ")\n\n"
        + Markdown.table(header, lines);
  }

  private static List<ResultTable.Column> columns(ResultTable table) {
    return table.columns().stream().limit(MOST_COLUMNS).toList();
  }

  private static List<String> line(ResultTable table, int row) {
    var cells = new ArrayList<String>(List.of("r" + (row + 1)));
    table.rows().get(row).stream()
        .limit(MOST_COLUMNS)
        .map(cell -> Markdown.cell(cell.text()))
        .forEach(cells::add);
    return cells;
  }

  static Optional<String> kql(Dossier dossier) {
    var bounds =
        "let startTime = datetime("
            + dossier.range().from()
            + ");\nlet endTime = datetime("
            + dossier.range().to()
            + ");\n";
    return Optional.of(
        dossier.collected().evidence().stream()
            .map(it ->
                it.query()
                    + ", "
                    + Markdown.text(it.title())
                    + ":\n\n"
                    + Markdown.block("kql", bounds + it.kql()))
            .collect(Collectors.joining("\n", "## KQL to run again\n\n", "")));
  }
}
