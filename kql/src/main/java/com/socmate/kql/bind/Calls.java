package com.socmate.kql.bind;

import com.socmate.kql.aggregate.AggregateFunction;
import com.socmate.kql.catalogue.ColumnSchema;
import com.socmate.kql.function.Resolution;
import com.socmate.kql.function.ReturnRule.Argument;
import com.socmate.kql.function.ScalarFunction;
import com.socmate.kql.syntax.Expr;
import com.socmate.kql.syntax.Nearest;
import com.socmate.kql.syntax.Span;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Resolves function calls: the query's own, the catalogue's, aggregates, and those the binder
/// answers itself.
final class Calls {
  private final Session session;
  private final Terms terms;
  private final Plans plans;

  Calls(Session session, Terms terms, Plans plans) {
    this.session = session;
    this.terms = terms;
    this.plans = plans;
  }

  Term bind(Expr.Call call, Frame frame) {
    String name = call.function().text();
    if (frame.scope().find(name) instanceof Scope.FunctionMeaning function) {
      return userFunction(call, function, frame);
    }
    if (frame.sink() != null && session.aggregates.find(name).isPresent()) {
      return aggregate(call, frame.sink(), frame);
    }
    Term special = special(call, name, frame);
    if (special != null) {
      return special;
    }
    List<Term> arguments = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Expr argument : call.arguments()) {
      arguments.add(
          argument instanceof Expr.Star
              ? packed(frame)
              : single(terms.bind(argument, frame), argument.span()));
      names.add(ColumnNames.implied(argument, frame));
    }
    Optional<WindowFunction> window = WindowFunction.named(name);
    return window.isPresent()
        ? windowed(window.get(), arguments, call.span())
        : function(name, arguments, names, call.span());
  }

  private Term packed(Frame frame) {
    List<Term> pairs = new ArrayList<>();
    for (int place = 0; place < frame.row().size(); place++) {
      ColumnSchema column = frame.row().column(place);
      if (!RowType.isHidden(column)) {
        pairs.add(new Term.Constant(ScalarType.STRING, Values.of(column.name())));
        pairs.add(new Term.Field(place, column.type()));
      }
    }
    return function("bag_pack", pairs, new Span(0, 0));
  }

  private Term userFunction(Expr.Call call, Scope.FunctionMeaning function, Frame frame) {
    return switch (plans.call(call, function, frame)) {
      case Plans.Result.Scalar(Term term) -> term;
      case Plans.Result.Tabular _ -> {
        session.error(
            call.span(),
            "`" + call.function().text() + "` gives a table where a value is expected.",
            "Use `toscalar(…)` for its first cell.");
        yield new Term.Unknown();
      }
    };
  }

  private @Nullable Term special(Expr.Call call, String name, Frame frame) {
    return switch (name) {
      case "toscalar" -> toScalar(call, frame);
      case "materialize" -> terms.bind(only(call), frame);
      case "column_ifexists", "columnifexists" -> columnIfExists(call, frame);
      case "ingestion_time" -> ingestionTime(frame);
      case "column_names_of" -> columnNames(call, frame);
      case "pack_all" -> packAll(call, frame);
      case "bag_pack_columns" -> packColumns(call, frame);
      case "bin_auto" -> binAuto(call, frame);
      case "current_cluster_endpoint",
          "current_database",
          "current_principal",
          "current_principal_details",
          "estimate_data_size",
          "extent_id",
          "cursor_current" ->
          session.functions.find(name).isPresent() ? null : unknownConstant(name);
      default -> null;
    };
  }

  private static Term unknownConstant(String name) {
    return name.equals("current_principal_details")
        ? new Term.Constant(ScalarType.DYNAMIC, Values.NULL)
        : new Term.Constant(ScalarType.STRING, Values.EMPTY_TEXT);
  }

  /// The table a call such as `column_names_of(T)` is given.
  @Nullable Plan tableArgument(Expr.Call call, Frame frame) {
    return plans.tableOrNull(only(call), frame.withoutRow());
  }

  private Expr only(Expr.Call call) {
    if (call.arguments().size() != 1) {
      throw session.fail(
          call.span(),
          "`" + call.function().text() + "` takes one argument.",
          "Give it one table or expression.");
    }
    return call.arguments().getFirst();
  }

  private Term toScalar(Expr.Call call, Frame frame) {
    Expr argument = only(call);
    Plan table = plans.tableOrNull(argument, frame);
    if (table == null) {
      return terms.bind(argument, frame.withoutRow());
    }
    List<ColumnSchema> columns = table.type().visible();
    return columns.isEmpty()
        ? new Term.Unknown()
        : new Term.FirstCell(table, columns.getFirst().type());
  }

  private Term columnIfExists(Expr.Call call, Frame frame) {
    List<Expr> arguments = call.arguments();
    if (arguments.size() == 2
        && terms.bind(arguments.getFirst(), frame.withoutRow())
            instanceof Term.Constant(ScalarType _, Value.Text(String column))) {
      int place = frame.row().find(column);
      return place >= 0
          ? new Term.Field(place, frame.row().column(place).type())
          : terms.bind(arguments.get(1), frame);
    }
    throw session.fail(
        call.span(),
        "`column_ifexists` takes a column's name as a string and what to use in its place.",
        "Write `column_ifexists(\"Name\", \"\")`.");
  }

  private Term columnNames(Expr.Call call, Frame frame) {
    Plan table = tableArgument(call, frame);
    List<Value> names = new ArrayList<>();
    if (table != null) {
      table.type().names().forEach(name -> names.add(Values.of(name)));
    }
    return new Term.Constant(ScalarType.DYNAMIC, new Value.Array(names));
  }

  private static Term ingestionTime(Frame frame) {
    int place = frame.row().find(RowType.INGESTION_TIME.name());
    return place >= 0
        ? new Term.Field(place, ScalarType.DATETIME)
        : new Term.Constant(ScalarType.DATETIME, Values.NULL);
  }

  private Term packAll(Expr.Call call, Frame frame) {
    if (call.arguments().isEmpty()) {
      return packed(frame);
    }
    Term ignore = terms.bind(call.arguments().getFirst(), frame);
    return ignore instanceof Term.Constant(ScalarType _, Value.Bool(boolean skip)) && skip
        ? function("bag_remove_empty", List.of(packed(frame)), call.span())
        : packed(frame);
  }

  /// A property for each column, under its name.
  private Term packColumns(Expr.Call call, Frame frame) {
    List<Term> pairs = new ArrayList<>();
    for (Expr argument : call.arguments()) {
      String name = ColumnNames.implied(argument, frame);
      pairs.add(new Term.Constant(ScalarType.STRING, Values.of(name)));
      pairs.add(terms.bind(argument, frame));
    }
    return function("bag_pack", pairs, call.span());
  }

  /// `bin` by the size, and at the point, that `set` gave.
  private Term binAuto(Expr.Call call, Frame frame) {
    Term size = session.options.get("query_bin_auto_size");
    Term at = session.options.get("query_bin_auto_at");
    if (size == null) {
      throw session.fail(
          call.span(),
          "`bin_auto` knows no size of bin.",
          "Write `set query_bin_auto_size = 1h;` before the query.");
    }
    Term value = terms.bind(only(call), frame);
    return at == null
        ? function("bin", List.of(value, size), call.span())
        : function("bin_at", List.of(value, size, at), call.span());
  }

  private Term windowed(WindowFunction function, List<Term> arguments, Span span) {
    if (arguments.stream().anyMatch(Term::isUnknown)) {
      return new Term.Unknown();
    }
    ScalarType type =
        switch (function) {
          case PREV, NEXT, ROW_CUMSUM ->
              arguments.isEmpty() ? ScalarType.DYNAMIC : arguments.getFirst().type();
          case ROW_NUMBER, ROW_RANK_DENSE, ROW_RANK_MIN -> ScalarType.LONG;
          case ROW_WINDOW_SESSION -> ScalarType.DATETIME;
        };
    if (arguments.isEmpty() && function != WindowFunction.ROW_NUMBER) {
      session.error(
          span, "`" + function.kqlName() + "` takes a column.", "Name the column to look at.");
      return new Term.Unknown();
    }
    return new Term.Windowed(function, arguments, type);
  }

  /// A call of the catalogue's function, its arguments already bound.
  Term function(String name, List<Term> arguments, Span span) {
    List<String> names = new ArrayList<>();
    arguments.forEach(_ -> names.add(""));
    return function(name, arguments, names, span);
  }

  private Term function(String name, List<Term> arguments, List<String> names, Span span) {
    if (session.functions.find(name).isEmpty()) {
      return unknownFunction(name, span);
    }
    if (arguments.stream().anyMatch(Term::isUnknown)) {
      return new Term.Unknown();
    }
    session.warnOfUnknownPlaces(name, span);
    if (isParsed(name, arguments)) {
      return arguments.getFirst();
    }
    List<Argument> known = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      known.add(argument(arguments.get(i), names.get(i)));
    }
    return switch (session.functions.resolve(name, known)) {
      case Resolution.Resolved resolved -> {
        List<Term> widened = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
          widened.add(Folding.widen(arguments.get(i), resolved.conversions().get(i)));
        }
        ScalarFunction function = resolved.function();
        yield function.tuple().outputs(known).isEmpty()
            ? Folding.call(
                function, resolved.overload(), widened, resolved.type(), session.evaluation)
            : new Term.Call(function.name(), resolved.overload(), widened, resolved.type());
      }
      case Resolution.UnknownName _ -> unknownFunction(name, span);
      case Resolution.WrongCount(_, int fewest, int most, int given) ->
          wrongCount(name, fewest, most, given, span);
      case Resolution.WrongType wrong ->
          wrongType(
              name,
              wrong.place(),
              wrong.expected().toString(),
              arguments.stream().map(Term::type).toList(),
              span);
      case Resolution.NotConstant(_, int place) -> notConstant(name, place, span);
    };
  }

  /// What a function of several columns gives where one value is wanted: the first.
  Term single(Term term, Span span) {
    if (!(term instanceof Term.Call call)) {
      return term;
    }
    List<ScalarFunction.Output> outputs = outputs(call);
    return outputs.isEmpty() ? term : item(term, 0, outputs.getFirst().type(), span);
  }

  private List<ScalarFunction.Output> outputs(Term.Call call) {
    List<Argument> given = call.arguments().stream().map(it -> argument(it, "")).toList();
    return session
        .functions
        .find(call.function())
        .map(it -> it.tuple().outputs(given))
        .orElse(List.of());
  }

  /// One column of what a function of several gives.
  Term item(Term array, int place, ScalarType type, Span span) {
    Term index = new Term.Constant(ScalarType.LONG, Values.of(place));
    Term element = function("element", List.of(array, index), span);
    return type == ScalarType.DYNAMIC
        ? element
        : function("to" + type.kqlName(), List.of(element), span);
  }

  /// Whether this only parses what is dynamic already.
  private static boolean isParsed(String name, List<Term> arguments) {
    boolean parser =
        name.equals("parse_json") || name.equals("parsejson") || name.equals("todynamic");
    return parser && arguments.size() == 1 && arguments.getFirst().type() == ScalarType.DYNAMIC;
  }

  static Argument argument(Term term, String name) {
    Column constant =
        switch (term) {
          case Term.Constant(ScalarType type, Value value) -> Column.constant(type, value, 1);
          case Term.FirstCell(_, ScalarType type) -> Column.nulls(type, 1);
          case Term.FirstColumn _ -> Column.nulls(ScalarType.DYNAMIC, 1);
          default -> null;
        };
    return new Argument(term.type(), name.isEmpty() ? null : name, constant);
  }

  private Term unknownFunction(String name, Span call) {
    Span span = new Span(call.start(), Math.min(call.end(), call.start() + name.length()));
    TreeSet<String> known = new TreeSet<>();
    session.functions.all().forEach(function -> known.add(function.name()));
    if (session.aggregates.find(name).isPresent()) {
      session.error(
          span,
          "`" + name + "` aggregates rows and stands only in `summarize` and its kin.",
          "Write `summarize " + name + "(…)`.");
    } else {
      session.error(
          span,
          "No function is called `" + name + "`.",
          Nearest.to(name, known)
              .map(it -> "Did you mean `" + it + "`?")
              .orElse("Define it with `let " + name + " = (…) { … };`."));
    }
    return new Term.Unknown();
  }

  private Term wrongCount(String name, int fewest, int most, int given, Span span) {
    String wanted =
        fewest == most
            ? String.valueOf(fewest)
            : most > 1000 ? "at least " + fewest : fewest + " to " + most;
    session.error(
        span,
        "`" + name + "` takes " + wanted + " arguments and was given " + given + ".",
        "Add or take away arguments.");
    return new Term.Unknown();
  }

  private Term wrongType(
      String name, int place, String expected, List<ScalarType> given, Span span) {
    if (TypeAdvice.compares(name) && given.size() == 2) {
      session.error(
          span,
          "`"
              + name
              + "` cannot compare a "
              + given.getFirst()
              + " with a "
              + given.getLast()
              + ".",
          TypeAdvice.forComparison(given.getFirst(), given.getLast()));
      return new Term.Unknown();
    }
    session.error(
        span,
        "`"
            + name
            + "` takes "
            + expected
            + " in place "
            + (place + 1)
            + ", and this is a "
            + given.get(place)
            + ".",
        TypeAdvice.forArgument(name, expected, given));
    return new Term.Unknown();
  }

  private Term notConstant(String name, int place, Span span) {
    session.error(
        span,
        "Argument " + (place + 1) + " of `" + name + "` must be a constant.",
        "Use a literal or a `let` variable.");
    return new Term.Unknown();
  }

  private Term aggregate(Expr.Call call, AggregateSink sink, Frame frame) {
    AggregateFunction function = session.aggregates.find(call.function().text()).orElseThrow();
    Frame inner = Frame.of(sink.row, frame.scope());
    List<Term> arguments = new ArrayList<>();
    List<Argument> known = new ArrayList<>();
    for (Expr argument : call.arguments()) {
      if (argument instanceof Expr.Star) {
        star(function, sink, arguments, known, call);
      } else {
        Term term = terms.bind(argument, inner);
        arguments.add(term);
        known.add(argument(term, ColumnNames.implied(argument, inner)));
      }
    }
    if (arguments.stream().anyMatch(Term::isUnknown)) {
      return new Term.Unknown();
    }
    return switch (function.bind(known)) {
      case AggregateFunction.Bound bound -> {
        List<Term> widened = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
          widened.add(Folding.widen(arguments.get(i), bound.conversions().get(i)));
        }
        List<ColumnSchema> outputs =
            bound.outputs().stream().map(it -> new ColumnSchema(it.name(), it.type())).toList();
        int place =
            sink.add(
                new Plan.AggregateCall(function.name(), widened, outputs.size(), bound.states()),
                outputs);
        yield new Term.Field(place, outputs.getFirst().type());
      }
      case AggregateFunction.WrongCount(String name, int fewest, int most, int given) ->
          wrongCount(name, fewest, most, given, call.span());
      case AggregateFunction.WrongType wrong ->
          wrongType(
              wrong.name(),
              wrong.place(),
              wrong.expected().toString(),
              arguments.stream().map(Term::type).toList(),
              call.span());
      case AggregateFunction.NotConstant(String name, int place) ->
          notConstant(name, place, call.span());
    };
  }

  private void star(
      AggregateFunction function,
      AggregateSink sink,
      List<Term> arguments,
      List<Argument> known,
      Expr.Call call) {
    if (!function.takesStar()) {
      if (!call.function().text().equals("count")) {
        session.error(
            call.span(), "`" + function.name() + "` does not take `*`.", "Name a column.");
      }
      return;
    }
    List<String> before = known.stream().map(it -> it.name() == null ? "" : it.name()).toList();
    for (int place = 0; place < sink.row.size(); place++) {
      ColumnSchema column = sink.row.column(place);
      boolean taken = sink.keyColumns.contains(column.name()) || before.contains(column.name());
      if (!taken && !RowType.isHidden(column)) {
        arguments.add(new Term.Field(place, column.type()));
        known.add(new Argument(column.type(), column.name(), null));
      }
    }
  }
}
