package com.socmate.domain.specificity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds fixed dates: they give the same answer on every run.
final class DateReader {
  private static final String MONTH =
      "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
  private static final Pattern DATE =
      Pattern.compile(
          "(?i)\\b(?:(?<iso>\\d{4}-\\d{2}-\\d{2})(?:T[\\d:.]+Z?)?"
              + "|(?<d1>\\d{1,2})(?:st|nd|rd|th)?(?:\\s+of)?\\s+(?<m1>"
              + MONTH
              + ")\\b(?:,?\\s+(?<y1>\\d{4}))?"
              + "|(?<m2>"
              + MONTH
              + ")\\s+(?<d2>\\d{1,2})(?:st|nd|rd|th)?\\b(?:,?\\s+(?<y2>\\d{4}))?"
              + "|(?<slashed>\\d{1,2}[/.]\\d{1,2}[/.]\\d{4})"
              + "|(?:in|during|since)\\s+(?<m3>"
              + MONTH
              + ")\\s+(?<y3>\\d{4})"
              + "|Q[1-4]\\s+\\d{4})");

  private final Draft draft;

  DateReader(Draft draft) {
    this.draft = draft;
  }

  /// The window the dates enclose; blots them out.
  Optional<Window> read() {
    Matcher matcher = draft.matcher(DATE);
    List<MatchResult> dates = new ArrayList<>();
    while (matcher.find()) {
      dates.add(matcher.toMatchResult());
      draft.blot(matcher);
    }
    return dates.isEmpty() ? Optional.empty() : Optional.of(window(dates));
  }

  private Window window(List<MatchResult> dates) {
    MatchResult first = dates.getFirst();
    MatchResult last = dates.getLast();
    String year =
        dates.stream().map(DateReader::year).filter(it -> !it.isEmpty()).findFirst().orElse("");
    return new Window(
        Window.Kind.ABSOLUTE,
        dates.size() == 1 ? iso(first, year) : iso(first, year) + "/" + iso(last, year),
        Optional.empty(),
        draft.span(first.start(), last.end()),
        first.group() + (dates.size() == 1 ? "" : " to " + last.group()));
  }

  private static String year(MatchResult date) {
    for (String group : List.of("y1", "y2", "y3")) {
      if (date.group(group) != null) {
        return date.group(group);
      }
    }
    return "";
  }

  private static String iso(MatchResult date, String year) {
    if (date.group("iso") != null) {
      return date.group("iso");
    }
    String own = year(date).isEmpty() ? year : year(date);
    String month = date.group("m1") != null ? date.group("m1") : date.group("m2");
    String day = date.group("d1") != null ? date.group("d1") : date.group("d2");
    if (own.isEmpty() || month == null || day == null) {
      return date.group();
    }
    try {
      return LocalDate.of(Integer.parseInt(own), month(month), Integer.parseInt(day)).toString();
    } catch (DateTimeException impossible) {
      return date.group();
    }
  }

  private static Month month(String name) {
    String start = name.substring(0, 3).toUpperCase(Locale.ROOT);
    for (Month month : Month.values()) {
      if (month.name().startsWith(start)) {
        return month;
      }
    }
    throw new DateTimeException("There is no month " + name + ".");
  }
}
