package com.socmate.adapters.sentinel.sample;

import com.socmate.adapters.sentinel.sample.Manifest.FindingKey;
import com.socmate.adapters.sentinel.sample.World.Place;
import com.socmate.adapters.sentinel.sample.World.User;
import java.time.Duration;
import java.time.Instant;

/// Sign-ins that matter by their kind: disabled accounts, old protocols, refused prompts, risk.
final class SignInKindStories implements Story {
  private static final String TABLE = SignIns.INTERACTIVE;

  @Override
  public void tell(Stage stage) {
    disabledAccounts(new Planting(stage, Intent.DISABLED_ACCOUNT_SIGNINS, TABLE));
    legacyProtocols(new Planting(stage, Intent.LEGACY_AUTHENTICATION, TABLE));
    refusedPrompts(new Planting(stage, Intent.MFA_FATIGUE, TABLE));
    risky(new Planting(stage, Intent.RISKY_SIGNINS, TABLE));
    spray(new Planting(stage, Intent.PASSWORD_SPRAY, TABLE));
  }

  private static void disabledAccounts(Planting plot) {
    var cast = plot.cast(9);
    for (int story = 0; story < 2; story++) {
      var address = plot.world().stranger();
      int first = story * 3;
      plot.incident(
          "leavers-list-" + (story + 1),
          FindingKey.of("IPAddress", address),
          "One address tries three accounts of people who have left.",
          3,
          (dice, at, n) -> at(dice, at, cast.get(first + n), address, SignInCode.DISABLED));
    }
    var two = plot.world().stranger();
    plot.nearMiss(
        "two-accounts",
        FindingKey.of("IPAddress", two),
        "Four attempts on two disabled accounts are fewer than three accounts.",
        4,
        (dice, at, n) -> at(dice, at, cast.get(6 + n % 2), two, SignInCode.DISABLED));
    var locked = plot.world().stranger();
    plot.nearMiss(
        "locked-not-disabled",
        FindingKey.of("IPAddress", locked),
        "Locked accounts are not disabled ones.",
        3,
        (dice, at, n) -> at(dice, at, cast.get(6 + n), locked, SignInCode.LOCKED));
    var early = plot.world().stranger();
    plot.tooEarly(
        "before-the-window",
        FindingKey.of("IPAddress", early),
        3,
        (dice, at, n) -> at(dice, at, cast.get(n), early, SignInCode.DISABLED));
  }

  private static void legacyProtocols(Planting plot) {
    var cast = plot.cast(5);
    var clients = new String[] {"IMAP4", "Exchange ActiveSync"};
    for (int story = 0; story < 2; story++) {
      var user = cast.get(story);
      var client = clients[story];
      plot.incident(
          "old-client-" + (story + 1),
          FindingKey.of("UserPrincipalName", user.principal(), "ClientAppUsed", client),
          "A mail program signs in with " + client + ".",
          2,
          (dice, at, _) -> home(dice, at, user).but("ClientAppUsed", client));
    }
    var refused = cast.get(2);
    plot.nearMiss(
        "refused",
        FindingKey.of("UserPrincipalName", refused.principal(), "ClientAppUsed", "POP3"),
        "The password was wrong; nobody signed in.",
        1,
        (dice, at, _) ->
            SignIns.of(
                    dice,
                    at,
                    refused,
                    refused.home(),
                    refused.place(),
                    SignInCode.BLOCKED_BY_POLICY)
                .but("ClientAppUsed", "POP3"));
    var modern = cast.get(3);
    plot.nearMiss(
        "modern-client",
        FindingKey.of(
            "UserPrincipalName",
            modern.principal(),
            "ClientAppUsed",
            "Mobile Apps and Desktop clients"),
        "A mail program that signs in the modern way.",
        3,
        (dice, at, _) ->
            home(dice, at, modern).but("ClientAppUsed", "Mobile Apps and Desktop clients"));
    var early = cast.get(4);
    plot.tooEarly(
        "before-the-window",
        FindingKey.of("UserPrincipalName", early.principal(), "ClientAppUsed", "IMAP4"),
        2,
        (dice, at, _) -> home(dice, at, early).but("ClientAppUsed", "IMAP4"));
  }

  /// From two addresses each, so that none of them fails often enough to count as guessing.
  private static void refusedPrompts(Planting plot) {
    var cast = plot.cast(5);
    for (int story = 0; story < 2; story++) {
      plot.incident(
          "push-bombing-" + (story + 1),
          key(cast.get(story)),
          "Six prompts for a second factor are refused within minutes.",
          6,
          prompts(plot, cast.get(story), "500121"));
    }
    plot.nearMiss(
        "four-prompts",
        key(cast.get(2)),
        "Four refused prompts are fewer than five.",
        4,
        prompts(plot, cast.get(2), "500121"));
    plot.nearMiss(
        "asked-not-refused",
        key(cast.get(3)),
        "The prompts were asked, and answered.",
        7,
        prompts(plot, cast.get(3), "50074"));
    plot.tooEarly("before-the-window", key(cast.get(4)), 6, prompts(plot, cast.get(4), "500121"));
  }

