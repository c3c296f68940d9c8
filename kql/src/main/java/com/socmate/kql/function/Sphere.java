package com.socmate.kql.function;

/// Points of a sphere as unit vectors, and the great circles between them.
final class Sphere {
  static final double RADIUS = 6_371_010;
  private static final double SAME = 1e-15;

  private Sphere() {}

  /// A direction from the centre.
  record Point(double x, double y, double z) {
    static Point at(double longitude, double latitude) {
      double east = Math.toRadians(longitude);
      double north = Math.toRadians(latitude);
      return new Point(
          Math.cos(north) * Math.cos(east), Math.cos(north) * Math.sin(east), Math.sin(north));
    }

    double longitude() {
      return Math.toDegrees(Math.atan2(y, x));
    }

    double latitude() {
      return Math.toDegrees(Math.atan2(z, Math.hypot(x, y)));
    }

    double dot(Point other) {
      return x * other.x + y * other.y + z * other.z;
    }

    Point cross(Point other) {
      return new Point(
          y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
    }

    Point plus(Point other) {
      return new Point(x + other.x, y + other.y, z + other.z);
    }

    Point times(double factor) {
      return new Point(x * factor, y * factor, z * factor);
    }

    double norm() {
      return Math.sqrt(dot(this));
    }

    Point unit() {
      return times(1 / norm());
    }

    double angleTo(Point other) {
      return Math.atan2(cross(other).norm(), dot(other));
    }
  }

  static double distance(Point from, Point to) {
    return RADIUS * from.angleTo(to);
  }

  /// The point of an edge nearest to another point.
  static Point nearest(Point point, Point from, Point to) {
    Point normal = normal(from, to);
    if (normal.norm() > SAME) {
      Point along = normal.unit();
      Point foot = point.plus(along.times(-point.dot(along)));
      if (foot.norm() > SAME
          && from.cross(foot).dot(along) >= 0
          && foot.cross(to).dot(along) >= 0) {
        return foot.unit();
      }
    }
    return point.angleTo(from) <= point.angleTo(to) ? from : to;
  }

  /// A right angle to a great circle, exact for short edges too.
  private static Point normal(Point from, Point to) {
    return from.plus(to).cross(to.plus(from.times(-1)));
  }

  /// Which side of the great circle through two points a third lies on: positive to the left.
  static double side(Point from, Point to, Point point) {
    return normal(from, to).dot(point);
  }

  static boolean crosses(Point a, Point b, Point c, Point d) {
    double first = side(a, b, c);
    double second = side(a, b, d);
    double third = side(c, d, a);
    double fourth = side(c, d, b);
    Point meeting = a.cross(b).cross(c.cross(d));
    boolean sameHalf = meeting.dot(a.plus(b)) * meeting.dot(c.plus(d)) > 0;
    return first * second <= 0 && third * fourth <= 0 && sameHalf;
  }

  /// Where two crossing edges meet.
  static Point crossing(Point a, Point b, Point c, Point d) {
    Point meeting = normal(a, b).cross(normal(c, d)).unit();
    return meeting.dot(a.plus(b)) < 0 ? meeting.times(-1) : meeting;
  }

  /// The point a fraction of the way along the shortest way.
  static Point between(Point from, Point to, double fraction) {
    double angle = from.angleTo(to);
    if (angle < SAME) {
      return from;
    }
    double a = Math.sin((1 - fraction) * angle) / Math.sin(angle);
    double b = Math.sin(fraction * angle) / Math.sin(angle);
    return from.times(a).plus(to.times(b)).unit();
  }

  /// The direction from one point to another, clockwise from north, from 0 to 2π.
  static double azimuth(Point from, Point to) {
    Point pole = new Point(0, 0, 1);
    double angle = turn(from, pole, to);
    return angle < 0 ? angle + 2 * Math.PI : angle;
  }

  /// How far clockwise one turns at a point from looking at one towards looking at another.
  static double turn(Point at, Point first, Point second) {
    Point a = at.cross(first);
    Point b = at.cross(second);
    double size = a.angleTo(b);
    return at.dot(a.cross(b)) > 0 ? -size : size;
  }
}
