package com.socmate.kql.function;

import static com.socmate.kql.type.ScalarType.BOOL;
import static com.socmate.kql.type.ScalarType.DYNAMIC;
import static com.socmate.kql.type.ScalarType.REAL;

import com.socmate.kql.function.GeoShape.Line;
import com.socmate.kql.function.Sphere.Point;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Distances, lengths, areas and positions on a sphere. What is no place or no shape gives null.
final class GeoFunctions {
  private GeoFunctions() {}

  static List<ScalarFunction> all() {
    List<ScalarFunction> functions = new ArrayList<>();
    functions.add(
        ofPoints(
            "geo_distance_2points", REAL, 2, (p, _) -> Values.of(Sphere.distance(p[0], p[1]))));
    functions.add(
        ofPoints(
            "geo_azimuth",
            REAL,
            2,
            (p, _) -> p[0].equals(p[1]) ? Values.NULL : Values.of(Sphere.azimuth(p[0], p[1]))));
    functions.add(
        ofPoints(
            "geo_angle",
            REAL,
            3,
            (p, _) -> {
              if (p[0].equals(p[1]) || p[1].equals(p[2])) {
                return Values.NULL;
              }
              double turn = Sphere.turn(p[1], p[0], p[2]);
              return Values.of(turn < 0 ? turn + 2 * Math.PI : turn);
            }));
    functions.add(
        ofPoints(
            "geo_point_in_circle",
            BOOL,
            2,
            (p, row) -> Values.of(Sphere.distance(p[0], p[1]) <= row.real(4)),
            Define.number("c_radius")));
    functions.addAll(pointAndShape());
    functions.addAll(ofShape());
    functions.addAll(Geohash.all());
    functions.addAll(GeoEdges.all());
    return functions;
  }

  @FunctionalInterface
  private interface OfPoints {
    Value apply(Point[] points, Row row);
  }

  private static ScalarFunction ofPoints(
      String name, ScalarType type, int count, OfPoints function, Parameter... more) {
    List<Parameter> parameters = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      parameters.add(Define.number("p" + i + "_longitude"));
      parameters.add(Define.number("p" + i + "_latitude"));
    }
    parameters.addAll(List.of(more));
    return Define.strict(
        name,
        type,
        row -> {
          Point[] points = new Point[count];
          for (int i = 0; i < count; i++) {
            if (!GeoShape.isPlace(row.real(2 * i), row.real(2 * i + 1))) {
              return Values.NULL;
            }
            points[i] = Point.at(row.real(2 * i), row.real(2 * i + 1));
          }
          return function.apply(points, row);
        },
        parameters.toArray(Parameter[]::new));
  }

  @FunctionalInterface
  private interface PointAndShape {
    Value apply(Point point, GeoShape shape);
  }

  private static List<ScalarFunction> pointAndShape() {
    return List.of(
        pointAndShape(
            "geo_distance_point_to_line",
            REAL,
            false,
            (point, line) -> Values.of(Sphere.distance(point, line.nearest(point)))),
        pointAndShape(
            "geo_closest_point_on_line",
            DYNAMIC,
            false,
            (point, line) -> point(line.nearest(point))),
        pointAndShape(
            "geo_distance_point_to_polygon",
            REAL,
            true,
            (point, polygon) ->
                Values.of(
                    polygon.holds(point) ? 0 : Sphere.distance(point, polygon.nearest(point)))),
        pointAndShape(
            "geo_closest_point_on_polygon",
            DYNAMIC,
            true,
            (point, polygon) -> point(polygon.holds(point) ? point : polygon.nearest(point))),
        pointAndShape(
            "geo_point_in_polygon",
            BOOL,
            true,
            (point, polygon) -> Values.of(polygon.holds(point))));
  }

  private static ScalarFunction pointAndShape(
      String name, ScalarType type, boolean polygon, PointAndShape function) {
    return Define.lenient(
        name,
        type,
        row -> {
          Optional<GeoShape> shape =
              polygon ? GeoShape.polygon(row.value(2)) : GeoShape.line(row.value(2));
          boolean place =
              !row.isNull(0) && !row.isNull(1) && GeoShape.isPlace(row.real(0), row.real(1));
          return place && shape.isPresent()
              ? function.apply(Point.at(row.real(0), row.real(1)), shape.get())
              : Values.NULL;
        },
        Define.number("longitude"),
        Define.number("latitude"),
        Define.json(polygon ? "polygon" : "line"));
  }

  @FunctionalInterface
  private interface OfShape {
    Value apply(GeoShape shape);
  }

  private static List<ScalarFunction> ofShape() {
    return List.of(
        shape("geo_line_length", REAL, false, it -> Values.of(it.length())),
        shape("geo_polygon_perimeter", REAL, true, it -> Values.of(it.length())),
        shape("geo_polygon_area", REAL, true, it -> Values.of(it.area())),
        shape("geo_line_centroid", DYNAMIC, false, it -> point(it.middle())));
  }

  private static ScalarFunction shape(
      String name, ScalarType type, boolean polygon, OfShape function) {
    return Define.lenient(
        name,
        type,
        row ->
            (polygon ? GeoShape.polygon(row.value(0)) : GeoShape.line(row.value(0)))
                .map(function::apply)
                .orElse(Values.NULL),
        Define.json(polygon ? "polygon" : "line"));
  }

  static Value point(Point point) {
    return shape("Point", pair(point.longitude(), point.latitude()));
  }

  static Value pair(double longitude, double latitude) {
    return new Value.Array(List.of(degrees(longitude), degrees(latitude)));
  }

  /// Whole degrees stand without a fraction.
  private static Value degrees(double degrees) {
    return degrees == Math.rint(degrees) ? Values.of((long) degrees) : Values.of(degrees);
  }

  static Value shape(String type, Value coordinates) {
    return ParsingFunctions.bag("type", Values.of(type), "coordinates", coordinates);
  }

  static Value line(List<double[]> degrees) {
    List<Value> items = new ArrayList<>();
    degrees.forEach(it -> items.add(pair(it[0], it[1])));
    return new Value.Array(items);
  }

  /// The lines of all parts of a shape.
  static List<Line> lines(GeoShape shape) {
    return shape.parts().stream().flatMap(List::stream).toList();
  }
}
