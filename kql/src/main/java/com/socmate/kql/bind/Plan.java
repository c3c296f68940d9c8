package com.socmate.kql.bind;

import com.socmate.kql.aggregate.Accumulator;
import com.socmate.kql.catalogue.ColumnSchema;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// What to do to get a table: a tree of steps, each with the columns it gives.
public sealed interface Plan {
  RowType type();

  /// Rows of a stored table.
  ///
  /// @param filter what the rows are filtered by next, so that a source may skip others
  record Scan(String table, RowType type, Optional<Term> filter) implements Plan {}

  /// Rows written in the query.
  record Rows(RowType type, List<Column> columns, int count) implements Plan {}

  /// Rows of files elsewhere.
  record ExternalData(RowType type, List<Term> locations, Map<String, String> options)
      implements Plan {}

  record Range(RowType type, Term from, Term to, Term step) implements Plan {}

  record Filter(Plan input, Term predicate) implements Plan {
    @Override
    public RowType type() {
      return input.type();
    }
  }

  record Project(Plan input, RowType type, List<Term> terms) implements Plan {}

  /// One row per distinct `keys`, which come first in its columns; then those of each call.
  record Aggregate(Plan input, RowType type, List<Term> keys, List<AggregateCall> calls)
      implements Plan {}

  record AggregateCall(
      String function, List<Term> arguments, int outputs, Supplier<Accumulator> states) {}

  record Sort(Plan input, List<SortKey> keys) implements Plan {
    @Override
    public RowType type() {
      return input.type();
    }
  }

  record SortKey(Term term, boolean ascending, boolean nullsFirst) {}

  record Top(Plan input, Term count, List<SortKey> keys) implements Plan {
    @Override
    public RowType type() {
      return input.type();
    }
  }

  record Take(Plan input, Term count) implements Plan {
    @Override
    public RowType type() {
      return input.type();
    }
  }

  record Sample(Plan input, Term count) implements Plan {
    @Override
    public RowType type() {
      return input.type();
    }
  }

  /// Rows of both sides with equal keys. Its columns are those of `left`, then the `rightPlaces` of
  /// `right`; one side alone for the semi and anti kinds.
  record Join(
      Plan left,
      Plan right,
      JoinKind kind,
      List<Term> leftKeys,
      List<Term> rightKeys,
      List<Integer> rightPlaces,
      RowType type)
      implements Plan {}

  enum JoinKind {
    INNER,
    INNER_UNIQUE,
    LEFT_OUTER,
    RIGHT_OUTER,
    FULL_OUTER,
    LEFT_SEMI,
    RIGHT_SEMI,
    LEFT_ANTI,
    RIGHT_ANTI
  }

  /// The rows of all inputs; column i of input k is column `targets.get(k)[i]` of the union, or
  /// none of it where that is -1. What an input lacks is nothing in its rows.
  record Union(List<Plan> inputs, List<int[]> targets, RowType type) implements Plan {}

  /// `mv-expand`: a row for each item of the arrays, side by side.
  record Expand(
      Plan input,
      RowType type,
      List<Expansion> expansions,
      Optional<Integer> indexPlace,
      boolean pairs,
      Optional<Term> limit)
      implements Plan {}

  /// An array to expand into the column at `place`.
  record Expansion(Term array, int place, ScalarType type) {}

  /// `mv-apply`: a subplan run over the items of each row.
  record Apply(
      Plan input,
      RowType itemsType,
      List<Expansion> expansions,
      Optional<Integer> indexPlace,
      Optional<Term> limit,
      Plan subplan,
      RowType type,
      List<ApplyColumn> columns)
      implements Plan {}

  /// A column of the outer row, or of what the subplan made of it.
  record ApplyColumn(boolean fromSubplan, int place) {}

  /// A subplan run for the rows of each distinct key.
  record Partition(Plan input, Term key, Plan subplan) implements Plan {
    @Override
    public RowType type() {
      return subplan.type();
    }
  }

  /// The rows a subplan is given.
  record Piped(RowType type) implements Plan {}

  /// `parse`: the captured columns stand at `places`.
  record Parse(
      Plan input,
      RowType type,
      Term text,
      ParsePattern pattern,
      List<Integer> places,
      boolean filter)
      implements Plan {}

