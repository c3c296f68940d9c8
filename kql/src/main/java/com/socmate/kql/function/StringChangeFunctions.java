package com.socmate.kql.function;

import static com.socmate.kql.type.ScalarType.DYNAMIC;
import static com.socmate.kql.type.ScalarType.STRING;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.ValueText;
import com.socmate.kql.value.Values;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/// Functions that make one string of others.
final class StringChangeFunctions {
  private static final int LONGEST = 1 << 24;

  private StringChangeFunctions() {}

  static List<ScalarFunction> all() {
    return List.of(
        of("tolower", row -> row.text(0).toLowerCase(Locale.ROOT), Define.any("value")),
        of("toupper", row -> row.text(0).toUpperCase(Locale.ROOT), Define.any("value")),
        of(
            "reverse",
            row -> new StringBuilder(row.text(0)).reverse().toString(),
            Define.any("value")),
        of("strcat", StringChangeFunctions::concatenate, Define.any("arg").repeated()),
        of(
            "strcat_delim",
            StringChangeFunctions::delimited,
            Define.any("delimiter"),
            Define.any("arg").repeated()),
        joined("strcat_array"),
        joined("array_strcat"),
        of(
            "strrep",
            StringChangeFunctions::repeat,
            Define.any("value"),
            Define.integer("multiplier"),
            Define.any("delimiter").optional()),
        of(
            "substring",
            row -> substring(row.text(0), row.whole(1), row.wholeOr(2, Long.MAX_VALUE)),
            Define.any("source"),
            Define.integer("start"),
            Define.integer("length").optional()),
        of(
            "replace_string",
            row ->
                row.text(1).isEmpty() ? row.text(0) : row.text(0).replace(row.text(1), row.text(2)),
            Define.text("text"),
            Define.text("lookup"),
            Define.text("rewrite")),
        of(
            "replace_strings",
            StringChangeFunctions::replaceAll,
            Define.text("text"),
            Define.json("lookups"),
            Define.json("rewrites")),
        of(
            "replace_regex",
            row -> replaceRegex(row, row.text(0), row.text(1), row.text(2)),
            Define.text("source"),
            Define.text("lookup_regex"),
            Define.text("rewrite_pattern")),
        of(
            "replace",
            row -> replaceRegex(row, row.text(2), row.text(0), row.text(1)),
            Define.text("regex"),
            Define.text("rewrite"),
            Define.text("source")),
        trim("trim", true, true),
        trim("trim_start", true, false),
        trim("trim_end", false, true),
        of(
            "translate",
            row -> translate(row.text(0), row.text(1), row.text(2)),
            Define.text("searchList"),
            Define.text("replacementList"),
            Define.text("source")),
        of("regex_quote", row -> Pattern.quote(row.text(0)), Define.any("string")),
        of("unicode_codepoints_to_string", StringChangeFunctions::ofCodepoints, codepoints()),
        of("make_string", StringChangeFunctions::ofCodepoints, codepoints()),
        codepointsOf("unicode_codepoints_from_string"),
        codepointsOf("to_utf8"));
  }

  @FunctionalInterface
  private interface TextFunction {
    String apply(Row row);
  }

  private static ScalarFunction of(String name, TextFunction text, Parameter... parameters) {
    return Define.lenient(name, STRING, row -> Values.of(text.apply(row)), parameters);
  }

