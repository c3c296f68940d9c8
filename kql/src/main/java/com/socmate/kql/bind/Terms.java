package com.socmate.kql.bind;

import com.socmate.kql.syntax.Expr;
import com.socmate.kql.syntax.Nearest;
import com.socmate.kql.syntax.Span;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Resolves the names and types of scalar expressions.
final class Terms {
  private final Session session;
  private final Literals literals;
  private final Calls calls;
  private final Plans plans;

  Terms(Session session, Plans plans) {
    this.session = session;
    this.plans = plans;
    this.literals = new Literals(session);
    this.calls = new Calls(session, this, plans);
  }

  Calls calls() {
    return calls;
  }

  Term bind(Expr expr, Frame frame) {
    return switch (expr) {
      case Expr.Literal literal -> literals.term(literal);
      case Expr.Dynamic(_, Expr json) -> new Term.Constant(ScalarType.DYNAMIC, literals.json(json));
      case Expr.Name name -> name(name, frame);
      case Expr.Call call -> calls.bind(call, frame);
      case Expr.Path path -> path(path, frame);
      case Expr.Element element -> element(element, frame);
      case Expr.Sign sign -> sign(sign, frame);
      case Expr.Binary binary -> binary(binary, frame);
      case Expr.Logical logical -> logical(logical, frame);
      case Expr.In in -> in(in, frame);
      case Expr.Between between -> between(between, frame);
      case Expr.Named named -> bind(named.value(), frame);
      case Expr.TypeOf(Span _, _, java.util.Optional<Expr.Name> type) ->
          new Term.Constant(ScalarType.STRING, Values.of(type.map(Expr.Name::text).orElse("")));
      case Expr.Star star -> misplaced(star.span(), "`*`");
      case Expr.Pattern pattern -> misplaced(pattern.span(), "`" + pattern.text() + "`");
      case Expr.MemberCall call -> misplaced(call.span(), "A table");
      case Expr.JsonArray array -> misplaced(array.span(), "A list");
      case Expr.JsonBag bag -> misplaced(bag.span(), "A property bag");
      case Expr.Tabular tabular -> misplaced(tabular.span(), "A table");
      case com.socmate.kql.syntax.Operator operator -> misplaced(operator.span(), "A table");
    };
  }

  private Term misplaced(Span span, String what) {
    session.error(
        span,
        what + " stands where a value is expected.",
        "Use `toscalar(…)` for the first cell of a table.");
    return new Term.Unknown();
  }

  /// An expression of the given type, widened to it if need be.
  Term bindAs(Expr expr, Frame frame, ScalarType type) {
    Term term = bind(expr, frame);
    if (term.isUnknown() || term.type() == type) {
      return term;
    }
    if (type.isNumeric() && term.type().isNumeric()) {
      return Folding.widen(term, type);
    }
    session.error(
        expr.span(),
        "Expected a " + type + " and this is a " + term.type() + ".",
        "Convert it with `to" + type + "(…)`.");
    return new Term.Unknown();
  }

  /// A condition; dynamic is taken for one, as the service does.
  Term condition(Expr expr, Frame frame) {
    Term term = bind(expr, frame);
    return switch (term.type()) {
      case BOOL -> term;
      case DYNAMIC ->
          term.isUnknown() ? term : calls.function("tobool", List.of(term), expr.span());
      case INT, LONG, REAL, DECIMAL, STRING, DATETIME, TIMESPAN, GUID -> {
        session.error(
            expr.span(),
            "A condition must be true or false, and this is a " + term.type() + ".",
            "Compare it with something, as in `… == …`.");
        yield new Term.Unknown();
      }
    };
  }

  Value constant(Expr expr, Frame frame) {
    return bind(expr, frame.withoutRow()) instanceof Term.Constant(ScalarType _, Value value)
        ? value
        : Values.NULL;
  }

  private Term name(Expr.Name name, Frame frame) {
    int place = frame.row().find(name.text());
    if (place >= 0) {
      return new Term.Field(place, frame.row().column(place).type());
    }
    Scope.Meaning meaning = frame.scope().find(name.text());
    if (meaning instanceof Scope.ScalarMeaning(Term term)) {
      return term;
    }
    if (meaning
            instanceof Scope.FunctionMeaning(com.socmate.kql.syntax.Statement.Function function, _)
        && function.parameters().isEmpty()) {
      return calls.bind(new Expr.Call(name.span(), name, List.of()), frame);
    }
    if (isTable(name.text(), frame)) {
      return misplaced(name.span(), "The table `" + name.text() + "`");
    }
    return unknownName(name, frame);
  }

