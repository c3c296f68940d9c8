package com.socmate.adapters.sentinel.ingest;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Lines of auditd and of syslog (RFC 5424, and the older RFC 3164 without a year), taken apart.
final class TextRecords {
  static final String AUDIT_LINE = "audit.raw";
  static final String SYSLOG_PRIORITY = "syslog.priority";

  private static final Pattern AUDIT =
      Pattern.compile(
          "(?:node=(\\S+) )?type=(\\S+) msg=audit\\((\\d{10}\\.\\d{3}):(\\d+)\\): ?(.*)");
  private static final Pattern PAIR = Pattern.compile("(\\w[\\w-]*)=(\"[^\"]*\"|'[^']*'|\\S*)");
  private static final Pattern SYSLOG =
      Pattern.compile("<(\\d{1,3})>1 (\\S+) (\\S+) (\\S+) (\\S+) (\\S+) (?:-|\\[[^]]*])+ ?(.*)");

  private static final Pattern OLD_SYSLOG =
      Pattern.compile(
          "(?:<(\\d{1,3})>)?([A-Z][a-z]{2}) {1,2}(\\d{1,2}) (\\d{2}:\\d{2}:\\d{2}) (\\S{1,255}) ([^:\\[ ]{1,64})(?:\\[(\\d+)])?: ?(.*)");
  private static final DateTimeFormatter OLD_TIME =
      DateTimeFormatter.ofPattern("MMM d HH:mm:ss uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final String USER_NOTICE = "13";

  private TextRecords() {}

  static boolean isText(String start) {
    var first = start.lines().filter(it -> !it.isBlank()).findFirst().orElse("");
    return Stream.of(AUDIT, SYSLOG, OLD_SYSLOG).anyMatch(it -> it.matcher(first).matches());
  }

  /// `written` is when the file was last written: a line without a year is not from after that.
  static void read(BufferedReader reader, Instant written, RecordSink sink) throws IOException {
    var lines = new BoundedLines(reader);
    for (var next = lines.next(); next.isPresent(); next = lines.next()) {
      var line = next.get();
      if (line.tooLong()) {
        sink.reject(line.number(), "longer than " + BoundedLines.LONGEST + " characters");
      } else if (!line.text().isEmpty()) {
        var fields =
            audit(line.text())
                .or(() -> syslog(line.text()))
                .or(() -> oldSyslog(line.text(), written));
        if (fields.isPresent()) {
          sink.take(line.number(), fields.get());
        } else {
          sink.reject(line.number(), "neither auditd nor syslog");
        }
      }
    }
  }

  private static Optional<Map<String, Object>> audit(String line) {
    var parts = AUDIT.matcher(line);
    if (!parts.matches()) {
      return Optional.empty();
    }
    var fields = new LinkedHashMap<String, Object>();
    fields.put(AUDIT_LINE, line);
    fields.put("type", parts.group(2));
    fields.put("time", parts.group(3));
    fields.put("serial", parts.group(4));
    if (parts.group(1) != null) {
      fields.put("node", parts.group(1));
    }
    var pairs = PAIR.matcher(parts.group(5));
    while (pairs.find()) {
      fields.putIfAbsent(pairs.group(1), pairs.group(2).replaceAll("^[\"']|[\"']$", ""));
    }
    return Optional.of(fields);
  }

  private static Optional<Map<String, Object>> syslog(String line) {
    var parts = SYSLOG.matcher(line);
    if (!parts.matches()) {
      return Optional.empty();
    }
    var fields = new LinkedHashMap<String, Object>();
    fields.put(SYSLOG_PRIORITY, parts.group(1));
    fields.put("time", parts.group(2));
    fields.put("host", parts.group(3));
    fields.put("program", parts.group(4));
    fields.put("process", parts.group(5));
    fields.put("message", parts.group(7));
    return Optional.of(fields);
  }

  private static Optional<Map<String, Object>> oldSyslog(String line, Instant written) {
    var parts = OLD_SYSLOG.matcher(line);
    if (!parts.matches()) {
      return Optional.empty();
    }
    var time =
        lastOccurrence(parts.group(2) + " " + parts.group(3) + " " + parts.group(4), written);
    if (time.isEmpty()) {
      return Optional.empty();
    }
    var fields = new LinkedHashMap<String, Object>();
    fields.put(SYSLOG_PRIORITY, parts.group(1) == null ? USER_NOTICE : parts.group(1));
    fields.put("time", time.get());
    fields.put("host", parts.group(5));
    fields.put("program", parts.group(6));
    if (parts.group(7) != null) {
      fields.put("process", parts.group(7));
    }
    fields.put("message", parts.group(8));
    return Optional.of(fields);
  }

  /// The latest such day and time up to a day after `written`; leap days are why it may be years
  /// ago.
  private static Optional<Instant> lastOccurrence(String dayAndTime, Instant written) {
    int year = written.atOffset(ZoneOffset.UTC).getYear() + 1;
    for (int candidate = year; candidate > year - 10; candidate--) {
      try {
        var time =
            OLD_TIME
                .withResolverStyle(ResolverStyle.STRICT)
                .parse(dayAndTime + " " + candidate, Instant::from);
        if (time.isBefore(written.plus(Duration.ofDays(1)))) {
          return Optional.of(time);
        }
      } catch (DateTimeException _) {
        // Not every year has a 29 February.
      }
    }
    return Optional.empty();
  }
}