  record ParseKv(
      Plan input,
      RowType type,
      Term text,
      KeyValueOptions options,
      List<String> keys,
      List<Integer> places)
      implements Plan {}

  /// How `parse-kv` cuts the text; an empty string where a delimiter is not given.
  record KeyValueOptions(
      String pairDelimiter,
      String kvDelimiter,
      List<String> quotes,
      String escape,
      String regex,
      boolean greedy) {}

  /// `make-series`, over rows already aggregated by axis and keys.
  record Series(
      Plan input,
      RowType type,
      int axis,
      List<Integer> keys,
      List<SeriesValue> values,
      Optional<Term> from,
      Optional<Term> to,
      Term step,
      boolean nonEmpty)
      implements Plan {}

  record SeriesValue(int place, Term defaultValue) {}

  record TopNested(Plan input, RowType type, List<NestedLevel> levels) implements Plan {}

  /// One level of `top-nested`; `measure` is computed over the outputs of the calls.
  record NestedLevel(
      Optional<Term> count,
      Term key,
      Optional<Term> others,
      List<AggregateCall> calls,
      Term measure,
      boolean ascending) {}

  /// A plugin with rows in and rows out, known by name.
  record Plugin(String name, Optional<Plan> input, RowType type, List<Term> arguments)
      implements Plan {}

  /// Rows with those of `networks` whose network holds their address.
  record NetworkLookup(
      Plan input, Plan networks, Term address, Term network, boolean unmatched, RowType type)
      implements Plan {}

  /// Rows with those of `table` for which the condition holds; it sees the columns of both, the
  /// rows' first. Its own columns are those of both.
  record Matching(Plan input, Plan table, Term condition, boolean unmatched, RowType type)
      implements Plan {}

  /// `scan`: its terms see the row's columns, the variables, and then for each step all of these
  /// again as the step last left them.
  record Scanned(
      Plan input,
      RowType type,
      List<Term> partition,
      List<SortKey> order,
      List<ScanStep> steps,
      List<Term> initial,
      boolean matchId)
      implements Plan {}

  record ScanStep(
      String name, boolean optional, String output, Term condition, List<Assignment> assignments) {}

  record Assignment(int place, Term value) {}

  /// A graph, whose edges are the rows of `edges`. A node is a distinct value of the two places,
  /// with the columns of the row of `nodes` that has it at `nodeKey`.
  ///
  /// @param nodeType the columns of a node: those of `nodes`, or the node's own name where there is
  ///   no such table; the component's number comes last where `components` is set
  record Graph(
      Plan edges,
      int source,
      int target,
      Optional<Plan> nodes,
      int nodeKey,
      RowType nodeType,
      boolean components)
      implements Plan {
    @Override
    public RowType type() {
      return edges.type();
    }
  }

  /// Paths of a graph, a row for each. Its terms see the row of a match: for each variable the
  /// columns of its node or edge, then what each call gave.
  ///
  /// @param cycles `all`, `none` or `unique_edges`
  /// @param shortest `any` or `all` of the shortest paths between two nodes; empty for every path
  record GraphMatch(
      Graph graph,
      List<GraphHop> hops,
      int variables,
      List<Integer> columnsOf,
      List<GraphCall> calls,
      Optional<Term> condition,
      List<Term> values,
      RowType type,
      String cycles,
      String shortest)
      implements Plan {}

  /// An edge, or several, from one node variable to another. Variables are numbered; those that are
  /// edges stand in `edge`.
  record GraphHop(int from, int edge, int to, int direction, int least, int most) {}

  /// `map`, `any` or `all` over the edges of a path, or its inner nodes.
  record GraphCall(String function, int edge, boolean nodes, Term term) {}

  /// The nodes or the edges of a graph as a table.
  record GraphTable(Graph graph, boolean nodes, RowType type) implements Plan {}

  /// A table computed once however often it is read.
  record Shared(Plan plan) implements Plan {
    @Override
    public RowType type() {
      return plan.type();
    }
  }

  /// The schema of a table, as rows.
  static List<ColumnSchema> schemaColumns() {
    return List.of(
        new ColumnSchema("ColumnName", ScalarType.STRING),
        new ColumnSchema("ColumnOrdinal", ScalarType.INT),
        new ColumnSchema("DataType", ScalarType.STRING),
        new ColumnSchema("ColumnType", ScalarType.STRING));
  }
}
