package com.socmate.kql.bind;

import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.ValueText;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A plan as an indented tree, the last step first.
public final class PlanText {
  private final StringBuilder text = new StringBuilder();

  private final Function<Plan.Scan, String> reads;

  private PlanText(Function<Plan.Scan, String> reads) {
    this.reads = reads;
  }

  /// @param reads what is asked of each stored table, which only the executor knows
  public static String of(Plan plan, Function<Plan.Scan, String> reads) {
    PlanText writer = new PlanText(reads);
    writer.write(plan, 0);
    return writer.text.toString();
  }

  private void line(int depth, String what) {
    text.append("  ".repeat(depth)).append(what).append('\n');
  }

  private void write(Plan plan, int depth) {
    line(depth, title(plan));
    inputs(plan).forEach(input -> write(input, depth + 1));
  }

  private String title(Plan plan) {
    return switch (plan) {
      case Plan.Scan scan -> "scan " + scan.table() + ", " + reads.apply(scan);
      case Plan.Rows rows -> "rows written in the query: " + rows.count();
      case Plan.ExternalData _ -> "external data";
      case Plan.Range range -> "range from " + term(range.from()) + " to " + term(range.to());
      case Plan.Filter filter -> "filter " + named(filter.predicate(), filter.input().type());
      case Plan.Project project -> "project " + project.type();
      case Plan.Aggregate aggregate ->
          "aggregate "
              + aggregate.calls().stream().map(Plan.AggregateCall::function).toList()
              + " by "
              + aggregate.keys().stream().map(it -> named(it, aggregate.input().type())).toList();
      case Plan.Sort sort -> "sort by " + keys(sort.keys(), sort.input().type());
      case Plan.Top top ->
          "top " + term(top.count()) + " by " + keys(top.keys(), top.input().type());
      case Plan.Take take -> "take " + term(take.count());
      case Plan.Sample sample -> "sample " + term(sample.count());
      case Plan.Join join ->
          "join "
              + join.kind()
              + ", hashing the right side by "
              + join.rightKeys().size()
              + " keys";
      case Plan.Union union -> "union of " + union.inputs().size();
      case Plan.Expand _ -> "expand arrays";
      case Plan.Apply _ -> "apply a subquery to each row's items";
      case Plan.Partition _ -> "apply a subquery to the rows of each key";
      case Plan.Piped _ -> "rows piped in";
      case Plan.Parse _ -> "parse text";
      case Plan.ParseKv _ -> "parse keys and values";
      case Plan.Series _ -> "series along an axis";
      case Plan.TopNested _ -> "top nested";
      case Plan.Plugin plugin -> "plugin " + plugin.name();
      case Plan.NetworkLookup _ -> "look networks up";
      case Plan.Matching matching -> "match by " + named(matching.condition(), matching.type());
      case Plan.Scanned scanned -> "scan rows through " + scanned.steps().size() + " steps";
      case Plan.Graph graph ->
          "graph of edges from "
              + graph.type().column(graph.source()).name()
              + " to "
              + graph.type().column(graph.target()).name();
      case Plan.GraphMatch match -> "paths of " + match.hops().size() + " edges";
      case Plan.GraphTable table -> table.nodes() ? "nodes as a table" : "edges as a table";
      case Plan.Shared _ -> "computed once";
    };
  }

  private static List<Plan> inputs(Plan plan) {
    return switch (plan) {
      case Plan.Scan _, Plan.Rows _, Plan.ExternalData _, Plan.Range _, Plan.Piped _ -> List.of();
      case Plan.Filter it -> List.of(it.input());
      case Plan.Project it -> List.of(it.input());
      case Plan.Aggregate it -> List.of(it.input());
      case Plan.Sort it -> List.of(it.input());
      case Plan.Top it -> List.of(it.input());
      case Plan.Take it -> List.of(it.input());
      case Plan.Sample it -> List.of(it.input());
      case Plan.Join it -> List.of(it.left(), it.right());
      case Plan.Union it -> it.inputs();
      case Plan.Expand it -> List.of(it.input());
      case Plan.Apply it -> List.of(it.input(), it.subplan());
      case Plan.Partition it -> List.of(it.input(), it.subplan());
      case Plan.Parse it -> List.of(it.input());
      case Plan.ParseKv it -> List.of(it.input());
      case Plan.Series it -> List.of(it.input());
      case Plan.TopNested it -> List.of(it.input());
      case Plan.Plugin it -> it.input().map(List::of).orElse(List.of());
      case Plan.NetworkLookup it -> List.of(it.input(), it.networks());
      case Plan.Matching it -> List.of(it.input(), it.table());
      case Plan.Scanned it -> List.of(it.input());
      case Plan.Graph it ->
          it.nodes().map(nodes -> List.of(it.edges(), nodes)).orElse(List.of(it.edges()));
      case Plan.GraphMatch it -> List.of(it.graph());
      case Plan.GraphTable it -> List.of(it.graph());
      case Plan.Shared it -> List.of(it.plan());
    };
  }

  private static String keys(List<Plan.SortKey> keys, RowType row) {
    return keys.stream()
        .map(key -> named(key.term(), row) + (key.ascending() ? " asc" : " desc"))
        .collect(Collectors.joining(", "));
  }

  private static String term(Term term) {
    return named(term, RowType.empty());
  }

  private static String named(Term term, RowType row) {
    return switch (term) {
      case Term.Constant(ScalarType type, Value value) ->
          type == ScalarType.STRING ? "\"" + ValueText.of(value) + "\"" : constant(type, value);
      case Term.Field(int place, _) -> place < row.size() ? row.column(place).name() : "#" + place;
      case Term.Call(String function, _, List<Term> arguments, _) -> call(function, arguments, row);
      case Term.Widen(Term value, _) -> named(value, row);
      case Term.Logical(boolean conjunction, List<Term> operands) ->
          operands.stream()
              .map(it -> named(it, row))
              .collect(Collectors.joining(conjunction ? " and " : " or ", "(", ")"));
      case Term.FirstCell _ -> "toscalar(…)";
      case Term.FirstColumn _ -> "(…)";
      case Term.Windowed(WindowFunction function, List<Term> arguments, _) ->
          call(function.kqlName(), arguments, row);
      case Term.Unknown _ -> "?";
    };
  }

  private static String constant(ScalarType type, Value value) {
    String text = ValueText.of(value);
    return type.isNumeric() || type == ScalarType.BOOL ? text : type + "(" + text + ")";
  }

  private static String call(String function, List<Term> arguments, RowType row) {
    boolean infix =
        arguments.size() == 2 && !Character.isLetter(function.charAt(function.length() - 1));
    List<String> parts = arguments.stream().map(it -> named(it, row)).toList();
    return infix
        ? parts.getFirst() + " " + function + " " + parts.getLast()
        : function + "(" + String.join(", ", parts) + ")";
  }
}
