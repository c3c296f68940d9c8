package com.socmate.adapters.sentinel.sample;

import com.socmate.adapters.sentinel.sample.Manifest.FindingKey;
import com.socmate.adapters.sentinel.sample.World.Machine;

/// What intruders leave behind on Windows machines: services, tasks, accounts, memberships.
final class WindowsChangeStories implements Story {
  private static final String TABLE = WindowsEvents.SECURITY;

  @Override
  public void tell(Stage stage) {
    services(new Planting(stage, Intent.SERVICE_INSTALLS, TABLE));
    tasks(new Planting(stage, Intent.SCHEDULED_TASKS, TABLE));
    memberships(new Planting(stage, Intent.GROUP_ADDITIONS, TABLE));
    accounts(new Planting(stage, Intent.NEW_WINDOWS_ACCOUNTS, TABLE));
    lockouts(new Planting(stage, Intent.ACCOUNT_LOCKOUTS, TABLE));
  }

  private static String account(Planting plot, int n) {
    return World.DOMAIN + "\\" + plot.cast(6).get(n).account();
  }

  private static void services(Planting plot) {
    var servers = plot.servers(5);
    var names = new String[] {"WinUpd8", "RemoteHelp", "Spooler2", "NetMonX", "SyncAgent"};
    for (int n = 0; n < 2; n++) {
      var service = names[n];
      var on = servers.get(n);
      var account = account(plot, n);
      plot.incident(
          "service-" + (n + 1),
          key(on, service, account),
          "A service is installed from a folder of temporary files.",
          1,
          (dice, at, _) ->
              new WindowsEvents(dice)
                  .serviceInstalled(
                      at, on, account, service, "C:\\Windows\\Temp\\" + service + ".exe"));
    }
    plot.nearMiss(
        "in-the-system-log",
        key(servers.get(2), names[2], account(plot, 2)),
        "Event 7045 of the System log alone is in another table.",
        1,
        (dice, at, _) ->
            new WindowsEvents(dice)
                .serviceInstalledInSystemLog(
                    at, servers.get(2), account(plot, 2), names[2], "C:\\Program Files\\s.exe"));
    plot.nearMiss(
        "service-program-started",
        key(servers.get(3), names[3], account(plot, 3)),
        "The program of a service starts; nothing is installed.",
        2,
        (dice, at, _) ->
            new WindowsEvents(dice)
                .process(
                    at,
                    servers.get(3),
                    account(plot, 3),
                    "C:\\Program Files\\NetMonX.exe",
                    "NetMonX.exe"));
    plot.tooEarly(
        "before-the-window",
        key(servers.get(4), names[4], account(plot, 4)),
        1,
        (dice, at, _) ->
            new WindowsEvents(dice)
                .serviceInstalled(
                    at, servers.get(4), account(plot, 4), names[4], "C:\\Windows\\Temp\\s.exe"));
  }

  private static FindingKey key(Machine on, String service, String account) {
    return FindingKey.of("Computer", on.name(), "ServiceName", service, "Account", account);
  }

  private static void tasks(Planting plot) {
    var servers = plot.servers(5);
    for (int n = 0; n < 2; n++) {
      plot.incident(
          "task-" + (n + 1),
          taskKey(plot, servers.get(n), n),
          "A scheduled task is created that starts a script each hour.",
          1,
          task(plot, servers.get(n), n, 4698));
    }
    plot.nearMiss(
        "task-updated",
        taskKey(plot, servers.get(2), 2),
        "A task that was there before is changed.",
        1,
        task(plot, servers.get(2), 2, 4702));
    plot.nearMiss(
        "task-deleted",
        taskKey(plot, servers.get(3), 3),
        "A task is deleted, not created.",
        1,
        task(plot, servers.get(3), 3, 4699));
    plot.tooEarly(
        "before-the-window",
        taskKey(plot, servers.get(4), 4),
        1,
        task(plot, servers.get(4), 4, 4698));
  }

  private static FindingKey taskKey(Planting plot, Machine on, int n) {
    return FindingKey.of(
        "Computer", on.name(), "Account", account(plot, n), "TaskName", "\\Hourly" + n);
  }

  private static Planting.Maker task(Planting plot, Machine on, int n, int event) {
    return (dice, at, _) ->
        new WindowsEvents(dice)
            .event(
                at,
                on,
                event,
                account(plot, n),
                "EventData",
                "<EventData><Data Name=\"TaskName\">\\Hourly" + n + "</Data></EventData>");
  }

