package com.socmate.application.investigation.intent;

import com.socmate.application.investigation.intent.Intent.Work;
import com.socmate.application.investigation.wording.Subject;
import com.socmate.domain.finding.Severity;
import java.util.List;

/// Kinds of events on Linux computers, as `Syslog` tells of them.
final class LinuxKinds {
  private LinuxKinds() {}

  static List<EventKind> all() {
    return List.of(failedSsh());
  }

  private static EventKind failedSsh() {
    return EventKind.named("failed_ssh_logons", Work.HUNTING)
        .in("Syslog", EntityFilters.LINUX)
        .asked(
            "Failed SSH logons, at least 10 from one address, in the last 24 hours.",
            "\\bssh\\b[^.;]{0,40}\\b(?:fail\\w*|invalid|refused|brute[- ]?forc\\w*|guess\\w*)\\b|\\b(?:fail\\w*|invalid|refused|brute[- ]?forc\\w*)\\b[^.;]{0,25}\\bssh\\b")
        .where("ProcessName == \"sshd\" and SyslogMessage startswith \"Failed password\"")
        .with("SourceAddress = extract(@'from (\\S+) port', 1, SyslogMessage)")
        .with("Account = extract(@'for (?:invalid user )?(\\S+) from', 1, SyslogMessage)")
        .where("isnotempty(SourceAddress)")
        .by("SourceAddress")
        .orBy(Subject.ADDRESS, "SourceAddress")
        .orBy(Subject.USER, "Account")
        .orBy(Subject.COMPUTER, "Computer")
        .from(10, "failed SSH logons")
        .showing("Account", "Computer", "SourceAddress", "SyslogMessage")
        .rated(Severity.MEDIUM, "T1110", "T1021.004")
        .meaning(
            "Somebody tries passwords at a Linux computer.",
            "Close SSH to the addresses that do not need it; allow keys only.",
            "Look for a logon that was accepted from the same address.");
  }
}
