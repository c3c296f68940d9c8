package com.socmate.adapters.sentinel.ingest;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Lines of auditd and of syslog (RFC 5424), taken apart.
final class TextRecords {
  static final String AUDIT_LINE = "audit.raw";
  static final String SYSLOG_PRIORITY = "syslog.priority";

  private static final Pattern AUDIT =
      Pattern.compile("(?:node=(\\S+) )?type=(\\S+) msg=audit\\((\\d{10}\\.\\d{3}):(\\d+)\\): ?(.*)");
  private static final Pattern PAIR = Pattern.compile("(\\w[\\w-]*)=(\"[^\"]*\"|'[^']*'|\\S*)");
  private static final Pattern SYSLOG =
      Pattern.compile("<(\\d{1,3})>1 (\\S+) (\\S+) (\\S+) (\\S+) (\\S+) (?:-|\\[[^]]*])+ ?(.*)");

  private TextRecords() {}

  static boolean isText(String start) {
    var first = start.lines().filter(it -> !it.isBlank()).findFirst().orElse("");
    return AUDIT.matcher(first).matches() || SYSLOG.matcher(first).matches();
  }

  static void read(BufferedReader reader, RecordSink sink) throws IOException {
    var lines = new BoundedLines(reader);
    for (var next = lines.next(); next.isPresent(); next = lines.next()) {
      var line = next.get();
      if (line.tooLong()) {
        sink.reject(line.number(), "longer than " + BoundedLines.LONGEST + " characters");
      } else if (!line.text().isEmpty()) {
        var fields = audit(line.text()).or(() -> syslog(line.text()));
        if (fields.isPresent()) {
          sink.take(line.number(), fields.get());
        } else {
          sink.reject(line.number(), "neither auditd nor syslog (RFC 5424)");
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
}
