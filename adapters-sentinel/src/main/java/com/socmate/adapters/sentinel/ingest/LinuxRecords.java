package com.socmate.adapters.sentinel.ingest;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Lines of auditd and syslog, made into rows of `LinuxAuditLog` and `Syslog`.
final class LinuxRecords {
  private static final List<String> FACILITIES =
      List.of(
          "kern",
          "user",
          "mail",
          "daemon",
          "auth",
          "syslog",
          "lpr",
          "news",
          "uucp",
          "cron",
          "authpriv",
          "ftp",
          "ntp",
          "audit",
          "alert",
          "clock",
          "local0",
          "local1",
          "local2",
          "local3",
          "local4",
          "local5",
          "local6",
          "local7");
  private static final List<String> SEVERITIES =
      List.of("emerg", "alert", "crit", "err", "warning", "notice", "info", "debug");

  private LinuxRecords() {}

  static Optional<Shaped> audit(Map<String, Object> fields) {
    var used = new HashSet<String>();
    var columns = FieldMap.AUDITD.taken(fields, used);
    fields.forEach((name, value) -> {
      var column = Tables.KNOWN.column("LinuxAuditLog", name);
      if (column.isPresent() && used.add(name)) {
        columns.putIfAbsent(column.get().name(), value);
      }
    });
    columns.put("AuditID", fields.get("time") + ":" + fields.get("serial"));
    var title = fields.getOrDefault("proctitle", "").toString();
    if (!title.isEmpty() && used.add("proctitle")) {
      columns.put("cmd", decoded(title));
    }
    var rest =
        fields.entrySet().stream()
            .filter(it -> !used.contains(it.getKey()))
            .map(it -> it.getKey() + "=" + it.getValue())
            .collect(Collectors.joining(" "));
    if (!rest.isEmpty()) {
      columns.put("data", rest);
    }
    return Times.parse(fields.getOrDefault("time", ""))
        .map(at -> new Shaped(FieldMap.AUDITD.table(), at, columns));
  }

  /// Arguments separated by zeros, in hexadecimal, unless they needed none of that.
  private static String decoded(String title) {
    if (title.length() % 2 != 0 || !title.matches("[0-9A-Fa-f]+")) {
      return title;
    }
    return new String(HexFormat.of().parseHex(title), StandardCharsets.UTF_8).replace('\0', ' ');
  }

  static Optional<Shaped> syslog(Map<String, Object> fields) {
    var columns = FieldMap.SYSLOG.taken(fields, new HashSet<>());
    int priority =
        Integer.parseInt(fields.getOrDefault(TextRecords.SYSLOG_PRIORITY, "0").toString());
    columns.put(
        "Facility", priority / 8 < FACILITIES.size() ? FACILITIES.get(priority / 8) : "unknown");
    columns.put("SeverityLevel", SEVERITIES.get(priority % 8));
    return Times.parse(fields.getOrDefault("time", ""))
        .map(at -> new Shaped(FieldMap.SYSLOG.table(), at, columns));
  }
}
