package com.socmate.adapters.sentinel.sample;

import com.socmate.adapters.sentinel.sample.Manifest.FindingKey;
import com.socmate.adapters.sentinel.sample.World.Machine;
import java.time.Instant;

/// What Sysmon tells of services and of PowerShell.
final class SysmonStories implements Story {
  private static final String BLOB = "SQBFAFgAIAAoAE4AZQB3AC0ATwBiAGoAZQBjAHQAKQA=";

  @Override
  public void tell(Stage stage) {
    services(new Planting(stage, Intent.SYSMON_SERVICES, WindowsEvents.SYSTEM));
    powerShell(new Planting(stage, Intent.SYSMON_ENCODED_POWERSHELL, WindowsEvents.SYSTEM));
  }

  private static void services(Planting plot) {
    var on = plot.servers(5);
    for (int n = 0; n < 2; n++) {
      plot.incident(
          "service-" + (n + 1),
          service(on.get(n), "Upd" + n),
          "A service is registered that starts a shell.",
          1,
          registry(on.get(n), "Services\\Upd" + n + "\\ImagePath", 13));
    }
    plot.nearMiss(
        "another-value",
        service(on.get(2), "Upd2"),
        "How a service starts is changed, not what it runs.",
        1,
        registry(on.get(2), "Services\\Upd2\\Start", 13));
    plot.nearMiss(
        "key-made",
        service(on.get(3), "Upd3"),
        "A key of the registry is made; nothing is in it yet.",
        1,
        registry(on.get(3), "Services\\Upd3\\ImagePath", 12));
    plot.tooEarly(
        "before-the-window",
        service(on.get(4), "Upd4"),
        1,
        registry(on.get(4), "Services\\Upd4\\ImagePath", 13));
  }

  private static FindingKey service(Machine on, String name) {
    return FindingKey.of("Computer", on.name(), "ServiceName", name);
  }

  private static Planting.Maker registry(Machine on, String path, int event) {
    return (_, at, _) ->
        sysmon(
            at,
            on,
            event,
            "TargetObject",
            "HKLM\\System\\CurrentControlSet\\" + path,
            "Details",
            "%COMSPEC% /C start /b powershell");
  }

  private static void powerShell(Planting plot) {
    var on = plot.servers(5);
    var parents =
        new String[] {"services.exe", "tomcat9.exe", "explorer.exe", "explorer.exe", "cmd.exe"};
    for (int n = 0; n < 2; n++) {
      plot.incident(
          "encoded-" + (n + 1),
          parent(on.get(n), parents[n]),
          "A command is hidden in base64.",
          1,
          started(on.get(n), parents[n], "powershell.exe", "-NoP -enc " + BLOB));
    }
    plot.nearMiss(
        "a-script-file",
        parent(on.get(2), parents[2]),
        "A script in a file.",
        1,
        started(on.get(2), parents[2], "powershell.exe", "-File C:\\Scripts\\a.ps1"));
    plot.nearMiss(
        "another-program",
        parent(on.get(3), parents[3]),
        "Another program with a long argument.",
        1,
        started(on.get(3), parents[3], "encoder.exe", "-enc " + BLOB));
    plot.tooEarly(
        "before-the-window",
        parent(on.get(4), parents[4]),
        1,
        started(on.get(4), parents[4], "powershell.exe", "-enc " + BLOB));
  }

  private static FindingKey parent(Machine on, String parent) {
    return FindingKey.of("Computer", on.name(), "ParentImage", "C:\\Windows\\" + parent);
  }

  private static Planting.Maker started(Machine on, String parent, String image, String arguments) {
    return (_, at, _) ->
        sysmon(
            at,
            on,
            1,
            "Image",
            "C:\\Windows\\System32\\" + image,
            "CommandLine",
            image + " " + arguments,
            "ParentImage",
            "C:\\Windows\\" + parent);
  }

  private static Row sysmon(Instant at, Machine on, int event, String... namesAndValues) {
    var data = new StringBuilder("<DataItem type=\"System.XmlData\"><EventData>");
    for (int n = 0; n < namesAndValues.length; n += 2) {
      data.append("<Data Name=\"")
          .append(namesAndValues[n])
          .append("\">")
          .append(namesAndValues[n + 1])
          .append("</Data>");
    }
    return Row.of(WindowsEvents.SYSTEM, at)
        .with("Computer", on.name())
        .with("EventLog", "Microsoft-Windows-Sysmon/Operational")
        .with("Source", "Microsoft-Windows-Sysmon")
        .with("EventID", event)
        .with("EventLevelName", "Information")
        .with("UserName", "NT AUTHORITY\\SYSTEM")
        .with("EventData", data.append("</EventData></DataItem>").toString())
        .row();
  }
}
