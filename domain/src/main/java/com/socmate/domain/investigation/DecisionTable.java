package com.socmate.domain.investigation;

import java.util.List;
import java.util.stream.Collectors;

/// What became of each row that the deciding query answered. The same data and the same plan make
/// the same table, to the byte.
public record DecisionTable(List<String> columns, List<Line> lines) {
  public DecisionTable {
    columns = List.copyOf(columns);
    lines = List.copyOf(lines);
  }

  /// A row, and how the rule took it.
  ///
  /// @param thing what it is about, as a fingerprint
  public record Line(List<String> cells, Decision decision, String thing) {
    public Line {
      cells = List.copyOf(cells);
    }
  }

  /// How the rule takes a row.
  public enum Decision {
    FINDING,
    BELOW,
    STRUCK
  }

  /// A line for the columns, and one for each row, its cells with tabs between.
  public String text() {
    var head = line(columns) + "\tdecision\tthing\n";
    return lines.stream()
        .map(it -> line(it.cells()) + "\t" + it.decision() + "\t" + it.thing() + "\n")
        .collect(Collectors.joining("", head, ""));
  }

  /// The SHA-256 of the text, in hexadecimal.
  public String hash() {
    return Sha256.of(text());
  }

  private static String line(List<String> cells) {
    return cells.stream().map(DecisionTable::escaped).collect(Collectors.joining("\t"));
  }

  private static String escaped(String cell) {
    return cell.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
  }
}
