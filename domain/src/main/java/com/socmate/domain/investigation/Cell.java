package com.socmate.domain.investigation;

import java.math.BigDecimal;
import java.time.Instant;

/// One value of a result, as the workspace answered it.
public sealed interface Cell {
  /// The value as a person reads it; an absent one is the empty string.
  String text();

  record Text(String text) implements Cell {}

  record Whole(long value) implements Cell {
    @Override
    public String text() {
      return Long.toString(value);
    }
  }

  record Real(double value) implements Cell {
    @Override
    public String text() {
      return Double.isFinite(value)
          ? new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString()
          : Double.toString(value);
    }
  }

  record Truth(boolean value) implements Cell {
    @Override
    public String text() {
      return Boolean.toString(value);
    }
  }

  record Moment(Instant value) implements Cell {
    @Override
    public String text() {
      return value.toString();
    }
  }

  /// A dynamic value, as JSON.
  record Json(String text) implements Cell {}

  /// No value: Kusto's null.
  record Absent() implements Cell {
    @Override
    public String text() {
      return "";
    }
  }
}
