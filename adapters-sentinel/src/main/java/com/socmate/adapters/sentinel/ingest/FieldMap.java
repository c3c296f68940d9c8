package com.socmate.adapters.sentinel.ingest;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which fields of a shape fill which columns: declared here once, applied by the mappers, and
/// printed in `docs/ingest.md`, which a test compares.
final class FieldMap {
  private static final String ANY_OTHER = "any other column";

  static final FieldMap WINDOWS_SECURITY =
      new FieldMap(
          "Windows security events (NXLog, Winlogbeat, evtx as JSON)",
          "SecurityEvent",
          "`Channel` is `Security`, with an `EventID`",
          List.of(
              from("Computer", "Hostname", "Computer", "computer_name"),
              from("EventSourceName", "SourceName", "Provider", "ProviderName"),
              from("Channel", "Channel"),
              from("EventID", "EventID"),
              from("EventRecordId", "RecordNumber", "EventRecordID", "RecordID"),
              from("SystemProcessId", "ExecutionProcessID"),
              from("SystemThreadId", "ThreadID"),
              derived("TimeGenerated", "the event's own time, see *Times*"),
              derived(
                  "Account",
                  "target's account of logons (4624, 4625, 4634, 4647), else the subject's"),
              derived(
                  "AccountType",
                  "`Machine` for names ending in `$` and the system's own, else `User`"),
              derived("SubjectAccount", "`SubjectDomainName\\SubjectUserName`"),
              derived("TargetAccount", "`TargetDomainName\\TargetUserName`"),
              derived("Activity", "number and, where we know it, sentence"),
              derived("LogonTypeName", "`3 - Network` and so on"),
              derived("Process", "file name of `NewProcessName`, else of `ProcessName`"),
              derived(ANY_OTHER, "the field of the same name, without regard to case"),
              derived("EventData", "XML of the fields that have no column")));

  static final FieldMap WINDOWS_OTHER =
      new FieldMap(
          "Sysmon and any other Windows channel",
          "Event",
          "`Channel` is another one, with an `EventID`",
          List.of(
              from("Computer", "Hostname", "Computer", "computer_name"),
              from("EventLog", "Channel"),
              from("Source", "SourceName", "Provider", "ProviderName"),
              from("EventID", "EventID"),
              from("UserName", "User", "AccountName", "UserID"),
              from("Message", "Message"),
              from("EventLevelName", "Severity", "level"),
              derived("TimeGenerated", "the event's own time, see *Times*"),
              derived("RenderedDescription", "`Message`, else the category or the event's number"),
              derived(
                  "EventData", "XML of all other fields, as the Log Analytics agent writes it")));

  static final FieldMap CLOUD_TRAIL =
      new FieldMap(
          "AWS CloudTrail",
          "AWSCloudTrail",
          "`eventSource`, `eventName` and `awsRegion`",
          List.of(
              from("TimeGenerated", "eventTime", "@timestamp"),
              from("EventVersion", "eventVersion"),
              from("EventSource", "eventSource"),
              from("EventName", "eventName"),
              from("EventTypeName", "eventType"),
              from("AWSRegion", "awsRegion"),
              from("SourceIpAddress", "sourceIPAddress"),
              from("UserAgent", "userAgent"),
              from("ErrorCode", "errorCode"),
              from("ErrorMessage", "errorMessage"),
              from("AwsEventId", "eventID"),
              from("AwsRequestId", "requestID"),
              from("ReadOnly", "readOnly"),
              from("ManagementEvent", "managementEvent"),
              from("RecipientAccountId", "recipientAccountId"),
              from("RequestParameters", "requestParameters"),
              from("ResponseElements", "responseElements"),
              from("AdditionalEventData", "additionalEventData"),
              from("Resources", "resources"),
              from("SharedEventId", "sharedEventID"),
              from("VpcEndpointId", "vpcEndpointId"),
              from("Category", "eventCategory"),
              from("UserIdentityType", "userIdentity.type"),
              from("UserIdentityArn", "userIdentity.arn"),
              from("UserIdentityUserName", "userIdentity.userName"),
              from("UserIdentityAccountId", "userIdentity.accountId"),
              from("UserIdentityPrincipalid", "userIdentity.principalId"),
              from("UserIdentityAccessKeyId", "userIdentity.accessKeyId"),
              from("UserIdentityInvokedBy", "userIdentity.invokedBy")));

