package com.socmate.application.investigation.intent;

/// The KQL behind audit-log completeness.
final class AuditCompletenessQueries {
  static final String CLEARED_BY =
      """
      SecurityEvent
      | where TimeGenerated >= startTime and TimeGenerated < endTime
      | where EventID == 1102
      | project TimeGenerated, Computer, Account, EventID, Activity
      | sort by TimeGenerated asc, Computer asc
      """;
  static final String VOLUMES =
      """
      union
          (SecurityEvent | where TimeGenerated >= startTime and TimeGenerated < endTime
              | summarize Rows = count() by Table = "SecurityEvent", Hour = bin(TimeGenerated, 1h)),
          (SigninLogs | where TimeGenerated >= startTime and TimeGenerated < endTime
              | summarize Rows = count() by Table = "SigninLogs", Hour = bin(TimeGenerated, 1h)),
          (AuditLogs | where TimeGenerated >= startTime and TimeGenerated < endTime
              | summarize Rows = count() by Table = "AuditLogs", Hour = bin(TimeGenerated, 1h))
      | sort by Table asc, Hour asc
      """;

  /// `seen`: the hours in which each source reported. `habitual`: who can be held to it. `marks`:
  /// the reported whole hours of the window, counted from its first, with one before and one after.
  private static final String DECISION =
      """
      let firstDay = bin(startTime - 7d, 1d) + 1d;
      let firstHour = bin(startTime - 1tick, 1h) + 1h;
      let lastHour = bin(endTime, 1h);
      let seen = union
          (SecurityEvent | where TimeGenerated >= startTime - 7d and TimeGenerated < endTime
              | summarize by Table = "SecurityEvent", Computer, Hour = bin(TimeGenerated, 1h)),
          (SigninLogs | where TimeGenerated >= startTime - 7d and TimeGenerated < endTime
              | summarize by Table = "SigninLogs", Computer = "", Hour = bin(TimeGenerated, 1h)),
          (AuditLogs | where TimeGenerated >= startTime - 7d and TimeGenerated < endTime
              | summarize by Table = "AuditLogs", Computer = "", Hour = bin(TimeGenerated, 1h));
      let habitual = seen
      | where Hour >= firstDay and Hour < bin(startTime, 1d)
      | summarize Hours = count() by Table, Computer, Day = bin(Hour, 1d)
      | where Hours == 24
      | summarize FullDays = count() by Table, Computer
      | where FullDays >= 3;
      let marks = union
          (seen | where Hour >= firstHour and Hour < lastHour
              | project Table, Computer, Slot = tolong((Hour - firstHour) / 1h)),
          (habitual | project Table, Computer, Slot = tolong(-1)),
          (habitual | project Table, Computer, Slot = tolong((lastHour - firstHour) / 1h));
      let silence = marks
      | join kind=inner habitual on Table, Computer
      | project Table, Computer, FullDays, Slot
      | sort by Table asc, Computer asc, Slot asc
      | extend Before = iff(Table == prev(Table) and Computer == prev(Computer), prev(Slot), Slot - 1)
      | extend SilentHours = Slot - Before - 1
      | where SilentHours >= $hours
      | summarize arg_max(SilentHours, Before, FullDays) by Table, Computer
      | project Table, Computer, SilentHours, SilentFrom = firstHour + (Before + 1) * 1h, FullDays;
      let cleared = SecurityEvent
      | where TimeGenerated >= startTime and TimeGenerated < endTime
      | where EventID == 1102
      | summarize Cleared = count(), ClearedBy = array_sort_asc(make_set(Account, 10)), ClearedAt = max(TimeGenerated)
          by Table = "SecurityEvent", Computer;
      union (silence | project Table, Computer), (cleared | project Table, Computer)
      | distinct Table, Computer
      | join kind=leftouter silence on Table, Computer
      | join kind=leftouter cleared on Table, Computer
      | extend SilentHours = coalesce(SilentHours, 0), Cleared = coalesce(Cleared, 0)
      | extend Problems = Cleared + iff(SilentHours > 0, 1, 0)
      | project Table, Computer, Problems, SilentHours, SilentFrom, FullDays, Cleared, ClearedBy, ClearedAt
      | sort by Table asc, Computer asc
      """;

  private AuditCompletenessQueries() {}

  static String decision(long hours) {
    return DECISION.replace("$hours", Long.toString(hours));
  }
}
