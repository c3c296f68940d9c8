package com.socmate.adapters.sentinel.sample;

import com.socmate.adapters.sentinel.sample.World.Machine;
import java.time.Instant;
import java.util.Map;

/// Rows of `SecurityEvent` (and of `Event` for what Windows writes to its System log).
final class WindowsEvents {
  static final String SECURITY = "SecurityEvent";
  static final String SYSTEM = "Event";
  static final int SERVICE = 5;
  static final int NETWORK = 3;
  static final int INTERACTIVE = 2;
  static final int REMOTE_DESKTOP = 10;

  private static final Map<Integer, String> LOGON_TYPES =
      Map.of(
          INTERACTIVE,
          "2 - Interactive",
          NETWORK,
          "3 - Network",
          4,
          "4 - Batch",
          SERVICE,
          "5 - Service",
          7,
          "7 - Unlock",
          REMOTE_DESKTOP,
          "10 - RemoteInteractive");
  private static final Map<Integer, String> ACTIVITIES =
      Map.ofEntries(
          Map.entry(1100, "The event logging service has shut down."),
          Map.entry(1102, "The audit log was cleared."),
          Map.entry(4624, "An account was successfully logged on."),
          Map.entry(4625, "An account failed to log on."),
          Map.entry(4634, "An account was logged off."),
          Map.entry(4672, "Special privileges assigned to new logon."),
          Map.entry(4688, "A new process has been created."),
          Map.entry(4697, "A service was installed in the system."),
          Map.entry(4662, "An operation was performed on an object."),
          Map.entry(4698, "A scheduled task was created."),
          Map.entry(4699, "A scheduled task was deleted."),
          Map.entry(4702, "A scheduled task was updated."),
          Map.entry(4720, "A user account was created."),
          Map.entry(4722, "A user account was enabled."),
          Map.entry(4728, "A member was added to a security-enabled global group."),
          Map.entry(4729, "A member was removed from a security-enabled global group."),
          Map.entry(4732, "A member was added to a security-enabled local group."),
          Map.entry(4733, "A member was removed from a security-enabled local group."),
          Map.entry(4740, "A user account was locked out."),
          Map.entry(4767, "A user account was unlocked."),
          Map.entry(4769, "A Kerberos service ticket was requested."),
          Map.entry(5140, "A network share object was accessed."),
          Map.entry(5379, "Credential Manager credentials were read."));

  private final Dice dice;

  WindowsEvents(Dice dice) {
    this.dice = dice;
  }

  /// 4624: `account` (`DOMAIN\name`) logs on to `on` from `address`.
  Row logon(Instant at, Machine on, String account, int type, String address) {
    return entry(at, on, 4624, account)
        .with("TargetUserName", name(account))
        .with("TargetDomainName", domain(account))
        .with("TargetAccount", account)
        .with("TargetLogonId", "0x" + dice.hex(7))
        .with("LogonType", type)
        .with("LogonTypeName", LOGON_TYPES.getOrDefault(type, Integer.toString(type)))
        .with(
            "LogonProcessName",
            type == NETWORK ? "Kerberos" : type == SERVICE ? "Advapi" : "User32")
        .with("AuthenticationPackageName", type == NETWORK ? "Kerberos" : "Negotiate")
        .with("IpAddress", address)
        .with("IpPort", address.equals("-") ? "-" : Integer.toString(dice.between(49_152, 65_535)))
        .with("WorkstationName", "-")
        .with("ElevatedToken", "%%1843")
        .row();
  }

  /// 4625: the same with a wrong password.
  Row refusedLogon(Instant at, Machine on, String account, int type, String address) {
    return entry(at, on, 4625, account)
        .with("TargetUserName", name(account))
        .with("TargetDomainName", domain(account))
        .with("TargetAccount", account)
        .with("LogonType", type)
        .with("LogonTypeName", LOGON_TYPES.getOrDefault(type, Integer.toString(type)))
        .with("Status", "0xc000006d")
        .with("SubStatus", "0xc000006a")
        .with("FailureReason", "%%2313")
        .with("IpAddress", address)
        .with("IpPort", Integer.toString(dice.between(49_152, 65_535)))
        .row();
  }

  Row logoff(Instant at, Machine on, String account, int type) {
    return entry(at, on, 4634, account)
        .with("TargetUserName", name(account))
        .with("TargetDomainName", domain(account))
        .with("LogonType", type)
        .row();
  }

  Row privileges(Instant at, Machine on, String account) {
    return subject(entry(at, on, 4672, account), account)
        .with("PrivilegeList", "SeSecurityPrivilege SeBackupPrivilege SeRestorePrivilege")
        .row();
  }

