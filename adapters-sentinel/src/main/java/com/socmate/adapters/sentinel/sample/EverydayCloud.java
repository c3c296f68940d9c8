package com.socmate.adapters.sentinel.sample;

import com.socmate.adapters.sentinel.sample.World.User;
import java.time.Instant;
import java.util.List;

/// Rows of `AzureActivity` and `Syslog`: the cloud's administration and a few Linux servers, at any
/// hour.
final class EverydayCloud implements Story {
  private static final List<String> OPERATIONS =
      List.of(
          "Microsoft.Compute/virtualMachines/start/action",
          "Microsoft.Compute/virtualMachines/deallocate/action",
          "Microsoft.Storage/storageAccounts/listKeys/action",
          "Microsoft.Resources/deployments/write",
          "Microsoft.Insights/diagnosticSettings/write");
  private static final List<String> LINUX_HOSTS = List.of("lnx-web01", "lnx-web02", "lnx-db01");

  private record Message(String facility, String severity, String program, String text) {}

  private static final List<Message> MESSAGES =
      List.of(
          new Message("cron", "info", "CRON", "(root) CMD (run-parts /etc/cron.hourly)"),
          new Message("daemon", "info", "systemd", "Started Daily apt download activities."),
          new Message(
              "authpriv",
              "info",
              "sshd",
              "Accepted publickey for deploy from 10.10.0.50 port 50122 ssh2"),
          new Message("kern", "notice", "kernel", "audit: backlog limit 8192"));

  @Override
  public void tell(Stage stage) {
    var dice = stage.dice("cloud");
    for (Instant hour : Calendar.hours(stage.settings())) {
      for (int n = dice.between(1, 4); n > 0; n--) {
        stage.fill(
            activity(dice, dice.after(hour, 20, 3_500), dice.one(stage.world().administrators())));
      }
      for (String host : LINUX_HOSTS) {
        for (int n = dice.between(2, 4); n > 0; n--) {
          stage.fill(message(dice, dice.after(hour, 10, 3_500), host));
        }
      }
    }
  }

  private static Row activity(Dice dice, Instant at, User caller) {
    var operation = dice.one(OPERATIONS);
    return CloudDeeds.done(
        dice,
        at,
        operation,
        "Success",
        caller.principal(),
        caller.home(),
        CloudDeeds.resource("microsoft.resources/deployments", "routine" + dice.below(3)));
  }

  private static Row message(Dice dice, Instant at, String host) {
    var message = dice.one(MESSAGES);
    return Row.of("Syslog", at)
        .with("SourceSystem", "Linux")
        .with("Computer", host)
        .with("HostName", host)
        .with("EventTime", Ticks.text(at))
        .with("Facility", message.facility())
        .with("SeverityLevel", message.severity())
        .with("ProcessName", message.program())
        .with("ProcessID", dice.between(300, 30_000))
        .with("HostIP", "10.10.1." + (10 + LINUX_HOSTS.indexOf(host)))
        .with("SyslogMessage", message.text())
        .row();
  }
}
