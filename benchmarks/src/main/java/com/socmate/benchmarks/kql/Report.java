package com.socmate.benchmarks.kql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes what was measured as a page with a picture.
final class Report {
  private record Pair(String name, int rows, List<Cost> ours, List<Cost> others) {
    double ratio(int threads) {
      return threads == 1
          ? ours.get(0).cpuMillis() / others.get(0).cpuMillis()
          : ours.get(1).wallMillis() / others.get(1).wallMillis();
    }
  }

  private final List<String> ingestion = new ArrayList<>();
  private final List<Pair> pairs = new ArrayList<>();
  private final Map<String, List<Optional<Cost>>> growth = new LinkedHashMap<>();
  private final List<Long> sizes = new ArrayList<>();
  private final List<String> kept = new ArrayList<>();

  void ingestion(String what, long bytes, long onDisk, Cost cost) {
    ingestion.add(
        "| %s | %.0f | %.0f | %.0f | %.1f |"
            .formatted(
                what,
                bytes / 1e6,
                bytes / 1e3 / cost.cpuMillis(),
                bytes / 1e3 / cost.wallMillis(),
                (double) bytes / onDisk));
  }

  void comparison(String name, int rows, List<Cost> ours, List<Cost> others) {
    pairs.add(new Pair(name, rows, ours, others));
  }

  /// @param cost empty if the query stopped at its memory
  void growth(String name, Optional<Cost> cost) {
    growth.computeIfAbsent(name, _ -> new ArrayList<>()).add(cost);
  }

  private static String cell(Optional<Cost> cost) {
    return cost.map(it -> " %.1f |".formatted(it.cpuMillis())).orElse(" stopped for its memory |");
  }

  void size(long rows, long onDisk, Memory memory) {
    sizes.add(rows);
    kept.add(
        "| %,d | %.2f | %.0f | %.0f |"
            .formatted(rows, onDisk / 1e9, memory.heap() / 1e6, memory.resident() / 1e6));
  }

  private double mean(int threads) {
    double sum = 0;
    for (Pair pair : pairs) {
      sum += Math.log(pair.ratio(threads));
    }
    return Math.exp(sum / pairs.size());
  }

  void write(Path page, long rows) throws IOException {
    Files.createDirectories(page.toAbsolutePath().getParent());
    Files.writeString(page, text(page, rows));
    Files.writeString(page.resolveSibling("kql.svg"), picture());
  }

  private String text(Path page, long rows) throws IOException {
    StringBuilder text = new StringBuilder("# The query engine, measured\n\n");
    text.append(
        """
        Written by `./socmate bench kql` on %s. Made-up Windows events, %,d rows of 26 columns, are
        read in, and the same rows into DuckDB 2.0.0.1 (through JDBC, its own file format); every query
        runs three times in the same process, the least counts, and the rows of both are compared: a
        difference ends the run. Machine: %s.

        Others may use the processors of such a machine at the same time. So for one thread the time
        its thread had on a processor is given, which waiting does not lengthen; for two threads the
        time on the wall, which it does.

        """
            .formatted(LocalDate.now(ZoneOffset.UTC), rows, Machine.description()));
    text.append(
        "## Reading in\n\n| records | MB | MB/s of one core | MB/s on the wall | smaller by |\n");
    text.append("|---|---|---|---|---|\n");
    ingestion.forEach(it -> text.append(it).append('\n'));
    text.append("\n## Beside DuckDB\n\n");
    text.append(
        "The geometric mean of the ratios is **%.2f** on one thread and **%.2f** on two (below 1, the engine here is the faster).\n\n"
            .formatted(mean(1), mean(2)));
    text.append("![Ratio of times](kql.svg)\n\n");
    text.append(
        "| query | rows | ms, one thread | DuckDB | ratio | ms, two | DuckDB | ratio | MB allocated |\n");
    text.append("|---|---|---|---|---|---|---|---|---|\n");
    for (Pair pair : pairs) {
      text.append(
          "| %s | %d | %.1f | %.1f | %.2f | %.1f | %.1f | %.2f | %.1f |\n"
              .formatted(
                  pair.name(),
                  pair.rows(),
                  pair.ours().get(0).cpuMillis(),
                  pair.others().get(0).cpuMillis(),
                  pair.ratio(1),
                  pair.ours().get(1).wallMillis(),
                  pair.others().get(1).wallMillis(),
                  pair.ratio(2),
                  pair.ours().get(0).allocated() / 1e6));
    }
    text.append("\n## Growth\n\nMilliseconds of one processor.\n\n| query |");
    sizes.forEach(it -> text.append(" %,d rows |".formatted(it)));
    text.append("\n|---|").append("---|".repeat(sizes.size())).append('\n');
    growth.forEach((name, times) -> {
      text.append("| ").append(name).append(" |");
      times.forEach(it -> text.append(cell(it)));
      text.append('\n');
    });
    text.append("\n| rows | GB on disk | MB of heap allowed | MB resident at most |\n");
    text.append("|---|---|---|---|\n");
    kept.forEach(it -> text.append(it).append('\n'));
    return text.append(notes(page)).toString();
  }

  /// What somebody has added by hand below the figures stays.
  private static String notes(Path page) throws IOException {
    String mark = "\n## Notes\n";
    String before = Files.exists(page) ? Files.readString(page) : "";
    return before.contains(mark) ? before.substring(before.indexOf(mark)) : "";
  }

  private String picture() {
    int height = 30 * pairs.size() + 50;
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="720" height="%d" font-family="sans-serif" font-size="13">
        <text x="10" y="20">time on one thread, DuckDB = 1</text>
        <line x1="360" y1="30" x2="360" y2="%d" stroke="#888"/>
        """
            .formatted(height, height - 10));
    int y = 40;
    for (Pair pair : pairs) {
      double ratio = pair.ratio(1);
      double x = 360 + 100 * Math.clamp(Math.log(ratio) / Math.log(2), -2.2, 2.8);
      svg.append(
          """
          <text x="10" y="%d">%s</text>
          <rect x="%.0f" y="%d" width="%.0f" height="16" fill="%s"/>
          <text x="655" y="%d">%.2f</text>
          """
              .formatted(
                  y + 13,
                  pair.name(),
                  Math.min(x, 360),
                  y,
                  Math.max(1, Math.abs(x - 360)),
                  ratio <= 1 ? "#2a7f62" : "#b5533c",
                  y + 13,
                  ratio));
      y += 30;
    }
    return svg.append("</svg>\n").toString();
  }
}
