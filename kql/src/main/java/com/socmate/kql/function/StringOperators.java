package com.socmate.kql.function;

import static com.socmate.kql.type.ScalarType.BOOL;

import com.google.re2j.Pattern;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.type.TypeSet;
import com.socmate.kql.value.BoolColumn;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.Convert;
import com.socmate.kql.value.StringColumn;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// The operators that look at one string for another: `=~ has contains startswith` and so on, with
/// their negations and case-sensitive forms, and `matches regex`. A null dynamic value counts as an
/// empty string.
final class StringOperators {
  private StringOperators() {}

  @FunctionalInterface
  private interface Test {
    boolean holds(TextSearch search, String text);
  }

  static List<ScalarFunction> all() {
    List<ScalarFunction> operators = new ArrayList<>();
    operators.add(operator("=~", TypeSet.TEXT_OR_DYNAMIC, false, true, TextSearch::equalTo));
    operators.add(operator("!~", TypeSet.TEXT_OR_DYNAMIC, false, false, TextSearch::equalTo));
    family(operators, "contains", TypeSet.TEXT_OR_DYNAMIC, TextSearch::isIn);
    family(operators, "startswith", TypeSet.TEXT_OR_DYNAMIC, TextSearch::starts);
    family(operators, "endswith", TypeSet.TEXT_OR_DYNAMIC, TextSearch::ends);
    family(operators, "has", TypeSet.TEXT, (search, text) -> search.isTerm(text, true, true));
    family(
        operators, "hasprefix", TypeSet.TEXT, (search, text) -> search.isTerm(text, true, false));
    family(
        operators, "hassuffix", TypeSet.TEXT, (search, text) -> search.isTerm(text, false, true));
    operators.add(regex("matches regex"));
    return operators;
  }

  private static void family(
      List<ScalarFunction> operators, String name, TypeSet right, Test test) {
    operators.add(operator(name, right, false, true, test));
    operators.add(operator("!" + name, right, false, false, test));
    operators.add(operator(name + "_cs", right, true, true, test));
    operators.add(operator("!" + name + "_cs", right, true, false, test));
  }

  private static ScalarFunction operator(
      String name, TypeSet right, boolean caseSensitive, boolean wanted, Test test) {
    return Define.function(
        name,
        Define.overload(
            BOOL,
            (_, a, rows) -> {
              StringColumn texts = texts(a[0]);
              StringColumn sought = texts(a[1]);
              if (!sought.isConstant()) {
                return each(texts, sought, caseSensitive, wanted, test, rows);
              }
              TextSearch search =
                  new TextSearch(rows == 0 ? "" : sought.getString(0), caseSensitive);
              boolean[] candidates = search.candidates(texts);
              return candidates == null
                  ? match(texts, text -> test.holds(search, text) == wanted, rows)
                  : among(candidates, texts, text -> test.holds(search, text), wanted, rows);
            },
            Define.textOrDynamic("left"),
            Parameter.of("right", right)));
  }

  private static ScalarFunction regex(String name) {
    return Define.function(
        name,
        Define.overload(
            BOOL,
            (evaluation, a, rows) -> {
              StringColumn texts = texts(a[0]);
              StringColumn regexes = texts(a[1]);
              if (regexes.isConstant() && rows > 0) {
                Pattern pattern = evaluation.pattern(regexes.getString(0));
                boolean[] candidates = RegexLiteral.candidates(regexes.getString(0), texts);
                if (candidates != null) {
                  return among(
                      candidates,
                      texts,
                      text -> evaluation.matcher(pattern, text).find(),
                      true,
                      rows);
                }
                return match(texts, text -> evaluation.matcher(pattern, text).find(), rows);
              }
              boolean[] out = new boolean[rows];
              for (int row = 0; row < rows; row++) {
                out[row] =
                    evaluation
                        .matcher(evaluation.pattern(regexes.getString(row)), texts.getString(row))
                        .find();
              }
              return BoolColumn.wrap(out, null, rows);
            },
            Define.textOrDynamic("left"),
            Define.textOrDynamic("regex")));
  }

  private static Column each(
      StringColumn texts,
      StringColumn sought,
      boolean caseSensitive,
      boolean wanted,
      Test test,
      int rows) {
    boolean[] out = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      TextSearch search = new TextSearch(sought.getString(row), caseSensitive);
      out[row] = test.holds(search, texts.getString(row)) == wanted;
    }
    return BoolColumn.wrap(out, null, rows);
  }

  /// The texts of a string or dynamic column.
  static StringColumn texts(Column column) {
    return (StringColumn) Convert.column(column, ScalarType.STRING);
  }

  /// A test of each text, made once where the column is constant and once per distinct value where
  /// it is encoded.
  static Column match(StringColumn texts, Predicate<String> test, int rows) {
    if (texts.isConstant()) {
      return rows == 0
          ? BoolColumn.wrap(new boolean[0], null, 0)
          : Column.constant(BOOL, Values.of(test.test(texts.getString(0))), rows);
    }
    boolean[] out = new boolean[rows];
    if (texts.isEncoded() && texts.dictionarySize() < rows) {
      byte[] known = new byte[texts.dictionarySize()];
      for (int row = 0; row < rows; row++) {
        int code = texts.code(row);
        if (known[code] == 0) {
          known[code] = (byte) (test.test(texts.dictionaryValue(code)) ? 1 : 2);
        }
        out[row] = known[code] == 1;
      }
    } else {
      for (int row = 0; row < rows; row++) {
        out[row] = test.test(texts.getString(row));
      }
    }
    return BoolColumn.wrap(out, null, rows);
  }

  /// The same where only some values of the column can pass; the others fail unseen.
  private static Column among(
      boolean[] candidates, StringColumn texts, Predicate<String> test, boolean wanted, int rows) {
    boolean[] out = new boolean[rows];
    byte[] known = new byte[candidates.length];
    for (int row = 0; row < rows; row++) {
      int code = texts.code(row);
      boolean holds = false;
      if (candidates[code]) {
        if (known[code] == 0) {
          known[code] = (byte) (test.test(texts.dictionaryValue(code)) ? 1 : 2);
        }
        holds = known[code] == 1;
      }
      out[row] = holds == wanted;
    }
    return BoolColumn.wrap(out, null, rows);
  }
}
