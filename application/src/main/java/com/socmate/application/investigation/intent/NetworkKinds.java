package com.socmate.application.investigation.intent;

import com.socmate.application.investigation.intent.Intent.Work;
import com.socmate.application.investigation.wording.Subject;
import com.socmate.domain.entity.EntityType;
import com.socmate.domain.finding.Severity;
import java.time.Duration;
import java.util.List;

/// Kinds of traffic, as firewalls tell of it in `CommonSecurityLog`.
final class NetworkKinds {
  private static final Duration WEEK = Duration.ofDays(7);
  private static final String OUTWARD =
      "isnotempty(SourceIP) and isnotempty(DestinationIP) and coalesce(ipv4_is_private(DestinationIP), false) == false";

  private static final String REGULAR =
      """
      events
      | sort by SourceIP asc, DestinationIP asc, TimeGenerated asc
      | extend Gap = iff(SourceIP == prev(SourceIP) and DestinationIP == prev(DestinationIP),
          datetime_diff("second", TimeGenerated, prev(TimeGenerated)), long(null))
      | where isnotnull(Gap) and Gap >= 10
      | summarize Gaps = count(), IntervalSeconds = percentile(Gap, 50), Shortest = percentile(Gap, 10),
          Longest = percentile(Gap, 90), FirstSeen = min(TimeGenerated), LastSeen = max(TimeGenerated) by $key
      | extend Connections = Gaps + 1, Events = Gaps + 1
      | where Longest - Shortest <= 0.6 * IntervalSeconds
      """;
  private static final String UNSEEN =
      """
      events
      | summarize Before = countif(TimeGenerated < startTime), Connections = countif(TimeGenerated >= startTime),
          Hosts = dcount(SourceIP), HostList = array_sort_asc(make_set(SourceIP, 10)),
          FirstSeen = min(TimeGenerated), LastSeen = max(TimeGenerated) by $key
      | where Before == 0 and Connections > 0 and Hosts <= 2
      | extend Events = Connections
      """;
  private static final String SENT =
      """
      events
      | summarize Bytes = sumif(SentBytes, TimeGenerated >= startTime), Earlier = sumif(SentBytes, TimeGenerated < startTime),
          Events = countif(TimeGenerated >= startTime),
          DestinationList = array_sort_asc(make_set_if(DestinationIP, TimeGenerated >= startTime, 10)),
          FirstSeen = minif(TimeGenerated, TimeGenerated >= startTime), LastSeen = max(TimeGenerated) by $key
      | extend Megabytes = tolong(Bytes / 1000000),
          UsualMegabytes = tolong(Earlier / 1000000 * ((endTime - startTime) / $baseline))
      | where $usually
      """;

  private NetworkKinds() {}

  static List<EventKind> all() {
    return List.of(beaconing(), rareDestinations(), exfiltration(), denials());
  }

  private static EventKind beaconing() {
    return traffic("beaconing")
        .asked(
            "Beaconing: at least 20 connections at regular intervals from one host to one destination in the last 24 hours.",
            "\\bbeacon\\w*|\\b(?:regular|fixed|periodic|constant|steady|even)\\b[^.;]{0,25}\\b(?:intervals?|connections?|call-?backs?|traffic|check-?ins?)\\b|\\bcall(?:s|ing)? home\\b|\\bcommand[- ]and[- ]control\\b|\\bc2\\b")
        .by("SourceIP", "DestinationIP")
        .shaped(Measure.Shape.of("Connections", REGULAR, Subject.EVENT))
        .honouring(Qualifier.HABIT)
        .from(20, "connections at regular intervals")
        .showing("DestinationPort", "DestinationHostName", "SentBytes", "DeviceAction")
        .rated(Severity.HIGH, "T1071", "T1573")
        .meaning(
            "A program that reports at regular intervals, and not to a known service, waits for orders.",
            "Find the process behind the connections on the source host.",
            "Look up the destination; block it once the host is isolated.",
            "Leave out known agents by naming their destinations in the question.");
  }

