package com.socmate.domain.specificity;

import com.socmate.domain.specificity.Words.Measured;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the times a query names and tells the window from a baseline, a correlation span, an age,
/// a frequency, a time of day and a number of rows.
final class TimeReader {
  private static final String N = "(?<n>" + Words.NUMBER + ")";
  private static final String U = "(?<u>" + Words.UNIT + ")\\b";
  private static final String LATEST =
      "(?:last|past|previous|prior|preceding|trailing|rolling|most recent|latest|foregoing|letzten?|letzter|letztem"
          + "|vergangenen?|derni[eè]re?s?|[uú]ltim[oa]s?)";

  private static final Pattern LOOKBACK =
      pattern(
          "\\b(?<lead>"
              + LATEST
              + ")\\s+(?:(?:full|calendar|rolling|complete)\\s+)?(?:"
              + N
              + "[\\s-]*)?"
              + U);
  private static final Pattern LOOKBACK_NUMBER_FIRST =
      pattern("\\b" + N + "\\s+(?<lead>" + LATEST + ")\\s+" + U);
  private static final Pattern BEFORE_RUN =
      pattern(
          "\\b(?:"
              + N
              + "[\\s-]*)?"
              + U
              + "\\s+(?:before|prior to|preceding|leading up to|up to)\\s+(?:(?:each|every|the|this|a)\\s+)?(?:scheduled\\s+)?(?:run|execution|check)\\b");
  private static final Pattern AGO = pattern("\\bago\\(\\s*" + N + "\\s*(?<u>[hdm])\\s*\\)");
  private static final Pattern ISO =
      Pattern.compile("\\bP(?=\\d|T\\d)(?:\\d+D)?(?:T(?:\\d+H)?(?:\\d+M)?)?\\b");
  private static final Pattern SINCE_RUN =
      pattern(
          "\\b(?:since|after)\\s+(?:(?:the|its|my|our|this)\\s+)?(?:last|previous|prior|preceding|most recent)\\s+(?:\\w+\\s+)?(?:run|execution|check|scan|report|time|audit|review|pass|poll|investigation)\\b"
              + "|\\bbetween runs\\b|\\bsince\\s+(?:this|it|we|i)\\s+(?:was\\s+)?(?:last\\s+)?(?:ran|run|checked|looked)(?:\\s+last)?\\b|\\bsince last (?:run|time)\\b");
  private static final Pattern CALENDAR =
      pattern(
          "\\b(?:today|yesterday|last night|overnight|tonight|(?:last|this|the) weekend|heute|gestern|hoy|ayer|hier"
              + "|this (?:week|morning|month|quarter|year|afternoon|evening)|(?:month|week|year|quarter)[- ]to[- ]date"
              + "|since (?:midnight|(?:last |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|the (?:start|beginning) of (?:the )?(?:day|week|month))"
              + "|(?:last|on) (?:mon|tues|wednes|thurs|fri|satur|sun)day(?: night| evening| morning| afternoon)?)\\b");
  private static final Pattern AS_OF_RUN =
      pattern(
          "\\b(?:currently|right now|at the moment|at present|at the time of (?:the|each|this) run|as of (?:now|today|(?:the|this|each) run)|at run ?time|at each run|when (?:it|this) runs)\\b");
  private static final Pattern FREQUENCY =
      pattern(
          "\\b(?:every|each)\\s+(?:(?:"
              + Words.NUMBER
              + ")\\s+)?(?:other\\s+)?(?:"
              + Words.UNIT
              + "|morning|evening|mon(?:day)?|tuesday|wednesday|thursday|friday|saturday|sunday|weekday|working day|run)s?\\b(?:\\s+at\\s+\\d{1,2}(?::\\d{2})?\\s*(?:am|pm|utc)?)?"
              + "|\\b(?:daily|hourly|nightly|weekly|monthly)\\b(?=\\s*(?:$|[,.;:]|check|report|run|review|at\\b|scan|basis|-))|\\bon an? \\w+ basis\\b");
  private static final Pattern ROWS =
      pattern(
          "\\b(?:last|latest|previous|past|first|most recent|newest)\\s+(?:"
              + Words.NUMBER
              + ")\\s+(?!(?:"
              + Words.UNIT
              + ")\\b)(?=[a-z])");
  private static final Pattern TIME_OF_DAY =
      pattern(
          "\\b(?:between\\s+|from\\s+)?\\d{1,2}(?::\\d{2})?\\s*(?:am|pm|h|uhr)?\\s*(?:-|to|and|until)\\s*\\d{1,2}(?::\\d{2}\\s*(?:am|pm|utc)?|\\s*(?:am|pm|uhr))(?:\\s*utc)?"
              + "|\\b(?:after|before|until|at|from)\\s+\\d{1,2}(?::\\d{2}|\\s*(?:am|pm))\\b(?:\\s*(?:am|pm|utc))?|\\b\\d{1,2}:\\d{2}\\b");
  private static final Pattern AGE =
      pattern(
          "\\b(?<op>(?:older|longer|more|greater|earlier|later|less|fewer|younger|newer)\\s+than|for\\s+(?:at\\s+least|over|more\\s+than|the\\s+(?:last|past)|longer\\s+than)|at\\s+least|over|exceed(?:s|ing)?|within\\s+the\\s+next|in\\s+the\\s+(?:next|coming)|for)\\s+"
              + N
              + "[\\s-]*"
              + U
              + "(?<tail>\\s+(?:ago|old|apart|between|earlier|later|in a row|of silence))?");
  private static final Pattern OLD =
      pattern("\\b" + N + "[\\s-]*" + U + "(?<tail>[\\s-]+(?:old|ago|apart|earlier))\\b");
  private static final Pattern TOGETHER =
      pattern(
          "\\b(?:within|inside|in|per|over|during|an?|every)\\s+(?:(?:any|a|an|one|each|the same|the|every|less than|under|no more than)\\s+)?(?:(?:single|rolling|sliding|given|same|one|any)\\s+)?(?:"
              + N
              + "[\\s-]*)?"
              + U
              + "(?:[\\s-]+(?:window|period|span|interval|time ?frame|stretch|bucket))?(?:\\s+of\\s+(?:each other|one another|the|that|being))?");
  private static final Pattern BARE = pattern("(?<![\\w.])" + N + "[\\s-]*" + U);
  private static final Pattern VAGUE_WINDOW =
      pattern(
          "\\b(?:(?:last|past|previous)\\s+(?:few|several|couple|some|many)\\s+\\w+|recently|lately|recent(?: \\w+)?|a while|some time|the other day|of late)\\b");
  private static final Pattern UNSEEN =
      pattern(
          "\\b(?:not|never|nobody|no one|unseen|\\w+n't|had not|has not|have not|baseline|average|mean|median|compared?|comparison|versus|vs|usual|normal(?:ly)?|typical(?:ly)?|than|first|nor|absent|unlike|new to|exceeds?|times)\\b[^.;]*$");
  private static final Duration SHORTEST_STANDING_ALONE = Duration.ofHours(12);

