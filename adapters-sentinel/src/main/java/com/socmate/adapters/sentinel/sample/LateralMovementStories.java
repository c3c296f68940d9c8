package com.socmate.adapters.sentinel.sample;

import com.socmate.adapters.sentinel.sample.Manifest.FindingKey;
import com.socmate.adapters.sentinel.sample.World.Machine;
import com.socmate.adapters.sentinel.sample.World.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Accounts that spread over machines they have no history with, and what looks like it.
final class LateralMovementStories implements Story {
  @Override
  public void tell(Stage stage) {
    var dice = stage.dice("lateral cast");
    var helpdesk = dice.shuffled(stage.world().helpdesk());
    var administrators = dice.shuffled(stage.world().administrators());
    stolenHelpdeskAccount(stage, helpdesk.getFirst());
    remoteDesktopChain(stage, administrators.getFirst());
    new LateralMovementNearMisses(helpdesk.subList(1, 6), administrators.subList(1, 8)).tell(stage);
  }

  private static void stolenHelpdeskAccount(Stage stage, User thief) {
    var dice = stage.dice("stolen helpdesk account");
    var account = account(thief);
    var source = dice.one(stage.world().users()).workstation().address();
    var targets = dice.some(9, stage.world().serversNewTo(thief));
    var events = new WindowsEvents(dice);
    var start = stage.ago(Duration.ofMinutes(dice.between(180, 1_000)));
    stage.tell(
        events.logon(start, thief.servers().getFirst(), account, WindowsEvents.NETWORK, source));
    var first = start.plusSeconds(60);
    var at = first;
    for (int n = 0; n < targets.size(); n++) {
      at = n == 0 ? first : dice.after(at, 120, 270);
      onTheServer(stage, dice, events, at, targets.get(n), account, source, n % 2 == 0);
    }
    incident(
        stage,
        "stolen-helpdesk-account",
        account,
        source,
        targets,
        first,
        at,
        "A helpdesk account spreads from one workstation to nine servers within forty minutes and installs services"
            + " on some of them.");
  }

  private static void onTheServer(
      Stage stage,
      Dice dice,
      WindowsEvents events,
      Instant at,
      Machine server,
      String account,
      String source,
      boolean install) {
    stage.tell(events.logon(at, server, account, WindowsEvents.NETWORK, source));
    stage.tell(events.privileges(at.plusMillis(100), server, account));
    stage.tell(events.shareAccess(at.plusSeconds(2), server, account, "ADMIN$", source));
    if (install) {
      var service = "svc" + dice.hex(6);
      var file = "%systemroot%\\" + dice.hex(8) + ".exe";
      stage.tell(events.serviceInstalled(at.plusSeconds(4), server, account, service, file));
      new Planting(stage, Intent.SERVICE_INSTALLS, WindowsEvents.SECURITY)
          .declare(
              "on-the-way-" + service,
              FindingKey.of("Computer", server.name(), "ServiceName", service, "Account", account),
              "A service installed by an account that spreads.",
              1);
      stage.tell(
          events.serviceInstalledInSystemLog(at.plusSeconds(4), server, account, service, file));
    }
  }

  private static void remoteDesktopChain(Stage stage, User thief) {
    var dice = stage.dice("remote desktop chain");
    var source = dice.one(stage.world().users()).workstation().address();
    var targets = dice.some(5, stage.world().serversNewTo(thief));
    var events = new WindowsEvents(dice);
    var first = stage.ago(Duration.ofMinutes(dice.between(300, 1_000)));
    var at = first;
    for (int n = 0; n < targets.size(); n++) {
      at = n == 0 ? first : dice.after(at, 900, 2_400);
      stage.tell(
          events.logon(at, targets.get(n), account(thief), WindowsEvents.REMOTE_DESKTOP, source));
      stage.tell(events.privileges(at.plusMillis(100), targets.get(n), account(thief)));
    }
    incident(
        stage,
        "remote-desktop-chain",
        account(thief),
        source,
        targets,
        first,
        at,
        "An administrator's account opens remote desktops on five servers it has never used.");
  }

  static String account(User user) {
    return World.DOMAIN + "\\" + user.account();
  }

  static FindingKey key(String account, String source) {
    return FindingKey.of("Account", account, "IpAddress", source);
  }

  private static void incident(
      Stage stage,
      String name,
      String account,
      String source,
      List<Machine> targets,
      Instant first,
      Instant last,
      String description) {
    stage.incident(
        Intent.LATERAL_MOVEMENT,
        name,
        WindowsEvents.SECURITY,
        key(account, source),
        description,
        Json.ordered(
            "new_computers",
            targets.size(),
            "computers",
            targets.stream().map(Machine::name).sorted().toList(),
            "first",
            Ticks.text(first),
            "last",
            Ticks.text(last)));
  }
}
