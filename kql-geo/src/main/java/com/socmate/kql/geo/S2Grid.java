package com.socmate.kql.geo;

import com.google.common.geometry.S2Cell;
import com.google.common.geometry.S2CellId;
import com.google.common.geometry.S2LatLng;
import com.google.common.geometry.S2RegionCoverer;
import com.socmate.kql.function.CellGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The cells of S2: six faces of a cube, each split in four and so on, named by tokens.
final class S2Grid implements CellGrid {
  private static final int CORNERS = 4;
  private static final int MOST_CELLS = 65_536;

  @Override
  public Optional<String> cell(double longitude, double latitude, int level) {
    return isLevel(level)
        ? Optional.of(
            S2CellId.fromLatLng(S2LatLng.fromDegrees(latitude, longitude)).parent(level).toToken())
        : Optional.empty();
  }

  private static boolean isLevel(int level) {
    return level >= 0 && level <= S2CellId.MAX_LEVEL;
  }

  @Override
  public boolean isCell(String name) {
    return name.matches("[0-9a-fA-F]{1,16}") && S2CellId.fromToken(name).isValid();
  }

  @Override
  public int level(String cell) {
    return S2CellId.fromToken(cell).level();
  }

  @Override
  public double[] centre(String cell) {
    return degrees(S2CellId.fromToken(cell).toLatLng());
  }

  @Override
  public List<double[]> boundary(String cell) {
    S2Cell square = new S2Cell(S2CellId.fromToken(cell));
    List<double[]> ring = new ArrayList<>();
    for (int corner = 0; corner <= CORNERS; corner++) {
      ring.add(degrees(new S2LatLng(square.getVertex(corner % CORNERS))));
    }
    return ring;
  }

  @Override
  public List<String> neighbours(String cell) {
    S2CellId id = S2CellId.fromToken(cell);
    List<S2CellId> around = new ArrayList<>();
    id.getAllNeighbors(id.level(), around);
    return around.stream().map(S2CellId::toToken).distinct().toList();
  }

  @Override
  public Optional<String> parent(String cell, int level) {
    return level >= 0 && level < level(cell)
        ? Optional.of(S2CellId.fromToken(cell).parent(level).toToken())
        : Optional.empty();
  }

  @Override
  public Optional<List<String>> children(String cell, int level) {
    int deeper = level - level(cell);
    if (deeper <= 0 || !isLevel(level) || (1L << (2 * Math.min(deeper, 30))) > MOST_CELLS) {
      return Optional.empty();
    }
    List<String> children = new ArrayList<>();
    S2CellId.fromToken(cell).childrenAtLevel(level).forEach(it -> children.add(it.toToken()));
    return Optional.of(children);
  }

  /// The cells that touch the polygon.
  @Override
  public Optional<List<String>> covering(List<List<double[]>> polygon, int level) {
    if (!isLevel(level)) {
      return Optional.empty();
    }
    ArrayList<S2CellId> cells = new ArrayList<>();
    S2RegionCoverer.builder()
        .setMinLevel(level)
        .setMaxLevel(level)
        .setMaxCells(MOST_CELLS)
        .build()
        .getCovering(SphericalPolygons.of(List.of(polygon)), cells);
    return cells.size() > MOST_CELLS
        ? Optional.empty()
        : Optional.of(cells.stream().map(S2CellId::toToken).toList());
  }

  static double[] degrees(S2LatLng place) {
    return new double[] {place.lngDegrees(), place.latDegrees()};
  }
}
