package com.socmate.adapters.sentinel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.adapters.sentinel.sample.SampleLogs;
import com.socmate.adapters.sentinel.sample.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class GeneratedColumnsTest {
  @Test
  void every_generated_column_exists_in_its_table_with_its_type() {
    var wrong = new TreeSet<String>();
    SampleLogs.generate(
        new Settings(1, Instant.parse("2026-03-04T12:00:00Z"), 8, 80),
        row ->
            row.columns()
                .forEach((name, value) -> {
                  var column = Tables.KNOWN.column(row.table(), name);
                  if (column.isEmpty()
                      || !column.get().name().equals(name)
                      || !fits(column.get().type(), value)) {
                    wrong.add(row.table() + "." + name);
                  }
                }));
    assertThat(wrong).isEmpty();
  }

  private static boolean fits(ColumnType type, Object value) {
    return switch (type) {
      case STRING -> value instanceof String;
      case INT, LONG -> value instanceof Integer || value instanceof Long;
      case REAL -> value instanceof Double;
      case BOOL -> value instanceof Boolean;
      case DATETIME -> value instanceof String text && Times.parse(text).isPresent();
      case DYNAMIC -> value instanceof Map<?, ?> || value instanceof List<?>;
    };
  }
}
