package com.socmate.cli.catalogue;

import java.util.List;
import java.util.stream.Stream;

/// Every call of the API that is a command.
public final class Catalogue {
  /// In the order of the help.
  public static final List<Entry> ENTRIES =
      List.of(
          ScheduleCalls.SCHEDULE,
          ScheduleCalls.RUN,
          SessionCalls.SESSION,
          FindingCalls.FINDING,
          FindingCalls.SUPPRESSION,
          IncidentCalls.INCIDENT,
          GraphCalls.GRAPH,
          GraphCalls.SEARCH,
          AuditCalls.AUDIT,
          NotificationCalls.NOTIFICATION,
          NotificationCalls.WEBHOOK,
          AdminCalls.ADMIN);

  private Catalogue() {}

  /// Each call, without its groups.
  public static Stream<Call> calls() {
    return ENTRIES.stream().flatMap(Catalogue::calls);
  }

  private static Stream<Call> calls(Entry entry) {
    return switch (entry) {
      case Call call -> Stream.of(call);
      case Watch _ -> Stream.of();
      case Group group -> group.entries().stream().flatMap(Catalogue::calls);
    };
  }
}