  private boolean isTable(String name, Frame frame) {
    return frame.row().find(name) < 0
        && (frame.scope().find(name) instanceof Scope.TableMeaning
            || (frame.scope().find(name) == null && session.catalogue.table(name).isPresent()));
  }

  Term unknownName(Expr.Name name, Frame frame) {
    if (frame.row().isOpen()) {
      return new Term.Constant(ScalarType.DYNAMIC, Values.NULL);
    }
    if (name.text().equalsIgnoreCase("null")) {
      session.error(
          name.span(),
          "There is no bare `null`.",
          "Test with `isnull(…)`, or `isempty(…)` for text; as a value write `long(null)`.");
      return new Term.Unknown();
    }
    if (frame.sink() != null && frame.sink().row.has(name.text())) {
      session.error(
          name.span(),
          "`" + name.text() + "` is neither aggregated nor a key.",
          "Put it after `by`, or aggregate it, as in `take_any(" + name.text() + ")`.");
      return new Term.Unknown();
    }
    List<String> known = new ArrayList<>(frame.row().names());
    known.addAll(frame.scope().names());
    String remedy =
        Nearest.to(name.text(), known)
            .map(it -> "Did you mean `" + it + "`?")
            .orElseGet(() -> knownColumns(frame));
    session.error(
        name.span(), "No column or variable is called `" + name.text() + "` here.", remedy);
    return new Term.Unknown();
  }

  private static String knownColumns(Frame frame) {
    List<String> names = frame.row().names();
    if (names.isEmpty()) {
      return "Define it with `let` before it is used.";
    }
    List<String> shown = names.subList(0, Math.min(names.size(), 8));
    return "The columns here are " + String.join(", ", shown) + (names.size() > 8 ? ", …" : ".");
  }

  private Term path(Expr.Path path, Frame frame) {
    if (path.target() instanceof Expr.Name(_, String step)) {
      int place = frame.row().find(RowType.HIDDEN + step + "." + path.member().text());
      if (place >= 0) {
        return new Term.Field(place, frame.row().column(place).type());
      }
      if (isTable(step, frame)) {
        String column = path.member().text();
        session.error(
            path.span(),
            "A column is not written with its table's name.",
            "Write `" + column + "`; in `on`, `$left." + column + " == $right." + column + "`.");
        return new Term.Unknown();
      }
    }
    Term target = bind(path.target(), frame);
    return member(target, path.member().text(), path.span());
  }

  Term member(Term target, String name, Span span) {
    if (target.isUnknown()) {
      return target;
    }
    if (target.type() != ScalarType.DYNAMIC) {
      session.error(
          span,
          "A " + target.type() + " has no member `" + name + "`.",
          "Only dynamic values have members; use `parse_json(…)` on text.");
      return new Term.Unknown();
    }
    Term key = new Term.Constant(ScalarType.STRING, Values.of(name));
    return calls.function("member", List.of(target, key), span);
  }

  private Term element(Expr.Element element, Frame frame) {
    Term target = bind(element.target(), frame);
    Term index = bind(element.index(), frame);
    if (target.isUnknown() || index.isUnknown()) {
      return new Term.Unknown();
    }
    String function = index.type() == ScalarType.STRING ? "member" : "element";
    return calls.function(function, List.of(target, index), element.span());
  }

  private Term sign(Expr.Sign sign, Frame frame) {
    Term operand = bind(sign.operand(), frame);
    if (!sign.negative() || operand.isUnknown()) {
      return operand;
    }
    return operand instanceof Term.Constant(ScalarType type, Value value)
            && (type.isNumeric() || type == ScalarType.TIMESPAN)
        ? new Term.Constant(type, Literals.negated(value))
        : calls.function("negate", List.of(operand), sign.span());
  }

  private Term binary(Expr.Binary binary, Frame frame) {
    if (binary.left() instanceof Expr.Star) {
      return anyColumn(binary, frame);
    }
    Term left = bind(binary.left(), frame);
    Term right = bind(binary.right(), frame);
    return operator(binary.operator(), left, right, binary.span());
  }

  Term operator(String operator, Term left, Term right, Span span) {
    return calls.function(canonical(operator), List.of(left, right), span);
  }

