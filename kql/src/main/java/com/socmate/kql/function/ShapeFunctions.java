package com.socmate.kql.function;

import static com.socmate.kql.type.ScalarType.DYNAMIC;
import static com.socmate.kql.type.ScalarType.REAL;

import com.socmate.kql.function.GeoShape.Line;
import com.socmate.kql.function.Sphere.Point;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Shapes made of shapes: fewer vertices, several as one, what two have in common. Whatever is no
/// shape gives null.
final class ShapeFunctions {
  private static final double TOLERANCE = 10;
  private static final double FINEST = 0.1;
  private static final double COARSEST = 10_000;

  private ShapeFunctions() {}

  static List<ScalarFunction> all() {
    return List.of(
        simplify("geo_line_simplify", false),
        simplify("geo_polygon_simplify", true),
        Define.lenient(
            "geo_simplify_polygons_array",
            DYNAMIC,
            row ->
                polygons(row.value(0))
                    .flatMap(it -> simplified(union(it), row.realOr(1, TOLERANCE)))
                    .orElse(Values.NULL),
            Define.json("polygons"),
            Define.number("tolerance").optional()),
        Define.lenient(
            "geo_union_polygons_array",
            DYNAMIC,
            row -> polygons(row.value(0)).map(it -> json(union(it))).orElse(Values.NULL),
            Define.json("polygons")),
        Define.lenient(
            "geo_union_lines_array",
            DYNAMIC,
            row -> LineUnion.of(row.items(0)).map(ShapeFunctions::json).orElse(Values.NULL),
            Define.json("lines")),
        Define.lenient(
            "geo_intersection_line_with_polygon",
            DYNAMIC,
            row ->
                both(row, GeoShape::line, GeoShape::polygon)
                    .map(it -> json(within(it.getFirst(), it.getLast())))
                    .orElse(Values.NULL),
            Define.json("line"),
            Define.json("polygon")),
        Define.lenient(
            "geo_intersection_2polygons",
            DYNAMIC,
            row ->
                both(row, GeoShape::polygon, GeoShape::polygon)
                    .map(it ->
                        json(
                            GeoShape.ofPolygons(
                                GeoLibrary.installed()
                                    .intersection(
                                        it.getFirst().degrees(), it.getLast().degrees()))))
                    .orElse(Values.NULL),
            Define.json("polygon1"),
            Define.json("polygon2")),
        along("geo_line_interpolate_point"),
        locate());
  }

  private static Optional<List<GeoShape>> both(
      Row row,
      Function<Value, Optional<GeoShape>> first,
      Function<Value, Optional<GeoShape>> second) {
    return first
        .apply(row.value(0))
        .flatMap(one -> second.apply(row.value(1)).map(two -> List.of(one, two)));
  }

  /// The polygons of an array; empty where an item is none.
  private static Optional<List<GeoShape>> polygons(Value array) {
    List<GeoShape> shapes = new ArrayList<>();
    for (Value item : array instanceof Value.Array(List<Value> items) ? items : List.<Value>of()) {
      Optional<GeoShape> shape = GeoShape.polygon(item);
      if (shape.isEmpty()) {
        return Optional.empty();
      }
      shapes.add(shape.get());
    }
    return shapes.isEmpty() ? Optional.empty() : Optional.of(shapes);
  }

  private static GeoShape union(List<GeoShape> shapes) {
    List<List<List<double[]>>> all = new ArrayList<>();
    shapes.forEach(it -> all.addAll(it.degrees()));
    return GeoShape.ofPolygons(GeoLibrary.installed().union(all));
  }

  private static ScalarFunction simplify(String name, boolean polygon) {
    return Define.lenient(
        name,
        DYNAMIC,
        row ->
            (polygon ? GeoShape.polygon(row.value(0)) : GeoShape.line(row.value(0)))
                .flatMap(it -> simplified(it, row.realOr(1, TOLERANCE)))
                .orElse(Values.NULL),
        Define.json(polygon ? "polygon" : "line"),
        Define.number("tolerance").optional());
  }

