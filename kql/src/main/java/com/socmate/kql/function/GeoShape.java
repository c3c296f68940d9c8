package com.socmate.kql.function;

import com.socmate.kql.function.Sphere.Point;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.ValueText;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A GeoJSON line or polygon, of one or many parts, with its vertices checked.
///
/// @param parts for lines the lines, for polygons their rings, the outer one first
record GeoShape(boolean isPolygon, List<List<Line>> parts) {

  /// Vertices in order; of a ring, the last is the first again.
  record Line(List<double[]> degrees, List<Point> points) {
    static Line of(List<double[]> degrees) {
      return new Line(degrees, degrees.stream().map(it -> Point.at(it[0], it[1])).toList());
    }

    double length() {
      double sum = 0;
      for (int i = 1; i < points.size(); i++) {
        sum += Sphere.distance(points.get(i - 1), points.get(i));
      }
      return sum;
    }

    /// The point so many metres along.
    Point at(double metres) {
      double left = metres;
      for (int i = 1; i < points.size(); i++) {
        double edge = Sphere.distance(points.get(i - 1), points.get(i));
        if (left <= edge && edge > 0) {
          return Sphere.between(points.get(i - 1), points.get(i), left / edge);
        }
        left -= edge;
      }
      return points.getLast();
    }

    /// How far along the place nearest to a point is, from 0 to 1.
    double fractionTo(Point point) {
      double before = 0;
      double best = 0;
      double nearest = Double.MAX_VALUE;
      for (int i = 1; i < points.size(); i++) {
        Point near = Sphere.nearest(point, points.get(i - 1), points.get(i));
        if (point.angleTo(near) < nearest) {
          nearest = point.angleTo(near);
          best = before + Sphere.distance(points.get(i - 1), near);
        }
        before += Sphere.distance(points.get(i - 1), points.get(i));
      }
      return before == 0 ? 0 : best / before;
    }
  }

  static GeoShape ofPolygons(List<List<List<double[]>>> polygons) {
    List<List<Line>> parts = new ArrayList<>();
    polygons.forEach(rings -> parts.add(rings.stream().map(Line::of).toList()));
    return new GeoShape(true, parts);
  }

  /// The vertices of each part.
  List<List<List<double[]>>> degrees() {
    List<List<List<double[]>>> all = new ArrayList<>();
    parts.forEach(part -> all.add(part.stream().map(Line::degrees).toList()));
    return all;
  }

  static boolean isPlace(double longitude, double latitude) {
    return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
  }

  static Optional<GeoShape> line(Value json) {
    return parse(json).filter(it -> !it.isPolygon());
  }

  static Optional<GeoShape> polygon(Value json) {
    return parse(json).filter(GeoShape::isPolygon);
  }

  /// A shape, or nothing where the value is none or a vertex is no place on earth.
  static Optional<GeoShape> parse(Value json) {
    if (!(json instanceof Value.Bag(Map<String, Value> properties))) {
      return Optional.empty();
    }
    Value coordinates = properties.getOrDefault("coordinates", Values.NULL);
    List<List<Line>> parts = new ArrayList<>();
    String type = ValueText.of(properties.getOrDefault("type", Values.NULL));
    boolean polygon = type.endsWith("Polygon");
    boolean sound =
        switch (type) {
          case "LineString" -> addPart(parts, List.of(coordinates), false);
          case "Polygon" -> addPart(parts, items(coordinates), true);
          case "MultiLineString" ->
              items(coordinates).stream().allMatch(it -> addPart(parts, List.of(it), false));
          case "MultiPolygon" ->
              items(coordinates).stream().allMatch(it -> addPart(parts, items(it), true));
          default -> false;
        };
    return sound && !parts.isEmpty() ? Optional.of(new GeoShape(polygon, parts)) : Optional.empty();
  }

  private static boolean addPart(List<List<Line>> parts, List<Value> lines, boolean ring) {
    List<Line> part = new ArrayList<>();
    for (Value line : lines) {
      List<double[]> vertices = new ArrayList<>();
      for (Value vertex : items(line)) {
        List<Value> pair = items(vertex);
        double[] degrees = {number(pair, 0), number(pair, 1)};
        if (!isPlace(degrees[0], degrees[1]) || (ring && repeats(vertices, degrees))) {
          return false;
        }
        vertices.add(degrees);
      }
      if (vertices.size() < (ring ? 4 : 2)) {
        return false;
      }
      part.add(Line.of(vertices));
    }
    return !part.isEmpty() && parts.add(part);
  }

  private static boolean repeats(List<double[]> vertices, double[] next) {
    return !vertices.isEmpty()
        && vertices.getLast()[0] == next[0]
        && vertices.getLast()[1] == next[1];
  }

  private static double number(List<Value> pair, int place) {
    return place < pair.size() ? Numbers.real(pair.get(place)) : Double.NaN;
  }

  private static List<Value> items(Value value) {
    return value instanceof Value.Array(List<Value> items) ? items : List.of();
  }

  /// Whether a polygon holds a point: the great circle to a point outside crosses its rings an odd
  /// number of times.
  boolean holds(Point point) {
    return parts.stream()
        .anyMatch(rings -> rings.stream().filter(it -> isInside(it, point)).count() % 2 == 1);
  }

  private static boolean isInside(Line ring, Point point) {
    double turned = 0;
    List<Point> points = ring.points();
    for (int i = 1; i < points.size(); i++) {
      turned += Sphere.turn(point, points.get(i - 1), points.get(i));
    }
    return Math.abs(turned) > Math.PI;
  }

  /// The point of its lines or rings nearest to another.
  Point nearest(Point point) {
    Point best = parts.getFirst().getFirst().points().getFirst();
    for (List<Line> part : parts) {
      for (Line line : part) {
        for (int i = 1; i < line.points().size(); i++) {
          Point near = Sphere.nearest(point, line.points().get(i - 1), line.points().get(i));
          best = point.angleTo(near) < point.angleTo(best) ? near : best;
        }
      }
    }
    return best;
  }

  double length() {
    double sum = 0;
    for (List<Line> part : parts) {
      for (Line line : part) {
        sum += line.length();
      }
    }
    return sum;
  }

  /// The middle of its lines, each edge weighed by its length.
  Point middle() {
    Point sum = new Point(0, 0, 0);
    for (List<Line> part : parts) {
      for (Line line : part) {
        for (int i = 1; i < line.points().size(); i++) {
          Point from = line.points().get(i - 1);
          Point to = line.points().get(i);
          Point along = from.plus(to);
          double half = from.angleTo(to) / 2;
          sum = along.norm() == 0 ? sum : sum.plus(along.unit().times(2 * Math.sin(half)));
        }
      }
    }
    return sum.unit();
  }

  /// The area of a polygon in square metres, by the excess of the angles of triangles.
  double area() {
    double sum = 0;
    for (List<Line> rings : parts) {
      for (int i = 0; i < rings.size(); i++) {
        sum += (i == 0 ? 1 : -1) * Math.abs(signedArea(rings.get(i)));
      }
    }
    return sum * Sphere.RADIUS * Sphere.RADIUS;
  }

  private static double signedArea(Line ring) {
    Point origin = ring.points().getFirst();
    double sum = 0;
    for (int i = 2; i < ring.points().size(); i++) {
      Point a = ring.points().get(i - 1);
      Point b = ring.points().get(i);
      double volume = origin.dot(a.cross(b));
      sum += 2 * Math.atan2(volume, 1 + origin.dot(a) + a.dot(b) + b.dot(origin));
    }
    return sum;
  }
}
