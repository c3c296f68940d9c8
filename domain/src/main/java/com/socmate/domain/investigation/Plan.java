package com.socmate.domain.investigation;

import com.socmate.domain.finding.Severity;
import java.time.Duration;
import java.util.List;

/// What a run executes: queries over a window and the rule that decides. Made once from the user's
/// words, kept with the schedule, and the same for every run until it is changed.
///
/// @param intent the kind of check, such as `failed_signins`; part of every fingerprint
/// @param window how long a stretch each run reads
/// @param queries at least one, exactly one of them deciding
/// @param assumptions what was taken for granted where the words were silent, one sentence each
/// @param sinceLastRun whether a schedule's runs read on from where what was read ends, and the
///   window is only for those before which nothing was
public record Plan(
    String intent,
    String title,
    Duration window,
    List<PlannedQuery> queries,
    DecisionRule rule,
    Severity severity,
    List<String> techniques,
    List<String> assumptions,
    boolean sinceLastRun) {
  /// One of the same window for every run.
  public Plan(
      String intent,
      String title,
      Duration window,
      List<PlannedQuery> queries,
      DecisionRule rule,
      Severity severity,
      List<String> techniques,
      List<String> assumptions) {
    this(intent, title, window, queries, rule, severity, techniques, assumptions, false);
  }

  public Plan {
    queries = List.copyOf(queries);
    techniques = List.copyOf(techniques);
    assumptions = List.copyOf(assumptions);
    if (window.isZero() || window.isNegative()) {
      throw new IllegalArgumentException(
          "A plan reads a window longer than nothing; found " + window + ".");
    }
    if (queries.stream().filter(Plan::decides).count() != 1) {
      throw new IllegalArgumentException("A plan has exactly one deciding query.");
    }
  }

  /// The same, but that its runs read on from where what was read ends, or do not.
  public Plan sinceLastRun(boolean readsOn) {
    return new Plan(
        intent, title, window, queries, rule, severity, techniques, assumptions, readsOn);
  }

  public PlannedQuery decidingQuery() {
    return queries.stream().filter(Plan::decides).findFirst().orElseThrow();
  }

  /// Every table a query of the plan reads, once each.
  public List<String> tables() {
    return queries.stream().flatMap(query -> query.tables().stream()).distinct().sorted().toList();
  }

  /// The SHA-256 of all that a run executes, in hexadecimal: equal exactly for plans that execute
  /// the same.
  public String hash() {
    var canonical = new StringBuilder();
    append(canonical, intent);
    append(canonical, window.toString());
    if (sinceLastRun) {
      append(canonical, "since the last run");
    }
    append(canonical, rule.text());
    append(canonical, String.join(",", rule.key()));
    for (var query : queries) {
      append(canonical, query.name());
      append(canonical, query.purpose().name());
      append(canonical, query.lookback().toString());
      append(canonical, query.kql());
    }
    return Sha256.of(canonical.toString());
  }

  private static boolean decides(PlannedQuery query) {
    return query.purpose() == PlannedQuery.Purpose.DECISION;
  }

  private static void append(StringBuilder canonical, String part) {
    canonical.append(part.length()).append(':').append(part).append('\n');
  }
}
