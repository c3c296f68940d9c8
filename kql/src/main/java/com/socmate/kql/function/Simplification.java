package com.socmate.kql.function;

import com.socmate.kql.function.GeoShape.Line;
import com.socmate.kql.function.Sphere.Point;
import java.util.ArrayList;
import java.util.List;

/// A line of fewer vertices that is nowhere farther from what it was than a tolerance in metres: a
/// vertex stays where the edge past it would be too far off.
final class Simplification {
  private Simplification() {}

  /// Of a ring, the first vertex always stays, and the one farthest from it.
  static Line of(Line line, double tolerance) {
    List<Point> points = line.points();
    int last = points.size() - 1;
    boolean[] kept = new boolean[points.size()];
    kept[0] = true;
    kept[last] = true;
    boolean ring = points.getFirst().equals(points.getLast());
    int turn = ring ? farthest(points) : last;
    kept[turn] = true;
    keep(points, 0, turn, tolerance, kept);
    keep(points, turn, last, tolerance, kept);
    List<double[]> degrees = new ArrayList<>();
    for (int i = 0; i <= last; i++) {
      if (kept[i]) {
        degrees.add(line.degrees().get(i));
      }
    }
    return Line.of(degrees);
  }

  private static int farthest(List<Point> points) {
    int best = 0;
    for (int i = 1; i < points.size(); i++) {
      if (points.getFirst().angleTo(points.get(i)) > points.getFirst().angleTo(points.get(best))) {
        best = i;
      }
    }
    return best;
  }

  private static void keep(List<Point> points, int from, int to, double tolerance, boolean[] kept) {
    int worst = -1;
    double most = tolerance;
    for (int i = from + 1; i < to; i++) {
      Point near = Sphere.nearest(points.get(i), points.get(from), points.get(to));
      double off = Sphere.distance(points.get(i), near);
      if (off > most) {
        most = off;
        worst = i;
      }
    }
    if (worst >= 0) {
      kept[worst] = true;
      keep(points, from, worst, tolerance, kept);
      keep(points, worst, to, tolerance, kept);
    }
  }
}
