package com.socmate.application.investigation.intent;

import com.socmate.application.investigation.intent.Intent.Work;
import com.socmate.application.investigation.wording.Subject;
import com.socmate.domain.finding.Severity;
import java.time.Duration;
import java.util.List;

/// Kinds of sign-ins to Entra ID.
final class SignInKinds {
  private static final String SIGN_IN =
      "(?:sign(?:ed|ing|s)?[- ]?ins?|log(?:ged|ging|s)?[- ]?[io]ns?|authenticat\\w+)";

  private static final String FAILED =
      "\\b(?:fail\\w*|unsuccessful|den(?:ied|ials?)|block\\w*|reject\\w*)\\b";

  private static final String TRAVEL =
      """
      events
      | sort by UserPrincipalName asc, TimeGenerated asc
      | extend FromCountry = iff(UserPrincipalName == prev(UserPrincipalName), prev(Location), ""),
          Between = TimeGenerated - prev(TimeGenerated),
          Kilometres = geo_distance_2points(prev(Longitude), prev(Latitude), Longitude, Latitude) / 1000
      | where isnotempty(FromCountry) and FromCountry != Location and Between <= $span
      | extend KilometresPerHour = Kilometres / max_of(Between / 1h, 0.02)
      | where $usually
      | mv-expand Country = pack_array(FromCountry, Location) to typeof(string)
      | summarize Countries = dcount(Country), CountryList = array_sort_asc(make_set(Country, 10)), Events = count() / 2,
          FirstSeen = min(TimeGenerated), LastSeen = max(TimeGenerated) by $key
      """;
  private static final String RETURN =
      """
      events
      | summarize LastBefore = maxif(TimeGenerated, TimeGenerated < startTime), Events = countif(TimeGenerated >= startTime),
          FirstSeen = minif(TimeGenerated, TimeGenerated >= startTime), LastSeen = max(TimeGenerated),
          AddressList = array_sort_asc(make_set_if(IPAddress, TimeGenerated >= startTime, 10)) by $key
      | where Events > 0 and isnotnull(LastBefore) and FirstSeen - LastBefore >= $age
      | extend SleptDays = tolong((FirstSeen - LastBefore) / 1d)
      """;

  private static final String UNSEEN =
      """
      events
      | summarize Before = countif(TimeGenerated < startTime), Events = countif(TimeGenerated >= startTime),
          AddressList = array_sort_asc(make_set(IPAddress, 10)),
          FirstSeen = minif(TimeGenerated, TimeGenerated >= startTime), LastSeen = max(TimeGenerated) by $key
      | where Before == 0 and Events > 0
      | join kind=inner (events | where TimeGenerated < startTime | distinct UserPrincipalName) on UserPrincipalName
      | project-away UserPrincipalName1
      """;

  private SignInKinds() {}

  static List<EventKind> all() {
    return List.of(
        disabledAccounts(),
        legacyProtocols(),
        refusedSecondFactors(),
        risky(),
        impossibleTravel(),
        dormantAccounts(),
        newCountries());
  }

