package com.socmate.application.investigation.intent;

import com.socmate.application.investigation.intent.Intent.Work;
import com.socmate.application.investigation.wording.Subject;
import com.socmate.domain.finding.Severity;
import java.util.List;

/// Kinds of name lookups in `DnsEvents`.
final class DnsKinds {
  private static final String MANY_NAMES =
      """
      events
      | where strlen(Name) > strlen(Domain)
      | summarize Subdomains = dcount(Name), AverageLength = avg(strlen(Name) - strlen(Domain) - 1), Events = count(),
          FirstSeen = min(TimeGenerated), LastSeen = max(TimeGenerated) by $key
      | where $usually
      """;

  private DnsKinds() {}

  static List<EventKind> all() {
    return List.of(tunnelling(), unknownNames());
  }

  private static EventKind tunnelling() {
    return lookups("dns_tunnelling")
        .asked(
            "DNS tunnelling: hosts that looked up at least 50 different long subdomains of one domain in the last 24 hours.",
            "\\bdns\\b[^.;]{0,25}\\btunnel\\w*|\\btunnel\\w*[^.;]{0,25}\\bdns\\b|\\b(?:subdomains?|sub-domains?)\\b|\\b(?:long|high[- ]entropy|random)\\b[^.;]{0,20}\\b(?:dns|domain|quer\\w+|lookups?|names?)\\b")
        .with("Domain = extract(@'([^.]+\\.[^.]+)$', 1, Name)")
        .where("isnotempty(Domain)")
        .by("ClientIP", "Domain")
        .shaped(
            Measure.Shape.of(
                    "Subdomains", MANY_NAMES, Subject.EVENT, Subject.COMPUTER, Subject.APPLICATION)
                .usually("AverageLength >= 20"))
        .from(50, "different subdomains of one domain")
        .showing("Name", "QueryType", "Computer")
        .rated(Severity.HIGH, "T1071.004", "T1048.003")
        .meaning(
            "Names that are never twice the same carry data past the firewall.",
            "Look at the names: encoded text is plain to the eye.",
            "Find the process that asks, and block the domain.");
  }

  private static EventKind unknownNames() {
    return lookups("nxdomain_bursts")
        .asked(
            "NXDOMAIN bursts: hosts with at least 100 lookups of names that do not exist in the last 24 hours.",
            "\\bnx ?domains?\\b|\\b(?:non-?existent|unknown|unresolved|unresolvable)\\b[^.;]{0,15}\\b(?:domains?|names?)\\b|\\b(?:domains?|names?)\\b[^.;]{0,20}\\b(?:do(?:es)? not exist|not found)\\b|\\bfail\\w*\\b[^.;]{0,15}\\bdns (?:quer\\w+|lookups?)\\b|\\bdga\\b")
        .where("ResultCode == 3")
        .by("ClientIP")
        .orBy(Subject.COMPUTER, "ClientIP")
        .orBy(Subject.ADDRESS, "ClientIP")
        .honouring(Qualifier.HABIT)
        .from(100, "lookups of names that do not exist")
        .showing("Name", "QueryType", "Computer")
        .rated(Severity.MEDIUM, "T1568.002")
        .meaning(
            "Malicious software tries generated names until one of them answers.",
            "See whether the names look generated.",
            "Look for a name of the same make that did resolve.");
  }

  private static EventKind.Draft lookups(String name) {
    return EventKind.named(name, Work.HUNTING)
        .in("DnsEvents", EntityFilters.LOOKUPS)
        .where("isnotempty(ClientIP) and isnotempty(Name)")
        .with("Name = trim_end(@'\\.', tolower(Name))");
  }
}
