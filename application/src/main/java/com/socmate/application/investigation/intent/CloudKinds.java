package com.socmate.application.investigation.intent;

import com.socmate.application.investigation.intent.Intent.Work;
import com.socmate.application.investigation.wording.Subject;
import com.socmate.domain.entity.EntityType;
import com.socmate.domain.finding.Severity;
import java.util.List;

/// Kinds of deeds in Azure: its administration and its storage.
final class CloudKinds {
  private static final String DONE =
      "ActivityStatusValue in~ (\"Success\", \"Succeeded\", \"Start\", \"Started\", \"Accepted\")";

  private CloudKinds() {}

  static List<EventKind> all() {
    return List.of(
        deletions(),
        roleAssignments(),
        keyListing(),
        anonymousReads(),
        massDownloads(),
        inboxRules());
  }

  private static EventKind deletions() {
    return activities("azure_deletions")
        .asked(
            "Callers that deleted at least 10 Azure resources in the last 24 hours.",
            "\\b(?:delet\\w*|destroy\\w*|remov\\w*)\\b[^.;]{0,40}\\b(?:azure|resources?|resource groups?|storage accounts?|snapshots?|vms?|virtual machines?|disks?|key vaults?|subscriptions?)\\b"
                + "|\\b(?:resource groups?|resources?|storage accounts?|vms?|virtual machines?|key vaults?) delet\\w*|\\bmass deletions?\\b")
        .unless("\\b(?:diagnostic settings?|rules?|polic(?:y|ies)|locks?|role assignments?)\\b")
        .where("OperationNameValue endswith \"/delete\"")
        .where(DONE)
        .with("ResourceDeleted = tolower(_ResourceId)")
        .distinct("ResourceDeleted", "Resources", Subject.EVENT)
        .from(10, "deleted resources")
        .showing("ResourceDeleted", "OperationNameValue", "CallerIpAddress", "ResourceGroup")
        .rated(Severity.HIGH, "T1485")
        .meaning(
            "Deleted resources stop services, and deleted backups make it last.",
            "Ask the caller for the change behind it.",
            "Restore what is soft-deleted before its time is over.");
  }

  private static EventKind roleAssignments() {
    return activities("azure_role_assignments")
        .asked(
            "Azure role assignments at a subscription or resource in the last 24 hours.",
            "\\b(?:azure|subscriptions?|resource groups?|rbac|iam)\\b[^.;]{0,30}\\brole\\b[^.;]{0,12}\\b(?:assign\\w*|grant\\w*|chang\\w*)\\b"
                + "|\\brole\\b[^.;]{0,12}\\b(?:assign\\w*|grant\\w*)\\b[^.;]{0,40}\\b(?:subscription|resource|azure|management group)\\b|\\broleassignments\\b"
                + "|\\b(?:grant\\w*|assign\\w*|given)\\b[^.;]{0,20}\\b(?:owner|contributor|user access administrator)\\b[^.;]{0,40}\\b(?:subscriptions?|resource groups?|management groups?)\\b")
        .where("OperationNameValue =~ \"Microsoft.Authorization/roleAssignments/write\"")
        .where("ActivityStatusValue in~ (\"Success\", \"Succeeded\")")
        .with("Scope = tolower(_ResourceId)")
        .byBoth("Caller", "Scope")
        .from(1, "Azure role assignments")
        .showing("CallerIpAddress", "ResourceGroup", "Properties", "OperationNameValue")
        .rated(Severity.HIGH, "T1098.003")
        .meaning(
            "A role on a subscription is power over everything in it.",
            "Ask the caller for the request behind each assignment.",
            "Take back what has no request.");
  }

  private static EventKind keyListing() {
    return activities("azure_key_listing")
        .asked(
            "Callers that listed the access keys of at least 5 Azure resources in the last 24 hours.",
            "\\b(?:list(?:ed|ing|s)?|read|dump\\w*|retriev\\w*|fetch\\w*)\\b[^.;]{0,25}\\b(?:access |storage |account )*keys?\\b|\\blistkeys\\b|\\bkeys? listing\\b")
        .where("OperationNameValue endswith \"/listKeys/action\"")
        .where("ActivityStatusValue in~ (\"Success\", \"Succeeded\")")
        .with("KeysOf = tolower(_ResourceId)")
        .distinct("KeysOf", "Resources", Subject.EVENT, Subject.USER)
        .from(5, "resources whose keys were listed")
        .showing("KeysOf", "OperationNameValue", "CallerIpAddress", "ResourceGroup")
        .rated(Severity.MEDIUM, "T1552.005", "T1528")
        .meaning(
            "Whoever has the keys reads the data without signing in, and leaves no name.",
            "Ask the caller what the keys were for.",
            "Rotate them where nobody can say.");
  }

