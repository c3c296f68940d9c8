package com.socmate.adapters.sentinel.sample;

import com.socmate.adapters.sentinel.sample.Manifest.FindingKey;
import com.socmate.adapters.sentinel.sample.World.Place;
import com.socmate.adapters.sentinel.sample.World.User;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Guessed passwords, and what looks like it.
final class FailedSignInStories implements Story {
  private static final Intent INTENT = Intent.FAILED_SIGNINS;
  private static final String TABLE = SignIns.INTERACTIVE;

  @Override
  public void tell(Stage stage) {
    bruteForce(stage);
    spray(stage);
    justOverTheThreshold(stage);
    fromIpv6(stage);
    new FailedSignInNearMisses().tell(stage);
  }

  private static void bruteForce(Stage stage) {
    var dice = stage.dice("brute-force");
    var victim = dice.one(stage.world().users());
    var address = stage.world().stranger();
    var place = stage.world().farPlace(dice);
    var at = stage.ago(Duration.ofMinutes(dice.between(300, 1_000)));
    stage.tell(SignInKindStories.home(dice, at.minusSeconds(1_800), victim));
    var failures = new ArrayList<Instant>();
    for (int n = dice.between(36, 44); n > 0; n--) {
      at = dice.after(at, 15, 45);
      failures.add(at);
      stage.tell(SignIns.guess(dice, at, victim, address, place, SignInCode.WRONG_PASSWORD));
    }
    stage.tell(
        SignIns.guess(dice, dice.after(at, 15, 45), victim, address, place, SignInCode.SUCCESS));
    incident(
        stage,
        "brute-force",
        address,
        failures,
        1,
        1,
        "One account is guessed at from one address until the password is right.");
    takenOver(stage, victim, place);
  }

  /// What else the success is: far from the home of the victim, and by an old protocol.
  private static void takenOver(Stage stage, User victim, Place place) {
    var user = victim.principal();
    new Planting(stage, Intent.IMPOSSIBLE_TRAVEL, TABLE)
        .declare("taken-over", SignInKindStories.key(victim), "Half an hour after home.", 1);
    new Planting(stage, Intent.NEW_COUNTRY_SIGNINS, TABLE)
        .declare(
            "taken-over",
            FindingKey.of("UserPrincipalName", user, "Location", place.country()),
            "The guesser's country.",
            1);
    new Planting(stage, Intent.LEGACY_AUTHENTICATION, TABLE)
        .declare(
            "taken-over",
            FindingKey.of("UserPrincipalName", user, "ClientAppUsed", "Authenticated SMTP"),
            "The program that guesses speaks an old protocol.",
            1);
  }

  private static void spray(Stage stage) {
    var dice = stage.dice("spray");
    var address = stage.world().stranger();
    var place = stage.world().farPlace(dice);
    var at = stage.ago(Duration.ofMinutes(dice.between(400, 1_200)));
    var failures = new ArrayList<Instant>();
    for (User victim : dice.some(12, stage.world().users())) {
      for (int n = dice.between(1, 2); n > 0; n--) {
        at = dice.after(at, 20, 150);
        failures.add(at);
        stage.tell(SignIns.guess(dice, at, victim, address, place, SignInCode.WRONG_PASSWORD));
      }
    }
    incident(
        stage,
        "password-spray",
        address,
        failures,
        12,
        0,
        "Twelve accounts are tried once or twice each from one address.");
    new Planting(stage, Intent.PASSWORD_SPRAY, TABLE)
        .declare(
            "twelve-accounts",
            FindingKey.of("IPAddress", address),
            "The same, counted by account.",
            failures.size());
  }

  private static void justOverTheThreshold(Stage stage) {
    var dice = stage.dice("six");
    var address = stage.world().stranger();
    var failures = slowFailures(stage, dice, address, 6);
    incident(
        stage,
        "exactly-six",
        address,
        failures,
        1,
        0,
        "Six failures in the day from one address: one more than is allowed.");
  }

  private static void fromIpv6(Stage stage) {
    var dice = stage.dice("ipv6");
    var address = "2001:db8:bad:" + dice.hex(3).replace('0', 'f') + "::" + dice.between(1, 9);
    var place = stage.world().farPlace(dice);
    var at = stage.ago(Duration.ofMinutes(dice.between(100, 1_200)));
    var failures = new ArrayList<Instant>();
    var victims = dice.some(3, stage.world().users());
    for (int n = 0; n < 15; n++) {
      at = dice.after(at, 10, 90);
      failures.add(at);
      var code = n % 5 == 4 ? SignInCode.LOCKED : SignInCode.WRONG_PASSWORD;
      stage.tell(SignIns.guess(dice, at, victims.get(n % 3), address, place, code));
    }
    incident(
        stage,
        "ipv6-source",
        address,
        failures,
        3,
        0,
        "Three accounts are guessed at from an IPv6 address.");
  }

  /// `count` failures of one account over the last 21 hours.
  static List<Instant> slowFailures(Stage stage, Dice dice, String address, int count) {
    var victim = dice.one(stage.world().users());
    var failures = new ArrayList<Instant>();
    for (int n = 0; n < count; n++) {
      var from =
          stage.ago(
              Duration.ofHours(21).minus(Duration.ofHours(20).dividedBy(count).multipliedBy(n)));
      var at = dice.after(from, 0, 3_600);
      failures.add(at);
      stage.tell(SignIns.of(dice, at, victim, address, victim.place(), SignInCode.WRONG_PASSWORD));
    }
    return failures;
  }

  private static void incident(
      Stage stage,
      String name,
      String address,
      List<Instant> failures,
      int accounts,
      int successes,
      String description) {
    stage.incident(
        INTENT,
        name,
        TABLE,
        FindingKey.of("IPAddress", address),
        description,
        Json.ordered(
            "failures",
            failures.size(),
            "accounts",
            accounts,
            "successes",
            successes,
            "first",
            Ticks.text(failures.getFirst()),
            "last",
            Ticks.text(failures.getLast())));
  }
}
