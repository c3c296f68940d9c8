package com.socmate.application.investigation.intent;

import com.socmate.application.investigation.intent.Intent.Work;
import com.socmate.application.investigation.wording.Subject;
import com.socmate.domain.finding.Severity;
import java.util.List;

/// Kinds of sign-ins to Entra ID.
final class SignInKinds {
  private static final String SIGN_IN =
      "(?:sign(?:ed|ing|s)?[- ]?ins?|log(?:ged|ging|s)?[- ]?[io]ns?|authenticat\\w+)";

  private static final String FAILED =
      "\\b(?:fail\\w*|unsuccessful|den(?:ied|ials?)|block\\w*|reject\\w*)\\b";

  private SignInKinds() {}

  static List<EventKind> all() {
    return List.of(disabledAccounts(), legacyProtocols(), refusedSecondFactors(), risky());
  }

  private static EventKind disabledAccounts() {
    return signIns("disabled_account_signins")
        .asked(
            "Addresses that tried to sign in to at least 3 disabled accounts in the last 24 hours.",
            "\\b(?:disabled|deactivated|terminated)\\b[^.;]{0,20}\\b(?:accounts?|users?)\\b|\\b50057\\b")
        .where("ResultType == \"50057\"")
        .with("UserPrincipalName = tolower(UserPrincipalName)")
        .by("IPAddress")
        .distinct("UserPrincipalName", "Accounts", Subject.USER)
        .from(1, "disabled accounts tried")
        .showing("UserPrincipalName", "AppDisplayName", "Location", "UserAgent")
        .rated(Severity.MEDIUM, "T1078")
        .meaning(
            "Somebody uses accounts of people who have left, which suggests a list of old credentials.",
            "Find out whether a person, a device or a script still holds the old credentials.",
            "Make sure that the accounts' sessions and tokens are revoked.");
  }

  private static EventKind legacyProtocols() {
    return signIns("legacy_authentication")
        .asked(
            "Successful sign-ins with legacy authentication in the last 7 days.",
            "\\b(?:legacy|basic|older|outdated)\\b[^.;]{0,12}\\b(?:auth\\w*|protocols?|clients?)\\b|\\b(?:imap4?|pop3?|smtp auth|authenticated smtp|exchange activesync)\\b")
        .unless(FAILED)
        .where("ResultType == \"0\"")
        .where(
            "ClientAppUsed in~ (\"IMAP4\", \"POP3\", \"IMAP\", \"POP\", \"Authenticated SMTP\", \"SMTP\", \"Autodiscover\", \"Exchange ActiveSync\", \"Exchange Online PowerShell\", \"Exchange Web Services\", \"MAPI Over HTTP\", \"Offline Address Book\", \"Other clients\", \"Other clients; IMAP\", \"Other clients; POP\", \"Other clients; SMTP\", \"Reporting Web Services\")")
        .with("UserPrincipalName = tolower(UserPrincipalName)")
        .by("UserPrincipalName", "ClientAppUsed")
        .orBy(Subject.USER, "UserPrincipalName")
        .orBy(Subject.ADDRESS, "IPAddress")
        .orBy(Subject.APPLICATION, "AppDisplayName")
        .from(1, "legacy sign-ins")
        .showing("ClientAppUsed", "IPAddress", "AppDisplayName", "Location")
        .rated(Severity.MEDIUM, "T1078")
        .meaning(
            "Old protocols know no second factor: a stolen password suffices.",
            "Move these clients to modern authentication.",
            "Block legacy authentication by Conditional Access once nobody needs it.");
  }

  private static EventKind refusedSecondFactors() {
    return signIns("mfa_fatigue")
        .asked(
            "MFA fatigue: users with at least 5 refused MFA prompts in the last 24 hours.",
            "\\b(?:mfa|multi-?factor|2fa|2-?factor|second factor|push)\\b[^.;]{0,30}\\b(?:fatigue|bomb\\w*|spam\\w*|den(?:ied|ials?)|reject\\w*|refus\\w*|fail\\w*|prompts?|declin\\w*|flood\\w*)\\b"
                + "|\\b(?:denied|rejected|refused|declined|failed|repeated)\\b[^.;]{0,20}\\b(?:mfa|multi-?factor|2fa|second factor|push)\\b|\\b500121\\b")
        .where("ResultType == \"500121\"")
        .with("UserPrincipalName = tolower(UserPrincipalName)")
        .by("UserPrincipalName")
        .orBy(Subject.USER, "UserPrincipalName")
        .orBy(Subject.ADDRESS, "IPAddress")
        .from(5, "refused MFA prompts")
        .showing("IPAddress", "AppDisplayName", "Location", "ResultDescription", "UserAgent")
        .rated(Severity.HIGH, "T1621")
        .meaning(
            "Somebody who knows the password keeps asking for the second factor until the user gives in.",
            "Ask the user whether the prompts were theirs; if not, reset the password at once.",
            "Look for a sign-in that succeeded after the prompts.",
            "Turn on number matching for prompts.");
  }

  private static EventKind risky() {
    return signIns("risky_signins")
        .asked(
            "Successful sign-ins rated medium or high risk in the last 24 hours.",
            "\\b(?:risky|high[- ]risk|at[- ]risk|medium[- ]risk|risk level)\\b[^.;]{0,30}\\b"
                + SIGN_IN
                + "|\\b"
                + SIGN_IN
                + "\\b[^.;]{0,30}\\b(?:risky|high[- ]risk|at risk|risk level|rated)\\b")
        .unless(FAILED)
        .where("ResultType == \"0\"")
        .where("RiskLevelDuringSignIn in~ (\"medium\", \"high\")")
        .with("UserPrincipalName = tolower(UserPrincipalName)")
        .by("UserPrincipalName")
        .orBy(Subject.ADDRESS, "IPAddress")
        .from(1, "risky sign-ins")
        .showing("RiskLevelDuringSignIn", "IPAddress", "AppDisplayName", "Location", "UserAgent")
        .rated(Severity.HIGH, "T1078")
        .meaning(
            "The identity provider itself doubts that these were the account's owners.",
            "Confirm the sign-ins with their owners.",
            "Require a password change where nobody confirms.");
  }

  private static EventKind.Draft signIns(String name) {
    return EventKind.named(name, Work.HUNTING).in("SigninLogs", EntityFilters.SIGN_INS);
  }
}
