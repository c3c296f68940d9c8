package com.socmate.kql.bind;

import java.util.Arrays;
import java.util.Optional;

/// The functions that look at a row's neighbours.
public enum WindowFunction {
  PREV("prev"),
  NEXT("next"),
  ROW_NUMBER("row_number"),
  ROW_CUMSUM("row_cumsum"),
  ROW_RANK_DENSE("row_rank_dense"),
  ROW_RANK_MIN("row_rank_min"),
  ROW_WINDOW_SESSION("row_window_session");

  private final String kqlName;

  WindowFunction(String kqlName) {
    this.kqlName = kqlName;
  }

  public String kqlName() {
    return kqlName;
  }

  static Optional<WindowFunction> named(String name) {
    return Arrays.stream(values()).filter(it -> it.kqlName.equals(name)).findFirst();
  }
}
