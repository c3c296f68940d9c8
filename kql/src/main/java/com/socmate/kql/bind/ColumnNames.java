package com.socmate.kql.bind;

import com.socmate.kql.function.FunctionCatalog;
import com.socmate.kql.function.Naming;
import com.socmate.kql.syntax.Expr;
import com.socmate.kql.value.Value;

/// The name a column gets where the query gives it none.
final class ColumnNames {
  private ColumnNames() {}

  /// The name an expression lends its column; empty where it lends none.
  static String implied(Expr expr, Frame frame) {
    return switch (expr) {
      case Expr.Named named -> named.names().getFirst().text();
      case Expr.Name name -> name.text();
      case Expr.Path(_, Expr target, Expr.Name member) ->
          joined(implied(target, frame), member.text());
      case Expr.Element(_, Expr target, Expr index) ->
          joined(implied(target, frame), indexText(index));
      case Expr.Call call -> ofCall(call, frame);
      default -> "";
    };
  }

  private static String joined(String first, String second) {
    return first.isEmpty() ? second : first + "_" + second;
  }

  private static String indexText(Expr index) {
    return switch (index) {
      case Expr.Literal(_, _, String text) -> text;
      case Expr.Sign(_, boolean negative, Expr.Literal(_, _, String text)) ->
          negative ? "-" + text : text;
      default -> "";
    };
  }

  private static String ofCall(Expr.Call call, Frame frame) {
    String name = call.function().text();
    String first = call.arguments().isEmpty() ? "" : implied(call.arguments().getFirst(), frame);
    if ((name.equals("column_ifexists") || name.equals("columnifexists"))
        && !call.arguments().isEmpty()
        && call.arguments().getFirst() instanceof Expr.Literal(_, _, String text)) {
      return text;
    }
    if (name.equals("bin_auto")) {
      return first;
    }
    Naming naming =
        FunctionCatalog.standard().find(name).map(it -> it.naming()).orElse(Naming.NONE);
    return switch (naming.style()) {
      case NONE -> "";
      case FIRST_ARGUMENT -> first;
      case PREFIX_AND_FIRST_ARGUMENT -> naming.prefix() + "_" + first;
      case PREFIX -> naming.prefix();
    };
  }

  /// What stands in a `by` or an `on` as a bare value, as text.
  static String text(Value value) {
    return value instanceof Value.Text(String text) ? text : "";
  }
}
