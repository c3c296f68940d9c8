package com.socmate.kql.catalogue;

import com.socmate.kql.type.ScalarType;

/// A column's name and type.
public record ColumnSchema(String name, ScalarType type) {
  @Override
  public String toString() {
    return name + ":" + type;
  }
}
