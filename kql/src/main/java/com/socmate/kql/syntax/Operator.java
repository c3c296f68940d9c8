package com.socmate.kql.syntax;

import com.socmate.kql.syntax.Expr.ColumnDeclaration;
import com.socmate.kql.syntax.Expr.Name;
import com.socmate.kql.syntax.Expr.Option;
import java.util.List;
import java.util.Optional;

/// A tabular operator. The ones that make a table of nothing (`print`, `range`, `union`, `search`,
/// `find`, `evaluate`) also stand first in a query.
public sealed interface Operator extends Expr {

  record Where(Span span, Expr predicate) implements Operator {}

  record Extend(Span span, List<Expr> columns) implements Operator {}

  record Project(Span span, List<Expr> columns) implements Operator {}

  record ProjectAway(Span span, List<Expr> columns) implements Operator {}

  record ProjectKeep(Span span, List<Expr> columns) implements Operator {}

  /// Keeps the columns named by strings, arrays of strings, or `column_names_of(table)`.
  record ProjectByNames(Span span, List<Expr> names) implements Operator {}

  record ProjectRename(Span span, List<Expr> columns) implements Operator {}

  record ProjectReorder(Span span, List<Ordering> columns) implements Operator {}

  record Summarize(Span span, List<Option> options, List<Expr> aggregates, List<Expr> keys)
      implements Operator {}

  record Distinct(Span span, List<Expr> columns) implements Operator {}

  record Count(Span span, Optional<Name> as) implements Operator {}

  record Take(Span span, Expr rows) implements Operator {}

  record Sort(Span span, List<Ordering> keys) implements Operator {}

  record Top(Span span, Expr rows, List<Ordering> keys) implements Operator {}

  record TopNested(Span span, List<NestedLevel> levels) implements Operator {}

  record TopHitters(Span span, Expr rows, Expr of, Optional<Expr> by) implements Operator {}

  record Sample(Span span, Expr rows) implements Operator {}

  record SampleDistinct(Span span, Expr rows, Expr of) implements Operator {}

  record Serialize(Span span, List<Expr> columns) implements Operator {}

  record Join(Span span, List<Option> options, Expr right, List<Expr> on, boolean lookup)
      implements Operator {}

  record Union(Span span, List<Option> options, List<Expr> tables) implements Operator {}

  record MvExpand(Span span, List<Option> options, List<Expansion> items, Optional<Expr> limit)
      implements Operator {}

  record MvApply(
      Span span,
      List<Option> options,
      List<Expansion> items,
      Optional<Expr> limit,
      Optional<Expr> context,
      Expr subquery)
      implements Operator {}

  /// `parse` and, where `filter` is set, `parse-where`.
  record Parse(Span span, boolean filter, List<Option> options, Expr value, List<ParsePart> parts)
      implements Operator {}

  record ParseKv(Span span, Expr value, List<ColumnDeclaration> columns, List<Option> options)
      implements Operator {}

  record MakeSeries(
      Span span, List<Option> options, List<Series> series, SeriesAxis axis, List<Expr> keys)
      implements Operator {}

  record Range(Span span, Name name, Expr from, Expr to, Expr step) implements Operator {}

  record Print(Span span, List<Expr> columns) implements Operator {}

  record As(Span span, Name name, List<Option> options) implements Operator {}

  record Render(Span span, Name chart, List<Option> properties) implements Operator {}

  record Invoke(Span span, Expr function) implements Operator {}

  record Evaluate(
      Span span, List<Option> options, Expr.Call plugin, Optional<List<ColumnDeclaration>> schema)
      implements Operator {}

  record GetSchema(Span span) implements Operator {}

  record Consume(Span span, List<Option> options) implements Operator {}

  record Search(Span span, List<Option> options, List<Expr> tables, Expr predicate)
      implements Operator {}

  record Find(
      Span span,
      List<Option> options,
      List<Expr> tables,
      Expr predicate,
      List<Expr> columns,
      boolean away)
      implements Operator {}

  record Fork(Span span, List<Expr> branches) implements Operator {}

  record Facet(Span span, List<Expr> columns, Optional<Expr> with) implements Operator {}

  record Partition(Span span, List<Option> options, Expr by, Expr subquery) implements Operator {}

  record Scan(
      Span span,
      List<Option> options,
      List<Ordering> order,
      List<Expr> partition,
      List<ScanVariable> variables,
      List<ScanStep> steps)
      implements Operator {}

  record Reduce(Span span, List<Option> options, Expr by, List<Option> settings)
      implements Operator {}

  record AssertSchema(Span span, List<ColumnDeclaration> columns) implements Operator {}

  /// Makes a graph of the rows, which are its edges; its nodes come from tables, or from the edges.
  record MakeGraph(
      Span span, Name source, Name target, List<GraphNodes> nodes, Optional<Name> nodeId)
      implements Operator {}

  record GraphNodes(Expr table, Name on) {}

  /// `graph-match`, and `graph-shortest-paths` where `shortest` is set.
  record GraphMatch(
      Span span,
      boolean shortest,
      List<Option> options,
      List<GraphPath> paths,
      Optional<Expr> where,
      List<Expr> project)
      implements Operator {}

  record GraphPath(Name start, List<GraphHop> hops) {}

  /// One edge and the node it leads to; `direction` is 1 along it, -1 against it, 0 either way.
  record GraphHop(GraphEdge edge, int direction, Name to) {}

  /// An edge, or a path of `least` to `most` of them where `several` is set.
  record GraphEdge(Name name, int least, int most, boolean several) {}

  record GraphToTable(Span span, List<GraphOutput> outputs) implements Operator {}

  record GraphOutput(Name kind, Optional<Name> as, List<Option> options) {}

  record MarkComponents(Span span, List<Option> options) implements Operator {}

  /// Another operator of the graph family: known, checked for balance only, and never run.
  record Graph(Span span, String name, String text) implements Operator {}

  /// What the parser skipped to go on; an error has been reported for it.
  record Missing(Span span) implements Operator {}

  /// A column to sort by; empty where the default of the place holds.
  record Ordering(
      Span span, Expr value, Optional<Boolean> ascending, Optional<Boolean> nullsFirst) {}

  record NestedLevel(
      Span span,
      Optional<Expr> rows,
      Expr of,
      Optional<Expr> others,
      Expr by,
      Optional<Boolean> ascending) {}

  /// `name = value to typeof(type)`.
  record Expansion(Span span, Expr value, Optional<Name> type) {}

  /// A piece of a `parse` pattern.
  sealed interface ParsePart {
    record Skip(Span span) implements ParsePart {}

    record Fixed(Span span, String text) implements ParsePart {}

    record Capture(Span span, Name name, Optional<Name> type) implements ParsePart {}
  }

  record Series(Span span, Expr value, Optional<Expr> defaultValue) {}

  /// The `on column from … to … step …` of `make-series`.
  record SeriesAxis(Span span, Expr value, Optional<Expr> from, Optional<Expr> to, Expr step) {}

  record ScanVariable(Span span, Name name, Name type, Optional<Expr> initial) {}

  record ScanStep(
      Span span,
      Name name,
      boolean optional,
      Optional<String> output,
      Expr condition,
      List<Expr> assignments) {}
}
