package com.socmate.adapters.sentinel.ingest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The Log Analytics tables whose columns we know; names are compared without case.
final class Tables {
  static final Tables KNOWN = load();

  /// A table's column as it is spelled, with its type.
  record Column(String name, ColumnType type) {}

  private record Table(String name, Map<String, Column> columns) {}

  private final Map<String, Table> tables = new HashMap<>();

  private static Tables load() {
    var known = new Tables();
    var resource =
        Objects.requireNonNull(
            Tables.class.getResourceAsStream("tables.tsv"), "tables.tsv is missing");
    try (var lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      lines.lines().map(line -> line.split("\t", -1)).forEach(it -> known.add(it[0], it[1], it[2]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return known;
  }

  private void add(String name, String type, String columns) {
    var table = tables.computeIfAbsent(key(name), _ -> new Table(name, new HashMap<>()));
    for (String column : columns.split(" ", -1)) {
      table
          .columns()
          .put(key(column), new Column(column, ColumnType.valueOf(type.toUpperCase(Locale.ROOT))));
    }
  }

  /// The table's name as it is spelled.
  Optional<String> named(String name) {
    return Optional.ofNullable(tables.get(key(name))).map(Table::name);
  }

  Optional<Column> column(String table, String column) {
    return Optional.ofNullable(tables.get(key(table))).map(it -> it.columns().get(key(column)));
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
