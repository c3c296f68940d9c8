package com.socmate.kql.function;

import static com.socmate.kql.type.ScalarType.BOOL;
import static com.socmate.kql.type.ScalarType.DYNAMIC;

import com.socmate.kql.function.GeoShape.Line;
import com.socmate.kql.function.Sphere.Point;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Functions over the edges of lines and polygons: where they meet, and drawing them finer.
final class GeoEdges {
  private static final double TOLERANCE = 10;
  private static final int MOST_SPLITS = 16;

  private GeoEdges() {}

  static List<ScalarFunction> all() {
    return List.of(
        Define.lenient(
            "geo_intersects_2lines",
            BOOL,
            row ->
                meetings(row, false, false).map(it -> Values.of(!it.isEmpty())).orElse(Values.NULL),
            Define.json("line1"),
            Define.json("line2")),
        Define.lenient(
            "geo_intersection_2lines",
            DYNAMIC,
            row -> meetings(row, false, false).map(GeoEdges::points).orElse(Values.NULL),
            Define.json("line1"),
            Define.json("line2")),
        Define.lenient(
            "geo_intersects_line_with_polygon",
            BOOL,
            row ->
                meetings(row, false, true)
                    .map(it -> Values.of(!it.isEmpty() || startsInside(row)))
                    .orElse(Values.NULL),
            Define.json("line"),
            Define.json("polygon")),
        Define.lenient(
            "geo_intersects_2polygons",
            BOOL,
            row ->
                meetings(row, true, true)
                    .map(it -> Values.of(!it.isEmpty() || oneHoldsTheOther(row)))
                    .orElse(Values.NULL),
            Define.json("polygon1"),
            Define.json("polygon2")),
        densify("geo_line_densify", false),
        densify("geo_polygon_densify", true));
  }

  private static Optional<GeoShape> shape(Value json, boolean polygon) {
    return polygon ? GeoShape.polygon(json) : GeoShape.line(json);
  }

  private static Optional<Set<Point>> meetings(Row row, boolean first, boolean second) {
    Optional<GeoShape> left = shape(row.value(0), first);
    Optional<GeoShape> right = shape(row.value(1), second);
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    Set<Point> meetings = new LinkedHashSet<>();
    for (Line a : GeoFunctions.lines(left.get())) {
      for (Line b : GeoFunctions.lines(right.get())) {
        meet(a.points(), b.points(), meetings);
      }
    }
    return Optional.of(meetings);
  }

  private static void meet(List<Point> a, List<Point> b, Set<Point> meetings) {
    for (int i = 1; i < a.size(); i++) {
      for (int k = 1; k < b.size(); k++) {
        if (Sphere.crosses(a.get(i - 1), a.get(i), b.get(k - 1), b.get(k))) {
          meetings.add(Sphere.crossing(a.get(i - 1), a.get(i), b.get(k - 1), b.get(k)));
        }
      }
    }
  }

  private static Value points(Set<Point> meetings) {
    List<Value> pairs = new ArrayList<>();
    meetings.forEach(it -> pairs.add(GeoFunctions.pair(it.longitude(), it.latitude())));
    return switch (pairs.size()) {
      case 0 ->
          ParsingFunctions.bag(
              "type", Values.of("GeometryCollection"), "geometries", new Value.Array(List.of()));
      case 1 -> GeoFunctions.shape("Point", pairs.getFirst());
      default -> GeoFunctions.shape("MultiPoint", new Value.Array(pairs));
    };
  }

  private static boolean startsInside(Row row) {
    return GeoShape.polygon(row.value(1))
        .map(it -> it.holds(first(GeoShape.line(row.value(0)))))
        .orElse(false);
  }

  private static boolean oneHoldsTheOther(Row row) {
    Optional<GeoShape> left = GeoShape.polygon(row.value(0));
    Optional<GeoShape> right = GeoShape.polygon(row.value(1));
    return left.orElseThrow().holds(first(right)) || right.orElseThrow().holds(first(left));
  }

  private static Point first(Optional<GeoShape> shape) {
    return shape.orElseThrow().parts().getFirst().getFirst().points().getFirst();
  }

  /// A straight edge on the map bends away from the shortest way on the sphere; points are put in
  /// until it does so by no more than a tolerance.
  private static ScalarFunction densify(String name, boolean polygon) {
    return Define.lenient(
        name,
        DYNAMIC,
        row -> {
          double tolerance = row.realOr(1, TOLERANCE);
          return tolerance < 0.1 || tolerance > 10_000
              ? Values.NULL
              : shape(row.value(0), polygon)
                  .map(it -> densified(it, tolerance))
                  .orElse(Values.NULL);
        },
        Define.json(polygon ? "polygon" : "line"),
        Define.number("tolerance").optional(),
        Define.any("preserve_crossing").optional());
  }

  private static Value densified(GeoShape shape, double tolerance) {
    List<List<Line>> parts = new ArrayList<>();
    for (List<Line> part : shape.parts()) {
      parts.add(part.stream().map(it -> densified(it, tolerance)).toList());
    }
    return ShapeFunctions.json(new GeoShape(shape.isPolygon(), parts));
  }

  private static Line densified(Line line, double tolerance) {
    List<double[]> vertices = new ArrayList<>();
    vertices.add(line.degrees().getFirst());
    for (int i = 1; i < line.degrees().size(); i++) {
      split(line.degrees().get(i - 1), line.degrees().get(i), tolerance, vertices, 0);
    }
    return Line.of(vertices);
  }

  private static void split(
      double[] from, double[] to, double tolerance, List<double[]> vertices, int depth) {
    double[] middle = {(from[0] + to[0]) / 2, (from[1] + to[1]) / 2};
    Point onMap = Point.at(middle[0], middle[1]);
    Point nearest = Sphere.nearest(onMap, Point.at(from[0], from[1]), Point.at(to[0], to[1]));
    if (depth < MOST_SPLITS && Sphere.distance(onMap, nearest) > tolerance) {
      split(from, middle, tolerance, vertices, depth + 1);
      split(middle, to, tolerance, vertices, depth + 1);
    } else {
      vertices.add(to);
    }
  }
}
