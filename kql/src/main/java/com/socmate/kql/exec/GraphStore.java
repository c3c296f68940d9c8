package com.socmate.kql.exec;

import com.socmate.kql.bind.Plan;
import com.socmate.kql.bind.RowType;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.ColumnBuilder;
import com.socmate.kql.value.LongColumn;
import com.socmate.kql.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A graph in memory: a row for each node and each edge, and the edges that leave and reach a node.
final class GraphStore {
  final Batch edges;
  final Batch nodes;
  final int[] source;
  final int[] target;
  final List<List<Integer>> leaving = new ArrayList<>();
  final List<List<Integer>> reaching = new ArrayList<>();

  private GraphStore(Batch edges, Batch nodes, int[] source, int[] target, int count) {
    this.edges = edges;
    this.nodes = nodes;
    this.source = source;
    this.target = target;
    for (int node = 0; node < count; node++) {
      leaving.add(new ArrayList<>());
      reaching.add(new ArrayList<>());
    }
    for (int edge = 0; edge < source.length; edge++) {
      leaving.get(source[edge]).add(edge);
      reaching.get(target[edge]).add(edge);
    }
  }

  static GraphStore of(Executor executor, Plan.Graph graph) {
    Batch edges = executor.one(graph.edges());
    Map<Value, Integer> numbers = new LinkedHashMap<>();
    int known = 0;
    Batch given = new Batch(List.of(), 0);
    if (graph.nodes().isPresent()) {
      given = executor.one(graph.nodes().get());
      known = given.rows();
      for (int row = 0; row < known; row++) {
        numbers.putIfAbsent(given.column(graph.nodeKey()).get(row), row);
      }
    }
    int[] next = {known};
    List<Value> added = new ArrayList<>();
    int[] source = new int[edges.rows()];
    int[] target = new int[edges.rows()];
    for (int edge = 0; edge < edges.rows(); edge++) {
      source[edge] = number(edges.column(graph.source()).get(edge), numbers, added, next);
      target[edge] = number(edges.column(graph.target()).get(edge), numbers, added, next);
    }
    List<Column> columns = columns(graph, given, added, known);
    if (graph.components()) {
      columns.add(components(source, target, next[0]));
    }
    return new GraphStore(edges, new Batch(columns, next[0]), source, target, next[0]);
  }

  private static int number(
      Value value, Map<Value, Integer> numbers, List<Value> added, int[] next) {
    return numbers.computeIfAbsent(
        value,
        it -> {
          added.add(it);
          return next[0]++;
        });
  }

  /// The nodes of the table, then those only edges know, of which only the key is there.
  private static List<Column> columns(Plan.Graph graph, Batch given, List<Value> added, int known) {
    RowType type = graph.nodeType();
    int width = type.size() - (graph.components() ? 1 : 0);
    List<Column> columns = new ArrayList<>();
    for (int place = 0; place < width; place++) {
      ScalarType columnType = type.column(place).type();
      ColumnBuilder builder = Column.builder(columnType, known + added.size());
      for (int row = 0; row < known; row++) {
        builder.appendFrom(given.column(place), row);
      }
      for (Value value : added) {
        if (place == graph.nodeKey() && !value.isNull()) {
          builder.append(value);
        } else {
          builder.appendNull();
        }
      }
      columns.add(builder.build());
    }
    return columns;
  }

  /// Numbers the parts that hang together, in the order of their first nodes.
  private static Column components(int[] source, int[] target, int count) {
    int[] root = new int[count];
    Arrays.setAll(root, i -> i);
    for (int edge = 0; edge < source.length; edge++) {
      int a = find(root, source[edge]);
      int b = find(root, target[edge]);
      root[Math.max(a, b)] = Math.min(a, b);
    }
    Map<Integer, Long> numbers = new LinkedHashMap<>();
    long[] numbered = new long[count];
    for (int node = 0; node < count; node++) {
      numbered[node] = numbers.computeIfAbsent(find(root, node), _ -> (long) numbers.size());
    }
    return LongColumn.wrap(ScalarType.LONG, numbered, null, count);
  }

  private static int find(int[] root, int node) {
    int at = node;
    while (root[at] != at) {
      root[at] = root[root[at]];
      at = root[at];
    }
    return at;
  }

  Batch table(boolean ofNodes) {
    return ofNodes ? nodes : edges;
  }
}
