package com.socmate.application.investigation.intent;

import com.socmate.application.investigation.intent.Intent.Work;
import com.socmate.application.investigation.wording.Subject;
import com.socmate.domain.entity.EntityType;
import com.socmate.domain.finding.Severity;
import java.util.List;

/// Kinds of events in the Windows security log.
final class WindowsKinds {
  private static final String LOGONS =
      "(?:log(?:ged|ging|s)?[- ]?[io]ns?|sign[- ]?ins?|authentications?)";
  static final String ENCODED_COMMAND =
      "CommandLine matches regex @\"(?i)\\s[-/]e(nc|nco|ncod|ncode|ncoded|ncodedc\\w*|c)?\\s+[A-Za-z0-9+/=]{16,}\"";
  private static final String FAILED =
      "(?:fail\\w*|unsuccessful|den(?:ied|ials?)|refused|reject\\w*|brute[- ]?forc\\w*)";

  private WindowsKinds() {}

  static List<EventKind> all() {
    return List.of(
        failedRemoteDesktop(),
        failedLogons(),
        lockouts(),
        newServices(),
        scheduledTasks(),
        groupAdditions(),
        newAccounts(),
        kerberoasting(),
        encodedPowerShell(),
        livingOffTheLand(),
        directoryReplication());
  }

  private static EventKind failedRemoteDesktop() {
    return failed("failed_rdp_logons")
        .asked(
            "Failed RDP logons, at least 10 from one address, in the last 24 hours.",
            "\\b"
                + FAILED
                + "\\b[^.;]{0,25}\\b(?:rdp|remote desktop)\\b|\\b(?:rdp|remote desktop)\\b[^.;]{0,25}\\b"
                + FAILED
                + "\\b")
        .where("EventID == 4625 and LogonType == 10")
        .from(10, "failed RDP logons")
        .rated(Severity.MEDIUM, "T1110", "T1021.001")
        .meaning(
            "Somebody tries passwords at a desktop that can be reached from there.",
            "Close RDP to the addresses that do not need it.",
            "Look for a logon that succeeded from the same address.");
  }

  private static EventKind failedLogons() {
    return failed("failed_windows_logons")
        .asked(
            "Failed Windows logons (4625), at least 10 from one address, in the last 24 hours.",
            "\\b"
                + FAILED
                + "\\b[^.;]{0,25}\\b(?:windows|ntlm|domain controllers?|server|smb|network)\\b[^.;]{0,12}\\b"
                + LOGONS
                + "|\\b(?:hosts?|servers?|machines?|computers?|workstations?)\\b[^.;]{0,30}\\b"
                + FAILED
                + "\\b[^.;]{0,12}\\b"
                + LOGONS
                + "|\\b(?:windows|ntlm|domain|server)\\b[^.;]{0,15}\\b"
                + LOGONS
                + "\\b[^.;]{0,15}\\b"
                + FAILED
                + "|\\b4625\\b")
        .where("EventID == 4625")
        .from(10, "failed Windows logons")
        .rated(Severity.MEDIUM, "T1110")
        .meaning(
            "Somebody tries passwords inside the network.",
            "Find out what runs at the source address.",
            "Look for a logon that succeeded from the same address.");
  }

  private static EventKind lockouts() {
    return windows("account_lockouts")
        .asked(
            "Account lockouts in the last 24 hours.",
            "\\block(?:ed)?[- ]?outs?\\b|\\blocked accounts?\\b|\\baccounts? (?:was |were |been |being )?locked\\b|\\b4740\\b")
        .where("EventID == 4740")
        .by("TargetAccount")
        .orBy(Subject.USER, "TargetAccount")
        .orBy(Subject.COMPUTER, "Computer")
        .from(1, "account lockouts")
        .showing("TargetAccount", "TargetDomainName", "SubjectAccount", "Computer")
        .rated(Severity.LOW, "T1110")
        .meaning(
            "Locked accounts keep people from work and can be the trace of guessed passwords.",
            "Find the computer that keeps sending the wrong password.");
  }

  private static EventKind newServices() {
    return windows("service_installs")
        .asked(
            "Services installed on Windows computers in the last 24 hours.",
            "\\bservices?\\b[^.;]{0,20}\\b(?:install\\w*|creat\\w*)\\b|\\b(?:install\\w*|new|creat\\w*)\\b[^.;]{0,20}\\b(?:windows )?services?\\b|\\bpsexec\\w*\\b(?!\\.exe)|\\b(?:4697|7045)\\b")
        .where("EventID == 4697")
        .by("Computer", "ServiceName", "Account")
        .orBy(Subject.COMPUTER, "Computer")
        .orBy(Subject.USER, "Account")
        .narrowedBy(EntityType.PROCESS, "ServiceName|ServiceFileName")
        .narrowedBy(EntityType.FILE, "ServiceFileName")
        .from(1, "services installed")
        .showing("ServiceName", "ServiceFileName", "ServiceAccount", "Account")
        .rated(Severity.MEDIUM, "T1543.003", "T1569.002")
        .meaning(
            "A service runs with the highest rights and survives a restart.",
            "Check path and signature of each service's file.",
            "Ask the account's owner whether the installation was theirs.");
  }

