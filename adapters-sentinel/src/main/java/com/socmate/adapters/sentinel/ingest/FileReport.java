package com.socmate.adapters.sentinel.ingest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What became of a file: rows by table, and what was rejected, where and why.
public final class FileReport {
  private static final int MOST_LISTED = 20;

  /// Something that could not be read or placed.
  public record Rejection(long line, String reason) {}

  private final Path file;
  private final Map<String, Long> rows = new TreeMap<>();
  private final List<Rejection> rejections = new ArrayList<>();
  private long rejected;
  private long leftOut;
  private String note = "";

  FileReport(Path file) {
    this.file = file;
  }

  void row(String table) {
    rows.merge(table, 1L, Long::sum);
  }

  void reject(long line, String reason) {
    rejected++;
    if (rejections.size() < MOST_LISTED) {
      rejections.add(new Rejection(line, printable(reason)));
    }
  }

  /// A value that its column's type cannot hold; the rest of its row is kept.
  void leaveOut() {
    leftOut++;
  }

  void note(String text) {
    note = text;
  }

  /// One line of plain characters, whatever a hostile file put into it.
  private static String printable(String text) {
    var plain = text.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", "?");
    return plain.length() <= 200 ? plain : plain.substring(0, 200) + "…";
  }

  public Path file() {
    return file;
  }

  /// Rows written, by table.
  public Map<String, Long> rows() {
    return Map.copyOf(rows);
  }

  public long read() {
    return rows.values().stream().mapToLong(Long::longValue).sum() + rejected;
  }

  public long rejected() {
    return rejected;
  }

  public long leftOut() {
    return leftOut;
  }

  /// The first of them, in the order of the file.
  public List<Rejection> rejections() {
    return List.copyOf(rejections);
  }

  /// As lines for a terminal.
  String text() {
    var text =
        new StringBuilder(printable(file.toString())).append(": ").append(read()).append(" read");
    rows.forEach((table, count) -> text.append(", ").append(count).append(" → ").append(table));
    if (leftOut > 0) {
      text.append(", ").append(leftOut).append(" values left out");
    }
    if (!note.isEmpty()) {
      text.append(", ").append(note);
    }
    if (rejected > 0) {
      text.append(", ").append(rejected).append(" rejected");
    }
    for (Rejection it : rejections) {
      text.append("\n  line ").append(it.line()).append(": ").append(it.reason());
    }
    return text.toString();
  }
}
