package com.socmate.kql.function;

import java.util.List;
import java.util.Optional;

/// A way of cutting the earth into cells, finer from level to level, each with a name. Places are
/// degrees, longitude first; a ring ends where it began.
public interface CellGrid {
  /// The cell a place is in; empty where there is no such level.
  Optional<String> cell(double longitude, double latitude, int level);

  /// Whether a text names a cell. Everything below is asked of names of cells only.
  boolean isCell(String name);

  int level(String cell);

  double[] centre(String cell);

  List<double[]> boundary(String cell);

  /// The cells that touch it, in the order the grid has them.
  List<String> neighbours(String cell);

  /// The cell of a coarser level it lies in, or empty.
  Optional<String> parent(String cell, int level);

  /// The cells of a finer level that make it up; empty where there is no such level, or too many.
  Optional<List<String>> children(String cell, int level);

  /// The cells of a level that lie in a polygon, or touch it, as the grid has it; empty where there
  /// is no such level, or too many.
  ///
  /// @param polygon the outer ring and its holes
  Optional<List<String>> covering(List<List<double[]>> polygon, int level);
}