  private static EventKind scheduledTasks() {
    return windows("scheduled_tasks")
        .asked(
            "Scheduled tasks created on Windows computers in the last 24 hours.",
            "\\b(?:scheduled|new) tasks?\\b|\\btasks? (?:was |were |being )?(?:creat\\w*|regist\\w*)\\b|\\bschtasks\\b|\\b4698\\b")
        .where("EventID == 4698")
        .with("TaskName = extract(@'TaskName\">([^<]+)<', 1, EventData)")
        .by("Computer", "Account", "TaskName")
        .orBy(Subject.COMPUTER, "Computer")
        .orBy(Subject.USER, "Account")
        .from(1, "scheduled tasks created")
        .showing("TaskName", "Account", "Activity", "EventData")
        .rated(Severity.MEDIUM, "T1053.005")
        .meaning(
            "A task brings a program back again and again.",
            "Look at what each task runs, and as whom.");
  }

  private static EventKind groupAdditions() {
    return windows("group_additions")
        .asked(
            "Members added to Windows administrator groups in the last 24 hours.",
            "\\b(?:local|domain|enterprise|new) admin(?:istrator)?s?\\b|\\b(?:add\\w*|new members?)\\b[^.;]{0,30}\\b(?:security |local |domain |admin\\w* )?groups?\\b|\\b(?:4728|4732|4756)\\b")
        .unless("\\b(?:log(?:s|ged)?|sign(?:s|ed)?)[- ](?:on|in)\\b")
        .where("EventID in (4728, 4732, 4756)")
        .where(
            "TargetUserName has_any (\"Admins\", \"Administrators\", \"Operators\", \"Remote Desktop Users\", \"Remote Management Users\")")
        .with("Member = iff(isnotempty(MemberName) and MemberName != \"-\", MemberName, MemberSid)")
        .with("Group = TargetUserName")
        .by("Computer", "Group", "Member")
        .orBy(Subject.USER, "Member")
        .orBy(Subject.COMPUTER, "Computer")
        .from(1, "additions to administrator groups")
        .showing("Group", "Member", "SubjectAccount", "Computer")
        .rated(Severity.HIGH, "T1098.007")
        .meaning(
            "A new administrator can do everything on the machine or in the domain.",
            "Ask who requested the membership; remove it where nobody did.");
  }

  private static EventKind newAccounts() {
    return windows("new_windows_accounts")
        .asked(
            "Windows accounts created in the last 24 hours.",
            "\\b(?:user |local |domain |windows )?accounts?\\b[^.;]{0,15}\\bcreat\\w*|\\b(?:creat\\w*|new)\\b[^.;]{0,15}\\b(?:local|domain|windows|user) (?:accounts?|users?)\\b|\\b4720\\b")
        .where("EventID == 4720")
        .by("TargetAccount", "Computer")
        .orBy(Subject.COMPUTER, "Computer")
        .from(1, "Windows accounts created")
        .showing("TargetAccount", "SubjectAccount", "Computer")
        .rated(Severity.MEDIUM, "T1136")
        .meaning(
            "An account nobody asked for is a door left open.",
            "Compare with the joiners list; disable what is not on it.");
  }

  private static EventKind kerberoasting() {
    return windows("kerberoasting")
        .asked(
            "Kerberoasting: accounts that requested RC4 tickets for at least 5 services in the last 24 hours.",
            "\\bkerberoast\\w*|\\brc4\\b|\\b(?:service|tgs) tickets?\\b|\\b4769\\b")
        .where("EventID == 4769")
        .with(
            "TicketEncryption = extract(@'TicketEncryptionType\">(0x[0-9A-Fa-f]+)<', 1, EventData)")
        .with(
            "ServiceName = iff(isnotempty(ServiceName), ServiceName, extract(@'ServiceName\">([^<]+)<', 1, EventData))")
        .where("TicketEncryption in~ (\"0x17\", \"0x18\")")
        .where("ServiceName !endswith \"$\" and ServiceName !~ \"krbtgt\"")
        .by("Account")
        .orBy(Subject.ADDRESS, "IpAddress")
        .distinct("ServiceName", "Services", Subject.APPLICATION, Subject.EVENT)
        .from(5, "RC4 service tickets")
        .showing("ServiceName", "TicketEncryption", "IpAddress", "Computer")
        .rated(Severity.HIGH, "T1558.003")
        .meaning(
            "Tickets with weak encryption can be guessed offline until a service's password falls out.",
            "Give the services asked for long random passwords, or managed accounts.",
            "Ask the account's owner, and look at the computer it used.");
  }

