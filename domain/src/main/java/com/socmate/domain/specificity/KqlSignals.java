package com.socmate.domain.specificity;

import com.socmate.domain.entity.Entities;
import com.socmate.domain.entity.TextSpan;
import com.socmate.domain.specificity.Words.Measured;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the signals of pasted KQL from the shape of its operators, with strings and comments
/// blotted out. The plan compiler parses it in full; here only what recurrence needs is read.
final class KqlSignals {
  private static final Pattern KQL =
      Pattern.compile(
          "(?is)^\\s*(?://[^\\n]*\\n\\s*)*(?:let\\s+\\w+\\s*=.*;\\s*)*(?:union\\s+(?:\\w+\\s*=\\s*\\w+\\s+)?)?\\(?\\s*[A-Za-z_]\\w*(?:\\s*,\\s*\\w+)*\\s*(?:\\(\\s*\\))?\\s*\\|\\s*(?:where|summarize|extend|project\\S*|join|count|take|limit|top|distinct|sort|order|search|parse\\S*|mv-\\S+|evaluate|make-series|union|serialize|invoke|render|sample|lookup|getschema)\\b.*");
  private static final Pattern HIDDEN =
      Pattern.compile("\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)*'|//[^\\n]*");
  private static final Pattern TABLE =
      Pattern.compile("(?:^|;|\\bunion\\s|[(,])\\s*([A-Z]\\w+)\\s*(?=\\||,|$|\\))");
  private static final Pattern AGO =
      Pattern.compile("(?i)\\bago\\(\\s*(\\d+(?:\\.\\d+)?)\\s*(d|h|m|s)\\w*\\s*\\)");
  private static final Pattern LET_SPAN =
      Pattern.compile("(?i)\\blet\\s+\\w+\\s*=\\s*(\\d+)(d|h|m)\\b");
  private static final Pattern START_OF = Pattern.compile("(?i)\\bstartof(day|week|month)\\(");
  private static final Pattern BIN =
      Pattern.compile("(?i)\\bbin\\(\\s*\\w+\\s*,\\s*(\\d+)\\s*(d|h|m)\\w*\\s*\\)");
  private static final Pattern SUMMARIZE = Pattern.compile("(?i)\\bsummarize\\b([^|]*)");
  private static final Pattern BY = Pattern.compile("(?i)\\bby\\b(.*)", Pattern.DOTALL);
  private static final Pattern COUNTED =
      Pattern.compile(
          "(?i)\\b(\\w+)\\s*=\\s*(?:d?count(?:if|_distinct)?|sum(?:if)?|make_set|avg|max|min|percentile)\\b");
  private static final Pattern COMPARISON =
      Pattern.compile("\\b(\\w+)\\s*(>=|<=|>|<|==)\\s*(\\d+(?:\\.\\d+)?)\\b");
  private static final Pattern TOP = Pattern.compile("(?i)\\|\\s*top\\s+(\\d+)\\s+by\\b");
  private static final Pattern ANTI =
      Pattern.compile("(?i)\\bkind\\s*=\\s*(?:left|right)anti(?:semi)?\\b");
  private static final Pattern FIXED =
      Pattern.compile("(?i)\\bdatetime\\(\\s*\\d{4}-\\d{2}-\\d{2}[^)]*\\)");

  private final String query;
  private final String code;

  private KqlSignals(String query) {
    this.query = query;
    this.code = HIDDEN.matcher(query).replaceAll(match -> " ".repeat(match.group().length()));
  }

  static boolean isKql(String query) {
    return KQL.matcher(query).matches();
  }

  static Signals read(String query) {
    return new KqlSignals(query).read();
  }

  private Signals read() {
    List<Threshold> thresholds = thresholds();
    ConditionType type = type(thresholds);
    List<String> keys = keys();
    return new Signals(
        query,
        window(),
        span(),
        Optional.empty(),
        Optional.of(type),
        thresholds.isEmpty() ? List.of(Threshold.oneOccurrence()) : thresholds,
        keys,
        keys,
        Entities.in(query),
        activities(),
        List.of(),
        true);
  }

  private static ConditionType type(String code, List<Threshold> thresholds) {
    if (TOP.matcher(code).find()) {
      return ConditionType.RANKING;
    }
    if (ANTI.matcher(code).find()) {
      return ConditionType.NOVELTY;
    }
    return thresholds.isEmpty() ? ConditionType.EXISTENCE : ConditionType.THRESHOLD;
  }

  private ConditionType type(List<Threshold> thresholds) {
    return type(code, thresholds);
  }

