package com.socmate.application.investigation.intent;

import com.socmate.application.investigation.intent.Intent.Work;
import com.socmate.domain.finding.Severity;
import java.time.Duration;
import java.util.List;

/// Whether the logs themselves are well: tables that fell silent, tables that hold much less than
/// usual.
final class HealthKinds {
  private static final String WATCHED =
      "AuditLogs, AzureActivity, CommonSecurityLog, DnsEvents, Heartbeat, OfficeActivity, SecurityEvent, SigninLogs, StorageBlobLogs, Syslog";
  private static final Duration WEEK = Duration.ofDays(7);
  private static final String SILENCE =
      """
      events
      | summarize LastSeen = max(TimeGenerated), FirstSeen = min(TimeGenerated), Events = countif(TimeGenerated >= startTime),
          Hours = dcountif(bin(TimeGenerated, 1h), TimeGenerated < startTime) by $key
      | where Hours >= 100
      | extend SilentHours = tolong((endTime - LastSeen) / 1h)
      """;
  private static final String LESS =
      """
      events
      | summarize Before = countif(TimeGenerated < endTime - 7d), Events = countif(TimeGenerated >= startTime),
          FirstSeen = minif(TimeGenerated, TimeGenerated >= startTime), LastSeen = max(TimeGenerated) by $key
      | where Before >= 50
      | extend DropPercent = tolong(100 - 100.0 * Events / Before)
      """;

  private HealthKinds() {}

  static List<EventKind> all() {
    return List.of(silentTables(), volumeDrop());
  }

  private static EventKind silentTables() {
    return tables("silent_tables")
        .asked(
            "Tables silent: tables that received no rows for at least 3 hours, as of the end of the last 24 hours.",
            "\\b(?:tables?|data connectors?)\\b[^.;]{0,60}\\b(?:silent|silence|stopp\\w+|quiet|empty|no (?:new )?(?:rows?|data|events?|records?|logs?)|not? (?:been )?(?:receiv|report|ingest|arriv|updat)\\w*|without (?:rows?|data|events?|records?|logs?)|nothing|dead|stale)\\b"
                + "|\\b(?:silent|quiet|empty|stale|dead)\\b[^.;]{0,20}\\b(?:tables?|data connectors?)\\b")
        .shaped(Measure.Shape.of("SilentHours", SILENCE).in("hour").comparedWith(WEEK))
        .from(3, "hours without a row")
        .rated(Severity.HIGH, "T1562.008")
        .meaning(
            "While a table is silent, nothing that would be seen in it is seen.",
            "Look at the connector and its permissions.",
            "See whether the rows that are missing can be collected afterwards.");
  }

  private static EventKind volumeDrop() {
    return tables("volume_drop")
        .asked(
            "Tables whose volume dropped by at least 60 percent in the last 24 hours, compared with the previous 7 days.",
            "\\b(?:volumes?|ingest\\w*|rows?|number of (?:rows|events|logs)|log sources?|tables?|data)\\b[^.;]{0,50}\\b(?:drop\\w*|fell|fallen|decreas\\w*|declin\\w*|shr[aiu]nk\\w*|less than usual|down by)\\b"
                + "|\\b(?:drops?|decrease|decline)\\b[^.;]{0,20}\\b(?:in|of) (?:log |data |ingest\\w* |table )?(?:volume|ingestion|rows|events)\\b")
        .shaped(Measure.Shape.of("DropPercent", LESS).in("percent").comparedOnlyWith(WEEK))
        .honouring(Qualifier.RATIO)
        .from(60, "percent fewer rows than a week before")
        .rated(Severity.MEDIUM, "T1562.008")
        .meaning(
            "A source that sends half of what it did sees half of what happens.",
            "See which computers or services behind the table send less.",
            "Look for a filter, a quota or a licence that changed.");
  }

  private static EventKind.Draft tables(String name) {
    return EventKind.named(name, Work.COMPLIANCE)
        .in(WATCHED, EntityFilters.NONE)
        .honouring(Qualifier.HABIT, Qualifier.ABSENCE)
        .by("Table")
        .showing("TimeGenerated");
  }
}
