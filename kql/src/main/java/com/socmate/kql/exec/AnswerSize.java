package com.socmate.kql.exec;

import com.socmate.kql.value.Column;
import com.socmate.kql.value.StringColumn;
import com.socmate.kql.value.ValueText;

/// About how many bytes rows take when they are sent.
final class AnswerSize {
  private AnswerSize() {}

  static long of(Batch batch) {
    long bytes = 0;
    for (Column column : batch.columns()) {
      bytes += of(column);
    }
    return bytes;
  }

  private static long of(Column column) {
    return switch (column.type()) {
      case BOOL -> 5L * column.size();
      case INT, LONG, REAL -> 10L * column.size();
      case DECIMAL, TIMESPAN -> 16L * column.size();
      case DATETIME -> 30L * column.size();
      case GUID -> 38L * column.size();
      case STRING -> texts((StringColumn) column);
      case DYNAMIC -> dynamics(column);
    };
  }

  private static long texts(StringColumn column) {
    long bytes = 0;
    for (int row = 0; row < column.size(); row++) {
      bytes += column.getString(row).length() + 3L;
    }
    return bytes;
  }

  private static long dynamics(Column column) {
    long bytes = 0;
    for (int row = 0; row < column.size(); row++) {
      bytes += column.isNull(row) ? 4 : ValueText.of(column.get(row)).length() + 3L;
    }
    return bytes;
  }
}
