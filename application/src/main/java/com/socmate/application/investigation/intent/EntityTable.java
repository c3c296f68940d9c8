package com.socmate.application.investigation.intent;

import static java.util.Objects.requireNonNull;

import com.socmate.domain.entity.EntityType;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A table that tells of people, machines and addresses: where it names them, and what happened in
/// a few words.
///
/// @param asked the words by which a question asks for this table rather than for all
/// @param columns which columns hold which type of thing
/// @param activity KQL for what happened
/// @param detail KQL for what else is worth reading
record EntityTable(
    String name,
    Pattern asked,
    List<String> steps,
    Map<EntityType, List<String>> columns,
    String activity,
    String detail) {
  private static final Map<EntityType, String> THINGS =
      Map.of(
          EntityType.ACCOUNT, "Account",
          EntityType.HOST, "Computer",
          EntityType.DOMAIN, "Domain",
          EntityType.IP, "IPAddress");

  static final List<EntityTable> ALL =
      List.of(
          of(
              "SigninLogs",
              "sign(?:s|ed|ing)?[- ]?ins?|log(?:s|ged|ging)?[- ]?[io]ns?|authenticat\\w+",
              List.of(),
              Map.of(
                  EntityType.ACCOUNT, List.of("UserPrincipalName"),
                  EntityType.IP, List.of("IPAddress")),
              "strcat(iff(ResultType == \"0\", \"signed in to \", \"failed to sign in to \"), AppDisplayName)",
              "strcat(IPAddress, \" \", Location, \" \", UserPrincipalName)"),
          of(
              "AuditLogs",
              "directory|audit\\w*|entra|roles?|changes?",
              List.of(
                  "| extend Actor = tolower(iff(isnotempty(tostring(InitiatedBy.user.userPrincipalName)), tostring(InitiatedBy.user.userPrincipalName), tostring(InitiatedBy.app.displayName)))",
                  "| extend ActorAddress = tostring(InitiatedBy.user.ipAddress), Target = tolower(tostring(TargetResources[0].userPrincipalName))"),
              Map.of(
                  EntityType.ACCOUNT, List.of("Actor", "Target"),
                  EntityType.IP, List.of("ActorAddress")),
              "OperationName",
              "strcat(Actor, \" \", Target, \" \", Result)"),
          of(
              "AzureActivity",
              "azure|cloud|resources?",
              List.of(),
              Map.of(
                  EntityType.ACCOUNT, List.of("Caller"),
                  EntityType.IP, List.of("CallerIpAddress")),
              "OperationNameValue",
              "strcat(Caller, \" \", CallerIpAddress, \" \", ActivityStatusValue)"),
          of(
              "SecurityEvent",
              "windows|servers?|log(?:s|ged)?[- ]?ons?|process\\w*|services?",
              List.of(
                  "| extend AccountName = tolower(extract(@'([^\\\\]+)$', 1, Account)), ComputerName = tostring(split(Computer, \".\")[0])"),
              Map.of(
                  EntityType.ACCOUNT, List.of("Account", "AccountName"),
                  EntityType.IP, List.of("IpAddress"),
                  EntityType.HOST, List.of("Computer", "ComputerName")),
              "strcat(tostring(EventID), \" \", Activity)",
              "strcat(Account, \" \", IpAddress, \" \", NewProcessName)"),
          of(
              "Syslog",
              "linux|syslog|ssh",
              List.of(),
              Map.of(
                  EntityType.HOST, List.of("Computer", "HostName"),
                  EntityType.IP, List.of("HostIP")),
              "ProcessName",
              "SyslogMessage"),
          of(
              "CommonSecurityLog",
              "connect\\w*|traffic|network|firewall|talk\\w*|communicat\\w*|contact\\w*|outbound|inbound|reach\\w*",
              List.of(),
              Map.of(
                  EntityType.IP, List.of("SourceIP", "DestinationIP"),
                  EntityType.DOMAIN, List.of("DestinationHostName"),
                  EntityType.HOST, List.of("SourceHostName"),
                  EntityType.ACCOUNT, List.of("SourceUserName")),
              "strcat(DeviceAction, \" to port \", tostring(DestinationPort))",
              "strcat(SourceIP, \" to \", DestinationIP, \" \", DestinationHostName)"),
          of(
              "DnsEvents",
              "dns|lookups?|looked up|quer\\w+|resolv\\w*",
              List.of("| extend Name = trim_end(@'\\.', tolower(Name))"),
              Map.of(
                  EntityType.DOMAIN, List.of("Name"),
                  EntityType.IP, List.of("ClientIP"),
                  EntityType.HOST, List.of("Computer")),
              "\"looked up a name\"",
              "strcat(ClientIP, \" \", Name)"));

  /// Columns named by what stands in them, and this table's columns that hold it: so that a reader,
  /// a picture and the graph see who and what came together in an event.
  SortedMap<String, String> things() {
    var things = new TreeMap<String, String>();
    columns.forEach((type, held) -> things.put(requireNonNull(THINGS.get(type)), held.getFirst()));
    columns.getOrDefault(EntityType.IP, List.of()).stream()
        .skip(1)
        .findFirst()
        .ifPresent(to -> things.put("DestinationIP", to));
    return things;
  }

  private static EntityTable of(
      String name,
      String asked,
      List<String> steps,
      Map<EntityType, List<String>> columns,
      String activity,
      String detail) {
    return new EntityTable(
        name, Pattern.compile("\\b(?:" + asked + ")\\b"), steps, columns, activity, detail);
  }
}
