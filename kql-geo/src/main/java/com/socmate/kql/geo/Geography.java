package com.socmate.kql.geo;

import com.socmate.kql.function.CellGrid;
import com.socmate.kql.function.GeoLibrary;
import java.util.List;

/// Cells by the published algorithms of H3 and S2, polygons by S2. Found by `kql` on the class
/// path.
public final class Geography implements GeoLibrary {
  private final CellGrid h3 = new H3Grid();
  private final CellGrid s2 = new S2Grid();

  @Override
  public CellGrid h3() {
    return h3;
  }

  @Override
  public CellGrid s2() {
    return s2;
  }

  @Override
  public List<List<List<double[]>>> union(List<List<List<double[]>>> polygons) {
    return SphericalPolygons.union(polygons);
  }

  @Override
  public List<List<List<double[]>>> intersection(
      List<List<List<double[]>>> some, List<List<List<double[]>>> others) {
    return SphericalPolygons.intersection(some, others);
  }
}