  private static void memberships(Planting plot) {
    var servers = plot.servers(5);
    var groups =
        new String[] {
          "Administrators", "Domain Admins", "Administrators", "Users", "Administrators"
        };
    var events = new int[] {4732, 4728, 4733, 4732, 4732};
    for (int n = 0; n < 2; n++) {
      plot.incident(
          "member-" + (n + 1),
          memberKey(servers.get(n), groups[n], n),
          "Somebody becomes a member of " + groups[n] + ".",
          1,
          member(plot, servers.get(n), groups[n], events[n], n));
    }
    plot.nearMiss(
        "member-removed",
        memberKey(servers.get(2), groups[2], 2),
        "A member is removed.",
        1,
        member(plot, servers.get(2), groups[2], events[2], 2));
    plot.nearMiss(
        "ordinary-group",
        memberKey(servers.get(3), groups[3], 3),
        "Users is no group of administrators.",
        1,
        member(plot, servers.get(3), groups[3], events[3], 3));
    plot.tooEarly(
        "before-the-window",
        memberKey(servers.get(4), groups[4], 4),
        1,
        member(plot, servers.get(4), groups[4], events[4], 4));
  }

  private static FindingKey memberKey(Machine on, String group, int n) {
    return FindingKey.of("Computer", on.name(), "Group", group, "Member", "S-1-5-21-1-2-3-11" + n);
  }

  private static Planting.Maker member(Planting plot, Machine on, String group, int event, int n) {
    return (dice, at, _) ->
        new WindowsEvents(dice)
            .event(
                at,
                on,
                event,
                account(plot, n),
                "TargetUserName",
                group,
                "MemberName",
                "-",
                "MemberSid",
                "S-1-5-21-1-2-3-11" + n);
  }

  private static void accounts(Planting plot) {
    var servers = plot.servers(5);
    for (int n = 0; n < 2; n++) {
      plot.incident(
          "account-" + (n + 1),
          accountKey(servers.get(n), n),
          "A local account is created on a server.",
          1,
          created(plot, servers.get(n), n, 4720));
    }
    plot.nearMiss(
        "account-enabled",
        accountKey(servers.get(2), 2),
        "An account that was there is enabled.",
        1,
        created(plot, servers.get(2), 2, 4722));
    plot.nearMiss(
        "account-unlocked",
        accountKey(servers.get(3), 3),
        "An account is unlocked.",
        1,
        created(plot, servers.get(3), 3, 4767));
    plot.tooEarly(
        "before-the-window",
        accountKey(servers.get(4), 4),
        1,
        created(plot, servers.get(4), 4, 4720));
  }

  private static FindingKey accountKey(Machine on, int n) {
    return FindingKey.of("TargetAccount", on.name() + "\\support" + n, "Computer", on.name());
  }

  private static Planting.Maker created(Planting plot, Machine on, int n, int event) {
    return (dice, at, _) ->
        new WindowsEvents(dice)
            .event(at, on, event, account(plot, n), "TargetAccount", on.name() + "\\support" + n);
  }

  private static void lockouts(Planting plot) {
    var server = plot.servers(1).getFirst();
    for (int n = 0; n < 2; n++) {
      plot.incident(
          "locked-out-" + (n + 1),
          FindingKey.of("TargetAccount", account(plot, n)),
          "An account is locked three times in a row.",
          3,
          locked(plot, server, n, 4740));
    }
    plot.nearMiss(
        "locked-twice",
        FindingKey.of("TargetAccount", account(plot, 2)),
        "Twice is fewer than three times.",
        2,
        locked(plot, server, 2, 4740));
    plot.nearMiss(
        "unlocked",
        FindingKey.of("TargetAccount", account(plot, 3)),
        "It was unlocked three times.",
        3,
        locked(plot, server, 3, 4767));
    plot.tooEarly(
        "before-the-window",
        FindingKey.of("TargetAccount", account(plot, 4)),
        3,
        locked(plot, server, 4, 4740));
  }

  private static Planting.Maker locked(Planting plot, Machine on, int n, int event) {
    return (dice, at, _) ->
        new WindowsEvents(dice)
            .event(at, on, event, World.DOMAIN + "\\SRV-DC01$", "TargetAccount", account(plot, n));
  }
}
