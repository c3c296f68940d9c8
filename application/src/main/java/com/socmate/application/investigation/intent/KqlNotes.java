package com.socmate.application.investigation.intent;

import com.socmate.domain.finding.Severity;
import com.socmate.domain.specificity.KqlWindowNote;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What pasted KQL says about itself in comments of its own lines: `// window: P1D`, `// rule: rows
/// > 5`, `// key: IPAddress`, `// techniques: T1110`, `// severity: high`.
///
/// @param window how long a stretch a run reads
/// @param rows more rows than this are findings; 0 for any
/// @param keys the columns that tell findings apart; empty to choose them by what they are called
public record KqlNotes(
    Optional<Duration> window,
    long rows,
    List<String> keys,
    List<String> techniques,
    Optional<Severity> severity) {
  public static final int MOST_KEYS = 6;
  private static final Pattern RULE = note("rule", "rows\\s*>\\s*(\\d{1,9})");
  private static final Pattern KEY = note("key", "([A-Za-z_]\\w*(?:\\s*,\\s*[A-Za-z_]\\w*){0,5})");
  private static final Pattern TECHNIQUES =
      note("techniques", "(T\\d{4}(?:\\.\\d{3})?(?:\\s*,\\s*T\\d{4}(?:\\.\\d{3})?){0,19})");
  private static final Pattern SEVERITY =
      note("severity", "(informational|low|medium|high|critical)");

  private static final Pattern ANY =
      Pattern.compile("(?im)^\\s*//\\s*(?:window|rule|key|techniques|severity):.*(?:\\R|$)");

  public KqlNotes {
    keys = List.copyOf(keys);
    techniques = List.copyOf(techniques);
  }

  private static Pattern note(String name, String value) {
    return Pattern.compile("(?im)^\\s*//\\s*" + name + ":\\s*" + value + "\\s*$");
  }

  /// What stands in the lines of a text.
  public static KqlNotes in(String text) {
    return new KqlNotes(
        KqlWindowNote.in(text).map(KqlWindowNote::length),
        value(RULE, text).map(Long::parseLong).orElse(0L),
        value(KEY, text).map(KqlNotes::parts).orElse(List.of()),
        value(TECHNIQUES, text).map(KqlNotes::parts).orElse(List.of()),
        value(SEVERITY, text).map(it -> Severity.valueOf(it.toUpperCase(Locale.ROOT))));
  }

  /// The text without the lines that say something about it.
  public static String without(String text) {
    return ANY.matcher(text).replaceAll("").strip();
  }

  private static Optional<String> value(Pattern note, String text) {
    return note.matcher(text).results().findFirst().map(it -> it.group(1));
  }

  private static List<String> parts(String list) {
    return Stream.of(list.split(",")).map(String::strip).toList();
  }

  /// As lines above the KQL.
  public String text() {
    var lines = new StringBuilder();
    window.ifPresent(it -> line(lines, "window", it.toString()));
    if (rows > 0) {
      line(lines, "rule", "rows > " + rows);
    }
    if (!keys.isEmpty()) {
      line(lines, "key", String.join(", ", keys));
    }
    if (!techniques.isEmpty()) {
      line(lines, "techniques", String.join(", ", techniques));
    }
    severity.ifPresent(it -> line(lines, "severity", it.name().toLowerCase(Locale.ROOT)));
    return lines.toString();
  }

  private static void line(StringBuilder lines, String name, String value) {
    lines.append("// ").append(name).append(": ").append(value).append('\n');
  }
}
