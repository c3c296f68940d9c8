package com.socmate.kql.bind;

import com.socmate.kql.catalogue.ColumnSchema;
import com.socmate.kql.function.FunctionCatalog;
import com.socmate.kql.function.ReturnRule.Argument;
import com.socmate.kql.function.ScalarFunction;
import com.socmate.kql.syntax.Expr;
import com.socmate.kql.syntax.Operator;
import com.socmate.kql.syntax.Operator.Ordering;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The operators that choose, compute, rename and order columns.
final class Projections {
  /// A column computed under a name; `given` where the query gave the name itself.
  record NamedTerm(String name, boolean given, Term term) {}

  private final Session session;
  private final Terms terms;

  Projections(Session session, Terms terms) {
    this.session = session;
    this.terms = terms;
  }

  /// The columns an expression gives: one, or several for a tuple.
  List<NamedTerm> columns(Expr expr, Frame frame) {
    Term term = terms.bind(expr, frame);
    List<Expr.Name> names = expr instanceof Expr.Named named ? named.names() : List.of();
    List<ScalarFunction.Output> tuple = tuple(term, expr, frame);
    if (tuple.isEmpty()) {
      String name = names.isEmpty() ? ColumnNames.implied(expr, frame) : names.getFirst().text();
      return List.of(new NamedTerm(name, !names.isEmpty(), unknownAsNull(term)));
    }
    List<NamedTerm> columns = new ArrayList<>();
    boolean several = expr instanceof Expr.Named named && named.several();
    int wanted =
        several ? Math.min(names.size(), tuple.size()) : names.isEmpty() ? tuple.size() : 1;
    for (int i = 0; i < wanted; i++) {
      boolean given = i < names.size();
      String name = given ? names.get(i).text() : tuple.get(i).name();
      columns.add(
          new NamedTerm(
              name, given, terms.calls().item(term, i, tuple.get(i).type(), expr.span())));
    }
    return columns;
  }

  private static Term unknownAsNull(Term term) {
    return term.isUnknown() ? new Term.Constant(ScalarType.DYNAMIC, Values.NULL) : term;
  }

  private List<ScalarFunction.Output> tuple(Term term, Expr expr, Frame frame) {
    if (!(term instanceof Term.Call call)) {
      return List.of();
    }
    Expr written = expr instanceof Expr.Named named ? named.value() : expr;
    List<Expr> exprs = written instanceof Expr.Call it ? it.arguments() : List.of();
    List<Argument> arguments = new ArrayList<>();
    for (int i = 0; i < call.arguments().size(); i++) {
      String name = i < exprs.size() ? ColumnNames.implied(exprs.get(i), frame) : "";
      arguments.add(Calls.argument(call.arguments().get(i), name));
    }
    return FunctionCatalog.standard()
        .find(call.function())
        .map(it -> it.tuple().outputs(arguments))
        .orElse(List.of());
  }

  Plan extend(List<Expr> exprs, Plan input, Frame frame) {
    List<ColumnSchema> columns = new ArrayList<>(input.type().columns());
    List<Term> values = new ArrayList<>(fields(input.type()));
    Set<String> taken = new LinkedHashSet<>();
    columns.forEach(column -> taken.add(column.name()));
    int unnamed = 0;
    for (Expr expr : exprs) {
      for (NamedTerm column : columns(expr, frame)) {
        String name = column.name().isEmpty() ? "Column" + ++unnamed : column.name();
        int place = input.type().find(name);
        if (place >= 0 && (column.given() || expr instanceof Expr.Name)) {
          columns.set(place, new ColumnSchema(name, column.term().type()));
          values.set(place, column.term());
        } else {
          name = RowType.unique(name, taken);
          taken.add(name);
          columns.add(new ColumnSchema(name, column.term().type()));
          values.add(column.term());
        }
      }
    }
    RowType type = RowType.of(columns).opened(input.type().isOpen());
    return exprs.isEmpty() ? input : new Plan.Project(input, type, values);
  }

  Plan project(Operator.Project project, Plan input, Frame frame) {
    return compute(project.columns(), input, frame, "Column", 1);
  }

  Plan print(Operator.Print print, Plan input, Scope scope) {
    return compute(print.columns(), input, Frame.of(RowType.empty(), scope), "print_", 0);
  }

  private Plan compute(List<Expr> exprs, Plan input, Frame frame, String prefix, int first) {
    List<NamedTerm> all = new ArrayList<>();
    int unnamed = first;
    for (Expr expr : exprs) {
      for (NamedTerm column : columns(expr, frame)) {
        boolean nameless = column.name().isEmpty();
        String name =
            nameless ? prefix + (prefix.equals("print_") ? all.size() : unnamed++) : column.name();
        all.add(new NamedTerm(name, column.given(), column.term()));
      }
    }
    return project(input, all);
  }

  Plan project(Plan input, List<NamedTerm> all) {
    Set<String> taken = new LinkedHashSet<>();
    List<ColumnSchema> columns = new ArrayList<>();
    for (NamedTerm column : all) {
      String name = RowType.unique(column.name(), taken);
      taken.add(name);
      columns.add(new ColumnSchema(name, column.term().type()));
    }
    List<Term> values = all.stream().map(NamedTerm::term).toList();
    return new Plan.Project(input, RowType.of(columns), values);
  }

  static List<Term> fields(RowType type) {
    List<Term> fields = new ArrayList<>(type.size());
    for (int place = 0; place < type.size(); place++) {
      fields.add(new Term.Field(place, type.column(place).type()));
    }
    return fields;
  }

