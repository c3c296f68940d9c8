package com.socmate.adapters.sentinel.ingest;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A first reading of a file: how recent it is and, for tables nobody has described, what their
/// columns hold.
final class Survey {
  private static final int MOST_COLUMNS = 500;

  private final Map<String, Map<String, ColumnType>> types = new HashMap<>();
  private @Nullable Instant newest;

  static Survey of(SourceFile file, Shaping shaping) throws IOException {
    var survey = new Survey();
    Reading.read(
        file,
        new RecordSink() {
          @Override
          public void take(long line, Map<String, Object> fields) {
            shaping.shape(fields).ifPresent(survey::see);
          }

          @Override
          public void reject(long line, String reason) {
            // The second reading reports it.
          }
        });
    return survey;
  }

  private void see(Shaped row) {
    if (newest == null || row.at().isAfter(newest)) {
      newest = row.at();
    }
    boolean room = types.size() < TableFiles.MOST || types.containsKey(row.table());
    if (room && Tables.KNOWN.named(row.table()).isEmpty()) {
      var columns = types.computeIfAbsent(row.table(), _ -> new HashMap<>());
      row.columns()
          .forEach((name, value) -> {
            if (columns.size() < MOST_COLUMNS || columns.containsKey(name)) {
              columns.merge(name, ColumnType.looksLike(value), ColumnType::both);
            }
          });
    }
  }

  Optional<Instant> newest() {
    return Optional.ofNullable(newest);
  }

  /// The type of a column; columns that a known table does not have are text.
  ColumnType type(String table, String column) {
    return Tables.KNOWN
        .column(table, column)
        .map(Tables.Column::type)
        .orElseGet(
            () -> types.getOrDefault(table, Map.of()).getOrDefault(column, ColumnType.STRING));
  }
}
