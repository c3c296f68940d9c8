package com.socmate.adapters.sentinel.ingest;

import java.util.Map;

/// What the common numbers of the security log stand for.
final class WindowsActivities {
  private static final Map<String, String> SENTENCES =
      Map.ofEntries(
          Map.entry("1102", "The audit log was cleared."),
          Map.entry("4624", "An account was successfully logged on."),
          Map.entry("4625", "An account failed to log on."),
          Map.entry("4634", "An account was logged off."),
          Map.entry("4648", "A logon was attempted using explicit credentials."),
          Map.entry("4656", "A handle to an object was requested."),
          Map.entry("4658", "The handle to an object was closed."),
          Map.entry("4662", "An operation was performed on an object."),
          Map.entry("4663", "An attempt was made to access an object."),
          Map.entry("4672", "Special privileges assigned to new logon."),
          Map.entry("4688", "A new process has been created."),
          Map.entry("4689", "A process has exited."),
          Map.entry("4697", "A service was installed in the system."),
          Map.entry("4698", "A scheduled task was created."),
          Map.entry("4719", "System audit policy was changed."),
          Map.entry("4720", "A user account was created."),
          Map.entry("4732", "A member was added to a security-enabled local group."),
          Map.entry("4768", "A Kerberos authentication ticket (TGT) was requested."),
          Map.entry("4769", "A Kerberos service ticket was requested."),
          Map.entry(
              "4776",
              "The domain controller attempted to validate the credentials for an account."),
          Map.entry("5140", "A network share object was accessed."),
          Map.entry(
              "5145",
              "A network share object was checked to see whether client can be granted desired access."),
          Map.entry("5156", "The Windows Filtering Platform has allowed a connection."),
          Map.entry("5158", "The Windows Filtering Platform has permitted a bind to a local port."),
          Map.entry("5379", "Credential Manager credentials were read."));

  private WindowsActivities() {}

  static String of(String eventId) {
    var sentence = SENTENCES.get(eventId);
    return sentence == null ? eventId : eventId + " - " + sentence;
  }
}
