package com.socmate.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// One column of a table: what stands above it, and where its cells are found.
public record Column(String heading, String path) {

  /// Paths separated by spaces, such as `id last_run.status`; a path's last name is the heading.
  public static List<Column> of(String paths) {
    return Arrays.stream(paths.split(" ", -1))
        .filter(path -> !path.isEmpty())
        .map(path -> new Column(heading(path), path))
        .toList();
  }

  private static String heading(String path) {
    var name = path.replaceFirst("^run\\.", "").replace('.', ' ').replace('_', ' ');
    return name.replaceAll("([a-z])([A-Z])", "$1 $2").toUpperCase(Locale.ROOT);
  }

  String cell(JsonNode row) {
    if (row.has(path)) {
      return Cells.text(row.path(path));
    }
    var node = row;
    for (var part : path.split("\\.", -1)) {
      node = node.path(part);
    }
    return Cells.text(node);
  }
}
