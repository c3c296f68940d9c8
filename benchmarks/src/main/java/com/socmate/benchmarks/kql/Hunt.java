package com.socmate.benchmarks.kql;

import java.util.List;

/// A hunting query in both languages, which must give the same rows.
record Hunt(String name, String kql, String sql) {
  static final List<Hunt> ALL =
      List.of(
          new Hunt(
              "a rare term",
              """
              SecurityEvent
              | where CommandLine has "mimikatz"
              | project TimeGenerated, Computer, CommandLine
              """,
              """
              SELECT TimeGenerated, Computer, CommandLine FROM SecurityEvent
              WHERE CommandLine ILIKE '%mimikatz%'
              """),
          new Hunt(
              "a regular expression",
              """
              SecurityEvent
              | where EventID == 4688
              | where CommandLine matches regex @"-[Ee]ncodedCommand\\s+[A-Za-z0-9]{40,}"
              | summarize Hits = count() by Computer
              """,
              """
              SELECT Computer, count(*) FROM SecurityEvent
              WHERE EventID = 4688
              AND regexp_matches(CommandLine, '-[Ee]ncodedCommand\\s+[A-Za-z0-9]{40,}')
              GROUP BY Computer
              """),
          new Hunt(
              "summarize by bin",
              """
              SecurityEvent
              | summarize Events = count() by bin(TimeGenerated, 1h), EventID
              """,
              """
              SELECT date_trunc('hour', TimeGenerated), EventID, count(*)
              FROM SecurityEvent GROUP BY ALL
              """),
          new Hunt(
              "summarize with sums",
              """
              SecurityEvent
              | summarize sum(Bytes), avg(Bytes), max(TimeGenerated), countif(EventID == 4625)
                by Computer
              """,
              """
              SELECT Computer, sum(Bytes), avg(Bytes), max(TimeGenerated),
              count(*) FILTER (WHERE EventID = 4625) FROM SecurityEvent GROUP BY Computer
              """),
          new Hunt(
              "join",
              """
              let failed = SecurityEvent
                | where EventID == 4625
                | summarize Failures = count() by Account;
              SecurityEvent
              | where EventID == 4624 and LogonType == 3
              | join kind=inner failed on Account
              | summarize Logons = count(), Most = max(Failures) by AccountType
              """,
              """
              WITH failed AS (SELECT Account, count(*) AS Failures FROM SecurityEvent
              WHERE EventID = 4625 GROUP BY Account)
              SELECT AccountType, count(*), max(Failures)
              FROM SecurityEvent JOIN failed USING (Account)
              WHERE EventID = 4624 AND LogonType = 3 GROUP BY AccountType
              """),
          new Hunt(
              "top",
              """
              SecurityEvent
              | order by Bytes desc, EventRecordId asc
              | take 100
              | project TimeGenerated, Computer, Account, Bytes
              """,
              """
              SELECT TimeGenerated, Computer, Account, Bytes FROM SecurityEvent
              ORDER BY Bytes DESC, EventRecordId LIMIT 100
              """),
          new Hunt(
              "distinct",
              "SecurityEvent | distinct Computer, AccountType, EventID",
              "SELECT DISTINCT Computer, AccountType, EventID FROM SecurityEvent"),
          new Hunt(
              "dcount",
              "SecurityEvent | summarize dcount(Account) by Computer",
              "SELECT Computer, count(DISTINCT Account) FROM SecurityEvent GROUP BY Computer"),
          new Hunt(
              "mv-expand of dynamic values",
              """
              SecurityEvent
              | where EventID == 4625
              | mv-expand Tag = Details.tags to typeof(string)
              | summarize Events = count() by Tag
              """,
              """
              SELECT Tag, count(*) FROM (
              SELECT unnest(from_json(Details, '{"tags":["VARCHAR"]}').tags) AS Tag
              FROM SecurityEvent WHERE EventID = 4625) GROUP BY Tag
              """),
          new Hunt(
              "make-series",
              """
              SecurityEvent
              | where EventID in (4624, 4625)
              | make-series Events = count() default = 0 on TimeGenerated
                from datetime(2026-01-01) to datetime(2026-01-05) step 1h by EventID
              | project EventID, Events
              """,
              """
              WITH counted AS (SELECT EventID, date_trunc('hour', TimeGenerated) AS h, count(*) AS n
              FROM SecurityEvent WHERE EventID IN (4624, 4625) GROUP BY ALL),
              axis AS (SELECT unnest(generate_series(TIMESTAMP '2026-01-01',
              TIMESTAMP '2026-01-04 23:00:00', INTERVAL 1 HOUR)) AS h)
              SELECT e.EventID, list(coalesce(n, 0) ORDER BY axis.h)
              FROM (SELECT DISTINCT EventID FROM counted) e CROSS JOIN axis
              LEFT JOIN counted ON counted.EventID = e.EventID AND counted.h = axis.h
              GROUP BY e.EventID
              """),
          new Hunt(
              "arg_max",
              "SecurityEvent | summarize arg_max(TimeGenerated, Computer, Bytes) by Account",
              """
              SELECT Account, max(TimeGenerated), arg_max(Computer, TimeGenerated),
              arg_max(Bytes, TimeGenerated) FROM SecurityEvent GROUP BY Account
              """),
          new Hunt(
              "an hour of a few events",
              """
              SecurityEvent
              | where TimeGenerated between (datetime(2026-01-03 10:00) .. datetime(2026-01-03 11:00))
              | where EventID in (4624, 4625) and Account has_any ("user17", "user18", "user19")
              | project TimeGenerated, Account, IpAddress, LogonType
              """,
              """
              SELECT TimeGenerated, Account, IpAddress, LogonType FROM SecurityEvent
              WHERE TimeGenerated BETWEEN TIMESTAMP '2026-01-03 10:00:00'
              AND TIMESTAMP '2026-01-03 11:00:00' AND EventID IN (4624, 4625)
              AND regexp_matches(Account, '\\b(user17|user18|user19)\\b')
              """));
}