  private static String concatenate(Row row) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      out.append(row.text(i));
    }
    return out.toString();
  }

  private static String delimited(Row row) {
    StringBuilder out = new StringBuilder(row.text(1));
    for (int i = 2; i < row.size(); i++) {
      out.append(row.text(0)).append(row.text(i));
    }
    return out.toString();
  }

  private static ScalarFunction joined(String name) {
    return of(
        name,
        row -> String.join(row.text(1), row.items(0).stream().map(ValueText::of).toList()),
        Define.json("array"),
        Define.any("delimiter"));
  }

  private static String repeat(Row row) {
    String text = row.text(0);
    String delimiter = row.textOr(2, "");
    long count = Math.clamp(row.whole(1), 0, 1024);
    if ((text.length() + delimiter.length()) * count > LONGEST) {
      throw new EvaluationFailure("strrep() would give a string of more than 16 MB");
    }
    return String.join(delimiter, Collections.nCopies((int) count, text));
  }

  static String substring(String text, long start, long length) {
    long from = start < 0 ? Math.max(text.length() + start, 0) : Math.min(start, text.length());
    long to =
        length < 0 ? text.length() : Math.min(text.length(), from + Math.min(length, LONGEST));
    return text.substring((int) from, (int) Math.max(from, to));
  }

  private static String replaceAll(Row row) {
    String text = row.text(0);
    List<Value> lookups = row.items(1);
    List<Value> rewrites = row.items(2);
    for (int i = 0; i < lookups.size() && i < rewrites.size(); i++) {
      String lookup = ValueText.of(lookups.get(i));
      if (!lookup.isEmpty()) {
        text = text.replace(lookup, ValueText.of(rewrites.get(i)));
      }
    }
    return text;
  }

  private static String replaceRegex(Row row, String text, String regex, String rewrite) {
    Pattern pattern = row.evaluation().pattern(regex);
    Matcher matcher = row.evaluation().matcher(pattern, text);
    StringBuilder out = new StringBuilder();
    int from = 0;
    while (matcher.find()) {
      out.append(text, from, matcher.start());
      expand(matcher, rewrite, out);
      from = matcher.end();
    }
    return out.append(text, from, text.length()).toString();
  }

  /// Writes a rewrite pattern, in which `\0` to `\9` stand for the groups.
  private static void expand(Matcher matcher, String rewrite, StringBuilder out) {
    for (int i = 0; i < rewrite.length(); i++) {
      char c = rewrite.charAt(i);
      if (c != '\\' || i + 1 == rewrite.length()) {
        out.append(c);
        continue;
      }
      char next = rewrite.charAt(++i);
      int group = next - '0';
      if (group < 0 || group > 9) {
        out.append(next);
      } else if (group <= matcher.groupCount() && matcher.group(group) != null) {
        out.append(matcher.group(group));
      }
    }
  }

  private static Matcher matcher(Row row, String regex, String text) {
    return row.evaluation().matcher(row.evaluation().pattern(regex), text);
  }

  private static ScalarFunction trim(String name, boolean start, boolean end) {
    return of(
        name,
        row -> {
          String text = row.text(1);
          if (start) {
            Matcher head = matcher(row, "^(?:" + row.text(0) + ")", text);
            text = head.find() ? text.substring(head.end()) : text;
          }
          if (end) {
            Matcher tail = matcher(row, "(?:" + row.text(0) + ")$", text);
            text = tail.find() ? text.substring(0, tail.start()) : text;
          }
          return text;
        },
        Define.text("regex"),
        Define.text("source"));
  }

  private static String translate(String sought, String replacements, String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      int at = sought.indexOf(text.charAt(i));
      if (at < 0) {
        out.append(text.charAt(i));
      } else if (!replacements.isEmpty()) {
        out.append(replacements.charAt(Math.min(at, replacements.length() - 1)));
      }
    }
    return out.toString();
  }

  private static Parameter codepoints() {
    return Define.any("value").repeated();
  }

  private static String ofCodepoints(Row row) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      List<Value> points = row.isArray(i) ? row.items(i) : List.of(row.value(i));
      for (Value point : points) {
        long codepoint = Numbers.isWhole(point) ? Numbers.whole(point) : -1;
        if (codepoint >= 0 && codepoint <= Character.MAX_CODE_POINT) {
          out.appendCodePoint((int) codepoint);
        }
      }
    }
    return out.toString();
  }

  private static ScalarFunction codepointsOf(String name) {
    return Define.lenient(
        name,
        DYNAMIC,
        row ->
            new Value.Array(row.text(0).codePoints().mapToObj(it -> Values.of((long) it)).toList()),
        Define.any("value"));
  }
}
