package com.socmate.kql.storage;

import com.socmate.kql.catalogue.Catalogue;
import com.socmate.kql.catalogue.TableSchema;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.Ticks;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A file of records of one table, as it was when it was read.
///
/// @param modified when it was last written, in ticks: the ingestion time of its rows
/// @param whole whether it could be read to its end
record LogFile(
    Path path,
    String table,
    long size,
    long modified,
    int rows,
    Map<String, Column> columns,
    boolean whole) {

  /// What a file looked like, to see whether it has changed.
  record Stamp(long size, long modified) {}

  Stamp stamp() {
    return new Stamp(size, modified);
  }

  static Stamp stampOf(Path path) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    return new Stamp(attributes.size(), Ticks.of(attributes.lastModifiedTime().toInstant()));
  }

  static boolean isLog(Path path) {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    boolean known =
        name.endsWith(".ndjson")
            || name.endsWith(".jsonl")
            || name.endsWith(".json")
            || name.endsWith(".csv");
    return known && !name.startsWith(".");
  }

  /// The table a file is of: its folder's name, or for one lying in the root the beginning of its
  /// own.
  static String tableOf(Path root, Path path, Catalogue catalogue) {
    Path relative = root.relativize(path);
    if (relative.getNameCount() > 1) {
      return Headers.column(relative.getName(0).toString());
    }
    String name = path.getFileName().toString();
    String stem = name.substring(0, name.indexOf('.'));
    String best = "";
    for (String table : catalogue.names()) {
      if (stem.startsWith(table) && table.length() > best.length()) {
        best = table;
      }
    }
    boolean bounded =
        best.length() == stem.length()
            || (!best.isEmpty() && !Character.isLetterOrDigit(stem.charAt(best.length())));
    if (bounded && !stem.startsWith(best + "_CL")) {
      return best;
    }
    int dash = stem.indexOf('-');
    return Headers.column(dash > 0 ? stem.substring(0, dash) : stem);
  }

  static LogFile read(Path path, String table, Optional<TableSchema> schema) throws IOException {
    Stamp stamp = stampOf(path);
    RowBuffer rows = new RowBuffer(schema);
    boolean whole = true;
    try (InputStream input = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
      if (path.toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
        CsvRecords.read(input, rows);
      } else {
        whole = JsonLines.read(input, rows, (same, _) -> same).whole();
      }
    }
    return new LogFile(
        path, table, stamp.size(), stamp.modified(), rows.rows(), rows.columns(), whole);
  }
}
