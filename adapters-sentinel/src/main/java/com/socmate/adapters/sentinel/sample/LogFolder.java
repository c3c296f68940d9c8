package com.socmate.adapters.sentinel.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A folder of NDJSON, `<Table>/<date>.ndjson`, rows in the order of time. Files appear whole or
/// not at all, so whoever watches the folder never reads half of one; days of an earlier sample are
/// taken away.
final class LogFolder {
  private static final Pattern DAY_FILE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}\\.ndjson");

  private record Line(Instant at, String json) {}

  private final SortedMap<String, SortedMap<LocalDate, List<Line>>> tables = new TreeMap<>();
  private int rows;

  void add(Row row) {
    tables
        .computeIfAbsent(row.table(), _ -> new TreeMap<>())
        .computeIfAbsent(LocalDate.ofInstant(row.at(), ZoneOffset.UTC), _ -> new ArrayList<>())
        .add(new Line(row.at(), Json.text(row.columns())));
    rows++;
  }

  int rows() {
    return rows;
  }

  void writeTo(Path folder) throws IOException {
    for (var table : tables.entrySet()) {
      var tableFolder = Files.createDirectories(folder.resolve(table.getKey()));
      for (var day : table.getValue().entrySet()) {
        replace(tableFolder.resolve(day.getKey() + ".ndjson"), bytes(day.getValue()));
      }
      removeOtherDays(tableFolder, table.getValue());
    }
  }

  private static byte[] bytes(List<Line> lines) {
    lines.sort(Comparator.comparing(Line::at));
    var bytes = new ByteArrayOutputStream(lines.size() * 1_024);
    for (Line line : lines) {
      bytes.writeBytes(line.json().getBytes(StandardCharsets.UTF_8));
      bytes.write('\n');
    }
    return bytes.toByteArray();
  }

  /// Writes beside the file, then moves into place.
  static void replace(Path file, byte[] content) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException("not a file: " + file);
    }
    Files.createDirectories(folder);
    var half = folder.resolve("." + file.getFileName() + ".tmp");
    try {
      Files.write(half, content);
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(half);
    }
  }

  private static void removeOtherDays(Path folder, SortedMap<LocalDate, List<Line>> kept)
      throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        var name = file.getFileName().toString();
        if (DAY_FILE.matcher(name).matches()
            && !kept.containsKey(LocalDate.parse(name.substring(0, 10)))) {
          Files.delete(file);
        }
      }
    }
  }
}
