package com.socmate.adapters.http;

import com.socmate.domain.investigation.DecisionRule;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.investigation.PlannedQuery;
import java.math.BigDecimal;
import java.util.List;

/// What a run carries out.
record PlanJson(
    String hash,
    String intent,
    String title,
    String window,
    boolean sinceLastRun,
    Rule rule,
    List<Query> queries,
    String severity,
    List<String> techniques,
    List<String> tables,
    List<String> assumptions) {

  /// When a row is a finding.
  record Rule(String text, String metric, String operator, BigDecimal value, List<String> key) {
    static Rule from(DecisionRule rule) {
      return new Rule(
          rule.text(), rule.metric(), rule.operator().symbol(), rule.value(), rule.key());
    }
  }

  /// One KQL query of the plan.
  record Query(
      String name, String purpose, String title, String kql, String lookback, List<String> tables) {
    static Query from(PlannedQuery query) {
      return new Query(
          query.name(),
          Words.of(query.purpose()),
          query.title(),
          query.kql(),
          query.lookback().toString(),
          query.tables());
    }
  }

  static PlanJson from(Plan plan) {
    return new PlanJson(
        plan.hash(),
        plan.intent(),
        plan.title(),
        plan.window().toString(),
        plan.sinceLastRun(),
        Rule.from(plan.rule()),
        plan.queries().stream().map(Query::from).toList(),
        Words.of(plan.severity()),
        plan.techniques(),
        plan.tables(),
        plan.assumptions());
  }
}