  private static Optional<Value> simplified(GeoShape shape, double tolerance) {
    if (!(tolerance >= FINEST && tolerance <= COARSEST)) {
      return Optional.empty();
    }
    List<List<Line>> parts = new ArrayList<>();
    for (List<Line> part : shape.parts()) {
      List<Line> lines = part.stream().map(it -> Simplification.of(it, tolerance)).toList();
      boolean sound = !shape.isPolygon() || lines.getFirst().points().size() >= 4;
      if (sound) {
        parts.add(lines.stream().filter(it -> it.points().size() >= 2).toList());
      }
    }
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(json(new GeoShape(shape.isPolygon(), parts)));
  }

  /// The stretches of a line that lie in a polygon, cut where they meet its rings.
  private static GeoShape within(GeoShape line, GeoShape polygon) {
    List<List<Line>> inside = new ArrayList<>();
    for (Line some : GeoFunctions.lines(line)) {
      List<double[]> stretch = new ArrayList<>();
      for (int i = 1; i < some.points().size(); i++) {
        List<Point> stops = stops(some.points().get(i - 1), some.points().get(i), polygon);
        for (int k = 1; k < stops.size(); k++) {
          Point from = stops.get(k - 1);
          Point to = stops.get(k);
          if (polygon.holds(from.plus(to).unit())) {
            stretch.addAll(stretch.isEmpty() ? List.of(degrees(from)) : List.of());
            stretch.add(degrees(to));
          } else if (!stretch.isEmpty()) {
            inside.add(List.of(Line.of(List.copyOf(stretch))));
            stretch.clear();
          }
        }
      }
      if (!stretch.isEmpty()) {
        inside.add(List.of(Line.of(stretch)));
      }
    }
    return new GeoShape(false, inside);
  }

  /// The ends of an edge and where it meets the rings of a polygon, in order.
  private static List<Point> stops(Point from, Point to, GeoShape polygon) {
    List<Point> stops = new ArrayList<>(List.of(from, to));
    for (Line ring : GeoFunctions.lines(polygon)) {
      for (int i = 1; i < ring.points().size(); i++) {
        Point a = ring.points().get(i - 1);
        Point b = ring.points().get(i);
        if (Sphere.crosses(from, to, a, b)) {
          stops.add(Sphere.crossing(from, to, a, b));
        }
      }
    }
    stops.sort(Comparator.comparingDouble(from::angleTo));
    return stops;
  }

  private static double[] degrees(Point point) {
    return new double[] {point.longitude(), point.latitude()};
  }

  private static ScalarFunction along(String name) {
    return Define.lenient(
        name,
        DYNAMIC,
        row -> {
          double fraction = row.real(1);
          return fraction >= 0 && fraction <= 1
              ? singleLine(row.value(0))
                  .map(it -> GeoFunctions.point(it.at(fraction * it.length())))
                  .orElse(Values.NULL)
              : Values.NULL;
        },
        Define.json("line"),
        Define.number("fraction"));
  }

  private static ScalarFunction locate() {
    return Define.lenient(
        "geo_line_locate_point",
        REAL,
        row -> {
          boolean place =
              !row.isNull(1) && !row.isNull(2) && GeoShape.isPlace(row.real(1), row.real(2));
          return place
              ? singleLine(row.value(0))
                  .map(it -> Values.of(it.fractionTo(Point.at(row.real(1), row.real(2)))))
                  .orElse(Values.NULL)
              : Values.NULL;
        },
        Define.json("line"),
        Define.number("longitude"),
        Define.number("latitude"));
  }

  private static Optional<Line> singleLine(Value json) {
    return GeoShape.line(json)
        .filter(it -> it.parts().size() == 1)
        .map(it -> it.parts().getFirst().getFirst());
  }

  /// A shape as GeoJSON; of no parts, an empty collection.
  static Value json(GeoShape shape) {
    if (shape.parts().isEmpty()) {
      return ParsingFunctions.bag(
          "type", Values.of("GeometryCollection"), "geometries", new Value.Array(List.of()));
    }
    List<Value> parts = new ArrayList<>();
    for (List<Line> part : shape.parts()) {
      List<Value> lines = part.stream().map(it -> GeoFunctions.line(it.degrees())).toList();
      parts.add(shape.isPolygon() ? new Value.Array(lines) : lines.getFirst());
    }
    String type = shape.isPolygon() ? "Polygon" : "LineString";
    return parts.size() == 1
        ? GeoFunctions.shape(type, parts.getFirst())
        : GeoFunctions.shape("Multi" + type, new Value.Array(parts));
  }
}
