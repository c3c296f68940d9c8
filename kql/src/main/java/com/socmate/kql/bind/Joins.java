package com.socmate.kql.bind;

import com.socmate.kql.bind.Plan.JoinKind;
import com.socmate.kql.catalogue.ColumnSchema;
import com.socmate.kql.syntax.Expr;
import com.socmate.kql.syntax.Operator;
import com.socmate.kql.syntax.Span;
import com.socmate.kql.type.ScalarType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// `join` and `lookup`.
final class Joins {
  private static final Map<String, JoinKind> KINDS =
      Map.ofEntries(
          Map.entry("inner", JoinKind.INNER),
          Map.entry("innerunique", JoinKind.INNER_UNIQUE),
          Map.entry("leftouter", JoinKind.LEFT_OUTER),
          Map.entry("rightouter", JoinKind.RIGHT_OUTER),
          Map.entry("fullouter", JoinKind.FULL_OUTER),
          Map.entry("leftsemi", JoinKind.LEFT_SEMI),
          Map.entry("semi", JoinKind.LEFT_SEMI),
          Map.entry("rightsemi", JoinKind.RIGHT_SEMI),
          Map.entry("anti", JoinKind.LEFT_ANTI),
          Map.entry("leftanti", JoinKind.LEFT_ANTI),
          Map.entry("leftantisemi", JoinKind.LEFT_ANTI),
          Map.entry("rightanti", JoinKind.RIGHT_ANTI),
          Map.entry("rightantisemi", JoinKind.RIGHT_ANTI));

  private final Session session;
  private final Terms terms;
  private final Plans plans;

  Joins(Session session, Terms terms, Plans plans) {
    this.session = session;
    this.terms = terms;
    this.plans = plans;
  }

  /// The keys of both sides, and which right columns are the same as a left one.
  private record Keys(List<Term> left, List<Term> right, Set<String> rightNames) {}

  Plan bind(Operator.Join join, Plan leftInput, Scope scope) {
    Plan left = Projections.visible(leftInput);
    Plan right = Projections.visible(plans.table(join.right(), Frame.of(RowType.empty(), scope)));
    JoinKind kind = kind(join);
    Keys keys = new Keys(new ArrayList<>(), new ArrayList<>(), new LinkedHashSet<>());
    for (Expr condition : join.on()) {
      key(condition, left.type(), right.type(), scope, keys);
    }
    List<Integer> rightPlaces = new ArrayList<>();
    RowType type = type(join, kind, left.type(), right.type(), keys, rightPlaces);
    return new Plan.Join(left, right, kind, keys.left(), keys.right(), rightPlaces, type);
  }

  private JoinKind kind(Operator.Join join) {
    for (Expr.Option option : join.options()) {
      if (option.name().equals("kind")) {
        String name = option.value() instanceof Expr.Name it ? it.text() : "";
        JoinKind kind = KINDS.get(name.toLowerCase(Locale.ROOT));
        if (kind == null) {
          throw session.fail(
              option.span(),
              "No join is of kind `" + name + "`.",
              ofSql(name)
                  + "The kinds are "
                  + String.join(", ", new java.util.TreeSet<>(KINDS.keySet()))
                  + ".");
        }
        return kind;
      }
    }
    return join.lookup() ? JoinKind.LEFT_OUTER : JoinKind.INNER_UNIQUE;
  }

