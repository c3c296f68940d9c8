package com.socmate.kql.function;

import com.socmate.kql.function.GeoShape.Line;
import com.socmate.kql.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Several lines as one shape: an edge that several have is there once, and edges that end where
/// others begin go on as one line. Lines that cross are not cut where they do.
final class LineUnion {
  private LineUnion() {}

  private record Place(double longitude, double latitude) {}

  /// An edge is the same in both directions.
  private record Edge(Place from, Place to) {
    Edge turned() {
      return new Edge(to, from);
    }
  }

  /// Empty where an item is no line.
  static Optional<GeoShape> of(List<Value> items) {
    Set<Edge> edges = new LinkedHashSet<>();
    for (Value item : items) {
      Optional<GeoShape> shape = GeoShape.line(item);
      if (shape.isEmpty()) {
        return Optional.empty();
      }
      GeoFunctions.lines(shape.get()).forEach(it -> add(it, edges));
    }
    return edges.isEmpty()
        ? Optional.empty()
        : Optional.of(new GeoShape(false, chains(edges).stream().map(List::of).toList()));
  }

  private static void add(Line line, Set<Edge> edges) {
    List<double[]> degrees = line.degrees();
    for (int i = 1; i < degrees.size(); i++) {
      Edge edge = new Edge(place(degrees.get(i - 1)), place(degrees.get(i)));
      if (!edges.contains(edge.turned()) && !edge.from().equals(edge.to())) {
        edges.add(edge);
      }
    }
  }

  private static Place place(double[] degrees) {
    return new Place(degrees[0], degrees[1]);
  }

  private static List<Line> chains(Set<Edge> edges) {
    List<Line> chains = new ArrayList<>();
    while (!edges.isEmpty()) {
      Edge first = edges.iterator().next();
      edges.remove(first);
      List<Place> chain = new ArrayList<>(List.of(first.from(), first.to()));
      boolean longer = true;
      while (longer) {
        longer = lengthen(chain, edges);
      }
      chains.add(
          Line.of(chain.stream().map(it -> new double[] {it.longitude(), it.latitude()}).toList()));
    }
    return chains;
  }

  /// Puts one more edge at an end of a chain, if one fits.
  private static boolean lengthen(List<Place> chain, Set<Edge> edges) {
    for (Edge edge : edges) {
      if (edge.from().equals(chain.getLast())) {
        chain.addLast(edge.to());
      } else if (edge.to().equals(chain.getLast())) {
        chain.addLast(edge.from());
      } else if (edge.to().equals(chain.getFirst())) {
        chain.addFirst(edge.from());
      } else if (edge.from().equals(chain.getFirst())) {
        chain.addFirst(edge.to());
      } else {
        continue;
      }
      edges.remove(edge);
      return true;
    }
    return false;
  }
}
