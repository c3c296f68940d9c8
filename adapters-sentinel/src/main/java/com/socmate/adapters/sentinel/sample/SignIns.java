package com.socmate.adapters.sentinel.sample;

import com.socmate.adapters.sentinel.sample.World.Place;
import com.socmate.adapters.sentinel.sample.World.User;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Rows of `SigninLogs` and its non-interactive sibling.
final class SignIns {
  static final String INTERACTIVE = "SigninLogs";
  static final String NON_INTERACTIVE = "AADNonInteractiveUserSignInLogs";

  private record App(String id, String name) {}

  private record Client(String agent, String system, String browser) {}

  private static final List<App> APPS =
      List.of(
          new App("4765445b-32c6-49b0-83e6-1d93765276ca", "OfficeHome"),
          new App("1fec8e78-bce4-4aaf-ab1b-5451cc387264", "Microsoft Teams"),
          new App("00000002-0000-0ff1-ce00-000000000000", "Office 365 Exchange Online"),
          new App("00000003-0000-0ff1-ce00-000000000000", "Office 365 SharePoint Online"),
          new App("c44b4083-3bb0-49c1-b47d-974e53cbdf3c", "Azure Portal"));
  private static final List<Client> CLIENTS =
      List.of(
          new Client(
              "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0",
              "Windows10",
              "Edge 140.0.0"),
          new Client(
              "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15",
              "MacOs",
              "Safari 18.6"),
          new Client(
              "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0",
              "Linux",
              "Firefox 143.0"));
  private static final Client SCRIPT =
      new Client("python-requests/2.32.4", "", "Python Requests 2.32");

  private SignIns() {}

  /// A sign-in of a person at a browser of their own.
  static Row of(Dice dice, Instant at, User user, String address, Place place, SignInCode code) {
    var client = CLIENTS.get(Math.floorMod(user.id().hashCode(), CLIENTS.size()));
    return row(
        INTERACTIVE,
        dice,
        at,
        user.principal(),
        user.displayName(),
        user.id(),
        address,
        place,
        code,
        dice.one(APPS),
        client);
  }

  static Row inBackground(
      Dice dice, Instant at, User user, String address, Place place, SignInCode code) {
    var client = CLIENTS.get(Math.floorMod(user.id().hashCode(), CLIENTS.size()));
    return row(
        NON_INTERACTIVE,
        dice,
        at,
        user.principal(),
        user.displayName(),
        user.id(),
        address,
        place,
        code,
        dice.one(APPS),
        client);
  }

  /// A sign-in by a program that guesses.
  static Row guess(Dice dice, Instant at, User user, String address, Place place, SignInCode code) {
    return row(
        INTERACTIVE,
        dice,
        at,
        user.principal(),
        user.displayName(),
        user.id(),
        address,
        place,
        code,
        APPS.getLast(),
        SCRIPT);
  }

  private static Row row(
      String table,
      Dice dice,
      Instant at,
      String principal,
      String name,
      String id,
      String address,
      Place place,
      SignInCode code,
      App app,
      Client client) {
    boolean interactive = table.equals(INTERACTIVE);
    var columns =
        Row.of(table, at)
            .with("OperationName", "Sign-in activity")
            .with("Category", interactive ? "SignInLogs" : "NonInteractiveUserSignInLogs")
            .with("ResultType", Integer.toString(code.code()))
            .with("ResultSignature", code == SignInCode.SUCCESS ? "SUCCESS" : "FAILURE")
            .with("ResultDescription", code.reason())
            .with("UserPrincipalName", principal)
            .with("UserDisplayName", name)
            .with("Identity", name)
            .with("UserId", id)
            .with("UserType", "Member")
            .with("AppDisplayName", app.name())
            .with("AppId", app.id())
            .with("IPAddress", address)
            .with("Location", place.country());
    return described(columns, interactive, place, code, client)
        .with("UserAgent", client.agent())
        .with("ClientAppUsed", client.equals(SCRIPT) ? "Authenticated SMTP" : "Browser")
        .with("IsInteractive", interactive)
        .with("AuthenticationRequirement", requirement(code))
        .with(
            "ConditionalAccessStatus", code == SignInCode.BLOCKED_BY_POLICY ? "failure" : "success")
        .with("RiskLevelDuringSignIn", "none")
        .with("RiskState", "none")
        .with("CorrelationId", dice.guid())
        .with("Id", dice.guid())
        .with("CreatedDateTime", Ticks.text(at))
        .with("AADTenantId", World.TENANT)
        .with("SourceSystem", "Azure AD")
        .row();
  }

  /// The dynamic columns, which the non-interactive table keeps as text.
  private static Row.Columns described(
      Row.Columns columns, boolean interactive, Place place, SignInCode code, Client client) {
    var status = Map.<String, Object>of("errorCode", code.code());
    var where =
        Json.ordered(
            "city",
            place.city(),
            "state",
            place.state(),
            "countryOrRegion",
            place.country(),
            "geoCoordinates",
            Json.ordered("latitude", place.latitude(), "longitude", place.longitude()));
    var device = Json.ordered("operatingSystem", client.system(), "browser", client.browser());
    if (code != SignInCode.SUCCESS) {
      status = Json.ordered("errorCode", code.code(), "failureReason", code.reason());
    }
    return columns
        .with("Status", interactive ? status : Json.text(status))
        .with("LocationDetails", interactive ? where : Json.text(where))
        .with("DeviceDetail", interactive ? device : Json.text(device));
  }

  private static String requirement(SignInCode code) {
    return switch (code) {
      case MFA_ASKED, MFA_BY_POLICY -> "multiFactorAuthentication";
      default -> "singleFactorAuthentication";
    };
  }
}
