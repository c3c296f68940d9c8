package com.socmate.adapters.sentinel.sample;

import com.socmate.adapters.sentinel.sample.Manifest.FindingKey;
import com.socmate.adapters.sentinel.sample.World.Machine;
import com.socmate.adapters.sentinel.sample.World.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What must not be taken for lateral movement.
final class LateralMovementNearMisses implements Story {
  private final List<User> helpdesk;
  private final List<User> administrators;

  LateralMovementNearMisses(List<User> helpdesk, List<User> administrators) {
    this.helpdesk = helpdesk;
    this.administrators = administrators;
  }

  @Override
  public void tell(Stage stage) {
    nightlyBackup(stage);
    exactlyFour(stage, administrators.get(0));
    twoAccounts(stage, helpdesk.get(0), helpdesk.get(1));
    twoAddresses(stage, administrators.get(1));
    twoDays(stage, administrators.get(2));
    atTheConsole(stage, administrators.get(3));
    refused(stage, administrators.get(4));
    loopback(stage, administrators.get(5));
    service(stage);
    machine(stage);
    anonymous(stage);
  }

  /// Its rows are everyday life.
  private static void nightlyBackup(Stage stage) {
    nearMiss(
        stage,
        "nightly-backup",
        EverydayServers.BACKUP_ACCOUNT,
        stage.world().named("SRV-BACKUP01").address(),
        "The backup account reaches every server, as it did every night before.");
  }

  private static void exactlyFour(Stage stage, User user) {
    var dice = stage.dice("four");
    var targets = dice.some(4, stage.world().serversNewTo(user));
    String account = LateralMovementStories.account(user);
    String source = user.workstation().address();
    logons(stage, dice, account, targets, WindowsEvents.NETWORK, source, recent(stage, dice));
    nearMiss(
        stage,
        "exactly-four",
        account,
        source,
        "Four servers are new; more than four would be too many.");
  }

  private static void twoAccounts(Stage stage, User first, User second) {
    var dice = stage.dice("two accounts");
    String source = dice.one(stage.world().users()).workstation().address();
    var both =
        stage.world().serversNewTo(first).stream()
            .filter(stage.world().serversNewTo(second)::contains)
            .toList();
    var targets = dice.some(6, both);
    var from = recent(stage, dice);
    String account = LateralMovementStories.account(first);
    logons(stage, dice, account, targets.subList(0, 3), WindowsEvents.NETWORK, source, from);
    logons(
        stage,
        dice,
        LateralMovementStories.account(second),
        targets.subList(3, 6),
        WindowsEvents.NETWORK,
        source,
        from);
    nearMiss(
        stage,
        "two-accounts",
        account,
        source,
        "Six servers are new to this address, three for each of two accounts.");
  }

  private static void twoAddresses(Stage stage, User user) {
    var dice = stage.dice("two addresses");
    var targets = dice.some(6, stage.world().serversNewTo(user));
    String account = LateralMovementStories.account(user);
    String source = user.workstation().address();
    String other = stage.world().named("SRV-JUMP01").address();
    logons(
        stage,
        dice,
        account,
        targets.subList(0, 3),
        WindowsEvents.NETWORK,
        source,
        recent(stage, dice));
    logons(
        stage,
        dice,
        account,
        targets.subList(3, 6),
        WindowsEvents.NETWORK,
        other,
        recent(stage, dice));
    nearMiss(
        stage,
        "two-addresses",
        account,
        source,
        "Six servers are new, three from each of two addresses.");
  }

  private static void twoDays(Stage stage, User user) {
    var dice = stage.dice("two days");
    var targets = dice.some(6, stage.world().serversNewTo(user));
    String account = LateralMovementStories.account(user);
    String source = user.workstation().address();
    logons(
        stage,
        dice,
        account,
        targets.subList(0, 3),
        WindowsEvents.NETWORK,
        source,
        stage.ago(Duration.ofHours(40)));
    logons(stage, dice, account, targets, WindowsEvents.NETWORK, source, recent(stage, dice));
    nearMiss(
        stage,
        "two-days",
        account,
        source,
        "Six servers, but three of them were first reached the day before.");
  }

