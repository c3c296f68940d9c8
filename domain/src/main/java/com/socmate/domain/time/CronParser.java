package com.socmate.domain.time;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads the five fields, and says in a sentence what is wrong with one it cannot read.
final class CronParser {
  private static final Map<String, String> MACROS =
      Map.of(
          "@yearly", "0 0 1 1 *",
          "@annually", "0 0 1 1 *",
          "@monthly", "0 0 1 * *",
          "@weekly", "0 0 * * 0",
          "@daily", "0 0 * * *",
          "@midnight", "0 0 * * *",
          "@hourly", "0 * * * *");
  private static final Pattern OTHER_DIALECTS =
      Pattern.compile("(?i)L(-\\d+)?|LW|\\d+[LW]|\\d+#\\d|[A-Z]{3}(#\\d|L)");
  private static final int LONGEST = 500;

  private final CronField field;

  private CronParser(CronField field) {
    this.field = field;
  }

  static List<CronValues> parse(String expression) {
    List<String> fields = split(expression);
    return Arrays.stream(CronField.values())
        .map(field -> new CronParser(field).values(field.of(fields)))
        .toList();
  }

  private static List<String> split(String expression) {
    String trimmed = expression.strip();
    if (trimmed.length() > LONGEST) {
      throw new CronSyntaxException(
          "A cron expression is at most "
              + LONGEST
              + " characters. Found "
              + trimmed.length()
              + ".");
    }
    String written = trimmed.startsWith("@") ? expand(trimmed) : trimmed;
    List<String> fields = written.isEmpty() ? List.of() : List.of(written.split("\\s+"));
    if (fields.size() != CronField.values().length) {
      throw new CronSyntaxException(
          "A cron expression has five fields: minute, hour, day of month, month, day of week. Found "
              + fields.size()
              + (fields.size() > 5 ? "; seconds and years are not part of it." : "."));
    }
    return fields;
  }

  private static String expand(String macro) {
    String expanded = MACROS.get(macro.toLowerCase(Locale.ROOT));
    if (expanded == null) {
      throw new CronSyntaxException(
          "The short forms are @hourly, @daily, @midnight, @weekly, @monthly, @yearly and @annually."
              + " Found "
              + macro
              + ".");
    }
    return expanded;
  }

  private CronValues values(String text) {
    refuseOtherDialects(text);
    long bits = 0;
    for (String part : text.split(",", -1)) {
      bits |= part(part, text);
    }
    return new CronValues(bits, text.startsWith("*"));
  }

  private long part(String part, String text) {
    if (part.isEmpty()) {
      throw wrong("has an empty place in its list. Write values between the commas", text);
    }
    int slash = part.indexOf('/');
    String range = slash < 0 ? part : part.substring(0, slash);
    int step = slash < 0 ? 1 : step(part.substring(slash + 1), part);
    if (range.isEmpty()) {
      throw wrong("needs something before the step, as in */" + step, part);
    }
    if (range.equals("*")) {
      return bits(field.lowest(), field.lastDistinct(), step);
    }
    int dash = range.indexOf('-');
    if (dash >= 0) {
      return bits(
          value(range.substring(0, dash), part), value(range.substring(dash + 1), part), step);
    }
    int single = value(range, part);
    return slash < 0 ? bits(single, single, 1) : bits(wrapped(single), field.lastDistinct(), step);
  }

  /// A range that runs backwards goes round the end: `22-2` hours, `Nov-Mar`, `Sat-Tue`.
  private long bits(int from, int to, int step) {
    int until = to < from ? to + field.distinctValues() : to;
    long bits = 0;
    for (int value = from; value <= until; value += step) {
      bits |= 1L << wrapped(value);
    }
    return bits;
  }

  private int wrapped(int value) {
    return value > field.lastDistinct() ? value - field.distinctValues() : value;
  }

  private int step(String text, String part) {
    if (!isNumber(text)) {
      throw wrong("needs a whole number as its step, as in */5", part);
    }
    int step = Integer.parseInt(text);
    if (step < 1 || step > field.highest()) {
      throw wrong("must have a step of 1–" + field.highest(), part);
    }
    return step;
  }

  private int value(String text, String part) {
    int named = field.names().indexOf(text.toUpperCase(Locale.ROOT));
    if (named >= 0) {
      return named + field.lowest();
    }
    int value = isNumber(text) ? Integer.parseInt(text) : -1;
    if (value < field.lowest() || value > field.highest()) {
      throw wrong("must be " + accepted(text), part);
    }
    return value;
  }

  private String accepted(String text) {
    String range = field.lowest() + "–" + field.highest();
    boolean lettered = !text.isEmpty() && Character.isLetter(text.charAt(0));
    return lettered && !field.names().isEmpty()
        ? range + " or " + field.names().getFirst() + "–" + field.names().getLast()
        : range;
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() <= 4
        && text.chars().allMatch(character -> character >= '0' && character <= '9');
  }

  private void refuseOtherDialects(String text) {
    if (text.equals("?")) {
      throw wrong("is left open with * here", text);
    }
    if (OTHER_DIALECTS.matcher(text).matches()) {
      throw wrong(
          "does not know L, W or #. For the last day of a month use the monthly frequency with day 31",
          text);
    }
  }

  private CronSyntaxException wrong(String what, String found) {
    return new CronSyntaxException(
        "%s %s. Found %s at position %d."
            .formatted(field.label(), what, shortened(found), field.position()),
        field);
  }

  private static String shortened(String found) {
    return found.length() <= 40 ? found : found.substring(0, 40) + "…";
  }
}
