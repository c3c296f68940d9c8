package com.socmate.adapters.sentinel.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Windows events as shippers write them, made into rows of `SecurityEvent` and `Event`.
final class WindowsRecords {
  private static final Set<String> LOGONS = Set.of("4624", "4625", "4634", "4647");
  private static final Map<String, String> LOGON_TYPES =
      Map.of(
          "2",
          "2 - Interactive",
          "3",
          "3 - Network",
          "4",
          "4 - Batch",
          "5",
          "5 - Service",
          "7",
          "7 - Unlock",
          "8",
          "8 - NetworkCleartext",
          "9",
          "9 - NewCredentials",
          "10",
          "10 - RemoteInteractive",
          "11",
          "11 - CachedInteractive");
  private static final Set<String> LEVELS =
      Set.of("INFO", "WARNING", "ERROR", "CRITICAL", "VERBOSE", "AUDIT_SUCCESS", "AUDIT_FAILURE");
  private static final long QUARTER = Duration.ofMinutes(15).toSeconds();

  private WindowsRecords() {}

  /// Winlogbeat's and evtx's nesting undone, so that every shipper's event looks alike.
  static Map<String, Object> flat(Map<String, Object> fields) {
    if (fields.get("winlog") instanceof Map<?, ?> winlog) {
      return fromWinlogbeat(fields, winlog);
    }
    if (fields.get("Event") instanceof Map<?, ?> event
        && event.get("System") instanceof Map<?, ?> system) {
      return fromEvtx(event, system);
    }
    return fields;
  }

  private static Map<String, Object> fromWinlogbeat(Map<String, Object> fields, Map<?, ?> winlog) {
    var flat = new LinkedHashMap<String, Object>();
    copy(winlog, "channel", flat, "Channel");
    copy(winlog, "event_id", flat, "EventID");
    copy(winlog, "computer_name", flat, "Hostname");
    copy(winlog, "provider_name", flat, "SourceName");
    copy(winlog, "record_id", flat, "RecordNumber");
    copy(winlog, "task", flat, "Category");
    copy(fields, "@timestamp", flat, "@timestamp");
    copy(fields, "message", flat, "Message");
    copyAll(winlog.get("event_data"), flat);
    return flat;
  }

  private static Map<String, Object> fromEvtx(Map<?, ?> event, Map<?, ?> system) {
    var flat = new LinkedHashMap<String, Object>();
    copy(system, "Channel", flat, "Channel");
    copy(system, "Computer", flat, "Hostname");
    copy(system, "EventRecordID", flat, "EventRecordID");
    var id =
        system.get("EventID") instanceof Map<?, ?> wrapped
            ? wrapped.get("#text")
            : system.get("EventID");
    if (id != null) {
      flat.put("EventID", id);
    }
    copy(attributes(system.get("Provider")), "Name", flat, "SourceName");
    copy(attributes(system.get("TimeCreated")), "SystemTime", flat, "TimeCreated");
    copyAll(event.get("EventData"), flat);
    return flat;
  }

  private static Map<?, ?> attributes(@org.jspecify.annotations.Nullable Object element) {
    return element instanceof Map<?, ?> map
            && map.get("#attributes") instanceof Map<?, ?> attributes
        ? attributes
        : Map.of();
  }

  private static void copy(Map<?, ?> from, String name, Map<String, Object> to, String as) {
    var value = from.get(name);
    if (value != null) {
      to.put(as, value);
    }
  }

  private static void copyAll(
      @org.jspecify.annotations.Nullable Object from, Map<String, Object> to) {
    if (from instanceof Map<?, ?> map) {
      map.forEach((name, value) -> {
        if (value != null) {
          to.putIfAbsent(String.valueOf(name), value);
        }
      });
    }
  }

  static Optional<Shaped> shape(Map<String, Object> fields) {
    boolean security = text(fields, "Channel").equals("Security");
    return time(fields).map(at -> security ? securityEvent(fields, at) : event(fields, at));
  }

