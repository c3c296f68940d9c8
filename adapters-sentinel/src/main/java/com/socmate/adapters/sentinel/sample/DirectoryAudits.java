package com.socmate.adapters.sentinel.sample;

import com.socmate.adapters.sentinel.sample.World.User;
import java.time.Instant;
import java.util.List;

/// Rows of `AuditLogs`.
final class DirectoryAudits {
  static final String TABLE = "AuditLogs";

  record Deed(String operation, String category, String targetType) {}

  static final List<Deed> BY_PEOPLE =
      List.of(
          new Deed("Update user", "UserManagement", "User"),
          new Deed("Reset user password", "UserManagement", "User"),
          new Deed("Add member to group", "GroupManagement", "User"),
          new Deed("Remove member from group", "GroupManagement", "User"),
          new Deed("Update device", "Device", "Device"));
  static final List<Deed> BY_SERVICES =
      List.of(
          new Deed("Update device", "Device", "Device"),
          new Deed("Update StsRefreshTokenValidFrom Timestamp", "UserManagement", "User"),
          new Deed("Change user license", "UserManagement", "User"));

  private DirectoryAudits() {}

  static Row byPerson(Dice dice, Instant at, User actor, User target) {
    var initiator =
        Json.ordered(
            "user",
            Json.ordered(
                "id",
                actor.id(),
                "userPrincipalName",
                actor.principal(),
                "ipAddress",
                actor.home()));
    return row(dice, at, dice.one(BY_PEOPLE), initiator, actor.displayName(), target);
  }

  static Row byService(Dice dice, Instant at, User target) {
    var initiator = Json.ordered("app", Json.ordered("displayName", "Device Registration Service"));
    return row(dice, at, dice.one(BY_SERVICES), initiator, "Device Registration Service", target);
  }

  /// A deed of which a story tells, done to a person, an application or a policy.
  static Row deed(
      Dice dice, Instant at, User actor, String operation, String target, String result) {
    var correlation = dice.guid();
    boolean isUser = target.contains("@");
    return Row.of(TABLE, at)
        .with("SourceSystem", "Azure AD")
        .with("OperationName", operation)
        .with("ActivityDisplayName", operation)
        .with("ActivityDateTime", Ticks.text(at))
        .with("Category", "Administration")
        .with("LoggedByService", "Core Directory")
        .with("AADOperationType", "Assign")
        .with("Result", result)
        .with("ResultReason", "")
        .with("Identity", actor.displayName())
        .with(
            "InitiatedBy",
            Json.ordered(
                "user",
                Json.ordered(
                    "id",
                    actor.id(),
                    "userPrincipalName",
                    actor.principal(),
                    "ipAddress",
                    actor.home())))
        .with(
            "TargetResources",
            List.of(
                Json.ordered(
                    "id",
                    dice.guid(),
                    "type",
                    isUser ? "User" : "Other",
                    isUser ? "userPrincipalName" : "displayName",
                    target)))
        .with("AADTenantId", World.TENANT)
        .with("CorrelationId", correlation)
        .with("Id", "Directory_" + correlation)
        .row();
  }

  private static Row row(
      Dice dice, Instant at, Deed deed, Object initiator, String identity, User target) {
    var correlation = dice.guid();
    boolean isUser = deed.targetType().equals("User");
    return Row.of(TABLE, at)
        .with("SourceSystem", "Azure AD")
        .with("OperationName", deed.operation())
        .with("ActivityDisplayName", deed.operation())
        .with("ActivityDateTime", Ticks.text(at))
        .with("Category", deed.category())
        .with("LoggedByService", isUser ? "Core Directory" : "Device Registration Service")
        .with("AADOperationType", "Update")
        .with("Result", "success")
        .with("ResultReason", "")
        .with("Identity", identity)
        .with("InitiatedBy", initiator)
        .with(
            "TargetResources",
            List.of(
                Json.ordered(
                    "id",
                    target.id(),
                    "type",
                    deed.targetType(),
                    isUser ? "userPrincipalName" : "displayName",
                    isUser ? target.principal() : target.workstation().name())))
        .with("AADTenantId", World.TENANT)
        .with("CorrelationId", correlation)
        .with("Id", "Directory_" + correlation)
        .row();
  }
}
