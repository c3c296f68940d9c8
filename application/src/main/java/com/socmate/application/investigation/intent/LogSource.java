package com.socmate.application.investigation.intent;

import com.socmate.application.investigation.wording.Wording;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// Tables whose habit of reporting is known.
enum LogSource {
  SECURITY_EVENT(
      "SecurityEvent",
      true,
      "securityevents?|security (?:event )?logs?|windows|servers?|hosts?|computers?|machines?|workstations?|endpoints?"
          + "|domain controllers?|dcs?|agents?|1102"),
  SIGN_INS("SigninLogs", false, "sign-?in ?logs?|sign-?ins?|log-?ins?|authentication logs?"),
  DIRECTORY(
      "AuditLogs", false, "auditlogs|(?:entra|azure ad|aad|directory)(?: id)? (?:audit )?logs?");

  private final String table;
  private final boolean byComputer;
  private final Pattern words;

  LogSource(String table, boolean byComputer, String words) {
    this.table = table;
    this.byComputer = byComputer;
    this.words = Pattern.compile("\\b(?:" + words + ")\\b");
  }

  String table() {
    return table;
  }

  boolean byComputer() {
    return byComputer;
  }

  /// Those the words name, else all of them.
  static List<LogSource> in(Wording words) {
    var named = Arrays.stream(values()).filter(it -> words.says(it.words)).toList();
    return named.isEmpty() ? List.of(values()) : named;
  }
}
