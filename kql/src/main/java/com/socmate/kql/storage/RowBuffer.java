package com.socmate.kql.storage;

import com.socmate.kql.catalogue.ColumnSchema;
import com.socmate.kql.catalogue.TableSchema;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Gathers the records of one table into columns: of the catalogue's types where it knows the
/// column, inferred otherwise.
final class RowBuffer implements RowSink {
  private static final int MOST_ROWS = 65_536;
  private static final long MOST_BYTES = 48L << 20;
  private static final int LOOK_EVERY = 1024;

  private final Optional<TableSchema> schema;
  private final Map<String, Cells> columns = new LinkedHashMap<>();
  private final Map<String, Cells> byHeader = new HashMap<>();
  private @Nullable Cells first;
  private int rows;
  private boolean full;

  RowBuffer(Optional<TableSchema> schema) {
    this.schema = schema;
  }

  @Override
  public void field(String header, Value value) {
    named(header).put(rows, value);
  }

  private Cells named(String header) {
    Cells cells = byHeader.get(header);
    if (cells == null) {
      String name = Headers.column(header);
      cells = columns.get(name);
      if (cells == null) {
        cells = new Cells(header, knownType(name));
        columns.put(name, cells);
      }
      byHeader.put(header, cells);
    }
    return cells;
  }

  /// The cells of a field, likely the one that came after `last` the time before.
  Cells cells(byte[] source, int from, int to, @Nullable Cells last) {
    Cells likely = last == null ? first : last.next;
    if (likely != null && Arrays.equals(likely.header, 0, likely.header.length, source, from, to)) {
      return likely;
    }
    Cells cells = named(new String(source, from, to - from, StandardCharsets.UTF_8));
    if (last == null) {
      first = cells;
    } else {
      last.next = cells;
    }
    return cells;
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
    if (rows % LOOK_EVERY == 0) {
      full = columns.values().stream().mapToLong(Cells::weight).sum() >= MOST_BYTES;
    }
    full |= rows >= MOST_ROWS;
  }

  /// Takes back what the row begun has.
  void abandonRow() {
    columns.values().forEach(it -> it.forget(rows));
  }

  int rows() {
    return rows;
  }

  /// Whether the rows had better be kept before there are more.
  boolean isFull() {
    return full;
  }

  /// The columns by name, all of [#rows()] rows.
  Map<String, Column> columns() {
    Map<String, Column> built = new LinkedHashMap<>();
    columns.forEach((name, cells) -> built.put(name, CellColumns.of(cells, rows)));
    return built;
  }
}
