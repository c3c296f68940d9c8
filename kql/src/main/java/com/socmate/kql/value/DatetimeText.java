package com.socmate.kql.value;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Reads moments in the forms the language and its logs use: ISO 8601 in full or in part,
/// `12/31/2024 11:59:59 PM`, RFC 822 and RFC 850. A moment without a zone is UTC.
public final class DatetimeText {
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private static final String TIME =
      "(?:(?:[T ]+|, )(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9})\\d*)?)?\\s*([AaPp][Mm])?"
          + "\\s*(Z|z|UTC|GMT|UT|EST|EDT|CST|CDT|MST|MDT|PST|PDT|[-+]\\d{1,2}:?\\d{2}|[-+]\\d{1,2})?)?\\s*";
  private static final Pattern ISO =
      Pattern.compile("\\s*(\\d{4})[-./](\\d{1,2})(?:[-./](\\d{1,2}))?" + TIME);
  private static final Pattern AMERICAN =
      Pattern.compile("\\s*(\\d{1,2})/(\\d{1,2})/(\\d{4})" + TIME);
  private static final Pattern NAMED =
      Pattern.compile(
          "\\s*(?:[A-Za-z]{3,9},?\\s+)?(\\d{1,2})[- ]([A-Za-z]{3,9})[- ,]+(\\d{4}|\\d{2})" + TIME);
  private static final Pattern NAMED_FIRST =
      Pattern.compile(
          "\\s*(?:[A-Za-z]{3,9},?\\s+)?([A-Za-z]{3,9})\\s+(\\d{1,2}),?\\s+(\\d{4})" + TIME);
  private static final Pattern COMPACT = Pattern.compile("\\s*(\\d{4})(\\d{2})(\\d{2})\\s*");
  private static final Pattern LISTED =
      Pattern.compile("\\s*(\\d{4}),\\s*(\\d{1,2}),\\s*(\\d{1,2})" + TIME);
  private static final Pattern YEAR = Pattern.compile("\\s*(\\d{4})\\s*");

  private DatetimeText() {}

  /// The ticks a text stands for, or nothing where it is no moment between the years 1 and 9999.
  public static OptionalLong parse(String text) {
    if (text.length() > 64 || text.length() < 4) {
      return OptionalLong.empty();
    }
    long plain = plainIso(text);
    if (plain >= 0) {
      return OptionalLong.of(plain);
    }
    try {
      return search(text);
    } catch (DateTimeException outOfRange) {
      return OptionalLong.empty();
    }
  }

  private static OptionalLong search(String text) {
    Matcher iso = ISO.matcher(text);
    if (iso.matches()) {
      int day = iso.group(3) == null ? 1 : number(iso.group(3));
      return moment(number(iso.group(1)), number(iso.group(2)), day, iso, 4);
    }
    Matcher american = AMERICAN.matcher(text);
    if (american.matches()) {
      return moment(
          number(american.group(3)),
          number(american.group(1)),
          number(american.group(2)),
          american,
          4);
    }
    Matcher named = NAMED.matcher(text);
    if (named.matches()) {
      return moment(year(named.group(3)), month(named.group(2)), number(named.group(1)), named, 4);
    }
    Matcher first = NAMED_FIRST.matcher(text);
    if (first.matches()) {
      return moment(
          number(first.group(3)), month(first.group(1)), number(first.group(2)), first, 4);
    }
    Matcher listed = LISTED.matcher(text);
    if (listed.matches()) {
      return moment(
          number(listed.group(1)), number(listed.group(2)), number(listed.group(3)), listed, 4);
    }
    Matcher compact = COMPACT.matcher(text);
    if (compact.matches()) {
      return OptionalLong.of(
          Ticks.ofDate(
              LocalDate.of(
                  number(compact.group(1)), number(compact.group(2)), number(compact.group(3)))));
    }
    Matcher year = YEAR.matcher(text);
    return year.matches() && number(year.group(1)) > 0
        ? OptionalLong.of(Ticks.ofDate(LocalDate.of(number(year.group(1)), 1, 1)))
        : OptionalLong.empty();
  }