  private static void atTheConsole(Stage stage, User user) {
    var dice = stage.dice("console");
    var targets = dice.some(7, stage.world().serversNewTo(user));
    String account = LateralMovementStories.account(user);
    String source = user.workstation().address();
    logons(stage, dice, account, targets, WindowsEvents.INTERACTIVE, source, recent(stage, dice));
    nearMiss(
        stage,
        "at-the-console",
        account,
        source,
        "Seven new servers, logged on to interactively (type 2).");
  }

  private static void refused(Stage stage, User user) {
    var dice = stage.dice("refused");
    var events = new WindowsEvents(dice);
    String account = LateralMovementStories.account(user);
    String source = dice.one(stage.world().users()).workstation().address();
    var at = recent(stage, dice);
    for (Machine server : dice.some(12, stage.world().serversNewTo(user))) {
      at = dice.after(at, 5, 60);
      stage.tell(events.refusedLogon(at, server, account, WindowsEvents.NETWORK, source));
    }
    new Planting(stage, Intent.FAILED_WINDOWS_LOGONS, WindowsEvents.SECURITY)
        .declare(
            "on-twelve-servers",
            FindingKey.of("IpAddress", source),
            "Twelve servers refuse logons from one address.",
            12);
    nearMiss(
        stage, "refused", account, source, "Twelve new servers were tried and all refused (4625).");
  }

  private static void loopback(Stage stage, User user) {
    var dice = stage.dice("loopback");
    var targets = dice.some(7, stage.world().serversNewTo(user));
    String account = LateralMovementStories.account(user);
    logons(stage, dice, account, targets, WindowsEvents.NETWORK, "::1", recent(stage, dice));
    nearMiss(
        stage,
        "loopback",
        account,
        "::1",
        "Seven new servers, each reached from itself over loopback.");
  }

  private static void service(Stage stage) {
    var dice = stage.dice("service");
    String account = World.DOMAIN + "\\svc-deploy";
    logons(
        stage,
        dice,
        account,
        general(stage, dice, 10),
        WindowsEvents.SERVICE,
        "-",
        recent(stage, dice));
    nearMiss(
        stage,
        "service-start",
        account,
        "-",
        "A service account starts on ten new servers (type 5).");
  }

  private static void machine(Stage stage) {
    var dice = stage.dice("machine");
    var manager = stage.world().named("SRV-MGMT02");
    String account = World.DOMAIN + "\\" + manager.name() + "$";
    logons(
        stage,
        dice,
        account,
        general(stage, dice, 20),
        WindowsEvents.NETWORK,
        manager.address(),
        recent(stage, dice));
    nearMiss(
        stage,
        "machine-account",
        account,
        manager.address(),
        "A management server logs on to twenty servers as itself.");
  }

  private static void anonymous(Stage stage) {
    var dice = stage.dice("anonymous");
    String account = "NT AUTHORITY\\ANONYMOUS LOGON";
    String source = dice.one(stage.world().users()).workstation().address();
    logons(
        stage,
        dice,
        account,
        general(stage, dice, 15),
        WindowsEvents.NETWORK,
        source,
        recent(stage, dice));
    nearMiss(
        stage,
        "anonymous-logon",
        account,
        source,
        "Null sessions to fifteen servers have no account behind them.");
  }

  private static List<Machine> general(Stage stage, Dice dice, int count) {
    return dice.some(
        count,
        stage.world().generalServers().stream()
            .filter(it -> !stage.world().quietServers().contains(it))
            .toList());
  }

  private static Instant recent(Stage stage, Dice dice) {
    return stage.ago(Duration.ofMinutes(dice.between(200, 1_100)));
  }

  private static void logons(
      Stage stage,
      Dice dice,
      String account,
      List<Machine> targets,
      int type,
      String source,
      Instant from) {
    var events = new WindowsEvents(dice);
    var at = from;
    for (Machine server : targets) {
      at = dice.after(at, 30, 400);
      stage.tell(events.logon(at, server, account, type, source));
    }
  }

  private static void nearMiss(
      Stage stage, String name, String account, String source, String whyNot) {
    stage.nearMiss(
        Intent.LATERAL_MOVEMENT, name, LateralMovementStories.key(account, source), whyNot);
  }
}
