package com.socmate.cli.launcher.demo;

import com.socmate.cli.launcher.terminal.Terminal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Shows findings, each with the first rows that prove it.
final class FindingsView {
  private static final int ROWS = 3;
  private static final int CELL = 60;

  private final Terminal terminal;
  private final Evidence evidence;

  FindingsView(Terminal terminal, Evidence evidence) {
    this.terminal = terminal;
    this.evidence = evidence;
  }

  void show(List<Finding> findings) {
    for (Finding finding : findings) {
      terminal.say("");
      terminal.say("  " + severity(finding.severity()) + "  " + terminal.bold(finding.title()));
      if (!finding.description().isEmpty()) {
        terminal.say("            " + finding.description());
      }
      finding.proofs().stream().limit(ROWS).forEach(this::showRow);
      int more = finding.proofs().size() - ROWS;
      if (more > 0) {
        terminal.say(terminal.dim("            … and " + more + " more rows"));
      }
    }
  }

  private void showRow(Finding.Proof proof) {
    String cells =
        evidence.row(proof).entrySet().stream()
            .map(FindingsView::cell)
            .collect(Collectors.joining("  "));
    terminal.say("            " + proof.citation() + " " + terminal.dim(cells));
  }

  private static String cell(Map.Entry<String, String> cell) {
    String text = cell.getValue();
    return cell.getKey() + "=" + (text.length() > CELL ? text.substring(0, CELL) + "…" : text);
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
