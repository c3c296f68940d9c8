package com.socmate.kql.syntax;

import java.util.List;
import java.util.Optional;

/// An expression of the language, scalar or tabular; which of the two it is, only the binder knows.
public sealed interface Expr permits Expr.Scalar, Expr.Tabular, Operator {
  Span span();

  /// What can stand where a value is expected (a [Name] or a [Call] may still turn out to be a
  /// table).
  sealed interface Scalar extends Expr {}

  /// What can only be a table.
  sealed interface Tabular extends Expr {}

  /// The form a literal was written in.
  enum LiteralKind {
    BOOL,
    INT,
    LONG,
    REAL,
    DECIMAL,
    STRING,
    DATETIME,
    TIMESPAN,
    GUID,
    /// The bare `null` inside a dynamic literal.
    NULL
  }

  /// A literal; `text` is the decoded text of a string and the written text of anything else.
  record Literal(Span span, LiteralKind kind, String text) implements Scalar {}

  /// `dynamic(…)`; the value is built of [Literal], [JsonArray] and [JsonBag].
  record Dynamic(Span span, Expr json) implements Scalar {}

  record JsonArray(Span span, List<Expr> items) implements Scalar {}

  record JsonBag(Span span, List<JsonProperty> properties) implements Scalar {}

  record JsonProperty(String key, Expr value) {}

  /// A name: a column, a variable, a table or a function without its brackets.
  record Name(Span span, String text) implements Scalar {}

  /// A name with `*` in it, as `union` and `project-away` take.
  record Pattern(Span span, String text) implements Scalar {}

  record Star(Span span) implements Scalar {}

  /// `name(args)`; an argument may be a [Named], a [Star] or a [Query].
  record Call(Span span, Name function, List<Expr> arguments) implements Scalar {}

  /// `target.member`.
  record Path(Span span, Expr target, Name member) implements Scalar {}

  /// `target.name(args)`, as in `cluster("c").database("d")`.
  record MemberCall(Span span, Expr target, Call call) implements Scalar {}

  /// `target[index]`, and `target.[index]`.
  record Element(Span span, Expr target, Expr index) implements Scalar {}

  /// `-operand` or `+operand`.
  record Sign(Span span, boolean negative, Expr operand) implements Scalar {}

  /// Any infix operator but those with a form of their own below.
  record Binary(Span span, String operator, Expr left, Expr right) implements Scalar {}

  /// A chain of `and`, or of `or`, kept flat however long it is.
  record Logical(Span span, boolean conjunction, List<Expr> operands) implements Scalar {}

  /// `in`, `has_any` and the others that take a list or a table on the right.
  record In(Span span, String operator, Expr value, List<Expr> candidates) implements Scalar {}

  record Between(Span span, boolean negated, Expr value, Expr low, Expr high) implements Scalar {}

  /// `name = value`, or `(name, name) = value`.
  record Named(Span span, List<Name> names, boolean several, Expr value) implements Scalar {}

  /// `typeof(…)`: one type, or the columns of a table.
  record TypeOf(Span span, List<ColumnDeclaration> columns, Optional<Name> scalar)
      implements Scalar {}

  /// `source | operator | operator`.
  record Query(Span span, Expr source, List<Operator> operators) implements Tabular {}

  record DataTable(Span span, List<ColumnDeclaration> columns, List<Expr> values)
      implements Tabular {}

  record ExternalData(
      Span span, List<ColumnDeclaration> columns, List<Expr> locations, List<Option> options)
      implements Tabular {}

  /// The rows piped into a subquery that begins with an operator.
  record Piped(Span span) implements Tabular {}

  /// `name: type`.
  record ColumnDeclaration(Span span, Name name, Name type) {}

  /// `name=value` between an operator's name and its arguments.
  record Option(Span span, String name, Expr value) {}
}
