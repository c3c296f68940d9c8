package com.socmate.adapters.sentinel.sample;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A row of a Log Analytics table; columns keep the order in which they were set.
public record Row(String table, Instant at, Map<String, Object> columns) {
  public Row {
    columns = Collections.unmodifiableMap(columns);
  }

  static Columns of(String table, Instant at) {
    return new Columns(table, at);
  }

  String text(String column) {
    return String.valueOf(columns.getOrDefault(column, ""));
  }

  /// The same row with another value in a column.
  Row but(String column, Object value) {
    var changed = new LinkedHashMap<>(columns);
    changed.put(column, value);
    return new Row(table, at, changed);
  }

  static final class Columns {
    private final String table;
    private final Instant at;
    private final Map<String, Object> values = LinkedHashMap.newLinkedHashMap(32);

    private Columns(String table, Instant at) {
      this.table = table;
      this.at = at;
      values.put("TimeGenerated", Ticks.text(at));
      values.put("TenantId", World.WORKSPACE);
    }

    Columns with(String column, Object value) {
      values.put(column, value);
      return this;
    }

    Row row() {
      values.put("Type", table);
      return new Row(table, at, values);
    }
  }
}
