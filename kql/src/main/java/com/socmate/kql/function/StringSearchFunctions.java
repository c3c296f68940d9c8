package com.socmate.kql.function;

import static com.socmate.kql.type.ScalarType.BOOL;
import static com.socmate.kql.type.ScalarType.DYNAMIC;
import static com.socmate.kql.type.ScalarType.LONG;
import static com.socmate.kql.type.ScalarType.STRING;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.Convert;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.ValueText;
import com.socmate.kql.value.Values;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Functions that measure strings, look into them and take them apart.
final class StringSearchFunctions {
  private StringSearchFunctions() {}

  static List<ScalarFunction> all() {
    return List.of(
        Define.lenient(
                "strlen",
                LONG,
                row -> Values.of((long) row.text(0).codePointCount(0, row.text(0).length())),
                Define.textOrDynamic("source"))
            .named(Naming.prefixed("strlen")),
        Define.lenient(
                "string_size",
                LONG,
                row -> Values.of((long) row.text(0).getBytes(StandardCharsets.UTF_8).length),
                Define.textOrDynamic("source"))
            .named(Naming.prefixed("string_size")),
        Define.lenient(
            "strcmp",
            LONG,
            row -> Values.of((long) Integer.signum(row.text(0).compareTo(row.text(1)))),
            Define.any("string1"),
            Define.any("string2")),
        indexOf("indexof", false),
        indexOf("indexof_regex", true),
        Define.lenient(
            "countof",
            LONG,
            StringSearchFunctions::count,
            Define.text("source"),
            Define.text("search"),
            Define.text("kind").optional()),
        Define.lenient(
                "split",
                DYNAMIC,
                StringSearchFunctions::split,
                Define.any("source"),
                Define.text("delimiter"),
                Define.integer("requestedIndex").optional())
            .named(Naming.FIRST_ARGUMENT),
        extract(),
        extractAll("extract_all"),
        extractAll("extractall"),
        Define.lenient(
            "has_any_index",
            LONG,
            row -> {
              String text = row.text(0);
              List<Value> items = row.items(1);
              for (int i = 0; i < items.size(); i++) {
                if (new TextSearch(ValueText.of(items.get(i)), false).isTerm(text, true, true)) {
                  return Values.of((long) i);
                }
              }
              return Values.of(-1L);
            },
            Define.textOrDynamic("source"),
            Define.json("values")),
        Define.lenient(
            "isascii",
            BOOL,
            row -> Values.of(row.text(0).chars().allMatch(it -> it < 128)),
            Define.any("value")),
        Define.lenient("isutf8", BOOL, _ -> Values.TRUE, Define.any("value")));
  }

  private static ScalarFunction indexOf(String name, boolean regex) {
    return Define.lenient(
        name,
        LONG,
        row -> {
          String text = row.text(0);
          long start = row.wholeOr(2, 0);
          long from = start < 0 ? Math.max(0, text.length() + start) : start;
          long length = row.wholeOr(3, -1);
          long occurrence = row.wholeOr(4, 1);
          if (from > text.length() || length < -1 || occurrence < 1) {
            return length < -1 || occurrence < 1 ? Values.NULL : Values.of(-1L);
          }
          Finder finder =
              regex
                  ? (within, begin) ->
                      find(row, row.evaluation().pattern(row.text(1)), within, begin)
                  : (within, begin) -> within.indexOf(row.text(1), begin);
          return Values.of(nth(finder, text, (int) from, length, occurrence));
        },
        Define.any("source"),
        Define.any("lookup"),
        Define.integer("start").optional(),
        Define.integer("length").optional(),
        Define.integer("occurrence").optional());
  }

  @FunctionalInterface
  private interface Finder {
    int find(String within, int from);
  }

  /// The place of an occurrence. Each search looks at no more than `length` characters from where
  /// it begins.
  private static long nth(Finder finder, String text, int from, long length, long occurrence) {
    int begin = from;
    int at = -1;
    for (long seen = 0; seen < occurrence; seen++) {
      int to = length < 0 ? text.length() : (int) Math.min(text.length(), begin + length);
      at = begin > to ? -1 : finder.find(text.substring(0, to), begin);
      if (at < 0) {
        return -1;
      }
      begin = at + 1;
    }
    return at;
  }

  private static int find(Row row, Pattern pattern, String text, int from) {
    Matcher matcher = row.evaluation().matcher(pattern, text);
    return from <= text.length() && matcher.find(from) ? matcher.start() : -1;
  }

