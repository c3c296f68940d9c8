package com.socmate.adapters.sentinel.sample;

import com.socmate.adapters.sentinel.sample.Manifest.FindingKey;
import com.socmate.adapters.sentinel.sample.World.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What must not be taken for guessed passwords.
final class FailedSignInNearMisses implements Story {
  private static final Duration WINDOW = Intent.FAILED_SIGNINS.window();

  @Override
  public void tell(Stage stage) {
    exactlyFive(stage);
    halfOutsideTheWindow(stage);
    outsideTheWindow(stage);
    sharedVpn(stage);
    interrupts(stage);
    nonInteractive(stage);
    kiosk(stage);
    manyAddresses(stage);
  }

  private static void exactlyFive(Stage stage) {
    var address = stage.world().stranger();
    FailedSignInStories.slowFailures(stage, stage.dice("five"), address, 5);
    nearMiss(stage, "exactly-five", address, "Five failures in the day are not more than five.");
  }

  private static void halfOutsideTheWindow(Stage stage) {
    var dice = stage.dice("half outside");
    var address = stage.world().stranger();
    var user = dice.one(stage.world().users());
    var start = stage.ago(WINDOW);
    failures(
        stage,
        dice,
        user,
        address,
        start.minus(Duration.ofMinutes(60)),
        start.minus(Duration.ofMinutes(20)),
        5);
    failures(
        stage,
        dice,
        user,
        address,
        start.plus(Duration.ofMinutes(20)),
        start.plus(Duration.ofMinutes(90)),
        4);
    nearMiss(
        stage,
        "half-outside-the-window",
        address,
        "Nine failures, but five of them lie 20 to 60 minutes before the window.");
  }

  private static void outsideTheWindow(Stage stage) {
    var dice = stage.dice("outside");
    var address = stage.world().stranger();
    var from = stage.ago(Duration.ofHours(dice.between(60, 90)));
    failures(
        stage,
        dice,
        dice.one(stage.world().users()),
        address,
        from,
        from.plus(Duration.ofMinutes(30)),
        35);
    nearMiss(
        stage, "days-ago", address, "Thirty-five failures, all of them days before the window.");
  }

  private static void sharedVpn(Stage stage) {
    var dice = stage.dice("vpn");
    var users = dice.some(60, stage.world().users());
    var from = stage.ago(Duration.ofHours(23));
    var to = stage.ago(Duration.ofMinutes(20));
    for (User user : users) {
      for (int n = dice.between(4, 7); n > 0; n--) {
        stage.tell(signIn(dice, dice.within(from, to), user, World.VPN_EGRESS, SignInCode.SUCCESS));
      }
    }
    for (User user : users.subList(0, 5)) {
      stage.tell(
          signIn(dice, dice.within(from, to), user, World.VPN_EGRESS, SignInCode.WRONG_PASSWORD));
    }
    nearMiss(
        stage,
        "shared-vpn-egress",
        World.VPN_EGRESS,
        "Hundreds of sign-ins by sixty people share the address; only five of them failed.");
  }

  private static void interrupts(Stage stage) {
    var dice = stage.dice("interrupts");
    var address = stage.world().stranger();
    var user = dice.one(stage.world().users());
    var codes =
        List.of(
            SignInCode.STAY_SIGNED_IN,
            SignInCode.REGISTRATION,
            SignInCode.MFA_ASKED,
            SignInCode.MFA_BY_POLICY);
    for (int n = 0; n < 30; n++) {
      var at = dice.within(stage.ago(Duration.ofHours(20)), stage.ago(Duration.ofHours(1)));
      stage.tell(signIn(dice, at, user, address, codes.get(n % codes.size())));
    }
    nearMiss(
        stage,
        "interrupts",
        address,
        "Thirty rows with a result other than 0, all of them steps of signing in (50140, 50125, 50074, 50076).");
  }

  private static void nonInteractive(Stage stage) {
    var dice = stage.dice("non-interactive");
    var address = stage.world().stranger();
    var user = dice.one(stage.world().users());
    var from = stage.ago(Duration.ofHours(15));
    for (int n = 0; n < 30; n++) {
      var at = dice.within(from, from.plus(Duration.ofHours(3)));
      stage.tell(
          SignIns.inBackground(dice, at, user, address, user.place(), SignInCode.WRONG_PASSWORD));
    }
    failures(stage, dice, user, address, from, from.plus(Duration.ofHours(3)), 2);
    nearMiss(
        stage,
        "non-interactive",
        address,
        "Thirty failures of a client with an old password are in AADNonInteractiveUserSignInLogs; SigninLogs has two.");
  }

  private static void kiosk(Stage stage) {
    var dice = stage.dice("kiosk");
    var address = stage.world().stranger();
    var from = stage.ago(Duration.ofHours(12));
    for (User user : dice.some(40, stage.world().users())) {
      stage.tell(
          signIn(
              dice,
              dice.within(from, from.plus(Duration.ofHours(8))),
              user,
              address,
              SignInCode.SUCCESS));
    }
    failures(
        stage,
        dice,
        dice.one(stage.world().users()),
        address,
        from,
        from.plus(Duration.ofHours(8)),
        3);
    nearMiss(stage, "kiosk", address, "Forty people sign in at one kiosk; three attempts failed.");
  }

  private static void manyAddresses(Stage stage) {
    var dice = stage.dice("many addresses");
    var user = dice.one(stage.world().users());
    var from = stage.ago(Duration.ofHours(10));
    String address = "";
    for (int n = 0; n < 4; n++) {
      address = stage.world().stranger();
      failures(stage, dice, user, address, from, from.plus(Duration.ofHours(6)), 2);
    }
    nearMiss(
        stage,
        "many-addresses",
        address,
        "One account fails eight times, but from four addresses, twice from each.");
  }

  private static void failures(
      Stage stage, Dice dice, User user, String address, Instant from, Instant to, int count) {
    for (int n = 0; n < count; n++) {
      stage.tell(signIn(dice, dice.within(from, to), user, address, SignInCode.WRONG_PASSWORD));
    }
  }

  private static Row signIn(Dice dice, Instant at, User user, String address, SignInCode code) {
    return SignIns.of(dice, at, user, address, user.place(), code);
  }

  private static void nearMiss(Stage stage, String name, String address, String whyNot) {
    stage.nearMiss(Intent.FAILED_SIGNINS, name, FindingKey.of("IPAddress", address), whyNot);
  }
}
