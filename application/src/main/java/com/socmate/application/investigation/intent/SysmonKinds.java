package com.socmate.application.investigation.intent;

import com.socmate.application.investigation.intent.Intent.Work;
import com.socmate.application.investigation.wording.Subject;
import com.socmate.domain.finding.Severity;
import java.util.List;

/// Kinds of events that Sysmon tells of, for machines whose security log does not.
final class SysmonKinds {
  private SysmonKinds() {}

  static List<EventKind> all() {
    return List.of(services(), encodedPowerShell());
  }

  private static EventKind services() {
    return events("sysmon_services", 13)
        .asked(
            "Sysmon: services registered on any computer in the last 24 hours.",
            "\\bsysmon\\b[^.;]{0,60}\\bservices?\\b|\\bservices?\\b[^.;]{0,60}\\bsysmon\\b")
        .with(field("TargetObject"))
        .with("ServiceFileName = " + extracted("Details"))
        .where("TargetObject endswith @'\\ImagePath'")
        .with("ServiceName = extract(@'\\\\Services\\\\([^\\\\]+)\\\\ImagePath$', 1, TargetObject)")
        .where("isnotempty(ServiceName)")
        .byBoth("Computer", "ServiceName")
        .from(1, "services registered")
        .showing("ServiceFileName", "TargetObject", "UserName")
        .rated(Severity.MEDIUM, "T1543.003", "T1569.002")
        .meaning(
            "A service runs with the highest rights; PsExec and its like make one to run a command.",
            "Read what the service runs: a shell or an encoded command is no service.",
            "Look at who was logged on from another computer at that moment.");
  }

  private static EventKind encodedPowerShell() {
    return events("sysmon_encoded_powershell", 1)
        .asked(
            "Sysmon: PowerShell started with an encoded command in the last 24 hours.",
            "\\bsysmon\\b[^.;]{0,60}\\b(?:powershell|pwsh|encoded)\\b|\\b(?:powershell|pwsh|encoded)\\b[^.;]{0,60}\\bsysmon\\b")
        .with(field("Image"))
        .with(field("CommandLine"))
        .with(field("ParentImage"))
        .where("Image endswith @'\\powershell.exe' or Image endswith @'\\pwsh.exe'")
        .where(WindowsKinds.ENCODED_COMMAND)
        .by("Computer", "ParentImage")
        .orBy(Subject.COMPUTER, "Computer")
        .from(1, "encoded PowerShell commands")
        .showing("CommandLine", "ParentImage", "UserName")
        .rated(Severity.MEDIUM, "T1059.001", "T1027")
        .meaning(
            "Encoding hides what a command does; few people need it.",
            "Decode the command and see what it fetches or runs.",
            "Look at the parent: a service or a web server is a bad sign.");
  }

  private static String field(String name) {
    return name + " = " + extracted(name);
  }

  private static String extracted(String name) {
    return "extract(@'Name=\"" + name + "\">([^<]*)<', 1, EventData)";
  }

  private static EventKind.Draft events(String name, int event) {
    return EventKind.named(name, Work.HUNTING)
        .in("Event", EntityFilters.COMPUTERS)
        .where("Source has \"Sysmon\" and EventID == " + event);
  }
}
