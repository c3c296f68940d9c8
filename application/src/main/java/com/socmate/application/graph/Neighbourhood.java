package com.socmate.application.graph;

import com.socmate.application.port.Graph;
import com.socmate.domain.entity.EntityName;
import java.util.List;

/// An entity and what lies around it.
///
/// @param others what else its value can mean
/// @param nodes the nearest first; the entity itself is the first
/// @param cut whether there is more than was wanted
public record Neighbourhood(
    Graph.Known centre,
    List<EntityName> others,
    List<Node> nodes,
    List<Graph.Edge> edges,
    boolean cut) {
  /// @param depth how many relations lie between
  /// @param more how many relations it has beside those shown, as far as was looked
  public record Node(EntityName name, int depth, long more) {}

  public Neighbourhood {
    others = List.copyOf(others);
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }
}
