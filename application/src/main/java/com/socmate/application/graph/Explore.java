package com.socmate.application.graph;

import com.socmate.application.port.Graph;
import com.socmate.application.port.Viewer;
import com.socmate.domain.entity.EntityKind;
import com.socmate.domain.entity.EntityName;
import com.socmate.domain.graph.Relation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Looks around an entity, one step after the other, as far and as much as is wanted.
public final class Explore {
  /// How many relations of one entity lead on; more make a hub, and a picture of nothing.
  private static final int FROM_EACH = 25;

  private static final Comparator<Graph.Known> MOST_WIDESPREAD =
      Comparator.comparingLong(Graph.Known::sessions)
          .thenComparing(Graph.Known::lastSeen)
          .thenComparing(Graph.Known::head, Comparator.reverseOrder())
          .reversed();

  private final Graph graph;

  public Explore(Graph graph) {
    this.graph = graph;
  }

  /// What is wanted.
  ///
  /// @param depth how many relations away, 1 to 3
  /// @param kinds of what lies around; empty for all
  /// @param most entities, the one itself aside
  public record Wish(int depth, Set<EntityKind> kinds, int most) {
    public static final int DEEPEST = 3;

    public Wish {
      if (depth < 1 || depth > DEEPEST) {
        throw new IllegalArgumentException("depth is 1 to " + DEEPEST + "; found " + depth + ".");
      }
      kinds = Set.copyOf(kinds);
    }
  }

  /// What lies around the most widespread of the entities that a text can mean; empty if the viewer
  /// sees none of them.
  ///
  /// @param kind which of them is meant; empty if nobody says
  public Optional<Neighbourhood> around(
      String written, Optional<EntityKind> kind, Wish wish, Viewer viewer) {
    var readings =
        EntityName.readings(written).stream()
            .filter(it -> kind.map(it.kind()::equals).orElse(true))
            .toList();
    var known =
        graph.find(readings, viewer).values().stream().distinct().sorted(MOST_WIDESPREAD).toList();
    return known.stream()
        .findFirst()
        .map(centre ->
            new Steps(wish, viewer)
                .from(centre, known.stream().skip(1).map(Graph.Known::head).toList()));
  }

  private final class Steps {
    private final Wish wish;
    private final Viewer viewer;
    private final Map<EntityName, Integer> depths = new LinkedHashMap<>();
    private final Map<Relation, Graph.Edge> edges = new LinkedHashMap<>();
    private final Map<EntityName, Long> more = new HashMap<>();

    Steps(Wish wish, Viewer viewer) {
      this.wish = wish;
      this.viewer = viewer;
    }

    Neighbourhood from(Graph.Known centre, List<EntityName> others) {
      depths.put(centre.head(), 0);
      var frontier = List.of(centre.head());
      for (int depth = 1; depth <= wish.depth() && !frontier.isEmpty(); depth++) {
        frontier = step(frontier, depth);
      }
      return new Neighbourhood(
          centre,
          others,
          depths.entrySet().stream().map(it -> node(it.getKey(), it.getValue())).toList(),
          List.copyOf(edges.values()),
          !more.isEmpty());
    }

    private Neighbourhood.Node node(EntityName name, int depth) {
      return new Neighbourhood.Node(name, depth, more.getOrDefault(name, 0L));
    }

    private List<EntityName> step(List<EntityName> frontier, int depth) {
      int most = depth == 1 ? wish.most() : Math.min(wish.most(), FROM_EACH);
      var found = graph.edges(frontier, new Graph.Reach(wish.kinds(), most), viewer);
      found.more().forEach((name, count) -> more.merge(name, count, Long::sum));
      var next = new ArrayList<EntityName>();
      for (var edge : found.edges()) {
        var relation = edge.relation();
        if (reaches(relation.source(), depth, next) && reaches(relation.target(), depth, next)) {
          edges.putIfAbsent(relation, edge);
        } else {
          more.merge(
              depths.containsKey(relation.source()) ? relation.source() : relation.target(),
              1L,
              Long::sum);
        }
      }
      return next;
    }

    private boolean reaches(EntityName name, int depth, List<EntityName> next) {
      if (depths.containsKey(name)) {
        return true;
      }
      if (depths.size() > wish.most()) {
        return false;
      }
      depths.put(name, depth);
      next.add(name);
      return true;
    }
  }
}