  static final FieldMap AUDITD =
      new FieldMap(
          "auditd, as text",
          "LinuxAuditLog",
          "lines `type=… msg=audit(…)`",
          List.of(
              from("TimeGenerated", "time"),
              from("RecordType", "type"),
              from("SerialNumber", "serial"),
              from("Computer", "node", "hostname"),
              from("RawRecord", TextRecords.AUDIT_LINE),
              derived("AuditID", "`seconds:serial`"),
              derived("cmd", "`proctitle`, decoded"),
              derived(ANY_OTHER, "the field of the same name"),
              derived("data", "the fields that have no column")));

  static final FieldMap SYSLOG =
      new FieldMap(
          "Syslog (RFC 5424, and the older RFC 3164), as text",
          "Syslog",
          "lines `<priority>1 time host …`, or `Mar 1 10:00:00 host program[process]: …`",
          List.of(
              from("TimeGenerated", "time"),
              from("EventTime", "time"),
              from("Computer", "host"),
              from("HostName", "host"),
              from("ProcessName", "program"),
              from("ProcessID", "process"),
              from("SyslogMessage", "message"),
              derived("Facility", "priority divided by 8; `user` where a line has none"),
              derived("SeverityLevel", "rest of that division; `notice` where a line has none")));

  static final List<FieldMap> ALL =
      List.of(WINDOWS_SECURITY, WINDOWS_OTHER, CLOUD_TRAIL, AUDITD, SYSLOG);

  /// A column and the fields it is taken from, the first that is there; or how it is worked out.
  record Field(String column, List<String> sources, String note) {
    Field {
      sources = List.copyOf(sources);
    }
  }

  /// What shippers add about themselves, which no table has.
  static final Set<String> OF_THE_SHIPPER =
      Set.of(
          "@version",
          "tags",
          "host",
          "port",
          "SourceModuleName",
          "SourceModuleType",
          "EventReceivedTime",
          "SeverityValue",
          "Severity",
          "EventType",
          "EventTypeOrignal",
          "OpcodeValue",
          "ERROR_EVT_UNRESOLVED",
          "@timestamp",
          "EventTime",
          "TimeCreated",
          "ProviderGuid",
          "Category",
          "Message");

  private final String title;
  private final String table;
  private final String sign;
  private final List<Field> fields;

  private FieldMap(String title, String table, String sign, List<Field> fields) {
    this.title = title;
    this.table = table;
    this.sign = sign;
    this.fields = fields;
  }

  private static Field from(String column, String... sources) {
    return new Field(column, Arrays.asList(sources), "");
  }

  private static Field derived(String column, String note) {
    return new Field(column, List.of(), note);
  }

  String table() {
    return table;
  }

  /// The columns it names.
  List<String> columns() {
    return fields.stream().map(Field::column).filter(it -> !it.equals(ANY_OTHER)).toList();
  }

  /// The columns that are taken from fields as they are; `used` learns which fields those were.
  Map<String, Object> taken(Map<String, Object> record, Set<String> used) {
    var columns = new LinkedHashMap<String, Object>();
    for (Field field : fields) {
      for (String source : field.sources()) {
        var value = at(record, source);
        if (value != null && !Json.isNothing(value)) {
          columns.putIfAbsent(field.column(), value);
        }
        used.add(source);
      }
    }
    return columns;
  }

  private static @org.jspecify.annotations.Nullable Object at(
      Map<String, Object> record, String source) {
    int dot = source.indexOf('.');
    if (dot > 0 && record.get(source.substring(0, dot)) instanceof Map<?, ?> inner) {
      return inner.get(source.substring(dot + 1));
    }
    return record.get(source);
  }

  /// This map as a section of the documentation.
  String markdown() {
    var text =
        new StringBuilder(
            "### %s → `%s`%n%nRecognised by: %s.%n%n| column | from |%n|---|---|%n"
                .formatted(title, table, sign)
                .replace(System.lineSeparator(), "\n"));
    for (Field field : fields) {
      var sources = new LinkedHashSet<String>();
      field.sources().forEach(it -> sources.add("`" + it + "`"));
      text.append("| ")
          .append(field.column())
          .append(" | ")
          .append(field.note().isEmpty() ? String.join(", else ", sources) : field.note())
          .append(" |\n");
    }
    return text.toString();
  }
}
