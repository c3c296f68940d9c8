package com.socmate.kql.geo;

import com.google.common.geometry.S1Angle;
import com.google.common.geometry.S2LatLng;
import com.google.common.geometry.S2Loop;
import com.google.common.geometry.S2Point;
import com.google.common.geometry.S2Polygon;
import java.util.ArrayList;
import java.util.List;

/// Polygons on the sphere put together and cut with each other.
final class SphericalPolygons {
  /// Vertices nearer to each other than this, about a millimetre, are one.
  private static final S1Angle SAME = S1Angle.radians(2e-10);

  private SphericalPolygons() {}

  static List<List<List<double[]>>> union(List<List<List<double[]>>> polygons) {
    List<S2Polygon> each = polygons.stream().map(it -> of(List.of(it))).toList();
    return degrees(S2Polygon.unionSloppy(each, SAME));
  }

  static List<List<List<double[]>>> intersection(
      List<List<List<double[]>>> some, List<List<List<double[]>>> others) {
    S2Polygon both = new S2Polygon();
    both.initToIntersectionSloppy(of(some), of(others), SAME);
    return degrees(both);
  }

  /// Polygons that do not overlap as one.
  static S2Polygon of(List<List<List<double[]>>> polygons) {
    List<S2Loop> loops = new ArrayList<>();
    for (List<List<double[]>> rings : polygons) {
      for (List<double[]> ring : rings) {
        loops.add(loop(ring));
      }
    }
    S2Polygon polygon = new S2Polygon();
    polygon.initNested(loops);
    return polygon;
  }

  /// Whichever way round a ring is given, what it holds is the smaller side.
  private static S2Loop loop(List<double[]> ring) {
    List<S2Point> points = new ArrayList<>();
    for (double[] vertex : ring.subList(0, ring.size() - 1)) {
      points.add(S2LatLng.fromDegrees(vertex[1], vertex[0]).toPoint());
    }
    S2Loop loop = new S2Loop(points);
    loop.normalize();
    return loop;
  }

  private static List<List<List<double[]>>> degrees(S2Polygon polygon) {
    List<List<List<double[]>>> parts = new ArrayList<>();
    for (int i = 0; i < polygon.numLoops(); i++) {
      S2Loop loop = polygon.loop(i);
      if (!loop.isHole() || parts.isEmpty()) {
        parts.add(new ArrayList<>());
      }
      parts.getLast().add(ring(loop));
    }
    return parts;
  }

  private static List<double[]> ring(S2Loop loop) {
    List<double[]> ring = new ArrayList<>();
    for (int i = 0; i <= loop.numVertices(); i++) {
      S2LatLng place = new S2LatLng(loop.orientedVertex(i % loop.numVertices()));
      ring.add(S2Grid.degrees(place));
    }
    return ring;
  }
}