  private final Draft draft;
  private Optional<Window> window = Optional.empty();
  private Optional<TimeSpan> correlation = Optional.empty();
  private Optional<TimeSpan> baseline = Optional.empty();
  private final List<Threshold> ages = new ArrayList<>();

  TimeReader(Draft draft) {
    this.draft = draft;
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /// Blots out what it understood.
  TimeReader read() {
    named(SINCE_RUN, Window.Kind.SINCE_LAST_RUN, "since_last_run");
    new DateReader(draft).read().ifPresent(this::offer);
    lookbacks(BEFORE_RUN);
    lookbacks(AGO);
    iso();
    draft.blotAll(ROWS);
    lookbacks(LOOKBACK);
    lookbacks(LOOKBACK_NUMBER_FIRST);
    named(AS_OF_RUN, Window.Kind.AS_OF_RUN, "as_of_run");
    draft.blotAll(FREQUENCY);
    named(CALENDAR, Window.Kind.CALENDAR, "");
    draft.blotAll(TIME_OF_DAY);
    readAges(AGE);
    readAges(OLD);
    together();
    standingAlone();
    settleBaseline();
    return this;
  }

  Optional<Window> window() {
    return window;
  }

  Optional<TimeSpan> correlation() {
    return correlation;
  }

  Optional<TimeSpan> baseline() {
    return baseline;
  }

  /// Durations that are compared with: an age, a silence, a distance.
  List<Threshold> ages() {
    return List.copyOf(ages);
  }

  /// Whether the only times named are of the kind "recently".
  static boolean isVague(String query) {
    return VAGUE_WINDOW.matcher(query).find();
  }

  private void offer(Window found) {
    if (window.isEmpty()) {
      window = Optional.of(found);
    }
  }

  private void named(Pattern pattern, Window.Kind kind, String name) {
    Matcher matcher = draft.matcher(pattern);
    while (matcher.find()) {
      String text = draft.text(matcher);
      String iso = name.isEmpty() ? text.toLowerCase(Locale.ROOT) : name;
      offer(new Window(kind, iso, Optional.empty(), draft.span(matcher), text));
      draft.blot(matcher);
    }
  }

  private void iso() {
    draft
        .first(ISO)
        .ifPresent(matcher -> {
          Duration length = Duration.parse(draft.text(matcher));
          offer(
              new Window(
                  Window.Kind.ROLLING,
                  draft.text(matcher),
                  Optional.of(length),
                  draft.span(matcher),
                  draft.text(matcher)));
          draft.blot(matcher);
        });
  }

  private void lookbacks(Pattern pattern) {
    Matcher matcher = draft.matcher(pattern);
    while (matcher.find()) {
      Optional<Measured> measured = measured(matcher);
      if (measured.isPresent()) {
        sort(matcher, measured.get());
        draft.blot(matcher);
      }
    }
  }

  private void sort(Matcher matcher, Measured measured) {
    boolean comparesBack = UNSEEN.matcher(clauseBefore(matcher.start())).find();
    String lead = hasGroup(matcher, "lead") ? matcher.group("lead").toLowerCase(Locale.ROOT) : "";
    boolean earlier = lead.startsWith("pr") || window.isPresent();
    if (comparesBack
        && baseline.isEmpty()
        && (earlier || lead.startsWith("la") || lead.startsWith("pa"))) {
      baseline = Optional.of(timeSpan(matcher, measured));
    } else {
      offer(rolling(matcher, measured));
    }
  }

  /// "Not seen in the last 90 days" with no other window is what the query looks at.
  private void settleBaseline() {
    boolean onlyBaseline = window.isEmpty() && baseline.isPresent();
    if (onlyBaseline && startsWithLast(baseline.get().text())) {
      TimeSpan only = baseline.get();
      window =
          Optional.of(
              new Window(
                  Window.Kind.ROLLING,
                  only.iso(),
                  Optional.of(only.length()),
                  only.span(),
                  only.text()));
      baseline = Optional.empty();
    }
  }

  private static boolean startsWithLast(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.startsWith("last") || lower.startsWith("past");
  }

  private String clauseBefore(int index) {
    String before = draft.before(index);
    return before.substring(Math.max(0, before.length() - 90));
  }

  private void readAges(Pattern pattern) {
    Matcher matcher = draft.matcher(pattern);
    while (matcher.find()) {
      String op = hasGroup(matcher, "op") ? matcher.group("op") : "";
      boolean bare = op.equalsIgnoreCase("for") || op.equalsIgnoreCase("over");
      Optional<Measured> measured = measured(matcher);
      if (measured.isEmpty() || (bare && !describesState(matcher.start()))) {
        continue;
      }
      age(matcher, measured.get(), op);
    }
  }

  private void age(Matcher matcher, Measured measured, String op) {
    ages.add(
        new Threshold(
            opOf(op),
            Words.number(matcher.group("n")),
            "",
            Optional.of(measured.unit()),
            false,
            false,
            Optional.of(draft.span(matcher))));
    String tail = matcher.group("tail");
    if (tail != null && tail.matches("\\s*-?(?:apart|between)") && correlation.isEmpty()) {
      correlation = Optional.of(timeSpan(matcher, measured));
    }
    draft.blot(matcher);
  }

  private static Threshold.Op opOf(String op) {
    String lower = op.toLowerCase(Locale.ROOT);
    if (lower.matches("(?:less|fewer|younger|newer).*|within.*|in .*")) {
      return Threshold.Op.LESS_THAN;
    }
    return lower.contains("least") || lower.equals("for") || lower.isEmpty()
        ? Threshold.Op.AT_LEAST
        : Threshold.Op.MORE_THAN;
  }

  private static final Pattern STATE =
      pattern(
          "\\b(?:inactive|unused|idle|silent|dormant|stale|disabled|offline|quiet|not|no|never|unchanged|\\w+n't|without|older|stopped|missing|unpatched|expired)\\b[^.;,]*$");

  private boolean describesState(int index) {
    return STATE.matcher(clauseBefore(index)).find();
  }

  private void together() {
    Matcher matcher = draft.matcher(TOGETHER);
    while (matcher.find()) {
      Optional<Measured> measured = measured(matcher);
      if (measured.isPresent() && correlation.isEmpty()) {
        correlation = Optional.of(timeSpan(matcher, measured.get()));
      }
      if (measured.isPresent()) {
        draft.blot(matcher);
      }
    }
  }

  /// A day or so named without "last" can only be the window when nothing else is.
  private void standingAlone() {
    Matcher matcher = draft.matcher(BARE);
    while (matcher.find()) {
      Optional<Measured> measured = measured(matcher);
      if (measured.isPresent()) {
        offer(rolling(matcher, measured.get()));
        draft.blot(matcher);
      }
    }
    if (window.isEmpty() && correlation.isPresent()) {
      TimeSpan span = correlation.get();
      if (span.length().compareTo(SHORTEST_STANDING_ALONE) >= 0) {
        offer(
            new Window(
                Window.Kind.ROLLING,
                span.iso(),
                Optional.of(span.length()),
                span.span(),
                span.text()));
        correlation = Optional.empty();
      }
    }
  }

  private static Optional<Measured> measured(Matcher matcher) {
    String number = matcher.group("n");
    BigDecimal count = number == null ? BigDecimal.ONE : Words.number(number);
    String unit = matcher.group("u");
    return number == null && unit.length() == 1 ? Optional.empty() : Words.duration(count, unit);
  }

  private static boolean hasGroup(Matcher matcher, String name) {
    return matcher.namedGroups().containsKey(name) && matcher.group(name) != null;
  }

  private Window rolling(Matcher matcher, Measured measured) {
    return new Window(
        Window.Kind.ROLLING,
        measured.iso(),
        Optional.of(measured.length()),
        draft.span(matcher),
        draft.text(matcher));
  }

  private TimeSpan timeSpan(Matcher matcher, Measured measured) {
    return new TimeSpan(
        measured.iso(), measured.length(), draft.span(matcher), draft.text(matcher));
  }
}