  private static String canonical(String operator) {
    return switch (operator) {
      case "<>" -> "!=";
      case ":" -> "has";
      case "notcontains" -> "!contains";
      case "containscs" -> "contains_cs";
      case "notcontainscs" -> "!contains_cs";
      default -> operator;
    };
  }

  /// `* has "x"`: true where it is for any column that can be looked at as text.
  private Term anyColumn(Expr.Binary binary, Frame frame) {
    Term right = bind(binary.right(), frame);
    List<Term> tries = new ArrayList<>();
    Map<ScalarType, Term> known = new EnumMap<>(ScalarType.class);
    for (int place = 0; place < frame.row().size(); place++) {
      ScalarType type = frame.row().column(place).type();
      boolean text = type == ScalarType.STRING || type == ScalarType.DYNAMIC;
      boolean comparable = text || type == right.type() || right.type() == ScalarType.STRING;
      if (RowType.isHidden(frame.row().column(place)) || !comparable) {
        continue;
      }
      Term.Field field = new Term.Field(place, type);
      Term like = known.get(type);
      if (like != null && right instanceof Term.Constant) {
        tries.add(of(field, like));
      } else {
        Term left = !text && type == right.type() ? field : asText(field, binary.span());
        Term one = operator(binary.operator(), left, right, binary.span());
        known.put(type, one);
        tries.add(one);
      }
    }
    return any(tries);
  }

  /// What was bound for another column of the same type, for this one.
  private static Term of(Term.Field field, Term like) {
    return switch (like) {
      case Term.Field _ -> field;
      case Term.Call(String function, var overload, List<Term> arguments, ScalarType type) ->
          new Term.Call(
              function, overload, arguments.stream().map(it -> of(field, it)).toList(), type);
      default -> like;
    };
  }

  Term asText(Term term, Span span) {
    return term.type() == ScalarType.STRING
        ? term
        : calls.function("tostring", List.of(term), span);
  }

  static Term any(List<Term> tries) {
    return switch (tries.size()) {
      case 0 -> new Term.Constant(ScalarType.BOOL, Values.FALSE);
      case 1 -> tries.getFirst();
      default -> new Term.Logical(false, tries);
    };
  }

  private Term logical(Expr.Logical logical, Frame frame) {
    List<Term> operands = new ArrayList<>(logical.operands().size());
    for (Expr operand : logical.operands()) {
      operands.add(condition(operand, frame));
    }
    return operands.stream().anyMatch(Term::isUnknown)
        ? new Term.Unknown()
        : new Term.Logical(logical.conjunction(), operands);
  }

  private Term in(Expr.In in, Frame frame) {
    if (in.value() instanceof Expr.Star) {
      return anyIn(in, frame);
    }
    Term value = bind(in.value(), frame);
    List<Term> arguments = new ArrayList<>(List.of(value));
    arguments.addAll(candidates(in, frame));
    return calls.function(in.operator(), arguments, in.span());
  }

  private Term anyIn(Expr.In in, Frame frame) {
    List<Term> candidates = candidates(in, frame);
    List<Term> tries = new ArrayList<>();
    for (int place = 0; place < frame.row().size(); place++) {
      if (frame.row().column(place).type() == ScalarType.STRING) {
        List<Term> arguments = new ArrayList<>();
        arguments.add(new Term.Field(place, ScalarType.STRING));
        arguments.addAll(candidates);
        tries.add(calls.function(in.operator(), arguments, in.span()));
      }
    }
    return any(tries);
  }

  private List<Term> candidates(Expr.In in, Frame frame) {
    List<Term> candidates = new ArrayList<>();
    for (Expr candidate : in.candidates()) {
      Plan table = plans.tableOrNull(candidate, frame);
      candidates.add(table == null ? bind(candidate, frame) : firstColumn(table, candidate));
    }
    return candidates;
  }

  private Term firstColumn(Plan table, Expr where) {
    if (table.type().visible().isEmpty()) {
      session.error(where.span(), "This table has no column to look in.", "Project one column.");
      return new Term.Unknown();
    }
    return new Term.FirstColumn(table);
  }

  private Term between(Expr.Between between, Frame frame) {
    Term value = bind(between.value(), frame);
    Term low = bind(between.low(), frame);
    Term high = bind(between.high(), frame);
    String operator = between.negated() ? "!between" : "between";
    return calls.function(operator, List.of(value, low, high), between.span());
  }
}