  /// The event's own time if it has a zone; else Sysmon's, which is UTC; else a local `EventTime`,
  /// corrected by whole quarters of an hour towards the shipper's clock.
  private static Optional<Instant> time(Map<String, Object> fields) {
    var received = parsed(fields, "@timestamp");
    var own =
        text(fields, "TimeCreated").isEmpty()
            ? text(fields, "EventTime")
            : text(fields, "TimeCreated");
    var event = Times.parse(own, ZoneOffset.UTC);
    var sysmon = parsed(fields, "UtcTime");
    if (sysmon.isPresent() && (event.isEmpty() || !Times.hasZone(own))) {
      return sysmon;
    }
    if (event.isEmpty() || received.isEmpty() || Times.hasZone(own)) {
      return event.or(() -> received);
    }
    long apart = Duration.between(event.get(), received.get()).toSeconds();
    return event.map(it -> it.plusSeconds(Math.round((double) apart / QUARTER) * QUARTER));
  }

  private static Optional<Instant> parsed(Map<String, Object> fields, String name) {
    return Times.parse(text(fields, name));
  }

  private static Shaped securityEvent(Map<String, Object> fields, Instant at) {
    var used = new HashSet<>(FieldMap.OF_THE_SHIPPER);
    var columns = FieldMap.WINDOWS_SECURITY.taken(fields, used);
    fields.forEach((name, value) -> {
      var column = Tables.KNOWN.column("SecurityEvent", name);
      if (column.isPresent() && used.add(name)) {
        columns.putIfAbsent(column.get().name(), value);
      }
    });
    var subject = account(fields, "SubjectDomainName", "SubjectUserName");
    var target = account(fields, "TargetDomainName", "TargetUserName");
    var id = text(fields, "EventID");
    var account =
        LOGONS.contains(id) && !target.isEmpty() ? target : subject.isEmpty() ? target : subject;
    put(columns, "Account", account);
    put(columns, "AccountType", account.isEmpty() ? "" : isMachine(account) ? "Machine" : "User");
    put(columns, "SubjectAccount", subject);
    put(columns, "TargetAccount", target);
    put(columns, "Activity", WindowsActivities.of(id));
    put(columns, "LogonTypeName", LOGON_TYPES.getOrDefault(text(fields, "LogonType"), ""));
    put(columns, "Process", fileName(fields));
    put(columns, "IpAddress", text(fields, "IpAddress").replaceFirst("^::ffff:(?=\\d+\\.)", ""));
    put(columns, "EventData", EventDataXml.of(fields, used));
    return new Shaped(FieldMap.WINDOWS_SECURITY.table(), at, columns);
  }

  private static Shaped event(Map<String, Object> fields, Instant at) {
    var used = new HashSet<>(FieldMap.OF_THE_SHIPPER);
    if (!LEVELS.contains(text(fields, "EventType"))) {
      used.remove("EventType");
    }
    var columns = FieldMap.WINDOWS_OTHER.taken(fields, used);
    used.remove("User");
    used.addAll(
        Set.of(
            "Domain",
            "AccountType",
            "Keywords",
            "Opcode",
            "Task",
            "Version",
            "Level",
            "RecordNumber",
            "EventRecordID",
            "ExecutionProcessID",
            "ThreadID"));
    var description = text(fields, "Message");
    put(
        columns,
        "RenderedDescription",
        !description.isEmpty()
            ? description
            : text(fields, "Category").isEmpty()
                ? "Event " + text(fields, "EventID")
                : text(fields, "Category"));
    put(columns, "EventData", EventDataXml.of(fields, used));
    return new Shaped(FieldMap.WINDOWS_OTHER.table(), at, columns);
  }

  private static boolean isMachine(String account) {
    return account.endsWith("$")
        || account.startsWith("NT AUTHORITY\\")
        || account.endsWith("\\SYSTEM");
  }

  private static String account(Map<String, Object> fields, String domain, String user) {
    var name = text(fields, user);
    if (name.isEmpty() || name.equals("-")) {
      return "";
    }
    var authority = text(fields, domain);
    return authority.isEmpty() || authority.equals("-") ? name : authority + "\\" + name;
  }

  private static String fileName(Map<String, Object> fields) {
    var path =
        text(fields, "NewProcessName").isEmpty()
            ? text(fields, "ProcessName")
            : text(fields, "NewProcessName");
    return path.equals("-") ? "" : path.substring(path.lastIndexOf('\\') + 1);
  }

  private static void put(Map<String, Object> columns, String column, String value) {
    if (!value.isEmpty()) {
      columns.put(column, value);
    }
  }

  private static String text(Map<String, Object> fields, String name) {
    return fields.getOrDefault(name, "").toString();
  }
}
