package com.socmate.kql.catalogue;

import java.util.List;
import java.util.Optional;

/// A table's name and columns, in order.
public record TableSchema(String name, List<ColumnSchema> columns) {
  public TableSchema {
    columns = List.copyOf(columns);
  }

  public Optional<ColumnSchema> column(String column) {
    return columns.stream().filter(it -> it.name().equals(column)).findFirst();
  }
}
