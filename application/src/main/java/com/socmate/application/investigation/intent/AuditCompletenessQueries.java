package com.socmate.application.investigation.intent;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The KQL behind audit-log completeness.
///
/// @param hours from how many silent whole hours on a source counts as silent
/// @param computers a condition on `Computer`, behind an `and`, or nothing
record AuditCompletenessQueries(List<LogSource> sources, long hours, String computers) {
  private static final String CLEARED_BY =
      """
      SecurityEvent
      | where TimeGenerated >= startTime and TimeGenerated < endTime$computers
      | where EventID == 1102
      | project TimeGenerated, Computer, Account, EventID, Activity
      | sort by TimeGenerated asc, Computer asc
      """;

  /// `seen`: the hours in which each source reported. `habitual`: who can be held to it. `marks`:
  /// the reported whole hours of the window, counted from its first, with one before and one after.
  private static final String SILENCE =
      """
      let firstDay = bin(startTime - 7d, 1d) + 1d;
      let firstHour = bin(startTime - 1tick, 1h) + 1h;
      let lastHour = bin(endTime, 1h);
      let seen = union
      $seen;
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
      | extend LongestThenFirst = SilentHours * 100000 - Before
      | summarize arg_max(LongestThenFirst, SilentHours, Before, FullDays) by Table, Computer
      | project Table, Computer, SilentHours, SilentFrom = firstHour + (Before + 1) * 1h, FullDays;
      """;

  private static final String WITH_CLEARED =
      """
      let cleared = SecurityEvent
      | where TimeGenerated >= startTime and TimeGenerated < endTime$computers
      | where EventID == 1102
      | summarize Cleared = count(), ClearedBy = array_sort_asc(make_set(Account, 10)), ClearedAt = max(TimeGenerated)
          by Computer
      | extend Table = "SecurityEvent";
      union (silence | project Table, Computer), (cleared | project Table, Computer)
      | distinct Table, Computer
      | join kind=leftouter silence on Table, Computer
      | join kind=leftouter cleared on Table, Computer
      | extend SilentHours = coalesce(SilentHours, 0), Cleared = coalesce(Cleared, 0)
      | extend Problems = Cleared + iff(SilentHours > 0, 1, 0)
      | project Table, Computer, Problems, SilentHours, SilentFrom, FullDays, Cleared, ClearedBy, ClearedAt
      | sort by Table asc, Computer asc
      """;

  private static final String WITHOUT_CLEARED =
      """
      silence
      | extend Problems = 1
      | project Table, Computer, Problems, SilentHours, SilentFrom, FullDays
      | sort by Table asc, Computer asc
      """;

  boolean seesClearing() {
    return sources.contains(LogSource.SECURITY_EVENT);
  }

  List<String> tables() {
    return sources.stream().map(LogSource::table).toList();
  }

  String decision() {
    var silence =
        SILENCE.replace("$hours", Long.toString(hours)).replace("$seen", each(this::seen));
    return (silence + (seesClearing() ? WITH_CLEARED : WITHOUT_CLEARED))
        .replace("$computers", computers);
  }

  String clearedBy() {
    return CLEARED_BY.replace("$computers", computers);
  }

  String volumes() {
    return "union\n" + each(this::volume) + "\n| sort by Table asc, Hour asc";
  }

  private String each(Function<LogSource, String> part) {
    return sources.stream().map(part).collect(Collectors.joining(",\n"));
  }

  private String seen(LogSource source) {
    return """
    (%s | where TimeGenerated >= startTime - 7d and TimeGenerated < endTime%s
        | extend Table = "%s", Computer = %s, Hour = bin(TimeGenerated, 1h)
        | distinct Table, Computer, Hour)\
    """
        .indent(4)
        .stripTrailing()
        .formatted(
            source.table(),
            source.byComputer() ? computers : "",
            source.table(),
            source.byComputer() ? "Computer" : "\"\"");
  }

  private String volume(LogSource source) {
    return """
    (%s | where TimeGenerated >= startTime and TimeGenerated < endTime
        | summarize Rows = count() by Hour = bin(TimeGenerated, 1h) | extend Table = "%s")\
    """
        .indent(4)
        .stripTrailing()
        .formatted(source.table(), source.table());
  }
}