  Row credentialsRead(Instant at, Machine on, String account) {
    return subject(entry(at, on, 5379, account), account).row();
  }

  Row process(Instant at, Machine on, String account, String image, String commandLine) {
    return subject(entry(at, on, 4688, account), account)
        .with("NewProcessName", image)
        .with("Process", image.substring(image.lastIndexOf('\\') + 1))
        .with("NewProcessId", "0x" + dice.hex(4))
        .with("ParentProcessName", "C:\\Windows\\System32\\services.exe")
        .with("CommandLine", commandLine)
        .row();
  }

  Row shareAccess(Instant at, Machine on, String account, String share, String address) {
    return subject(entry(at, on, 5140, account), account)
        .with("ShareName", "\\\\*\\" + share)
        .with("ShareLocalPath", "\\??\\C:\\Windows")
        .with("ObjectType", "File")
        .with("AccessMask", "0x1")
        .with("IpAddress", address)
        .with("IpPort", Integer.toString(dice.between(49_152, 65_535)))
        .row();
  }

  Row serviceInstalled(Instant at, Machine on, String account, String service, String file) {
    return subject(entry(at, on, 4697, account), account)
        .with("ServiceName", service)
        .with("ServiceFileName", file)
        .with("ServiceType", "0x10")
        .with("ServiceStartType", 3)
        .with("ServiceAccount", "LocalSystem")
        .row();
  }

  /// 7045 goes to the System log, hence to another table.
  Row serviceInstalledInSystemLog(
      Instant at, Machine on, String account, String service, String file) {
    return Row.of(SYSTEM, at)
        .with("SourceSystem", "OpsManager")
        .with("Computer", on.name())
        .with("EventLog", "System")
        .with("Source", "Service Control Manager")
        .with("EventID", 7045)
        .with("EventLevel", 4)
        .with("EventLevelName", "Information")
        .with("UserName", account)
        .with(
            "RenderedDescription",
            "A service was installed in the system. Service Name: "
                + service
                + " Service File Name: "
                + file)
        .with(
            "EventData",
            "<DataItem type=\"System.XmlData\"><EventData><Data Name=\"ServiceName\">"
                + service
                + "</Data><Data Name=\"ImagePath\">"
                + file
                + "</Data></EventData></DataItem>")
        .row();
  }

  /// 1102 is written by the event log itself.
  Row logCleared(Instant at, Machine on, String account) {
    return subject(entry(at, on, 1102, account), account)
        .with("EventSourceName", "Microsoft-Windows-Eventlog")
        .row();
  }

  Row loggingStopped(Instant at, Machine on) {
    return entry(at, on, 1100, World.DOMAIN + "\\" + on.name() + "$")
        .with("EventSourceName", "Microsoft-Windows-Eventlog")
        .row();
  }

  /// Any other event, with its own columns: alternating names and values.
  Row event(Instant at, Machine on, int id, String account, Object... columnsAndValues) {
    var columns = subject(entry(at, on, id, account), account);
    for (int n = 0; n < columnsAndValues.length; n += 2) {
      columns.with((String) columnsAndValues[n], columnsAndValues[n + 1]);
    }
    return columns.row();
  }

  /// 4688 with another parent.
  Row childProcess(
      Instant at, Machine on, String account, String image, String commandLine, String parent) {
    return process(at, on, account, image, commandLine).but("ParentProcessName", parent);
  }

  private static Row.Columns entry(Instant at, Machine on, int id, String account) {
    return Row.of(SECURITY, at)
        .with("SourceSystem", "OpsManager")
        .with("Computer", on.name())
        .with("EventSourceName", "Microsoft-Windows-Security-Auditing")
        .with("Channel", "Security")
        .with("Level", "0")
        .with("EventID", id)
        .with("Activity", id + " - " + ACTIVITIES.get(id))
        .with("Account", account)
        .with(
            "AccountType",
            account.endsWith("$") || domain(account).startsWith("NT ") ? "Machine" : "User");
  }

  private Row.Columns subject(Row.Columns columns, String account) {
    return columns
        .with("SubjectUserName", name(account))
        .with("SubjectDomainName", domain(account))
        .with("SubjectAccount", account)
        .with("SubjectLogonId", "0x" + dice.hex(7));
  }

  private static String name(String account) {
    return account.substring(account.indexOf('\\') + 1);
  }

  private static String domain(String account) {
    return account.substring(0, Math.max(0, account.indexOf('\\')));
  }
}
