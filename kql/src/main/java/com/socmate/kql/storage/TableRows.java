package com.socmate.kql.storage;

import com.socmate.kql.catalogue.ColumnSchema;
import com.socmate.kql.catalogue.TableSchema;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.ColumnBuilder;
import com.socmate.kql.value.Convert;
import com.socmate.kql.value.StringColumn;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Gathers the records of one table into columns: of the catalogue's types where it knows the
/// column, inferred otherwise.
final class TableRows implements RowSink {
  private final Optional<TableSchema> schema;
  private final Map<String, Gathering> columns = new LinkedHashMap<>();
  private final Map<String, Gathering> byHeader = new HashMap<>();
  private int rows;

  TableRows(Optional<TableSchema> schema) {
    this.schema = schema;
  }

  /// The values of one column so far, with the nulls before the first left out.
  private static final class Gathering {
    final String name;
    final Optional<ScalarType> known;
    final List<Value> values = new ArrayList<>();

    Gathering(String name, Optional<ScalarType> known) {
      this.name = name;
      this.known = known;
    }

    void put(int row, Value value) {
      while (values.size() < row) {
        values.add(Values.NULL);
      }
      if (values.size() == row) {
        values.add(value);
      }
    }
  }

  @Override
  public void field(String header, Value value) {
    Gathering column = byHeader.get(header);
    if (column == null) {
      String name = Headers.column(header);
      column = columns.computeIfAbsent(name, _ -> new Gathering(name, knownType(name)));
      byHeader.put(header, column);
    }
    column.put(rows, column.known.isPresent() ? coerced(value, column.known.get()) : value);
  }

  private Optional<ScalarType> knownType(String name) {
    return schema
        .flatMap(table -> table.column(name))
        .map(ColumnSchema::type)
        .or(() ->
            name.equals("TimeGenerated") ? Optional.of(ScalarType.DATETIME) : Optional.empty());
  }

  @Override
  public void endRow() {
    rows++;
  }

  int rows() {
    return rows;
  }

  static Value coerced(Value value, ScalarType type) {
    if (type == ScalarType.DATETIME && value instanceof Value.Text(String text)) {
      return LogMoment.of(text);
    }
    if (type == ScalarType.DYNAMIC && value instanceof Value.Text(String text)) {
      return parsed(text);
    }
    return Convert.to(type, value);
  }

  /// Text that is an object or an array is one; other text stays text.
  private static Value parsed(String text) {
    String bare = text.strip();
    boolean json = bare.startsWith("{") || bare.startsWith("[");
    return json ? com.socmate.kql.value.Json.parse(text) : Values.of(text);
  }

  /// The columns by name, all of [#rows()] rows.
  Map<String, Column> columns() {
    Map<String, Column> built = new LinkedHashMap<>();
    columns.forEach((name, gathering) -> built.put(name, build(gathering)));
    return built;
  }

  private Column build(Gathering gathering) {
    ScalarType type =
        gathering.known.orElseGet(() -> Inference.typeOf(gathering.name, gathering.values));
    ColumnBuilder builder = Column.builder(type, Math.max(rows, 1));
    for (int row = 0; row < rows; row++) {
      Value value = row < gathering.values.size() ? gathering.values.get(row) : Values.NULL;
      builder.append(gathering.known.isPresent() || value.isNull() ? value : coerced(value, type));
    }
    return builder instanceof StringColumn.Builder texts ? texts.buildEncoded() : builder.build();
  }
}
