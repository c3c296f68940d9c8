package com.socmate.domain.investigation;

import java.util.OptionalLong;

/// How many rows a table had in the window; empty if there is no such table.
public record TableHealth(String table, OptionalLong rows) {
  public boolean isSilent() {
    return rows.orElse(0) == 0;
  }

  public String sentence() {
    return rows.isEmpty()
        ? "The workspace has no table " + table + "."
        : rows.getAsLong() == 0
            ? "The table " + table + " had no rows in the window."
            : table + " had " + rows.getAsLong() + " rows in the window.";
  }
}