  private static EventKind disabledAccounts() {
    return signIns("disabled_account_signins")
        .asked(
            "Addresses that tried to sign in to at least 3 disabled accounts in the last 24 hours.",
            "\\b(?:disabled|deactivated|terminated)\\b[^.;]{0,20}\\b(?:accounts?|users?)\\b|\\b50057\\b")
        .unless("\\b(?:mfa|multi-?factor)\\b")
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

  private static EventKind impossibleTravel() {
    return signIns("impossible_travel")
        .asked(
            "Impossible travel: users who signed in from two countries too far apart for the time between, in the last 24 hours.",
            "\\b(?:impossible|atypical|improbable) travel\\w*|\\b(?:2|different|distinct|several|multiple|more) (?:different )?(?:countries|locations)\\b"
                + "|\\bcountries (?:less|fewer) than\\b|\\bgeographically\\b|\\btravel(?:l?ed|l?ing)? (?:faster|too fast)\\b")
        .unless(FAILED)
        .where("ResultType == \"0\" and isnotempty(Location)")
        .with("UserPrincipalName = tolower(UserPrincipalName)")
        .with(
            "Latitude = toreal(LocationDetails.geoCoordinates.latitude), Longitude = toreal(LocationDetails.geoCoordinates.longitude)")
        .by("UserPrincipalName")
        .shaped(
            Measure.Shape.of("Countries", TRAVEL, Subject.COUNTRY)
                .usually("Kilometres > 300 and KilometresPerHour > 900")
                .within(Duration.ofDays(1)))
        .honouring(Qualifier.COUNTRIES)
        .from(2, "countries too far apart")
        .showing("IPAddress", "Location", "AppDisplayName", "UserAgent")
        .rated(Severity.HIGH, "T1078.004")
        .meaning(
            "Nobody is in two places at once: somebody else has the password, or a token.",
            "Ask the user which of the places is theirs, and whether a VPN explains the other.",
            "If not, revoke the account's sessions and reset its password.");
  }

  private static EventKind dormantAccounts() {
    return signIns("dormant_accounts")
        .asked(
            "Accounts dormant for at least 30 days that signed in again in the last 24 hours.",
            "\\b(?:dormant|sleeping|inactive|idle|unused|stale)\\b[^.;]{0,40}\\b(?:accounts?|users?|identit\\w+)\\b|\\b(?:accounts?|users?)\\b[^.;]{0,30}\\b(?:dormant|inactive|unused|idle|asleep)\\b"
                + "|\\b(?:had|have|has|did|do)(?: not|n't) (?:been )?(?:sign\\w*|log\\w*|us\\w*|authenticat\\w*)[^.;]{0,20}\\bfor\\b[^.;]{0,20}\\b(?:days?|weeks?|months?)\\b")
        .unless(FAILED)
        .where("ResultType == \"0\"")
        .with("UserPrincipalName = tolower(UserPrincipalName)")
        .by("UserPrincipalName")
        .shaped(
            Measure.Shape.of("Events", RETURN, Subject.EVENT)
                .comparedWith(Duration.ofDays(60))
                .after(Duration.ofDays(30)))
        .honouring(Qualifier.HABIT)
        .from(1, "sign-ins after a long sleep")
        .showing("IPAddress", "Location", "AppDisplayName", "UserAgent")
        .rated(Severity.MEDIUM, "T1078.004")
        .meaning(
            "An account nobody uses is one nobody misses when somebody else uses it.",
            "Ask the account's owner whether they are back.",
            "Disable accounts that nobody claims.");
  }

  private static EventKind newCountries() {
    return signIns("new_country_signins")
        .asked(
            "Successful sign-ins in the last 24 hours from a country the user has not signed in from in the previous 14 days.",
            "\\b(?:countr\\w+|locations?)\\b[^.;]{0,60}\\b(?:not|never|n't|unseen|first)\\b|\\b(?:new|unfamiliar|unseen|first[- ]time) (?:countr\\w+|locations?)\\b")
        .unless(FAILED)
        .where("ResultType == \"0\" and isnotempty(Location)")
        .with("UserPrincipalName = tolower(UserPrincipalName)")
        .byBoth("UserPrincipalName", "Location")
        .shaped(Measure.Shape.of("Events", UNSEEN, Subject.EVENT).comparedWith(Duration.ofDays(14)))
        .honouring(Qualifier.HABIT, Qualifier.COUNTRIES, Qualifier.CONVERSATION)
        .from(1, "sign-ins from a country new to the user")
        .showing("IPAddress", "AppDisplayName", "UserAgent")
        .rated(Severity.MEDIUM, "T1078.004")
        .meaning(
            "A holiday explains most of them; a stolen password explains the rest.",
            "Ask the user whether they travel.",
            "If not, revoke the account's sessions and reset its password.");
  }

  private static EventKind.Draft signIns(String name) {
    return EventKind.named(name, Work.HUNTING).in("SigninLogs", EntityFilters.SIGN_INS);
  }
}
