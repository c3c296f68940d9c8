package com.socmate.adapters.sentinel.sample;

import com.socmate.adapters.sentinel.sample.Manifest.FindingKey;
import com.socmate.adapters.sentinel.sample.World.Machine;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/// Logs that stop or are cleared, and what looks like it.
final class AuditCompletenessStories implements Story {
  private static final Intent INTENT = Intent.AUDIT_COMPLETENESS;
  private static final String TABLE = WindowsEvents.SECURITY;

  @Override
  public void tell(Stage stage) {
    var servers = stage.world().quietServers();
    silentServer(stage, servers.get(0));
    clearedLog(stage, servers.get(1));
    twoHourGap(stage, servers.get(2));
    clearedLongAgo(stage, servers.get(3));
    restart(stage, servers.get(4));
    newServer(stage, servers.get(5));
    workstationAtNight(stage);
    quietWeekend(stage);
  }

  private static void silentServer(Stage stage, Machine server) {
    var dice = stage.dice("silent server");
    var from =
        stage
            .ago(Duration.ofHours(dice.between(8, 18)))
            .truncatedTo(ChronoUnit.HOURS)
            .plusSeconds(1_800);
    var to = from.plus(Duration.ofHours(5));
    stage.silence(TABLE, server.name(), from, to);
    stage.incident(
        INTENT,
        "silent-server",
        TABLE,
        FindingKey.of("Computer", server.name()),
        "A server that reports several times an hour says nothing for five hours.",
        Json.ordered("silent_whole_hours", 4, "first", Ticks.text(from), "last", Ticks.text(to)));
  }

  private static void clearedLog(Stage stage, Machine server) {
    var dice = stage.dice("cleared log");
    String account = LateralMovementStories.account(dice.one(stage.world().administrators()));
    var at = dice.within(stage.ago(Duration.ofHours(20)), stage.ago(Duration.ofHours(2)));
    stage.tell(new WindowsEvents(dice).logCleared(at, server, account));
    stage.incident(
        INTENT,
        "log-cleared",
        TABLE,
        FindingKey.of("Computer", server.name()),
        "Somebody clears a server's security log.",
        Json.ordered(
            "cleared", 1, "account", account, "first", Ticks.text(at), "last", Ticks.text(at)));
  }

  private static void twoHourGap(Stage stage, Machine server) {
    var dice = stage.dice("two-hour gap");
    var from = stage.ago(Duration.ofHours(dice.between(6, 18))).truncatedTo(ChronoUnit.HOURS);
    stage.silence(TABLE, server.name(), from, from.plus(Duration.ofHours(2)));
    nearMiss(
        stage, "two-hour-gap", "Computer", server.name(), "Two silent hours are fewer than three.");
  }

  private static void clearedLongAgo(Stage stage, Machine server) {
    var dice = stage.dice("cleared long ago");
    String account = LateralMovementStories.account(dice.one(stage.world().administrators()));
    var at = dice.within(stage.ago(Duration.ofHours(60)), stage.ago(Duration.ofHours(25)));
    stage.tell(new WindowsEvents(dice).logCleared(at, server, account));
    nearMiss(
        stage,
        "cleared-before-the-window",
        "Computer",
        server.name(),
        "The log was cleared an hour and more before the window.");
  }

  private static void restart(Stage stage, Machine server) {
    var dice = stage.dice("restart");
    var at = dice.within(stage.ago(Duration.ofHours(20)), stage.ago(Duration.ofHours(2)));
    stage.tell(new WindowsEvents(dice).loggingStopped(at, server));
    stage.silence(TABLE, server.name(), at.plusMillis(1), at.plus(Duration.ofMinutes(40)));
    nearMiss(
        stage,
        "restart",
        "Computer",
        server.name(),
        "Event 1100 and forty silent minutes are a restart, not a cleared log.");
  }

  private static void newServer(Stage stage, Machine server) {
    var dice = stage.dice("new server");
    stage.silence(TABLE, server.name(), stage.settings().start(), stage.ago(Duration.ofHours(60)));
    var from = stage.ago(Duration.ofHours(dice.between(8, 18))).truncatedTo(ChronoUnit.HOURS);
    stage.silence(TABLE, server.name(), from, from.plus(Duration.ofHours(4)));
    nearMiss(
        stage,
        "new-server",
        "Computer",
        server.name(),
        "Four silent hours of a server so new that it has no habit of reporting yet.");
  }

  private static void workstationAtNight(Stage stage) {
    var workstation = stage.dice("workstation").one(stage.world().users()).workstation();
    nearMiss(
        stage,
        "workstation-at-night",
        "Computer",
        workstation.name(),
        "A workstation that is switched off each night never reported hourly.");
  }

  private static void quietWeekend(Stage stage) {
    nearMiss(
        stage,
        "quiet-hours-of-the-directory",
        "Table",
        DirectoryAudits.TABLE,
        "Nights and weekends are quiet in AuditLogs, but a service's row or two still arrive each hour.");
  }

  private static void nearMiss(
      Stage stage, String name, String column, String value, String whyNot) {
    stage.nearMiss(INTENT, name, FindingKey.of(column, value), whyNot);
  }
}
