package com.socmate.adapters.sentinel.sample;

import com.socmate.adapters.sentinel.sample.Manifest.FindingKey;
import com.socmate.adapters.sentinel.sample.World.User;

/// What happens at the edges: denied connections, guesses over SSH, rules that send mail away.
final class EdgeStories implements Story {
  @Override
  public void tell(Stage stage) {
    denials(new Planting(stage, Intent.FIREWALL_DENIALS, Traffic.FIREWALL));
    ssh(new Planting(stage, Intent.FAILED_SSH_LOGONS, "Syslog"));
    rules(new Planting(stage, Intent.INBOX_RULES, "OfficeActivity"));
  }

  private static void denials(Planting plot) {
    for (int n = 0; n < 2; n++) {
      var from = plot.world().stranger();
      plot.incident(
          "scan-" + (n + 1),
          FindingKey.of("SourceIP", from),
          "Sixty connections to different ports are denied.",
          60,
          denied(from, "deny"));
    }
    var few = plot.world().stranger();
    plot.nearMiss(
        "forty-nine",
        FindingKey.of("SourceIP", few),
        "Forty-nine are fewer than fifty.",
        49,
        denied(few, "deny"));
    var allowed = plot.world().stranger();
    plot.nearMiss(
        "allowed",
        FindingKey.of("SourceIP", allowed),
        "Sixty connections that were allowed.",
        60,
        denied(allowed, "allow"));
    var early = plot.world().stranger();
    plot.tooEarly("before-the-window", FindingKey.of("SourceIP", early), 60, denied(early, "deny"));
  }

  private static Planting.Maker denied(String from, String action) {
    return (dice, at, n) ->
        Traffic.connection(dice, at, from, "10.10.0.20", 1_000 + n, 60).but("DeviceAction", action);
  }

  private static void ssh(Planting plot) {
    for (int n = 0; n < 2; n++) {
      var from = plot.world().stranger();
      plot.incident(
          "guessing-" + (n + 1),
          FindingKey.of("SourceAddress", from),
          "Twelve wrong passwords over SSH.",
          12,
          said("Failed password for invalid user admin from " + from));
    }
    var nine = plot.world().stranger();
    plot.nearMiss(
        "nine",
        FindingKey.of("SourceAddress", nine),
        "Nine are fewer than ten.",
        9,
        said("Failed password for root from " + nine));
    var accepted = plot.world().stranger();
    plot.nearMiss(
        "accepted",
        FindingKey.of("SourceAddress", accepted),
        "The key was accepted each time.",
        14,
        said("Accepted publickey for deploy from " + accepted));
    var early = plot.world().stranger();
    plot.tooEarly(
        "before-the-window",
        FindingKey.of("SourceAddress", early),
        12,
        said("Failed password for root from " + early));
  }

  /// Seven hours ago and more: the last hours of the table are silent.
  private static Planting.Maker said(String message) {
    return (dice, at, _) -> {
      var when = at.minusSeconds(3 * 3_600);
      return Row.of("Syslog", when)
          .with("Computer", "lnx-web01")
          .with("HostName", "lnx-web01")
          .with("Facility", "authpriv")
          .with("SeverityLevel", "info")
          .with("ProcessName", "sshd")
          .with("SyslogMessage", message + " port " + dice.between(20_000, 60_000) + " ssh2")
          .row();
    };
  }

  private static void rules(Planting plot) {
    var cast = plot.cast(5);
    for (int n = 0; n < 2; n++) {
      plot.incident(
          "forwarding-" + (n + 1),
          key(cast.get(n)),
          "A rule sends a copy of every message away.",
          1,
          rule(cast.get(n), n == 0 ? "New-InboxRule" : "Set-InboxRule", "ForwardTo"));
    }
    plot.nearMiss(
        "sorting",
        key(cast.get(2)),
        "A rule that moves newsletters to a folder.",
        2,
        rule(cast.get(2), "New-InboxRule", "MoveToFolder"));
    plot.nearMiss(
        "removed",
        key(cast.get(3)),
        "A rule is removed.",
        1,
        rule(cast.get(3), "Remove-InboxRule", "ForwardTo"));
    plot.tooEarly(
        "before-the-window", key(cast.get(4)), 1, rule(cast.get(4), "New-InboxRule", "ForwardTo"));
  }

  private static FindingKey key(User user) {
    return FindingKey.of("UserId", user.principal());
  }

  private static Planting.Maker rule(User user, String operation, String parameter) {
    return (_, at, _) ->
        Row.of("OfficeActivity", at)
            .with("OfficeWorkload", "Exchange")
            .with("Operation", operation)
            .with("UserId", user.principal())
            .with("ClientIP", user.home())
            .with(
                "Parameters",
                "[{\"Name\":\"" + parameter + "\",\"Value\":\"collector@mail.example\"}]")
            .row();
  }
}
