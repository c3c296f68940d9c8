package com.socmate.adapters.sentinel.ingest;

import com.socmate.kql.catalogue.Catalogue;
import com.socmate.kql.catalogue.ColumnSchema;
import com.socmate.kql.catalogue.TableSchema;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The Log Analytics tables as the query engine knows them; names are compared without case.
final class Tables {
  static final Tables KNOWN = new Tables(Catalogue.logAnalytics());

  /// A table's column as it is spelled, with its type.
  record Column(String name, ColumnType type) {}

  private record Table(String name, Map<String, Column> columns) {}

  private final Map<String, Table> tables = new HashMap<>();

  private Tables(Catalogue catalogue) {
    catalogue.tables().forEach(it -> tables.put(key(it.name()), table(it)));
  }

  private static Table table(TableSchema schema) {
    Map<String, Column> columns = new HashMap<>();
    for (ColumnSchema column : schema.columns()) {
      columns.put(key(column.name()), new Column(column.name(), type(column)));
    }
    return new Table(schema.name(), columns);
  }

  private static ColumnType type(ColumnSchema column) {
    return switch (column.type()) {
      case INT -> ColumnType.INT;
      case LONG -> ColumnType.LONG;
      case REAL -> ColumnType.REAL;
      case BOOL -> ColumnType.BOOL;
      case DATETIME -> ColumnType.DATETIME;
      case DYNAMIC -> ColumnType.DYNAMIC;
      case STRING, GUID, TIMESPAN, DECIMAL -> ColumnType.STRING;
    };
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