  private static String ofSql(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "left" -> "Write `leftouter`. ";
      case "right" -> "Write `rightouter`. ";
      case "full", "outer" -> "Write `fullouter`. ";
      case "cross" -> "Add a column of one constant to both sides and join on it. ";
      default -> "";
    };
  }

  private void key(Expr condition, RowType left, RowType right, Scope scope, Keys keys) {
    switch (condition) {
      case Expr.Name name -> shared(name, left, right, keys);
      case Expr.Logical(_, boolean conjunction, List<Expr> operands) when conjunction ->
          operands.forEach(operand -> key(operand, left, right, scope, keys));
      case Expr.Binary(Span span, String operator, Expr first, Expr second)
          when operator.equals("==") -> {
        boolean swapped = side(first).equals("$right") || side(second).equals("$left");
        Expr leftSide = swapped ? second : first;
        Expr rightSide = swapped ? first : second;
        pair(term(leftSide, left, scope), term(rightSide, right, scope), span, keys);
        if (rightSide instanceof Expr.Path path) {
          keys.rightNames().add(path.member().text());
        }
      }
      default ->
          session.error(
              condition.span(),
              "A join matches columns by equality.",
              "Write `on Column` or `on $left.A == $right.B`.");
    }
  }

  private static String side(Expr expr) {
    return switch (expr) {
      case Expr.Path(_, Expr.Name(_, String side), _) -> side;
      case Expr.Path(_, Expr target, _) -> side(target);
      case Expr.Element(_, Expr target, _) -> side(target);
      case Expr.Call call when !call.arguments().isEmpty() -> side(call.arguments().getFirst());
      default -> "";
    };
  }

  /// A side of `==`, its `$left` and `$right` taken away.
  private Term term(Expr expr, RowType row, Scope scope) {
    return terms.bind(withoutSide(expr), Frame.of(row, scope));
  }

  private static Expr withoutSide(Expr expr) {
    return switch (expr) {
      case Expr.Path(_, Expr.Name(_, String side), Expr.Name member)
          when side.equals("$left") || side.equals("$right") ->
          member;
      case Expr.Path(Span span, Expr target, Expr.Name member) ->
          new Expr.Path(span, withoutSide(target), member);
      case Expr.Element(Span span, Expr.Name(_, String side), Expr.Literal(Span at, _, String text))
          when side.equals("$left") || side.equals("$right") ->
          new Expr.Name(at.to(span), text);
      case Expr.Element(Span span, Expr target, Expr index) ->
          new Expr.Element(span, withoutSide(target), index);
      case Expr.Call(Span span, Expr.Name function, List<Expr> arguments) ->
          new Expr.Call(span, function, arguments.stream().map(Joins::withoutSide).toList());
      default -> expr;
    };
  }

  private void shared(Expr.Name name, RowType left, RowType right, Keys keys) {
    int leftPlace = left.find(name.text());
    int rightPlace = right.find(name.text());
    if (leftPlace < 0 || rightPlace < 0) {
      String side = leftPlace < 0 ? rightPlace < 0 ? "either" : "the left" : "the right";
      session.error(
          name.span(),
          "`" + name.text() + "` is no column of " + side + " side.",
          "Name one that both sides have, or write `$left.A == $right.B`.");
      return;
    }
    pair(field(left, leftPlace), field(right, rightPlace), name.span(), keys);
    keys.rightNames().add(name.text());
  }

  private static Term field(RowType row, int place) {
    return new Term.Field(place, row.column(place).type());
  }

  private void pair(Term left, Term right, Span span, Keys keys) {
    if (left.isUnknown() || right.isUnknown()) {
      return;
    }
    ScalarType type = common(left.type(), right.type());
    if (type == null) {
      session.error(
          span,
          "A " + left.type() + " never equals a " + right.type() + ".",
          "Convert one of them with `extend` before the join.");
      return;
    }
    keys.left().add(as(left, type, span));
    keys.right().add(as(right, type, span));
  }

  /// A dynamic key is compared as what it is matched with.
  private Term as(Term key, ScalarType type, Span span) {
    return key.type() == ScalarType.DYNAMIC && type != ScalarType.DYNAMIC
        ? terms.calls().function("to" + type.kqlName(), List.of(key), span)
        : Folding.widen(key, type);
  }

  private static @org.jspecify.annotations.Nullable ScalarType common(ScalarType a, ScalarType b) {
    if (a == b) {
      return a;
    }
    if (a == ScalarType.DYNAMIC || b == ScalarType.DYNAMIC) {
      return a == ScalarType.DYNAMIC ? b : a;
    }
    if (a.isNumeric() && b.isNumeric()) {
      return a.isInteger() && b.isInteger() ? ScalarType.LONG : ScalarType.REAL;
    }
    return null;
  }

  private static RowType type(
      Operator.Join join,
      JoinKind kind,
      RowType left,
      RowType right,
      Keys keys,
      List<Integer> rightPlaces) {
    return switch (kind) {
      case LEFT_SEMI, LEFT_ANTI -> left;
      case RIGHT_SEMI, RIGHT_ANTI -> right;
      case INNER, INNER_UNIQUE, LEFT_OUTER, RIGHT_OUTER, FULL_OUTER -> {
        List<ColumnSchema> columns = new ArrayList<>(left.columns());
        Set<String> taken = new LinkedHashSet<>(left.names());
        for (int place = 0; place < right.size(); place++) {
          ColumnSchema column = right.column(place);
          if (join.lookup() && keys.rightNames().contains(column.name())) {
            continue;
          }
          String name = RowType.unique(column.name(), taken);
          taken.add(name);
          columns.add(new ColumnSchema(name, column.type()));
          rightPlaces.add(place);
        }
        yield RowType.of(columns);
      }
    };
  }
}
