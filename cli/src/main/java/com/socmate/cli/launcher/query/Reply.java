package com.socmate.cli.launcher.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What a workspace answered: tables of cells, and what is wrong with them, if anything.
///
/// @param problem why there is no answer, or only part of one
/// @param warnings what whoever reads the answer should know of it
public record Reply(List<Rows> tables, Optional<String> problem, List<String> warnings) {
  /// One table.
  public record Rows(List<String> columns, List<List<JsonNode>> cells) {

    /// Without the columns no row has a value in, where there are more columns than `most`.
    Rows withoutEmptyColumns(int most) {
      if (columns.size() <= most || cells.isEmpty()) {
        return this;
      }
      List<Integer> kept =
          IntStream.range(0, columns.size())
              .filter(place -> cells.stream().anyMatch(row -> hasValue(row.get(place))))
              .boxed()
              .toList();
      return new Rows(
          kept.stream().map(columns::get).toList(),
          cells.stream().map(row -> kept.stream().map(row::get).toList()).toList());
    }

    private static boolean hasValue(JsonNode cell) {
      return !cell.isNull() && !cell.asText("x").isEmpty();
    }
  }

  static Reply refused(String problem) {
    return new Reply(List.of(), Optional.of(problem), List.of());
  }

  int rowCount() {
    return tables.stream().mapToInt(it -> it.cells().size()).sum();
  }
}
