package com.socmate.application.investigation.intent;

import com.socmate.domain.investigation.Cell;
import com.socmate.domain.investigation.ResultTable;
import java.math.BigDecimal;
import java.util.Optional;

/// One row of an answer, read by column name.
public record Row(ResultTable table, int index) {
  /// The value as people read it; empty where there is none.
  public String text(String column) {
    return table.cell(index, column).text();
  }

  /// A list of texts as a sentence carries it: `a, b, c`.
  public String list(String column) {
    var json = text(column);
    if (!json.startsWith("[") || !json.endsWith("]")) {
      return json;
    }
    var items = new StringBuilder();
    boolean quoted = false;
    for (int index = 1; index < json.length() - 1; index++) {
      char c = json.charAt(index);
      if (c == '\\' && quoted) {
        index++;
        items.append(json.charAt(index));
      } else if (c == '"') {
        quoted = !quoted;
      } else {
        items.append(c == ',' && !quoted ? ", " : String.valueOf(c));
      }
    }
    return items.toString();
  }

  public Optional<BigDecimal> number(String column) {
    return number(table.cell(index, column));
  }

  /// The number, or 0 where there is none.
  public long count(String column) {
    return number(column).map(BigDecimal::longValue).orElse(0L);
  }

  /// A cell's number; providers sometimes send numbers as texts.
  public static Optional<BigDecimal> number(Cell cell) {
    return switch (cell) {
      case Cell.Whole(long value) -> Optional.of(BigDecimal.valueOf(value));
      case Cell.Real(double value) ->
          Double.isFinite(value) ? Optional.of(BigDecimal.valueOf(value)) : Optional.empty();
      case Cell.Truth(boolean value) -> Optional.of(value ? BigDecimal.ONE : BigDecimal.ZERO);
      case Cell.Text(String text) -> parsed(text);
      case Cell.Moment _, Cell.Json _, Cell.Absent _ -> Optional.empty();
    };
  }

  private static Optional<BigDecimal> parsed(String text) {
    return text.matches("-?\\d{1,18}(?:\\.\\d{1,9})?")
        ? Optional.of(new BigDecimal(text))
        : Optional.empty();
  }
}
