package com.socmate.application.investigation.wording;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The stretches of time a question speaks of: how far it looks back, what it compares with, and
/// the spans within which things must happen.
///
/// @param window how far back, with the words that say so
/// @param baseline how far back the habits are that something new is measured against
/// @param spans such as "within 10 minutes" or "for more than 3 hours"
public record TimeWords(
    Optional<Window> window, Optional<Duration> baseline, List<Span> spans, List<Place> places) {
  /// @param calendar true for words like "today", which name a calendar's stretch, not a length
  public record Window(Duration length, String words, boolean calendar) {}

  public record Span(Duration length, String words) {}

  /// Where in the text times were read.
  record Place(int from, int to) {}

  private static final String UNIT =
      "(minutes?|mins?|hours?|hrs?|h|days?|d|weeks?|wks?|w|fortnights?|months?|quarters?|years?)\\b(?:')?";
  private static final String NUMBER = "(\\d{1,4}|(?:one|an?)(?=[ -]))";
  private static final Pattern BACK =
      Pattern.compile(
          "\\b(?:last|past|previous|preceding|prior|trailing|recent|most recent)[ -](?:(?:full|whole) )?(?:"
              + NUMBER
              + "[ -]?)?"
              + UNIT);
  private static final List<Pattern> OTHER_WINDOWS =
      List.of(
          Pattern.compile(
              NUMBER
                  + "[ -]?"
                  + UNIT
                  + " (?:window|period|look-?back|time ?frame|time ?span|time ?range|history|stretch)"),
          Pattern.compile(
              "(?:window|period|look-?back|time ?frame|range)(?: of|:| is|=)? "
                  + NUMBER
                  + "[ -]?"
                  + UNIT),
          Pattern.compile("look(?:ing)? back (?:over )?(?:the )?" + NUMBER + "[ -]?" + UNIT),
          Pattern.compile(
              "\\b(?:over|during|across|throughout|since) (?:the (?:course of )?|a )?(?:span of )?"
                  + "(\\d{1,4})[ -]?"
                  + UNIT),
          Pattern.compile(
              "\\bin (?:the )?(\\d{1,4})[ -]?(hours?|hrs?|h|days?|d|weeks?)\\b(?! of )"),
          Pattern.compile("\\bago\\( ?(\\d{1,4})(m|h|d)()\\)"));
  private static final Pattern ISO = Pattern.compile("\\bp(?:(\\d{1,3})d|t(\\d{1,4})(h|m))\\b");
  private static final Pattern DURATION =
      Pattern.compile(
          "(?<![\\w.])" + NUMBER + "[ -]?(?:full |whole |consecutive |straight )?" + UNIT);
  private static final Pattern NOVEL =
      Pattern.compile(
          "\\b(?:not|never|n't|new|unseen|first|baseline|compared|previously|before|habit\\w*|usual"
              + "|without)\\b");

  static TimeWords in(String text) {
    var reader = new Reader(text);
    reader.back();
    reader.otherWindows();
    reader.calendar();
    reader.spans();
    return reader.read();
  }

  String masked(String text) {
    var masked = new StringBuilder(text);
    for (var place : places) {
      for (int index = place.from(); index < place.to(); index++) {
        masked.setCharAt(index, '_');
      }
    }
    return masked.toString();
  }

  private static final class Reader {
    private final String text;
    private final List<Place> places = new ArrayList<>();
    private final List<Span> spans = new ArrayList<>();
    private Optional<Window> window = Optional.empty();
    private Optional<Duration> baseline = Optional.empty();

    Reader(String text) {
      this.text = text;
    }

    TimeWords read() {
      return new TimeWords(window, baseline, List.copyOf(spans), List.copyOf(places));
    }

    void back() {
      var all = BACK.matcher(text).results().toList();
      for (var match : all) {
        var length = CalendarWords.length(match.group(1), match.group(2));
        boolean compares =
            all.size() > 1
                && NOVEL
                    .matcher(text.substring(Math.max(0, match.start() - 60), match.start()))
                    .find();
        if (compares && baseline.isEmpty()) {
          baseline = Optional.of(length);
        } else if (window.isEmpty()) {
          window = Optional.of(new Window(length, match.group(), false));
        } else {
          continue;
        }
        places.add(new Place(match.start(), match.end()));
      }
    }

    void otherWindows() {
      for (var pattern : OTHER_WINDOWS) {
        Matcher matcher = pattern.matcher(text);
        if (window.isEmpty() && matcher.find()) {
          take(matcher, CalendarWords.length(matcher.group(1), matcher.group(2)), false);
        }
      }
      Matcher iso = ISO.matcher(text);
      if (window.isEmpty() && iso.find()) {
        take(
            iso,
            iso.group(1) != null
                ? Duration.ofDays(Long.parseLong(iso.group(1)))
                : CalendarWords.length(iso.group(2), iso.group(3)),
            false);
      }
    }

    void calendar() {
      CalendarWords.in(text)
          .filter(_ -> window.isEmpty())
          .ifPresent(found -> take(found.match(), found.length(), true));
    }

    private void take(MatchResult match, Duration length, boolean calendar) {
      window = Optional.of(new Window(length, match.group(), calendar));
      places.add(new Place(match.start(), match.end()));
    }

    void spans() {
      DURATION
          .matcher(text)
          .results()
          .filter(
              match -> places.stream().noneMatch(it -> overlaps(it, match.start(), match.end())))
          .forEach(match -> {
            spans.add(
                new Span(CalendarWords.length(match.group(1), match.group(2)), match.group()));
            places.add(new Place(match.start(), match.end()));
          });
    }

    private static boolean overlaps(Place place, int from, int to) {
      return from < place.to() && place.from() < to;
    }
  }
}