  private static Value count(Row row) {
    String text = row.text(0);
    String sought = row.text(1);
    long count = 0;
    if (row.textOr(2, "normal").equals("regex")) {
      Matcher matcher = row.evaluation().matcher(row.evaluation().pattern(sought), text);
      while (matcher.find()) {
        count++;
      }
    } else if (!sought.isEmpty()) {
      for (int at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) {
        count++;
      }
    }
    return Values.of(count);
  }

  private static Value split(Row row) {
    String text = row.text(0);
    String delimiter = row.text(1);
    List<Value> parts = new ArrayList<>();
    int from = 0;
    while (!delimiter.isEmpty()) {
      int at = text.indexOf(delimiter, from);
      if (at < 0) {
        break;
      }
      parts.add(Values.of(text.substring(from, at)));
      from = at + delimiter.length();
    }
    parts.add(Values.of(text.substring(from)));
    if (!row.has(2)) {
      return new Value.Array(parts);
    }
    long place = row.whole(2);
    long at = place < 0 ? parts.size() + place : place;
    return at < 0 || at >= parts.size()
        ? new Value.Array(List.of())
        : new Value.Array(List.of(parts.get((int) at)));
  }

  private static ScalarFunction extract() {
    Parameter regex = Define.text("regex").asLiteral();
    Parameter group = Define.integer("captureGroup");
    Parameter source = Define.text("source");
    return Define.function(
        "extract",
        Define.overload(
            STRING, Define.kernel(STRING, row -> Values.of(captured(row))), regex, group, source),
        Define.overload(
            arguments -> typeNamed(arguments.get(3).constant()),
            (evaluation, a, rows) -> {
              Column texts =
                  Define.kernel(STRING, row -> Values.of(captured(row)))
                      .evaluate(evaluation, a, rows);
              return Convert.column(texts, typeNamed(a[3]));
            },
            regex,
            group,
            source,
            Define.text("typeLiteral").asLiteral()));
  }

  /// The type a `typeof(...)` argument, given as the type's name, means.
  static ScalarType typeNamed(@Nullable Column name) {
    return name == null || name.size() == 0
        ? STRING
        : ScalarType.named(ValueText.of(name.get(0))).orElse(STRING);
  }

  private static String captured(Row row) {
    Matcher matcher = row.evaluation().matcher(row.evaluation().pattern(row.text(0)), row.text(2));
    long group = row.whole(1);
    if (group < 0 || group > matcher.groupCount() || !matcher.find()) {
      return "";
    }
    String found = matcher.group((int) group);
    return found == null ? "" : found;
  }

  private static ScalarFunction extractAll(String name) {
    return Define.function(
        name,
        Define.overload(
            DYNAMIC,
            Define.kernel(DYNAMIC, row -> all(row, row.text(1), List.of())),
            Define.text("regex"),
            Define.text("source")),
        Define.overload(
            DYNAMIC,
            Define.kernel(DYNAMIC, row -> all(row, row.text(2), row.items(1))),
            Define.text("regex"),
            Define.json("captureGroups"),
            Define.text("source")));
  }

  private static Value all(Row row, String text, List<Value> groups) {
    Pattern pattern = row.evaluation().pattern(row.text(0));
    Matcher matcher = row.evaluation().matcher(pattern, text);
    List<Value> found = new ArrayList<>();
    while (matcher.find()) {
      List<Value> captures = new ArrayList<>();
      if (groups.isEmpty()) {
        for (int group = 1; group <= matcher.groupCount(); group++) {
          captures.add(capture(matcher, group));
        }
      }
      for (Value group : groups) {
        captures.add(
            Numbers.isWhole(group)
                ? capture(matcher, (int) Numbers.whole(group))
                : capture(matcher, pattern.namedGroups().getOrDefault(ValueText.of(group), -1)));
      }
      if (captures.isEmpty()) {
        captures.add(Values.of(matcher.group()));
      }
      found.add(captures.size() == 1 ? captures.getFirst() : new Value.Array(captures));
    }
    return found.isEmpty() ? Values.NULL : new Value.Array(found);
  }

  private static Value capture(Matcher matcher, int group) {
    if (group < 0 || group > matcher.groupCount()) {
      return Values.EMPTY_TEXT;
    }
    String text = matcher.group(group);
    return text == null ? Values.EMPTY_TEXT : Values.of(text);
  }
}