  private static EventKind encodedPowerShell() {
    return windows("encoded_powershell")
        .asked(
            "PowerShell started with an encoded command in the last 24 hours.",
            "\\b(?:encoded|obfuscated|base64)\\b[^.;]{0,25}\\b(?:powershell|pwsh|commands?)\\b|\\b(?:powershell|pwsh)(?:\\.exe)?\\b[^.;]{0,40}(?:\\bencoded|\\bobfuscat|-enc|\\bbase64)")
        .where("EventID == 4688")
        .where(
            "NewProcessName endswith @\"\\powershell.exe\" or NewProcessName endswith @\"\\pwsh.exe\"")
        .where(ENCODED_COMMAND)
        .by("Computer", "Account")
        .orBy(Subject.COMPUTER, "Computer")
        .orBy(Subject.USER, "Account")
        .from(1, "encoded PowerShell commands")
        .showing("CommandLine", "ParentProcessName", "Account")
        .rated(Severity.MEDIUM, "T1059.001", "T1027")
        .meaning(
            "Encoding hides what a command does; few people need it.",
            "Decode the command and see what it fetches or runs.",
            "Look at the parent process: an Office program is a bad sign.");
  }

  private static EventKind livingOffTheLand() {
    return windows("lolbins")
        .asked(
            "Windows tools used to fetch or run code (LOLBins) in the last 24 hours.",
            "\\blolb(?:in|as)s?\\b|\\bliving[- ]off[- ]the[- ]land\\b|\\b(?:certutil|mshta|regsvr32|rundll32|bitsadmin)(?:\\.exe)?\\b")
        .where("EventID == 4688")
        .where(
            "(NewProcessName endswith @\"\\certutil.exe\" and CommandLine has_any (\"urlcache\", \"verifyctl\", \"decode\"))"
                + " or (NewProcessName endswith @\"\\mshta.exe\" and CommandLine has_any (\"http\", \"https\", \"javascript\", \"vbscript\"))"
                + " or (NewProcessName endswith @\"\\regsvr32.exe\" and CommandLine has_any (\"http\", \"https\", \"scrobj\"))"
                + " or (NewProcessName endswith @\"\\rundll32.exe\" and CommandLine has_any (\"javascript\", \"http\", \"https\", \"comsvcs\"))"
                + " or (NewProcessName endswith @\"\\bitsadmin.exe\" and CommandLine has_any (\"transfer\", \"addfile\"))")
        .by("Computer", "Account")
        .orBy(Subject.COMPUTER, "Computer")
        .orBy(Subject.USER, "Account")
        .narrowedBy(EntityType.PROCESS, "NewProcessName")
        .from(1, "uses of Windows tools to fetch or run code")
        .showing("CommandLine", "NewProcessName", "ParentProcessName", "Account")
        .rated(Severity.HIGH, "T1218")
        .meaning(
            "Intruders use what is already there, so that nothing new has to be brought in.",
            "See what was fetched or run, and from where.",
            "Isolate the computer if nobody can explain it.");
  }

  private static EventKind directoryReplication() {
    return windows("dcsync")
        .asked(
            "DCSync: accounts that replicated the directory in the last 24 hours.",
            "\\bdc ?sync\\b|\\breplicat\\w+\\b[^.;]{0,30}\\b(?:directory|domain|credentials|secrets|active directory)\\b|\\b4662\\b|\\bdirectory replications?\\b|\\bds-replication\\b|\\breplicating directory changes\\b|\\bdrsuapi\\b")
        .where("EventID == 4662")
        .where(
            "Properties has_any (\"1131f6aa-9c07-11d1-f79f-00c04fc2dcd2\", \"1131f6ad-9c07-11d1-f79f-00c04fc2dcd2\", \"89e95b76-444d-4c62-991a-0facbeda640c\")")
        .where("SubjectUserName !endswith \"$\" and SubjectUserName !startswith \"MSOL_\"")
        .by("SubjectAccount")
        .from(1, "directory replications by accounts")
        .showing("SubjectAccount", "Computer", "ObjectName", "Properties")
        .rated(Severity.CRITICAL, "T1003.006")
        .meaning(
            "Whoever replicates the directory holds every password hash of the domain.",
            "Treat the domain as taken over: reset krbtgt twice and every privileged password.",
            "Find out how the account came by the right to replicate.");
  }

  private static EventKind.Draft failed(String name) {
    return windows(name)
        .where("IpAddress !in (\"\", \"-\", \"127.0.0.1\", \"::1\")")
        .by("IpAddress")
        .orBy(Subject.ADDRESS, "IpAddress")
        .orBy(Subject.USER, "Account")
        .orBy(Subject.COMPUTER, "Computer")
        .showing("Account", "Computer", "LogonType", "SubStatus", "IpAddress");
  }

  private static EventKind.Draft windows(String name) {
    return EventKind.named(name, Work.HUNTING).in("SecurityEvent", EntityFilters.SECURITY_EVENTS);
  }
}
