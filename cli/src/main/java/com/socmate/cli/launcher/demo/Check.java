package com.socmate.cli.launcher.demo;

import java.util.List;

/// A scheduled check of the demo, as a user would write it, and the manifest's word for what it
/// should find.
record Check(String name, String description, String query, String intent) {
  static final Check FAILED_SIGN_INS =
      new Check(
          "Daily failed sign-in check",
          "Check for brute force patterns across all user accounts",
          "Check for failed sign-ins in the last 24 hours with more than 5 attempts from the same IP",
          "failed_signins");

  /// Everything that was planted, for those who want to see all of it found.
  static final List<Check> ALL =
      List.of(
          FAILED_SIGN_INS,
          new Check(
              "Daily lateral movement check",
              "Check for accounts that suddenly reach many hosts",
              "Check for lateral movement: accounts reaching more than 4 new hosts in the last 24 hours",
              "lateral_movement"),
          new Check(
              "Daily audit log completeness check",
              "Check that no source of audit logs fell silent",
              "Verify audit log completeness in the last 24 hours",
              "audit_completeness"));
}
