package com.socmate.kql.exec;

import com.socmate.kql.bind.Plan;
import com.socmate.kql.bind.Term;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.BoolColumn;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.ColumnBuilder;
import com.socmate.kql.value.LongColumn;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `graph-match` and `graph-shortest-paths`: tries the edges of the pattern one after the other,
/// and tests matches a few at a time, so that only those wanted are kept.
final class GraphMatchStep {
  private static final int AT_ONCE = 512;
  private final Executor executor;
  private final Plan.GraphMatch plan;
  private final GraphStore graph;
  private final Set<Integer> nodeVariables = new HashSet<>();
  private final List<Match> pending = new ArrayList<>();
  private final List<Match> kept = new ArrayList<>();

  /// For each variable its node, or the edges of its path.
  private static final class Match {
    private final int[] nodes;
    private final List<int[]> paths;

    Match(int[] nodes, List<int[]> paths) {
      this.nodes = nodes;
      this.paths = paths;
    }

    int[] nodes() {
      return nodes;
    }

    List<int[]> paths() {
      return paths;
    }

    int length() {
      return paths.stream().mapToInt(it -> it.length).sum();
    }
  }

  GraphMatchStep(Executor executor, Plan.GraphMatch plan) {
    this.executor = executor;
    this.plan = plan;
    this.graph = GraphStore.of(executor, plan.graph());
    plan.hops()
        .forEach(hop -> {
          nodeVariables.add(hop.from());
          nodeVariables.add(hop.to());
        });
  }

  Batches batches() {
    int[] nodes = new int[plan.variables()];
    Arrays.fill(nodes, -1);
    int[][] paths = new int[plan.variables()][];
    Arrays.fill(paths, new int[0]);
    search(0, nodes, paths);
    flush();
    List<Match> wanted = plan.shortest().isEmpty() ? kept : shortest();
    Batch rows = rows(wanted);
    return Batches.of(
        List.of(
            new Batch(List.of(executor.evaluator.arguments(plan.values(), rows)), rows.rows())));
  }

  private void search(int at, int[] nodes, int[][] paths) {
    executor.run.checkpoint();
    if (at == plan.hops().size()) {
      found(nodes, paths);
      return;
    }
    Plan.GraphHop hop = plan.hops().get(at);
    if (nodes[hop.from()] >= 0) {
      follow(at, nodes[hop.from()], new ArrayList<>(), nodes, paths);
      return;
    }
    for (int node = 0; node < graph.nodes.rows(); node++) {
      if (mayVisit(node, nodes)) {
        nodes[hop.from()] = node;
        follow(at, node, new ArrayList<>(), nodes, paths);
      }
    }
    nodes[hop.from()] = -1;
  }

  private boolean mayVisit(int node, int[] nodes) {
    return !plan.cycles().equals("none") || Arrays.stream(nodes).noneMatch(it -> it == node);
  }

  /// Goes on from `here` along the edge, or the path, of a hop.
  private void follow(int at, int here, List<Integer> path, int[] nodes, int[][] paths) {
    executor.run.checkpoint();
    Plan.GraphHop hop = plan.hops().get(at);
    if (path.size() >= hop.least()) {
      arrive(at, here, path, nodes, paths);
    }
    if (path.size() == hop.most()) {
      return;
    }
    for (int edge : edgesFrom(here, hop.direction())) {
      boolean along = hop.direction() > 0 || (hop.direction() == 0 && graph.source[edge] == here);
      int there = along ? graph.target[edge] : graph.source[edge];
      if (mayUse(edge, there, hop, path, nodes, paths)) {
        path.add(edge);
        follow(at, there, path, nodes, paths);
        path.removeLast();
      }
    }
  }

  private List<Integer> edgesFrom(int node, int direction) {
    if (direction > 0) {
      return graph.leaving.get(node);
    }
    if (direction < 0) {
      return graph.reaching.get(node);
    }
    List<Integer> both = new ArrayList<>(graph.leaving.get(node));
    graph.reaching.get(node).stream().filter(edge -> !both.contains(edge)).forEach(both::add);
    return both;
  }

  private boolean mayUse(
      int edge, int there, Plan.GraphHop hop, List<Integer> path, int[] nodes, int[][] paths) {
    if (plan.cycles().equals("all")) {
      return true;
    }
    boolean used =
        path.contains(edge)
            || Arrays.stream(paths).anyMatch(it -> Arrays.stream(it).anyMatch(e -> e == edge));
    if (used || !plan.cycles().equals("none")) {
      return !used;
    }
    boolean seen =
        path.stream().anyMatch(it -> graph.source[it] == there || graph.target[it] == there);
    return !seen && (nodes[hop.to()] == there || mayVisit(there, nodes));
  }