  private static Planting.Maker prompts(Planting plot, User user, String code) {
    var one = plot.world().stranger();
    var other = plot.world().stranger();
    return (dice, at, n) ->
        at(dice, at, user, n % 2 == 0 ? one : other, SignInCode.MFA_ASKED)
            .but("ResultType", code)
            .but(
                "ResultDescription",
                "Authentication failed during the strong authentication request.");
  }

  private static void risky(Planting plot) {
    var cast = plot.cast(5);
    var levels = new String[] {"high", "medium"};
    for (int story = 0; story < 2; story++) {
      var level = levels[story];
      plot.incident(
          "risk-" + level,
          key(cast.get(story)),
          "A sign-in that the identity provider rates " + level + ".",
          1,
          risk(cast.get(story), level, SignInCode.SUCCESS));
    }
    plot.nearMiss(
        "low-risk",
        key(cast.get(2)),
        "Low is neither medium nor high.",
        3,
        risk(cast.get(2), "low", SignInCode.SUCCESS));
    plot.nearMiss(
        "risky-but-blocked",
        key(cast.get(3)),
        "A policy blocked the sign-in.",
        1,
        risk(cast.get(3), "high", SignInCode.BLOCKED_BY_POLICY));
    plot.tooEarly(
        "before-the-window", key(cast.get(4)), 1, risk(cast.get(4), "high", SignInCode.SUCCESS));
  }

  private static Planting.Maker risk(User user, String level, SignInCode code) {
    return (dice, at, _) ->
        SignIns.of(dice, at, user, user.home(), user.place(), code)
            .but("RiskLevelDuringSignIn", level)
            .but("RiskState", "atRisk");
  }

  /// Each is at the same time an address with many failures.
  private static void spray(Planting plot) {
    var cast = plot.cast(12);
    for (int story = 0; story < 2; story++) {
      int accounts = 8 + 4 * story;
      var address = plot.world().stranger();
      plot.incident(
          "spray-" + accounts,
          FindingKey.of("IPAddress", address),
          "One address tries a password on " + accounts + " accounts.",
          accounts,
          (dice, at, n) -> at(dice, at, cast.get(n), address, SignInCode.WRONG_PASSWORD));
      new Planting(plot.stage(), Intent.FAILED_SIGNINS, TABLE)
          .declareWith(
              "spray-of-" + accounts,
              FindingKey.of("IPAddress", address),
              "The same attempts, counted one by one.",
              Json.ordered("failures", accounts));
    }
    var five = plot.world().stranger();
    plot.nearMiss(
        "five-accounts",
        FindingKey.of("IPAddress", five),
        "Five accounts are not more than five.",
        5,
        (dice, at, n) -> at(dice, at, cast.get(n), five, SignInCode.WRONG_PASSWORD));
    var signedIn = plot.world().stranger();
    plot.nearMiss(
        "shared-address",
        FindingKey.of("IPAddress", signedIn),
        "Eight people sign in from one address, two of them at the second try.",
        10,
        (dice, at, n) ->
            SignIns.of(
                dice,
                at,
                cast.get(n % 8),
                signedIn,
                cast.get(n % 8).place(),
                n < 2 ? SignInCode.WRONG_PASSWORD : SignInCode.SUCCESS));
    var early = plot.world().stranger();
    plot.tooEarly(
        "before-the-window",
        FindingKey.of("IPAddress", early),
        9,
        (dice, at, n) -> at(dice, at, cast.get(n), early, SignInCode.WRONG_PASSWORD));
  }

  static FindingKey key(User user) {
    return FindingKey.of("UserPrincipalName", user.principal());
  }

  /// By a program, from anywhere.
  private static Row at(Dice dice, Instant at, User user, String address, SignInCode code) {
    return SignIns.guess(dice, at, user, address, user.place(), code);
  }

  static Row home(Dice dice, Instant at, User user) {
    return SignIns.of(dice, at, user, user.home(), user.place(), SignInCode.SUCCESS);
  }

  static Row from(Dice dice, Instant at, User user, String address, Place place) {
    return SignIns.of(dice, at, user, address, place, SignInCode.SUCCESS);
  }

  static Instant hoursAgo(Planting plot, int hours) {
    return plot.stage().ago(Duration.ofHours(hours));
  }
}