  /// The rows with the columns at these places alone.
  static Plan only(Plan input, List<Integer> places) {
    List<ColumnSchema> columns = new ArrayList<>();
    List<Term> values = new ArrayList<>();
    for (int place : places) {
      columns.add(input.type().column(place));
      values.add(new Term.Field(place, input.type().column(place).type()));
    }
    RowType type = RowType.of(columns).opened(input.type().isOpen());
    return new Plan.Project(input, type, values);
  }

  /// The rows without the columns no query can name.
  static Plan visible(Plan input) {
    List<Integer> places = new ArrayList<>();
    for (int place = 0; place < input.type().size(); place++) {
      if (!RowType.isHidden(input.type().column(place))) {
        places.add(place);
      }
    }
    return places.size() == input.type().size() ? input : only(input, places);
  }

  Plan away(Operator.ProjectAway away, Plan input) {
    Set<Integer> gone = new LinkedHashSet<>();
    away.columns().forEach(column -> gone.addAll(matching(column, input.type())));
    return keeping(input, gone, false);
  }

  Plan keep(Operator.ProjectKeep keep, Plan input) {
    Set<Integer> kept = new LinkedHashSet<>();
    keep.columns().forEach(column -> kept.addAll(matching(column, input.type())));
    return keeping(input, kept, true);
  }

  private static Plan keeping(Plan input, Set<Integer> chosen, boolean keep) {
    List<Integer> places = new ArrayList<>();
    for (int place = 0; place < input.type().size(); place++) {
      if (chosen.contains(place) == keep && !RowType.isHidden(input.type().column(place))) {
        places.add(place);
      }
    }
    return only(input, places);
  }

  Plan byNames(Operator.ProjectByNames names, Plan input, Frame frame) {
    Set<Integer> kept = new LinkedHashSet<>();
    for (Expr expr : names.names()) {
      for (String name : strings(expr, input, frame)) {
        boolean pattern = name.contains("*");
        Expr column =
            pattern ? new Expr.Pattern(expr.span(), name) : new Expr.Name(expr.span(), name);
        if (pattern || input.type().has(name)) {
          kept.addAll(matching(column, input.type()));
        }
      }
    }
    return only(input, List.copyOf(kept));
  }

  private List<String> strings(Expr expr, Plan input, Frame frame) {
    if (expr instanceof Expr.Call call && call.function().text().equals("column_names_of")) {
      Plan table = terms.calls().tableArgument(call, frame);
      return table == null ? List.of() : table.type().names();
    }
    return switch (terms.constant(expr, frame)) {
      case Value.Text(String text) -> List.of(text);
      case Value.Array(List<Value> items) -> items.stream().map(ColumnNames::text).toList();
      default ->
          throw session.fail(
              expr.span(),
              "Column names are strings known beforehand.",
              "Write `\"Name\"`; the columns are " + input.type().names() + ".");
    };
  }

  /// The places a name or a pattern means.
  List<Integer> matching(Expr expr, RowType type) {
    return switch (expr) {
      case Expr.Star _ -> matches("*", type);
      case Expr.Pattern pattern -> matches(pattern.text(), type);
      case Expr.Name name -> {
        int place = type.find(name.text());
        if (place < 0) {
          terms.unknownName(name, Frame.of(type, new Scope(null)));
          yield List.of();
        }
        yield List.of(place);
      }
      default ->
          throw session.fail(expr.span(), "Expected a column's name.", "Name a column here.");
    };
  }

  private static List<Integer> matches(String pattern, RowType type) {
    List<Integer> places = new ArrayList<>();
    for (int place = 0; place < type.size(); place++) {
      if (!RowType.isHidden(type.column(place))
          && Wildcards.match(pattern, type.column(place).name())) {
        places.add(place);
      }
    }
    return places;
  }

  Plan rename(Operator.ProjectRename rename, Plan input) {
    List<ColumnSchema> columns = new ArrayList<>(input.type().columns());
    for (Expr expr : rename.columns()) {
      if (!(expr instanceof Expr.Named named) || !(named.value() instanceof Expr.Name old)) {
        throw session.fail(
            expr.span(), "A renaming is `new = old`.", "Write `project-rename New = Old`.");
      }
      for (int place : matching(old, input.type())) {
        String name = named.names().getFirst().text();
        columns.set(place, new ColumnSchema(name, columns.get(place).type()));
      }
    }
    Set<String> taken = new LinkedHashSet<>();
    List<ColumnSchema> distinct = new ArrayList<>();
    for (ColumnSchema column : columns) {
      String name = RowType.unique(column.name(), taken);
      taken.add(name);
      distinct.add(new ColumnSchema(name, column.type()));
    }
    return new Plan.Project(input, RowType.of(distinct), fields(input.type()));
  }

  Plan reorder(Operator.ProjectReorder reorder, Plan input) {
    Set<Integer> places = new LinkedHashSet<>();
    for (Ordering ordering : reorder.columns()) {
      List<Integer> some = new ArrayList<>(matching(ordering.value(), input.type()));
      ordering.ascending().ifPresent(ascending -> sortByName(some, input.type(), ascending));
      places.addAll(some);
    }
    for (int place = 0; place < input.type().size(); place++) {
      places.add(place);
    }
    return only(input, List.copyOf(places));
  }

  private static void sortByName(List<Integer> places, RowType type, boolean ascending) {
    java.util.Comparator<Integer> byName =
        java.util.Comparator.comparing(place -> type.column(place).name());
    places.sort(ascending ? byName : byName.reversed());
  }

  List<Plan.SortKey> sortKeys(List<Ordering> keys, Frame frame) {
    List<Plan.SortKey> bound = new ArrayList<>();
    for (Ordering key : keys) {
      Term term = terms.bind(key.value(), frame);
      boolean ascending = key.ascending().orElse(false);
      if (!term.isUnknown()) {
        bound.add(new Plan.SortKey(term, ascending, key.nullsFirst().orElse(ascending)));
      }
    }
    return bound;
  }
}
