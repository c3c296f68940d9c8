package com.socmate.adapters.sentinel.ingest;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Decides what a record is and which table it belongs to. A record without a time belongs nowhere.
final class Shaping {
  private static final Pattern CUSTOM_TABLE = Pattern.compile("[A-Za-z]\\w{0,90}_CL");
  private static final List<String> TIMES =
      List.of(
          "TimeGenerated",
          "@timestamp",
          "timestamp_derived",
          "Timestamp",
          "timestamp",
          "EventTime",
          "eventTime",
          "time",
          "ts",
          "Event DateTime",
          "EventTimestamp",
          "CreatedDateTime",
          "date");

  private final String custom;
  private final Optional<String> forced;

  /// `fileName` names the custom table of what fits nowhere else; `forced` is the table the user
  /// asked for.
  Shaping(String fileName, Optional<String> forced) {
    this.forced = forced;
    this.custom = customName(fileName);
  }

  Optional<Shaped> shape(Map<String, Object> raw) {
    var fields = WindowsRecords.flat(headed(raw));
    var shaped = mapped(fields);
    if (shaped.isPresent()
        && forced.map(it -> it.equalsIgnoreCase(shaped.get().table())).orElse(true)) {
      return shaped;
    }
    var table = forced.map(Shaping::spelled).or(() -> analyticsTable(fields)).orElse(custom);
    return time(fields).map(at -> new Shaped(table, at, named(table, fields)));
  }

  private Optional<Shaped> mapped(Map<String, Object> fields) {
    if (fields.containsKey("TimeGenerated") && analyticsTable(fields).isPresent()) {
      return Optional.empty();
    }
    if (fields.containsKey("Channel") && fields.containsKey("EventID")) {
      return WindowsRecords.shape(fields);
    }
    if (fields.containsKey("eventSource")
        && fields.containsKey("eventName")
        && fields.containsKey("awsRegion")) {
      return plain(FieldMap.CLOUD_TRAIL, fields);
    }
    if (fields.containsKey(TextRecords.AUDIT_LINE)) {
      return LinuxRecords.audit(fields);
    }
    return fields.containsKey(TextRecords.SYSLOG_PRIORITY)
        ? LinuxRecords.syslog(fields)
        : Optional.empty();
  }

  private static Optional<Shaped> plain(FieldMap map, Map<String, Object> fields) {
    var columns = map.taken(fields, new java.util.HashSet<>());
    return time(columns).map(at -> new Shaped(map.table(), at, columns));
  }

  /// The table of a record that already has Log Analytics' own shape.
  private static Optional<String> analyticsTable(Map<String, Object> fields) {
    var type = fields.getOrDefault("Type", "").toString();
    var known = Tables.KNOWN.named(type);
    if (known.isPresent()) {
      return known;
    }
    if (CUSTOM_TABLE.matcher(type).matches()) {
      return Optional.of(type);
    }
    if (fields.containsKey("SyslogMessage") && fields.containsKey("Facility")) {
      return Optional.of("Syslog");
    }
    boolean security = fields.containsKey("DeviceVendor") && fields.containsKey("DeviceProduct");
    return security ? Optional.of("CommonSecurityLog") : Optional.empty();
  }

  /// Names without the zone of a portal's export, whose times are read in that zone.
  private static Map<String, Object> headed(Map<String, Object> raw) {
    var fields = new LinkedHashMap<String, Object>();
    raw.forEach((name, value) -> {
      if (!Json.isNothing(value)) {
        var header = Header.of(name);
        fields.put(
            header.name(),
            header.isTime()
                ? Times.parse(value, header.zone()).map(Object.class::cast).orElse(value)
                : value);
      }
    });
    return fields;
  }

  private static Optional<Instant> time(Map<String, Object> fields) {
    for (String name : TIMES) {
      var value = fields.get(name);
      var time = value == null ? Optional.<Instant>empty() : Times.parse(value);
      if (time.isPresent()) {
        return time;
      }
    }
    return Optional.empty();
  }

  private static Map<String, Object> named(String table, Map<String, Object> fields) {
    var columns = new LinkedHashMap<String, Object>();
    fields.forEach((name, value) ->
        columns.put(
            Tables.KNOWN
                .column(table, name)
                .map(Tables.Column::name)
                .orElseGet(() -> columnName(name)),
            value));
    return columns;
  }

  private static String columnName(String name) {
    var plain = name.replaceAll("^@", "").replaceAll("\\W", "_");
    plain = plain.substring(0, Math.min(plain.length(), 100));
    return plain.isEmpty() || Character.isDigit(plain.charAt(0)) ? "_" + plain : plain;
  }

  private static String spelled(String table) {
    return Tables.KNOWN.named(table).orElseGet(() -> customName(table));
  }

  /// `ec2_proxy_2020-09-14011940.json` is `ec2_proxy_CL`.
  static String customName(String fileName) {
    var name =
        fileName
            .replaceFirst("\\.[A-Za-z]{1,8}$", "")
            .replaceFirst("[_-]\\d{4}-\\d{2}-\\d{2}\\d*$", "")
            .replaceAll("\\W+", "_")
            .replaceFirst("(?i)_CL$", "")
            .replaceAll("^_+|_+$", "");
    if (name.isEmpty() || !Character.isLetter(name.charAt(0))) {
      name = "Log" + (name.isEmpty() ? "" : "_" + name);
    }
    return name.substring(0, Math.min(name.length(), 80)) + "_CL";
  }
}
