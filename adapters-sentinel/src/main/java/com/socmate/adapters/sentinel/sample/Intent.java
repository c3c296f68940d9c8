package com.socmate.adapters.sentinel.sample;

import java.time.Duration;

/// A question that the sample has answers to, and the rule by which they were planted.
public enum Intent {
  FAILED_SIGNINS(
      "failed_signins",
      "SigninLogs: more than 5 failed sign-ins from one IPAddress; successes and interrupts are not failures"),
  LATERAL_MOVEMENT(
      "lateral_movement",
      "SecurityEvent 4624, LogonType 3 or 10: one Account from one IpAddress reaches more than 4 Computers that"
          + " the account did not log on to (same logon types) in the 7 days before the window; machine accounts,"
          + " ANONYMOUS LOGON and loopback or missing addresses are left out"),
  AUDIT_COMPLETENESS(
      "audit_completeness",
      "a Computer in SecurityEvent, or the tables SigninLogs and AuditLogs, that reported in every hour of at"
          + " least 3 of the 7 days before the window is silent for 3 or more whole hours in a row; or event 1102"
          + " says that a Computer's security log was cleared");

  private final String word;
  private final String rule;

  Intent(String word, String rule) {
    this.word = word;
    this.rule = rule;
  }

  String word() {
    return word;
  }

  String rule() {
    return rule;
  }

  Duration window() {
    return Duration.ofDays(1);
  }
}
