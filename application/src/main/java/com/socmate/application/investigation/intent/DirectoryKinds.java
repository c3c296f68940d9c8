package com.socmate.application.investigation.intent;

import com.socmate.application.investigation.intent.Intent.Work;
import com.socmate.application.investigation.wording.Subject;
import com.socmate.domain.entity.EntityType;
import com.socmate.domain.finding.Severity;
import java.util.List;

/// Kinds of changes to the Entra ID directory.
final class DirectoryKinds {
  private static final String ACTOR =
      "Actor = tolower(iff(isnotempty(tostring(InitiatedBy.user.userPrincipalName)), tostring(InitiatedBy.user.userPrincipalName), tostring(InitiatedBy.app.displayName)))";
  private static final String TARGET =
      "Target = iff(isnotempty(tostring(TargetResources[0].userPrincipalName)), tostring(TargetResources[0].userPrincipalName), tostring(TargetResources[0].displayName))";

  private DirectoryKinds() {}

  static List<EventKind> all() {
    return List.of(
        roleGrants(),
        consents(),
        appCredentials(),
        conditionalAccess(),
        signInMethods(),
        newUsers());
  }

  private static EventKind roleGrants() {
    return audits("role_grants")
        .asked(
            "New role assignments in the directory in the last 24 hours.",
            "\\b(?:role|admin\\w*|privilege\\w*)\\b[^.;]{0,20}\\b(?:grants?|granted|assign\\w*|additions?|added|given|elevat\\w*|activat\\w*)\\b"
                + "|\\b(?:grant\\w*|assign\\w*|activations? of|added to|promot\\w+ to|made|became|becoming)\\b[^.;]{0,25}\\b(?:roles?|administrators?|admins?)\\b")
        .unless(
            "\\b(?:consent\\w*|(?:domain|enterprise|schema|local) admin\\w*|azure (?!ad\\b)|subscriptions?|resource groups?|management groups?|rbac)\\b")
        .where(
            "OperationName has_any (\"Add member to role\", \"Add eligible member to role\", \"Add scoped member to role\")")
        .where("Result =~ \"success\"")
        .narrowedBy(EntityType.ROLE, "TargetResources")
        .from(1, "role grants")
        .rated(Severity.HIGH, "T1098.003")
        .meaning(
            "A role gives power over the whole tenant; a grant nobody asked for is how intruders stay.",
            "Ask the actor for the request behind each grant.",
            "Take back what has no request, then look at what the account did since.");
  }

  private static EventKind consents() {
    return audits("consent_grants")
        .asked(
            "Consent granted to applications in the last 7 days.",
            "\\bconsent\\w*\\b|\\b(?:oauth|delegated|app(?:lication)?) permissions?\\b|\\billicit (?:app|consent)\\w*")
        .where(
            "OperationName has_any (\"Consent to application\", \"Add delegated permission grant\", \"Add app role assignment to service principal\")")
        .where("Result =~ \"success\"")
        .from(1, "consents")
        .rated(Severity.MEDIUM, "T1528")
        .meaning(
            "An application with consent reads mail and files without any password.",
            "Check publisher and permissions of each application.",
            "Revoke what nobody needs.");
  }

  private static EventKind appCredentials() {
    return audits("app_credentials")
        .asked(
            "Credentials added to applications or service principals in the last 7 days.",
            "\\b(?:credentials?|secrets?|certificates?|keys?)\\b[^.;]{0,30}\\b(?:add\\w*|creat\\w*|new)\\b[^.;]{0,40}\\b(?:apps?|applications?|app registrations?|service principals?)\\b"
                + "|\\b(?:add\\w*|creat\\w*|new)\\b[^.;]{0,30}\\b(?:credentials?|secrets?|certificates?)\\b[^.;]{0,30}\\b(?:apps?|applications?|app registrations?|service principals?)\\b"
                + "|\\b(?:app(?:lication)?|service principal) (?:credentials?|secrets?)\\b|\\b(?:service principals?|apps?|applications?|app registrations?)\\b[^.;]{0,20}\\bnew (?:client )?(?:secrets?|credentials?|certificates?)\\b")
        .where(
            "OperationName has_any (\"Add service principal credentials\", \"Certificates and secrets management\", \"Add application credentials\")")
        .where("Result =~ \"success\"")
        .from(1, "application credentials added")
        .rated(Severity.HIGH, "T1098.001")
        .meaning(
            "Whoever holds such a credential signs in as the application, without a second factor.",
            "Ask the application's owner whether the credential is theirs.",
            "Remove it where it is not, and look at the application's sign-ins since.");
  }

