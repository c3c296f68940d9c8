package com.socmate.kql.function;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/// What of geography takes a library: cells of H3 and S2, and polygons made of polygons. It is
/// found on the class path; without one, the functions that need it end a query and say so.
public interface GeoLibrary {
  CellGrid h3();

  CellGrid s2();

  /// All that lies in any of some polygons, as polygons: each an outer ring and its holes, a ring
  /// ending where it began.
  List<List<List<double[]>>> union(List<List<List<double[]>>> polygons);

  /// All that lies both in some and in others.
  List<List<List<double[]>>> intersection(
      List<List<List<double[]>>> some, List<List<List<double[]>>> others);

  /// The one on the class path.
  static GeoLibrary installed() {
    return Installed.LIBRARY.orElseThrow(() ->
        new EvaluationFailure(
            "Cells and unions of shapes take the library kql-geo, which is not on the class"
                + " path."));
  }

  /// Looked for once.
  final class Installed {
    private static final Optional<GeoLibrary> LIBRARY =
        ServiceLoader.load(GeoLibrary.class, GeoLibrary.class.getClassLoader()).findFirst();

    private Installed() {}
  }
}
