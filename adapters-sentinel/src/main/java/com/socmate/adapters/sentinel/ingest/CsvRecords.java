package com.socmate.adapters.sentinel.ingest;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// CSV with a header: commas, semicolons or tabs, quotes doubled inside quotes, line ends inside
/// them too.
final class CsvRecords {
  private static final int LONGEST_FIELD = 1024 * 1024;
  private static final int MOST_COLUMNS = 2_000;

  private final BufferedReader reader;
  private final RecordSink sink;
  private final char separator;
  private long line = 1;

  private CsvRecords(BufferedReader reader, RecordSink sink, char separator) {
    this.reader = reader;
    this.sink = sink;
    this.separator = separator;
  }

  static void read(BufferedReader reader, RecordSink sink) throws IOException {
    new CsvRecords(reader, sink, separator(reader)).read();
  }

  private static char separator(BufferedReader reader) throws IOException {
    int look = 4_096;
    reader.mark(look);
    var buffer = new char[look];
    int length = Math.max(0, reader.read(buffer, 0, look));
    reader.reset();
    var first = new String(buffer, 0, length).lines().findFirst().orElse("");
    char best = ',';
    for (char candidate : new char[] {';', '\t'}) {
      if (count(first, candidate) > count(first, best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }

  private void read() throws IOException {
    var header = row();
    if (header.isEmpty()) {
      sink.reject(1, "no header");
      return;
    }
    while (true) {
      long at = line;
      var cells = row();
      if (cells.isEmpty()) {
        return;
      }
      if (cells.size() > header.size()) {
        sink.reject(at, cells.size() + " fields under " + header.size() + " headings");
      } else if (cells.size() > 1 || !cells.getFirst().isBlank()) {
        sink.take(at, fields(header, cells));
      }
    }
  }

  private static Map<String, Object> fields(List<String> header, List<String> cells) {
    var fields = new LinkedHashMap<String, Object>();
    for (int i = 0; i < cells.size(); i++) {
      if (!Json.isNothing(cells.get(i))) {
        fields.put(header.get(i), cells.get(i));
      }
    }
    return fields;
  }

  /// The next row that can be read; empty at the end of the file.
  private List<String> row() throws IOException {
    while (true) {
      long at = line;
      var cells = new ArrayList<String>();
      var cell = new StringBuilder();
      switch (scan(cells, cell)) {
        case ROW -> {
          return cells;
        }
        case END -> {
          return List.of();
        }
        case UNCLOSED -> {
          sink.reject(at, "a quote is never closed");
          return List.of();
        }
        case TOO_LONG -> {
          sink.reject(
              at,
              "a field longer than "
                  + LONGEST_FIELD
                  + " characters, or more than "
                  + MOST_COLUMNS
                  + " fields");
          skipLine();
        }
      }
    }
  }

  private enum Scan {
    ROW,
    END,
    UNCLOSED,
    TOO_LONG
  }

  private Scan scan(List<String> cells, StringBuilder cell) throws IOException {
    boolean quoted = false;
    boolean any = false;
    for (int c = reader.read(); c >= 0; c = reader.read()) {
      any = true;
      if (c == '\n') {
        line++;
      }
      if (cell.length() > LONGEST_FIELD || cells.size() > MOST_COLUMNS) {
        return Scan.TOO_LONG;
      }
      if (quoted) {
        quoted = insideQuotes((char) c, cell);
      } else if (c == '"' && cell.toString().isBlank()) {
        cell.setLength(0);
        quoted = true;
      } else if (c == separator) {
        close(cells, cell);
      } else if (c == '\n') {
        close(cells, cell);
        return Scan.ROW;
      } else if (c != '\r') {
        cell.append((char) c);
      }
    }
    if (quoted) {
      return Scan.UNCLOSED;
    }
    if (!any) {
      return Scan.END;
    }
    close(cells, cell);
    return Scan.ROW;
  }

  /// Whether we are still inside the quotes after this character.
  private boolean insideQuotes(char c, StringBuilder cell) throws IOException {
    if (c != '"') {
      cell.append(c);
      return true;
    }
    reader.mark(1);
    if (reader.read() == '"') {
      cell.append('"');
      return true;
    }
    reader.reset();
    return false;
  }

  private static void close(List<String> cells, StringBuilder cell) {
    cells.add(cell.toString());
    cell.setLength(0);
  }

  private void skipLine() throws IOException {
    int c = reader.read();
    while (c >= 0 && c != '\n') {
      c = reader.read();
    }
    line++;
  }
}
