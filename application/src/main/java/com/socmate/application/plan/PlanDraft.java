package com.socmate.application.plan;

import com.socmate.domain.finding.Severity;
import com.socmate.domain.investigation.DecisionRule;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.investigation.PlannedQuery.Purpose;
import java.time.Duration;
import java.util.List;

/// A plan as a person wrote it, before anybody has looked whether it can run.
public record PlanDraft(
    String title,
    Duration window,
    List<Query> queries,
    DecisionRule rule,
    Severity severity,
    List<String> techniques,
    boolean sinceLastRun) {
  public PlanDraft {
    queries = List.copyOf(queries);
    techniques = List.copyOf(techniques);
  }

  /// What a person would have to write to get this plan.
  public static PlanDraft of(Plan plan) {
    return new PlanDraft(
        plan.title(),
        plan.window(),
        plan.queries().stream()
            .map(it -> new Query(it.purpose(), it.title(), it.kql(), it.lookback()))
            .toList(),
        plan.rule(),
        plan.severity(),
        plan.techniques(),
        plan.sinceLastRun());
  }

  /// A query; its name follows from its place, its tables from its text.
  public record Query(Purpose purpose, String title, String kql, Duration lookback) {}
}
