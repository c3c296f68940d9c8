package com.socmate.kql.storage;

import com.socmate.kql.value.Values;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads records from CSV whose first line names the fields; quoted fields may hold commas, quotes
/// and line ends.
final class CsvRecords {
  private static final int LONGEST_FIELD = 16 << 20;
  private final Reader input;
  private final char[] buffer = new char[1 << 16];
  private int at;
  private int end;
  private boolean ended;

  private CsvRecords(Reader input) {
    this.input = input;
  }

  /// The next character, which stays the next; negative at the end.
  private int peek() throws IOException {
    if (at == end) {
      at = 0;
      end = Math.max(0, input.read(buffer));
    }
    return end == 0 ? -1 : buffer[at];
  }

  private int next() throws IOException {
    int c = peek();
    at += c < 0 ? 0 : 1;
    return c;
  }

  static void read(InputStream bytes, RowSink sink) throws IOException {
    CsvRecords records = new CsvRecords(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    List<String> header = records.line();
    while (!records.ended) {
      List<String> fields = records.line();
      if (fields.size() == 1 && fields.getFirst().isEmpty()) {
        continue;
      }
      for (int i = 0; i < Math.min(fields.size(), header.size()); i++) {
        if (!fields.get(i).isEmpty()) {
          sink.field(header.get(i), Values.of(fields.get(i)));
        }
      }
      sink.endRow();
    }
  }

  private List<String> line() throws IOException {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    while (true) {
      int c = next();
      if (c < 0) {
        ended = true;
        fields.add(clean(field));
        return fields;
      }
      if (quoted) {
        quoted = inQuotes((char) c, field);
      } else if (c == '"' && field.isEmpty()) {
        quoted = true;
      } else if (c == ',') {
        fields.add(clean(field));
        field.setLength(0);
      } else if (c == '\n') {
        fields.add(clean(field));
        return fields;
      } else if (field.length() < LONGEST_FIELD) {
        field.append((char) c);
      }
    }
  }

  /// Answers whether the quotes are still open.
  private boolean inQuotes(char c, StringBuilder field) throws IOException {
    if (c != '"') {
      if (field.length() < LONGEST_FIELD) {
        field.append(c);
      }
      return true;
    }
    if (peek() == '"') {
      at++;
      field.append('"');
      return true;
    }
    return false;
  }

  private static String clean(StringBuilder field) {
    int end = field.length();
    boolean carriage = end > 0 && field.charAt(end - 1) == '\r';
    String text = field.substring(0, carriage ? end - 1 : end);
    return text.startsWith("\uFEFF")
        ? clean(new StringBuilder(text.substring(1).replace("\"", "")))
        : text;
  }
}
