package com.socmate.kql.geo;

import com.socmate.kql.function.CellGrid;
import com.uber.h3core.H3Core;
import com.uber.h3core.util.LatLng;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The cells of H3: hexagons and twelve pentagons, each made of about seven of the next level.
/// Rests on a native library, which is loaded when a query first asks for a cell.
final class H3Grid implements CellGrid {
  private static final int FINEST = 15;
  private static final int MOST_CELLS = 65_536;

  /// About the area of a cell of level 0, in steradians, and how much smaller the next ones are.
  private static final double COARSEST_AREA = 4 * Math.PI / 122;

  private static final double SMALLER = 7;

  /// Loaded once.
  private static final class Native {
    private static final H3Core H3 = load();

    private Native() {}

    private static H3Core load() {
      try {
        return H3Core.newInstance();
      } catch (IOException unloadable) {
        throw new UncheckedIOException("H3's native library cannot be loaded", unloadable);
      }
    }
  }

  @Override
  public Optional<String> cell(double longitude, double latitude, int level) {
    return isLevel(level)
        ? Optional.of(Native.H3.latLngToCellAddress(latitude, longitude, level))
        : Optional.empty();
  }

  private static boolean isLevel(int level) {
    return level >= 0 && level <= FINEST;
  }

  @Override
  public boolean isCell(String name) {
    return name.matches("[0-9a-f]{15}") && Native.H3.isValidCell(name);
  }

  @Override
  public int level(String cell) {
    return Native.H3.getResolution(cell);
  }

  @Override
  public double[] centre(String cell) {
    return degrees(Native.H3.cellToLatLng(cell));
  }

  @Override
  public List<double[]> boundary(String cell) {
    List<LatLng> corners = Native.H3.cellToBoundary(cell);
    List<double[]> ring = new ArrayList<>();
    for (int i = 0; i <= corners.size(); i++) {
      ring.add(degrees(corners.get(i % corners.size())));
    }
    return ring;
  }

  @Override
  public List<String> neighbours(String cell) {
    return Native.H3.gridDisk(cell, 1).stream().filter(it -> !it.equals(cell)).toList();
  }

  @Override
  public Optional<String> parent(String cell, int level) {
    return level >= 0 && level < level(cell)
        ? Optional.of(Native.H3.cellToParentAddress(cell, level))
        : Optional.empty();
  }

  @Override
  public Optional<List<String>> children(String cell, int level) {
    return level > level(cell)
            && isLevel(level)
            && Native.H3.cellToChildrenSize(cell, level) <= MOST_CELLS
        ? Optional.of(Native.H3.cellToChildren(cell, level))
        : Optional.empty();
  }

  /// The cells whose centre lies in the polygon.
  @Override
  public Optional<List<String>> covering(List<List<double[]>> polygon, int level) {
    if (!isLevel(level)) {
      return Optional.empty();
    }
    double area = SphericalPolygons.of(List.of(polygon)).getArea();
    if (area / COARSEST_AREA * Math.pow(SMALLER, level) > MOST_CELLS) {
      return Optional.empty();
    }
    List<List<LatLng>> rings = polygon.stream().map(H3Grid::places).toList();
    return Optional.of(
        Native.H3.polygonToCellAddresses(rings.getFirst(), rings.subList(1, rings.size()), level));
  }

  private static List<LatLng> places(List<double[]> ring) {
    return ring.stream().map(it -> new LatLng(it[1], it[0])).toList();
  }

  private static double[] degrees(LatLng place) {
    return new double[] {place.lng, place.lat};
  }
}
