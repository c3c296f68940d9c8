package com.socmate.adapters.sentinel.sample;

import com.socmate.adapters.sentinel.sample.Manifest.FindingKey;
import com.socmate.adapters.sentinel.sample.World.Machine;
import java.util.List;

/// Passwords and tickets that are guessed at or stolen on Windows machines.
final class WindowsAttackStories implements Story {
  private static final String TABLE = WindowsEvents.SECURITY;
  private static final String REPLICATION = "{1131f6ad-9c07-11d1-f79f-00c04fc2dcd2}";

  @Override
  public void tell(Stage stage) {
    remoteDesktop(new Planting(stage, Intent.FAILED_RDP_LOGONS, TABLE));
    logons(new Planting(stage, Intent.FAILED_WINDOWS_LOGONS, TABLE));
    kerberoasting(new Planting(stage, Intent.KERBEROASTING, TABLE));
    replication(new Planting(stage, Intent.DCSYNC, TABLE));
  }

  private static String account(Planting plot, int n) {
    return World.DOMAIN + "\\" + plot.cast(6).get(n).account();
  }

  private static FindingKey address(String address) {
    return FindingKey.of("IpAddress", address);
  }

  /// Each is at the same time an address with many failed logons of any kind.
  private static void remoteDesktop(Planting plot) {
    var on = plot.servers(1).getFirst();
    var windows = new Planting(plot.stage(), Intent.FAILED_WINDOWS_LOGONS, TABLE);
    for (int n = 0; n < 2; n++) {
      var from = plot.world().stranger();
      plot.incident(
          "guessing-" + (n + 1),
          address(from),
          "Twelve wrong passwords at a server's desktop.",
          12,
          refused(plot, on, WindowsEvents.REMOTE_DESKTOP, from));
      windows.declare("at-a-desktop-" + (n + 1), address(from), "The same, at a desktop.", 12);
    }
    var nine = plot.world().stranger();
    plot.nearMiss(
        "nine",
        address(nine),
        "Nine are fewer than ten.",
        9,
        refused(plot, on, WindowsEvents.REMOTE_DESKTOP, nine));
    var worked = plot.world().stranger();
    plot.nearMiss(
        "worked",
        address(worked),
        "Logons that worked.",
        1,
        (dice, at, n) ->
            new WindowsEvents(dice)
                .logon(at, on, account(plot, n), WindowsEvents.REMOTE_DESKTOP, worked));
    var early = plot.world().stranger();
    plot.tooEarly(
        "before-the-window",
        address(early),
        12,
        refused(plot, on, WindowsEvents.REMOTE_DESKTOP, early));
  }

  private static void logons(Planting plot) {
    var on = plot.servers(1).getFirst();
    for (int n = 0; n < 2; n++) {
      var from = "10.20.7." + (11 + n);
      plot.incident(
          "guessing-" + (n + 1),
          address(from),
          "Fourteen wrong passwords over the network.",
          14,
          refused(plot, on, WindowsEvents.NETWORK, from));
    }
    plot.nearMiss(
        "nine",
        address("10.20.7.13"),
        "Nine are fewer than ten.",
        9,
        refused(plot, on, WindowsEvents.NETWORK, "10.20.7.13"));
    plot.nearMiss(
        "at-the-console",
        address("127.0.0.1"),
        "At the console there is no address.",
        12,
        refused(plot, on, WindowsEvents.INTERACTIVE, "127.0.0.1"));
    plot.tooEarly(
        "before-the-window",
        address("10.20.7.14"),
        14,
        refused(plot, on, WindowsEvents.NETWORK, "10.20.7.14"));
  }

  private static Planting.Maker refused(Planting plot, Machine on, int type, String from) {
    return (dice, at, n) ->
        new WindowsEvents(dice).refusedLogon(at, on, account(plot, n % 3), type, from);
  }

  private static void kerberoasting(Planting plot) {
    for (int n = 0; n < 2; n++) {
      plot.incident(
          "roasting-" + (n + 1),
          FindingKey.of("Account", account(plot, n)),
          "Tickets with weak encryption are requested for six services.",
          6,
          ticket(account(plot, n), "0x17", 6));
    }
    plot.nearMiss(
        "four-services",
        FindingKey.of("Account", account(plot, 2)),
        "Eight tickets for four services are fewer than five services.",
        8,
        ticket(account(plot, 2), "0x17", 4));
    plot.nearMiss(
        "strong-encryption",
        FindingKey.of("Account", account(plot, 3)),
        "Tickets with AES are not guessed.",
        9,
        ticket(account(plot, 3), "0x12", 9));
    plot.tooEarly(
        "before-the-window",
        FindingKey.of("Account", account(plot, 4)),
        6,
        ticket(account(plot, 4), "0x17", 6));
  }

  private static Planting.Maker ticket(String account, String encryption, int services) {
    return (dice, at, n) ->
        new WindowsEvents(dice)
            .event(
                at,
                new Machine("SRV-DC01", "10.10.0.10"),
                4769,
                account,
                "ServiceName",
                "svc-app%02d".formatted(n % services),
                "EventData",
                "<EventData><Data Name=\"TicketEncryptionType\">"
                    + encryption
                    + "</Data></EventData>",
                "IpAddress",
                "10.20.1.9");
  }

  private static void replication(Planting plot) {
    var names = List.of(account(plot, 0), account(plot, 1), account(plot, 2));
    for (int n = 0; n < 2; n++) {
      plot.incident(
          "dcsync-" + (n + 1),
          FindingKey.of("SubjectAccount", names.get(n)),
          "An account asks a domain controller for every password hash.",
          3,
          replicated(names.get(n), REPLICATION));
    }
    plot.nearMiss(
        "a-domain-controller",
        FindingKey.of("SubjectAccount", World.DOMAIN + "\\SRV-DC02$"),
        "Domain controllers replicate all day.",
        6,
        replicated(World.DOMAIN + "\\SRV-DC02$", REPLICATION));
    plot.nearMiss(
        "another-right",
        FindingKey.of("SubjectAccount", names.get(2)),
        "It read an object's properties, nothing else.",
        4,
        replicated(names.get(2), "{bf967aba-0de6-11d0-a285-00aa003049e2}"));
    var connect = World.DOMAIN + "\\MSOL_0a1b2c3d";
    plot.nearMiss(
        "directory-synchronisation",
        FindingKey.of("SubjectAccount", connect),
        "The account that synchronises the directory with the cloud may do so.",
        2,
        replicated(connect, REPLICATION));
  }

  private static Planting.Maker replicated(String account, String right) {
    return (dice, at, _) ->
        new WindowsEvents(dice)
            .event(
                at,
                new Machine("SRV-DC01", "10.10.0.10"),
                4662,
                account,
                "ObjectName",
                "DC=contoso,DC=example",
                "Properties",
                "%%7688 " + right);
  }
}