  private static EventKind conditionalAccess() {
    return audits("conditional_access_changes")
        .asked(
            "Conditional Access policies changed or deleted in the past 7 days.",
            "\\bconditional access\\b[^.;]{0,30}\\b(?:chang\\w*|delet\\w*|disabl\\w*|modif\\w*|updat\\w*|remov\\w*|polic\\w+ (?:that )?(?:were|was))\\b"
                + "|\\b(?:chang\\w*|delet\\w*|disabl\\w*|modif\\w*|updat\\w*|remov\\w*)\\b[^.;]{0,30}\\bconditional access\\b")
        .where("OperationName has \"conditional access policy\"")
        .with("Change = OperationName")
        .from(1, "Conditional Access changes")
        .rated(Severity.MEDIUM, "T1556.009")
        .meaning(
            "A weakened policy opens the tenant to sign-ins that were to be stopped.",
            "Compare each change with the change calendar.",
            "Restore policies that were weakened without a request.");
  }

  private static EventKind signInMethods() {
    return audits("sign_in_method_changes")
        .asked(
            "MFA methods registered or removed in the last 24 hours.",
            "\\b(?:mfa|multi-?factor|security info|authentication methods?|sign-?in methods?)\\b[^.;]{0,20}\\b(?:regist\\w*|remov\\w*|delet\\w*|disabl\\w*|chang\\w*|add\\w*|reset\\w*)\\b"
                + "|\\b(?:regist\\w*|remov\\w*|delet\\w*|disabl\\w*|new)\\b[^.;]{0,20}\\b(?:mfa|multi-?factor|security info|authentication|sign-?in) (?:methods?|devices?)\\b"
                + "|\\b(?:regist\\w*|add\\w*|remov\\w*|delet\\w*|chang\\w*|enrol\\w*)\\b[^.;]{0,30}\\b(?:authenticators?|phone numbers?|security keys?|fido2?|passkeys?)\\b")
        .where(
            "OperationName has_any (\"User registered security info\", \"User deleted security info\", \"User changed default security info\", \"Admin registered security info\", \"Admin deleted security info\", \"Disable Strong Authentication\", \"User registered all required security info\")")
        .with("Change = OperationName")
        .from(1, "changes of sign-in methods")
        .rated(Severity.MEDIUM, "T1556.006")
        .meaning(
            "Whoever registers a method of their own keeps the account even after a new password.",
            "Confirm each change with the account's owner.",
            "Remove methods nobody claims.");
  }

  private static EventKind newUsers() {
    return audits("new_directory_users")
        .asked(
            "Users created or invited in the directory in the last 24 hours.",
            "\\b(?:invit\\w*)\\b[^.;]{0,20}\\b(?:guests?|users?|accounts?)\\b|\\bguests?(?: (?:users?|accounts?))? (?:were |was |being )?(?:invited|created|added)\\b"
                + "|\\b(?:cloud|entra|directory|azure ad)\\b[^.;]{0,20}\\b(?:users?|accounts?)\\b[^.;]{0,20}\\bcreat\\w*"
                + "|\\b(?:users?|accounts?)\\b[^.;]{0,10}\\bcreat\\w*[^.;]{0,25}\\b(?:cloud|entra|directory|azure ad)\\b")
        .where("OperationName in~ (\"Add user\", \"Invite external user\")")
        .where("Result =~ \"success\"")
        .from(1, "new directory users")
        .rated(Severity.LOW, "T1136.003")
        .meaning(
            "An account nobody asked for is a door left open.",
            "Compare with the joiners list and with invitations that were announced.");
  }

  private static EventKind.Draft audits(String name) {
    return EventKind.named(name, Work.HUNTING)
        .in("AuditLogs", EntityFilters.AUDITS)
        .with(ACTOR)
        .with(TARGET)
        .by("Actor", "Target")
        .orBy(Subject.USER, "Actor")
        .showing("OperationName", "Actor", "Target", "Result", "TargetResources");
  }
}