  private static EventKind rareDestinations() {
    return traffic("rare_destinations")
        .asked(
            "Rare destinations: addresses nobody contacted before, with at least 3 connections, in the last 24 hours.",
            "\\b(?:rare(?:ly)?|new|unseen|first[- ](?:time|seen)|never[- ](?:before[- ])?(?:seen|contacted)|unusual|uncommon|unknown)\\b[^.;]{0,40}\\b(?:destinations?|external (?:ips?|address\\w*|hosts?)|outbound (?:connections?|address\\w*|ips?)|remote (?:ips?|address\\w*))\\b"
                + "|\\b(?:destinations?|external (?:ips?|address\\w*)|outbound connections?|remote address\\w*)\\b[^.;]{0,60}\\b(?:never|not|n't|nobody|no one|rare|first|unseen|new)\\b")
        .by("DestinationIP")
        .shaped(Measure.Shape.of("Connections", UNSEEN, Subject.EVENT).comparedWith(WEEK))
        .honouring(Qualifier.HABIT)
        .from(3, "connections to a destination nobody contacted before")
        .showing("SourceIP", "DestinationPort", "DestinationHostName", "SentBytes", "DeviceAction")
        .rated(Severity.MEDIUM, "T1071", "T1041")
        .meaning(
            "What one or two hosts suddenly talk to, and nobody did before, is where new things begin.",
            "Look up the destination and its owner.",
            "Ask the hosts' owners what began to run.");
  }

  private static EventKind exfiltration() {
    return traffic("exfiltration_volume")
        .asked(
            "Exfiltration: hosts that sent more than 500 MB to the internet, and much more than they used to, in the last 24 hours.",
            "\\bexfiltrat\\w*|\\b(?:sent|send\\w*|upload\\w*|transferr?\\w*|outbound|egress)\\b[^.;]{0,40}\\b(?:\\d+ ?(?:mb|gb|tb|megabytes?|gigabytes?|bytes)|data|volumes?|traffic volume|bytes)\\b"
                + "|\\b(?:data|bytes|volume)\\b[^.;]{0,20}\\b(?:sent out|uploaded|leaving|outbound|transferred)\\b")
        .where("isnotnull(SentBytes)")
        .by("SourceIP")
        .orBy(Subject.ADDRESS, "SourceIP")
        .orBy(Subject.COMPUTER, "SourceIP")
        .shaped(
            Measure.Shape.of("Megabytes", SENT)
                .in("MB")
                .usually("Megabytes >= 5 * UsualMegabytes")
                .comparedWith(WEEK))
        .honouring(Qualifier.HABIT)
        .from(500, "megabytes sent to the internet")
        .showing("DestinationIP", "DestinationHostName", "DestinationPort", "SentBytes")
        .rated(Severity.HIGH, "T1048", "T1567")
        .meaning(
            "Data that left is not coming back; what it was decides who must be told.",
            "Find out what was sent, by which program, and to whom the destination belongs.",
            "If nobody can explain it, cut the host off.");
  }

  private static EventKind denials() {
    return EventKind.named("firewall_denials", Work.HUNTING)
        .in("CommonSecurityLog", EntityFilters.TRAFFIC.with(EntityType.PORT, "DestinationPort"))
        .asked(
            "Denied connections: addresses with at least 50 connections that a firewall denied in the last 24 hours.",
            "\\b(?:denied|blocked|dropped|rejected)\\b[^.;]{0,25}\\b(?:connect\\w*|traffic|packets?|flows?)\\b|\\bfirewall (?:den\\w+|drops?|blocks?)\\b|\\b(?:denied|blocked|dropped|rejected)\\b[^.;]{0,15}\\bfirewalls?\\b|\\bport[- ]?scans?\\w*")
        .where(
            "DeviceAction in~ (\"deny\", \"denied\", \"drop\", \"dropped\", \"block\", \"blocked\", \"reject\", \"rejected\", \"reset-both\")")
        .where("isnotempty(SourceIP)")
        .by("SourceIP")
        .orBy(Subject.ADDRESS, "SourceIP")
        .orBy(Subject.COMPUTER, "SourceIP")
        .from(50, "denied connections")
        .showing("DestinationIP", "DestinationPort", "DeviceAction", "Protocol")
        .rated(Severity.LOW, "T1046")
        .meaning(
            "Somebody tries doors; the closed ones show who.",
            "See whether the source belongs to a scanner of your own.",
            "Look for connections from the same source that were allowed.");
  }

  private static EventKind.Draft traffic(String name) {
    return EventKind.named(name, Work.HUNTING)
        .in("CommonSecurityLog", EntityFilters.TRAFFIC)
        .where(OUTWARD);
  }
}