  private static EventKind anonymousReads() {
    return blobs("storage_anonymous")
        .asked(
            "Anonymous reads of blobs in storage accounts in the last 24 hours.",
            "\\banonymous(?:ly)?\\b[^.;]{0,30}\\b(?:read|access|blobs?|storage|download|containers?|request)\\w*|\\b(?:blobs?|storage|containers?)\\b[^.;]{0,40}\\b(?:anonymous(?:ly)?|public(?:ly)? (?:access|read)\\w*|without (?:authentication|signing in))\\b")
        .where("AuthenticationType =~ \"Anonymous\" and StatusCode startswith \"2\"")
        .by("AccountName", "CallerAddress")
        .from(1, "anonymous reads")
        .honouring(Qualifier.ABSENCE, Qualifier.BAD_ADDRESSES)
        .showing("ObjectKey", "OperationName", "UserAgentHeader", "StatusText")
        .rated(Severity.MEDIUM, "T1530")
        .meaning(
            "What strangers can read was made public, by intent or by mistake.",
            "Ask the account's owner whether the container is meant to be public.",
            "Turn off anonymous access where it is not.");
  }

  private static EventKind massDownloads() {
    return blobs("storage_downloads")
        .asked(
            "Mass download: addresses that read at least 100 different blobs of one storage account in the last 24 hours.",
            "\\b(?:download\\w*|reads?|fetch\\w*|copied|copy)\\b[^.;]{0,40}\\b(?:blobs?|storage (?:accounts?|objects?))\\b|\\bblobs?\\b[^.;]{0,40}\\b(?:download\\w*|read|fetched|copied)\\b|\\bmass downloads?\\b")
        .unless("\\banonymous")
        .where("OperationName == \"GetBlob\" and StatusCode startswith \"2\"")
        .byBoth("CallerAddress", "AccountName")
        .distinct("ObjectKey", "Blobs", Subject.EVENT)
        .from(100, "blobs read")
        .showing("ObjectKey", "RequesterUpn", "AuthenticationType", "UserAgentHeader")
        .rated(Severity.HIGH, "T1530", "T1619")
        .meaning(
            "Somebody empties a storage account: a backup job does so by night, a thief by day.",
            "Ask the account's owner who reads it in bulk.",
            "Revoke the key or signature that was used.");
  }

  private static EventKind inboxRules() {
    return EventKind.named("inbox_rules", Work.HUNTING)
        .in("OfficeActivity", EntityFilters.OFFICE)
        .asked(
            "Inbox rules that forward or redirect mail, created in the last 24 hours.",
            "\\b(?:inbox|mailbox|forwarding|mail) (?:forwarding )?rules?\\b|\\b(?:forward|redirect)\\w*\\b[^.;]{0,20}\\b(?:e?-?mails?|messages)\\b")
        .where("Operation in~ (\"New-InboxRule\", \"Set-InboxRule\", \"UpdateInboxRules\")")
        .where("Parameters has_any (\"ForwardTo\", \"RedirectTo\", \"ForwardAsAttachmentTo\")")
        .narrowedBy(EntityType.DOMAIN, "Parameters*")
        .by("UserId")
        .orBy(Subject.USER, "UserId")
        .from(1, "inbox rules that forward mail")
        .showing("Operation", "ClientIP", "Parameters")
        .rated(Severity.HIGH, "T1114.003", "T1564.008")
        .meaning(
            "Whoever reads the mail of an account without signing in any more has set such a rule.",
            "Ask the mailbox's owner whether the rule is theirs; remove it where it is not.",
            "Look at the sign-ins of the account before the rule was made.");
  }

  private static EventKind.Draft activities(String name) {
    return EventKind.named(name, Work.HUNTING)
        .in("AzureActivity", EntityFilters.ACTIVITIES)
        .by("Caller")
        .orBy(Subject.USER, "Caller")
        .orBy(Subject.ADDRESS, "CallerIpAddress");
  }

  /// The caller's port says nothing.
  private static EventKind.Draft blobs(String name) {
    return EventKind.named(name, Work.HUNTING)
        .in("StorageBlobLogs", EntityFilters.BLOBS)
        .with("CallerAddress = tostring(split(CallerIpAddress, \":\")[0])");
  }
}
