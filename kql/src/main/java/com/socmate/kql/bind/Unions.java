package com.socmate.kql.bind;

import com.socmate.kql.catalogue.ColumnSchema;
import com.socmate.kql.catalogue.TableSchema;
import com.socmate.kql.syntax.Expr;
import com.socmate.kql.syntax.Operator;
import com.socmate.kql.syntax.Span;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `union`, and the common shape of several tables.
final class Unions {
  /// A table and what `withsource` calls it.
  record Source(String name, Plan plan) {}

  private final Session session;
  private final Plans plans;

  Unions(Session session, Plans plans) {
    this.session = session;
    this.plans = plans;
  }

  Plan bind(Operator.Union union, @Nullable Plan input, Scope scope) {
    boolean fuzzy =
        option(union.options(), "isfuzzy").map(it -> it.equalsIgnoreCase("true")).orElse(false);
    List<Source> sources = new ArrayList<>();
    if (input != null) {
      sources.add(new Source("union_arg0", input));
    }
    for (Expr table : union.tables()) {
      int place = sources.size();
      sources.addAll(fuzzy ? fuzzily(table, scope, place) : sources(table, scope, place));
    }
    if (sources.isEmpty()) {
      throw session.fail(union.span(), "None of these tables is known.", "Check their names.");
    }
    Optional<String> source =
        option(union.options(), "withsource").or(() -> option(union.options(), "with_source"));
    boolean inner = option(union.options(), "kind").map("inner"::equals).orElse(false);
    return merge(sources, source, inner);
  }

  static Optional<String> option(List<Expr.Option> options, String name) {
    return options.stream()
        .filter(it -> it.name().equals(name))
        .findFirst()
        .map(it ->
            switch (it.value()) {
              case Expr.Name value -> value.text();
              case Expr.Literal value -> value.text();
              default -> "";
            });
  }

  private List<Source> fuzzily(Expr table, Scope scope, int place) {
    int before = session.diagnostics().size();
    try {
      return sources(table, scope, place);
    } catch (Unbound _) {
      List<Diagnostic> found = session.diagnostics().subList(before, session.diagnostics().size());
      boolean missing =
          found.stream().allMatch(it -> it.message().startsWith("No table is called"));
      if (missing) {
        List<Diagnostic> warnings = new ArrayList<>();
        found.forEach(it ->
            warnings.add(
                new Diagnostic(it.span(), Diagnostic.Severity.WARNING, it.message(), it.remedy())));
        found.clear();
        warnings.forEach(
            it -> session.warn(it.span(), it.message(), "The union goes on without it."));
      }
      return List.of();
    }
  }

  List<Source> sources(Expr table, Scope scope, int place) {
    Frame frame = Frame.of(RowType.empty(), scope);
    return switch (table) {
      case Expr.Pattern pattern -> matching(pattern.text(), frame);
      case Expr.Star _ -> matching("*", frame);
      case Expr.Path(_, _, Expr.Name member) when member.text().contains("*") ->
          matching(member.text(), frame);
      default -> List.of(new Source(nameOf(table, place), plans.table(table, frame)));
    };
  }

  /// The tables and views with such a name; views first, as they are the query's own.
  List<Source> matching(String pattern, Frame frame) {
    List<Source> sources = new ArrayList<>();
    for (String name : frame.scope().views().keySet()) {
      if (Wildcards.match(pattern, name)) {
        sources.add(new Source(name, plans.table(new Expr.Name(new Span(0, 0), name), frame)));
      }
    }
    for (TableSchema table : session.catalogue.tables()) {
      if (Wildcards.match(pattern, table.name())) {
        sources.add(new Source(table.name(), plans.scan(table)));
      }
    }
    return sources;
  }

  private static String nameOf(Expr table, int place) {
    return switch (table) {
      case Expr.Name name -> name.text();
      case Expr.Path path -> path.member().text();
      case Expr.Query(_, Expr source, List<Operator> operators) -> {
        if (!operators.isEmpty() && operators.getLast() instanceof Operator.As as) {
          yield as.name().text();
        }
        yield operators.isEmpty() ? nameOf(source, place) : "union_arg" + place;
      }
      default -> "union_arg" + place;
    };
  }

  /// The rows of all of them, column by column of the same name and type.
  Plan merge(List<Source> sources, Optional<String> withSource, boolean inner) {
    List<Plan> inputs = new ArrayList<>();
    for (Source source : sources) {
      Plan visible = Projections.visible(source.plan());
      inputs.add(
          withSource.isPresent() ? labelled(visible, withSource.get(), source.name()) : visible);
    }
    Map<ColumnSchema, Integer> outputs = new LinkedHashMap<>();
    RowType type = inner ? common(inputs, outputs) : widest(inputs, outputs);
    List<int[]> targets = inputs.stream().map(input -> targets(input.type(), outputs)).toList();
    return new Plan.Union(inputs, targets, type);
  }

  private static int[] targets(RowType input, Map<ColumnSchema, Integer> outputs) {
    int[] targets = new int[input.size()];
    for (int place = 0; place < targets.length; place++) {
      targets[place] = outputs.getOrDefault(input.column(place), -1);
    }
    return targets;
  }

  private static Plan labelled(Plan plan, String column, String label) {
    List<ColumnSchema> columns = new ArrayList<>();
    List<Term> values = new ArrayList<>();
    columns.add(new ColumnSchema(column, ScalarType.STRING));
    values.add(new Term.Constant(ScalarType.STRING, Values.of(label)));
    for (int place = 0; place < plan.type().size(); place++) {
      if (!plan.type().column(place).name().equals(column)) {
        columns.add(plan.type().column(place));
        values.add(new Term.Field(place, plan.type().column(place).type()));
      }
    }
    return new Plan.Project(plan, RowType.of(columns), values);
  }

  private static RowType common(List<Plan> inputs, Map<ColumnSchema, Integer> outputs) {
    List<ColumnSchema> columns = new ArrayList<>(inputs.getFirst().type().columns());
    inputs.forEach(input -> columns.retainAll(input.type().columns()));
    for (ColumnSchema column : columns) {
      outputs.put(column, outputs.size());
    }
    return RowType.of(columns);
  }

  /// Every column of any input. Those of one name and several types are told apart by their types.
  private static RowType widest(List<Plan> inputs, Map<ColumnSchema, Integer> outputs) {
    Map<String, Set<ScalarType>> types = new LinkedHashMap<>();
    for (Plan input : inputs) {
      for (ColumnSchema column : input.type().columns()) {
        types.computeIfAbsent(column.name(), _ -> new LinkedHashSet<>()).add(column.type());
      }
    }
    List<ColumnSchema> columns = new ArrayList<>();
    Set<String> taken = new LinkedHashSet<>();
    types.forEach((name, found) -> {
      for (ScalarType type : found) {
        String unique = RowType.unique(found.size() == 1 ? name : name + "_" + type, taken);
        taken.add(unique);
        outputs.put(new ColumnSchema(name, type), columns.size());
        columns.add(new ColumnSchema(unique, type));
      }
    });
    return RowType.of(columns);
  }
}
