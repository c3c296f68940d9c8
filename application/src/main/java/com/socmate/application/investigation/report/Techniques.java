package com.socmate.application.investigation.report;

import java.util.Map;

/// The names of the MITRE ATT&CK techniques that our plans mention.
final class Techniques {
  private static final Map<String, String> NAMES =
      Map.of(
          "T1110", "Brute Force",
          "T1110.003", "Password Spraying",
          "T1021", "Remote Services",
          "T1078", "Valid Accounts",
          "T1562.002", "Disable Windows Event Logging",
          "T1070.001", "Clear Windows Event Logs");

  private Techniques() {}

  static String name(String id) {
    var name = NAMES.get(id);
    return name == null ? "" : " " + name;
  }
}
