package com.socmate.kql.storage;

import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.ColumnBuilder;
import com.socmate.kql.value.Convert;
import com.socmate.kql.value.DynamicColumn;
import com.socmate.kql.value.Json;
import com.socmate.kql.value.LongColumn;
import com.socmate.kql.value.StringColumn;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.ValueText;
import com.socmate.kql.value.Values;

/// Makes columns of what records brought: of the known type, or of one inferred from all values.
final class CellColumns {
  private CellColumns() {}

  static Column of(Cells cells, int rows) {
    ScalarType type = cells.known.orElseGet(() -> Inference.typeOf(cells));
    return switch (type) {
      case STRING -> texts(cells, rows);
      case DYNAMIC -> DynamicColumn.ofJson(json(cells, rows));
      case LONG, INT, DATETIME, TIMESPAN -> longs(cells, type, rows);
      case BOOL, REAL, DECIMAL, GUID -> converted(cells, type, rows);
    };
  }

  static Value coerced(Value value, ScalarType type) {
    if (type == ScalarType.DATETIME && value instanceof Value.Text(String text)) {
      return LogMoment.of(text);
    }
    return Convert.to(type, value);
  }

  private static StringColumn texts(Cells cells, int rows) {
    TextPool texts = cells.texts();
    boolean each = cells.count() == rows && texts.count() == rows;
    boolean plain = true;
    for (int cell = 0; cell < cells.count() && plain; cell++) {
      plain = cells.kind(cell) == Cells.TEXT;
      each &= plain && cells.payload(cell) == cell;
    }
    if (each) {
      return texts.column(null, rows);
    }
    int[] codes = new int[rows];
    if (cells.count() < rows) {
      java.util.Arrays.fill(codes, texts.add(""));
    }
    for (int cell = 0; cell < cells.count(); cell++) {
      codes[cells.row(cell)] =
          cells.kind(cell) == Cells.TEXT
              ? (int) cells.payload(cell)
              : texts.add(ValueText.of(cells.value(cell)));
    }
    return texts.column(codes, rows);
  }

  /// The texts of a dynamic column: empty for a null, else JSON.
  private static StringColumn json(Cells cells, int rows) {
    TextPool json = new TextPool();
    int[] codes = new int[rows];
    java.util.Arrays.fill(codes, json.add(""));
    for (int cell = 0; cell < cells.count(); cell++) {
      codes[cells.row(cell)] = json.add(jsonText(cells, cell));
    }
    return json.column(codes, rows);
  }

  /// Text that is an object or an array is one; other text stays text.
  private static String jsonText(Cells cells, int cell) {
    if (cells.kind(cell) == Cells.JSON) {
      return cells.texts().text((int) cells.payload(cell));
    }
    Value value = cells.value(cell);
    if (value instanceof Value.Text(String text)) {
      String bare = text.strip();
      boolean json = bare.startsWith("{") || bare.startsWith("[");
      return json && Json.read(text).isPresent() ? text : Json.write(value);
    }
    return Json.write(value);
  }

  private static Column longs(Cells cells, ScalarType type, int rows) {
    LongColumn.Builder builder = new LongColumn.Builder(type, rows);
    for (int cell = 0; cell < cells.count(); cell++) {
      while (builder.size() < cells.row(cell)) {
        builder.appendNull();
      }
      byte kind = cells.kind(cell);
      boolean direct =
          (kind == Cells.MOMENT && type == ScalarType.DATETIME)
              || (kind == Cells.WHOLE && type == ScalarType.LONG);
      if (direct) {
        builder.add(cells.payload(cell));
      } else {
        builder.append(coerced(cells.value(cell), type));
      }
    }
    while (builder.size() < rows) {
      builder.appendNull();
    }
    return builder.build();
  }

  private static Column converted(Cells cells, ScalarType type, int rows) {
    ColumnBuilder builder = Column.builder(type, Math.max(rows, 1));
    for (int cell = 0; cell < cells.count(); cell++) {
      while (builder.size() < cells.row(cell)) {
        builder.append(Values.NULL);
      }
      builder.append(coerced(cells.value(cell), type));
    }
    while (builder.size() < rows) {
      builder.append(Values.NULL);
    }
    return builder.build();
  }
}