  private void arrive(int at, int here, List<Integer> path, int[] nodes, int[][] paths) {
    Plan.GraphHop hop = plan.hops().get(at);
    int before = nodes[hop.to()];
    if (before >= 0 && before != here) {
      return;
    }
    nodes[hop.to()] = here;
    if (hop.edge() >= 0) {
      paths[hop.edge()] = path.stream().mapToInt(it -> it).toArray();
    }
    search(at + 1, nodes, paths);
    nodes[hop.to()] = before;
    if (hop.edge() >= 0) {
      paths[hop.edge()] = new int[0];
    }
  }

  private void found(int[] nodes, int[][] paths) {
    pending.add(new Match(nodes.clone(), List.of(paths.clone())));
    if (pending.size() == AT_ONCE) {
      flush();
    }
  }

  /// Keeps those of the matches found that meet the condition.
  private void flush() {
    if (plan.condition().isEmpty()) {
      kept.addAll(pending);
      executor.run.hold(64L * pending.size() * plan.variables());
    } else if (!pending.isEmpty()) {
      Batch rows = rows(pending);
      List<Column> numbered = new ArrayList<>(rows.columns());
      long[] numbers = new long[pending.size()];
      Arrays.setAll(numbers, i -> i);
      numbered.add(LongColumn.wrap(ScalarType.LONG, numbers, null, numbers.length));
      Batch passed =
          executor.evaluator.filter(plan.condition().get(), new Batch(numbered, pending.size()));
      LongColumn places = (LongColumn) passed.column(numbered.size() - 1);
      for (int i = 0; i < passed.rows(); i++) {
        kept.add(pending.get((int) places.getLong(i)));
      }
      executor.run.hold(64L * passed.rows() * plan.variables());
    }
    pending.clear();
  }

  /// Of the matches between the same first and last node, those of the fewest edges.
  private List<Match> shortest() {
    int first = plan.hops().getFirst().from();
    int last = plan.hops().getLast().to();
    Map<List<Integer>, Integer> best = new HashMap<>();
    for (Match match : kept) {
      best.merge(List.of(match.nodes()[first], match.nodes()[last]), match.length(), Math::min);
    }
    List<Match> wanted = new ArrayList<>();
    for (Match match : kept) {
      List<Integer> ends = List.of(match.nodes()[first], match.nodes()[last]);
      if (best.getOrDefault(ends, -1) == match.length()) {
        wanted.add(match);
        if (!plan.shortest().equals("all")) {
          best.put(ends, -1);
        }
      }
    }
    return wanted;
  }

  private Batch rows(List<Match> matches) {
    List<Column> columns = new ArrayList<>();
    for (int variable : plan.columnsOf()) {
      boolean node = nodeVariables.contains(variable);
      int[] rows =
          matches.stream()
              .mapToInt(it -> node ? it.nodes()[variable] : it.paths().get(variable)[0])
              .toArray();
      columns.addAll((node ? graph.nodes : graph.edges).gather(rows, rows.length).columns());
    }
    plan.calls().forEach(call -> columns.add(called(call, matches)));
    return new Batch(columns, matches.size());
  }

  private Column called(Plan.GraphCall call, List<Match> matches) {
    boolean map = call.function().equals("map");
    ColumnBuilder results =
        Column.builder(map ? ScalarType.DYNAMIC : ScalarType.BOOL, matches.size());
    for (Match match : matches) {
      int[] path = match.paths().get(call.edge());
      int[] rows = call.nodes() ? inner(match, call.edge(), path) : path;
      Column values = evaluated(call.term(), call.nodes() ? graph.nodes : graph.edges, rows);
      results.append(map ? array(values) : Values.of(holds(call.function(), values)));
    }
    return results.build();
  }

  private Column evaluated(Term term, Batch table, int[] rows) {
    return executor.evaluator.column(term, table.gather(rows, rows.length));
  }

  private static Value array(Column values) {
    List<Value> items = new ArrayList<>();
    for (int row = 0; row < values.size(); row++) {
      items.add(values.get(row));
    }
    return new Value.Array(items);
  }

  private static boolean holds(String function, Column values) {
    BoolColumn truths = (BoolColumn) values;
    boolean any = function.equals("any");
    for (int row = 0; row < truths.size(); row++) {
      boolean truth = !truths.isNull(row) && truths.getBoolean(row);
      if (truth == any) {
        return any;
      }
    }
    return !any;
  }

  /// The nodes between the first and the last of a path.
  private int[] inner(Match match, int edge, int[] path) {
    Plan.GraphHop hop =
        plan.hops().stream().filter(it -> it.edge() == edge).findFirst().orElseThrow();
    int[] nodes = new int[Math.max(0, path.length - 1)];
    int here = match.nodes()[hop.from()];
    for (int i = 0; i < nodes.length; i++) {
      here = graph.source[path[i]] == here ? graph.target[path[i]] : graph.source[path[i]];
      nodes[i] = here;
    }
    return nodes;
  }
}
