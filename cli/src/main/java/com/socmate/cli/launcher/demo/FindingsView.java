package com.socmate.cli.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.socmate.cli.launcher.terminal.Table;
import com.socmate.cli.launcher.terminal.Terminal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Shows findings with the first rows of their evidence.
final class FindingsView {
  private static final int ROWS = 5;
  private static final int COLUMNS = 5;

  private final Terminal terminal;

  FindingsView(Terminal terminal) {
    this.terminal = terminal;
  }

  void show(List<Finding> findings) {
    for (Finding finding : findings) {
      terminal.say("");
      terminal.say(
          "  "
              + severity(finding.severity())
              + "  "
              + terminal.bold(finding.title())
              + (finding.about().isEmpty() ? "" : "  " + String.join(", ", finding.about())));
      showRows(finding.rows());
    }
  }

  private void showRows(List<JsonNode> rows) {
    List<String> columns = columns(rows);
    if (columns.isEmpty()) {
      return;
    }
    Table table = new Table(columns.toArray(String[]::new));
    rows.stream().limit(ROWS).forEach(row -> table.add(cells(row, columns)));
    table.lines("      ", terminal::dim).forEach(terminal::say);
    if (rows.size() > ROWS) {
      terminal.say(terminal.dim("      … and " + (rows.size() - ROWS) + " more rows"));
    }
  }

  /// The columns that say something, the time first.
  private static List<String> columns(List<JsonNode> rows) {
    Set<String> names = new LinkedHashSet<>();
    if (rows.stream().anyMatch(it -> it.has("TimeGenerated"))) {
      names.add("TimeGenerated");
    }
    for (JsonNode row : rows) {
      row.properties().stream()
          .filter(it -> it.getValue().isValueNode() && !it.getValue().asText().isEmpty())
          .forEach(it -> names.add(it.getKey()));
    }
    return names.stream().limit(COLUMNS).toList();
  }

  private static List<String> cells(JsonNode row, List<String> columns) {
    List<String> cells = new ArrayList<>();
    columns.forEach(it -> cells.add(row.path(it).isNull() ? "" : row.path(it).asText("")));
    return cells;
  }

  private String severity(String severity) {
    String word = "%-8s".formatted(severity);
    return switch (severity.toLowerCase(Locale.ROOT)) {
      case "critical", "high" -> terminal.bad(word);
      case "medium" -> terminal.warn(word);
      default -> terminal.dim(word);
    };
  }
}
