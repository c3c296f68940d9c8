package com.socmate.kql.catalogue;

import com.socmate.kql.type.ScalarType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/// Reads the packed list of built-in tables: a line per table, tabs between its name and `name:t`
/// for each column, `t` being the first letter of the type.
final class BuiltInTables {
  private static final String RESOURCE = "log-analytics-tables.gz";
  static final Catalogue CATALOGUE = Catalogue.of(read());

  private BuiltInTables() {}

  private static List<TableSchema> read() {
    try (InputStream packed =
            Objects.requireNonNull(BuiltInTables.class.getResourceAsStream(RESOURCE), RESOURCE);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.UTF_8))) {
      return lines.lines().map(BuiltInTables::table).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the list of built-in tables cannot be read", unreadable);
    }
  }

  private static TableSchema table(String line) {
    String[] words = line.split("\t", -1);
    List<ColumnSchema> columns = new ArrayList<>(words.length);
    for (int i = 1; i < words.length; i++) {
      String word = words[i];
      int colon = word.length() - 2;
      columns.add(new ColumnSchema(word.substring(0, colon), type(word.charAt(colon + 1))));
    }
    return new TableSchema(words[0], columns);
  }

  private static ScalarType type(char letter) {
    return switch (letter) {
      case 's' -> ScalarType.STRING;
      case 't' -> ScalarType.DATETIME;
      case 'r' -> ScalarType.REAL;
      case 'i' -> ScalarType.INT;
      case 'd' -> ScalarType.DYNAMIC;
      case 'b' -> ScalarType.BOOL;
      case 'l' -> ScalarType.LONG;
      default -> throw new IllegalStateException("no column type is written " + letter);
    };
  }
}
