package com.socmate.adapters.sentinel.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A table as the query service answers it: columns apart from rows.
final class QueryAnswer {
  private QueryAnswer() {}

  static List<Map<String, Object>> rows(Object table) {
    if (!(table instanceof Map<?, ?> map)
        || !(map.get("columns") instanceof List<?> columns)
        || !(map.get("rows") instanceof List<?> rows)) {
      return List.of();
    }
    var names =
        columns.stream()
            .map(it ->
                it instanceof Map<?, ?> column
                    ? String.valueOf(column.get("name"))
                    : String.valueOf(it))
            .toList();
    var all = new ArrayList<Map<String, Object>>();
    for (Object row : rows) {
      if (row instanceof List<?> cells) {
        all.add(row(names, cells));
      }
    }
    return all;
  }

  private static Map<String, Object> row(List<String> names, List<?> cells) {
    var fields = new LinkedHashMap<String, Object>();
    for (int i = 0; i < Math.min(names.size(), cells.size()); i++) {
      var cell = cells.get(i);
      if (cell != null) {
        fields.put(names.get(i), cell);
      }
    }
    return fields;
  }
}