  private Optional<Window> window() {
    List<Window> windows = new ArrayList<>();
    for (Pattern pattern : List.of(AGO, LET_SPAN)) {
      Matcher matcher = pattern.matcher(code);
      while (matcher.find()) {
        rolling(matcher).ifPresent(windows::add);
      }
    }
    Optional<Window> longest =
        windows.stream().max(Comparator.comparing(it -> it.length().orElse(Duration.ZERO)));
    return KqlWindowNote.in(query)
        .map(it ->
            new Window(
                Window.Kind.ROLLING, it.iso(), Optional.of(it.length()), it.span(), it.text()))
        .or(() -> longest)
        .or(() -> other(START_OF, Window.Kind.CALENDAR))
        .or(() -> other(FIXED, Window.Kind.ABSOLUTE));
  }

  private Optional<Window> rolling(Matcher matcher) {
    return measured(matcher)
        .map(measured ->
            new Window(
                Window.Kind.ROLLING,
                measured.iso(),
                Optional.of(measured.length()),
                span(matcher),
                matcher.group()));
  }

  private Optional<Window> other(Pattern pattern, Window.Kind kind) {
    Matcher matcher = pattern.matcher(code);
    return matcher.find()
        ? Optional.of(
            new Window(kind, matcher.group(), Optional.empty(), span(matcher), matcher.group()))
        : Optional.empty();
  }

  private static Optional<Measured> measured(Matcher matcher) {
    String unit = matcher.group(2).toLowerCase(Locale.ROOT);
    return Words.duration(new BigDecimal(matcher.group(1)), unit.equals("m") ? "min" : unit);
  }

  private Optional<TimeSpan> span() {
    Matcher matcher = BIN.matcher(code);
    return matcher.find()
        ? measured(matcher)
            .map(it -> new TimeSpan(it.iso(), it.length(), span(matcher), matcher.group()))
        : Optional.empty();
  }

  private TextSpan span(Matcher matcher) {
    return TextSpan.ofChars(query, matcher.start(), matcher.end());
  }

  /// A comparison decides when what is compared was counted before.
  private List<Threshold> thresholds() {
    List<String> counted = new ArrayList<>(List.of("count_", "Count", "dcount_"));
    Matcher names = COUNTED.matcher(code);
    while (names.find()) {
      counted.add(names.group(1));
    }
    List<Threshold> found = new ArrayList<>();
    Matcher matcher = COMPARISON.matcher(code);
    while (matcher.find()) {
      if (counted.contains(matcher.group(1))) {
        found.add(threshold(op(matcher.group(2)), matcher.group(3), matcher.group(1), matcher));
      }
    }
    Matcher top = TOP.matcher(code);
    if (top.find()) {
      found.add(threshold(Threshold.Op.TOP, top.group(1), "", top));
    }
    return List.copyOf(found);
  }

  private Threshold threshold(Threshold.Op op, String value, String measure, Matcher matcher) {
    return new Threshold(
        op,
        new BigDecimal(value),
        measure,
        Optional.empty(),
        false,
        false,
        Optional.of(span(matcher)));
  }

  private static Threshold.Op op(String symbol) {
    return Arrays.stream(Threshold.Op.values())
        .filter(op -> op.symbol().equals(symbol))
        .findFirst()
        .orElseThrow();
  }

  private List<String> keys() {
    Matcher summarize = SUMMARIZE.matcher(code);
    List<String> keys = new ArrayList<>();
    while (summarize.find()) {
      Matcher by = BY.matcher(summarize.group(1));
      if (by.find()) {
        keys = new ArrayList<>(columns(by.group(1)));
      }
    }
    return List.copyOf(keys);
  }

  private static List<String> columns(String list) {
    return Arrays.stream(list.replaceAll("\\([^)]*\\)", "").split(","))
        .map(column -> column.replaceAll(".*=", "").strip())
        .filter(column -> column.matches("\\w+") && !column.equals("bin"))
        .map(KqlSignals::usualKey)
        .distinct()
        .toList();
  }

  private static String usualKey(String column) {
    String lower = column.toLowerCase(Locale.ROOT);
    if (lower.contains("ip")) {
      return "ip";
    }
    if (lower.matches(".*(?:user|account|upn|identity|caller|actor).*")) {
      return "account";
    }
    if (lower.matches("(?:computer|devicename|host\\w*)")) {
      return "host";
    }
    return lower.startsWith("app") ? "app" : column;
  }

  /// The tables read stand for what happens.
  private List<Activity> activities() {
    Matcher matcher = TABLE.matcher(code);
    List<Activity> found = new ArrayList<>();
    while (matcher.find()) {
      TextSpan span = TextSpan.ofChars(query, matcher.start(1), matcher.end(1));
      found.add(new Activity("rows of " + matcher.group(1), "kql", true, span, matcher.group(1)));
    }
    return List.copyOf(found);
  }
}
