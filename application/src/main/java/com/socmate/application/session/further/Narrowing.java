package com.socmate.application.session.further;

import com.socmate.application.investigation.intent.Kql;
import com.socmate.application.port.LogWorkspace;
import com.socmate.application.port.LogWorkspace.QueryCheck;
import com.socmate.domain.entity.Entity;
import com.socmate.domain.entity.EntityType;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.investigation.ResultTable;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Narrows a plan to one entity, or to all but it: where the rows enter a query, or else where they
/// leave it. Whether a column is there is for the workspace to say.
final class Narrowing {
  private static final Pattern WINDOW =
      Pattern.compile(
          "(?m)^.*TimeGenerated\\s*(?:<\\s*endTime|between\\s*\\(\\s*startTime\\s*\\.\\.\\s*endTime\\s*\\))[^\\n;]*");

  private final LogWorkspace workspace;

  Narrowing(LogWorkspace workspace) {
    this.workspace = workspace;
  }

  Optional<Plan> of(Plan plan, Entity entity, boolean leaveOut) {
    return columns(entity.type()).stream()
        .flatMap(column -> narrowed(plan, condition(column, entity, leaveOut), column).stream())
        .findFirst();
  }

  private Optional<Plan> narrowed(Plan plan, String condition, String column) {
    boolean entersByWindow =
        plan.queries().stream().allMatch(query -> WINDOW.matcher(query.kql()).find());
    if (entersByWindow) {
      var entering = Plans.with(plan, kql -> entering(kql, condition));
      return Optional.of(entering).filter(this::isValid);
    }
    return Optional.of(Plans.with(plan, kql -> leaving(kql, condition)))
        .filter(_ -> plan.queries().stream().allMatch(query -> answers(query.kql(), column)))
        .filter(this::isValid);
  }

  private static String entering(String kql, String condition) {
    return WINDOW
        .matcher(kql)
        .replaceAll(match -> Matcher.quoteReplacement(match.group() + "\n| where " + condition));
  }

  private static String leaving(String kql, String condition) {
    var whole = kql.strip();
    return (whole.endsWith(";") ? whole.substring(0, whole.length() - 1) : whole)
        + "\n| where "
        + condition;
  }

  private boolean isValid(Plan plan) {
    return plan.queries().stream()
        .allMatch(query -> workspace.check(query.kql()) instanceof QueryCheck.Valid);
  }

  private boolean answers(String kql, String column) {
    return workspace.check(kql) instanceof QueryCheck.Valid(var columns, _)
        && columns.stream().map(ResultTable.Column::name).anyMatch(column::equals);
  }

  private static String condition(String column, Entity entity, boolean leaveOut) {
    return column + (leaveOut ? " !~ " : " =~ ") + Kql.text(entity.value());
  }

  /// Where such a thing stands, in the order in which it is looked for.
  private static List<String> columns(EntityType type) {
    return switch (type) {
      case IP ->
          List.of(
              "IPAddress",
              "IpAddress",
              "CallerIpAddress",
              "ClientIP",
              "SourceIP",
              "SrcIpAddr",
              "RemoteIP",
              "DestinationIP");
      case ACCOUNT ->
          List.of(
              "UserPrincipalName",
              "Account",
              "TargetUserName",
              "Caller",
              "Actor",
              "AccountUpn",
              "SubjectUserName",
              "UserId",
              "AccountName");
      case HOST -> List.of("Computer", "DeviceName", "HostName", "WorkstationName", "SrcHostname");
      case DOMAIN -> List.of("Domain", "DnsQuery", "Name", "DestinationHostName", "RemoteUrl");
      case URL -> List.of("RequestURL", "Url", "RemoteUrl");
      case HASH -> List.of("SHA256", "SHA1", "MD5", "FileHash", "FileHashValue");
      case PROCESS -> List.of("Process", "NewProcessName", "ProcessName", "FileName");
      case FILE -> List.of("FileName", "FilePath");
      case APP -> List.of("AppDisplayName", "ApplicationName");
      case CIDR,
          COMMAND_LINE,
          GUID,
          EVENT_ID,
          ERROR_CODE,
          STATUS_CODE,
          LOGON_TYPE,
          ENCRYPTION_TYPE,
          PORT,
          PROTOCOL,
          CVE,
          TECHNIQUE,
          TABLE,
          ROLE,
          GROUP,
          INCIDENT,
          NAMED ->
          List.of();
    };
  }
}