  private static OptionalLong moment(int year, int month, int day, Matcher match, int time) {
    if (year < 1) {
      return OptionalLong.empty();
    }
    long ticks = Ticks.ofDate(LocalDate.of(year, month, day));
    if (match.group(time) != null) {
      int hour = number(match.group(time));
      int minute = number(match.group(time + 1));
      int second = match.group(time + 2) == null ? 0 : number(match.group(time + 2));
      String half = match.group(time + 4);
      if (half != null) {
        hour = hour % 12 + (half.toLowerCase(Locale.ROOT).equals("pm") ? 12 : 0);
      }
      if (hour > 23 || minute > 59 || second > 59) {
        return OptionalLong.empty();
      }
      ticks +=
          hour * Ticks.PER_HOUR
              + minute * Ticks.PER_MINUTE
              + second * Ticks.PER_SECOND
              + fraction(match.group(time + 3))
              - offset(match.group(time + 5));
    }
    return Ticks.isDatetime(ticks) ? OptionalLong.of(ticks) : OptionalLong.empty();
  }

  private static long fraction(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong((digits + "0000000").substring(0, 7));
  }

  private static long offset(@Nullable String zone) {
    if (zone == null) {
      return 0;
    }
    char sign = zone.charAt(0);
    if (sign != '+' && sign != '-') {
      return named(zone) * Ticks.PER_HOUR;
    }
    String digits = zone.substring(1).replace(":", "");
    long hours =
        digits.length() <= 2 ? number(digits) : number(digits.substring(0, digits.length() - 2));
    long minutes = digits.length() <= 2 ? 0 : number(digits.substring(digits.length() - 2));
    long ticks = hours * Ticks.PER_HOUR + minutes * Ticks.PER_MINUTE;
    return sign == '-' ? -ticks : ticks;
  }

  private static long named(String zone) {
    return switch (zone) {
      case "EDT" -> -4;
      case "EST", "CDT" -> -5;
      case "CST", "MDT" -> -6;
      case "MST", "PDT" -> -7;
      case "PST" -> -8;
      default -> 0;
    };
  }

  private static int year(String digits) {
    int year = number(digits);
    return digits.length() > 2 ? year : year < 50 ? 2000 + year : 1900 + year;
  }

  private static int month(String name) {
    return MONTHS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  /// The usual form, `2024-02-29T13:45:06.1234567Z` with up to seven fraction digits, without a
  /// regular expression; -1 for any other.
  private static long plainIso(String text) {
    int length = text.length();
    if (length < 19
        || length > 28
        || text.charAt(4) != '-'
        || text.charAt(7) != '-'
        || (text.charAt(10) != 'T' && text.charAt(10) != ' ')
        || text.charAt(13) != ':'
        || text.charAt(16) != ':') {
      return -1;
    }
    int end = text.charAt(length - 1) == 'Z' ? length - 1 : length;
    long clock = clock(text);
    int year = digits(text, 0, 4);
    int month = digits(text, 5, 7);
    int day = digits(text, 8, 10);
    long fraction = end == 19 ? 0 : tail(text, end);
    if (clock < 0 || fraction < 0 || year < 1 || month < 1 || month > 12 || day < 1 || day > 28) {
      return -1;
    }
    return Ticks.ofDate(LocalDate.of(year, month, day)) + clock + fraction;
  }

  private static long clock(String text) {
    int hour = digits(text, 11, 13);
    int minute = digits(text, 14, 16);
    int second = digits(text, 17, 19);
    return hour < 0 || minute < 0 || second < 0 || hour > 23 || minute > 59 || second > 59
        ? -1
        : hour * Ticks.PER_HOUR + minute * Ticks.PER_MINUTE + second * Ticks.PER_SECOND;
  }

  private static long tail(String text, int end) {
    if (text.charAt(19) != '.' || end < 21 || end > 27) {
      return -1;
    }
    long value = digits(text, 20, end);
    for (int i = end; i < 27 && value >= 0; i++) {
      value *= 10;
    }
    return value;
  }

  private static int digits(String text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + (c - '0');
    }
    return value;
  }
}
