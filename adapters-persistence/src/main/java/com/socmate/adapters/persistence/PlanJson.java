package com.socmate.adapters.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.investigation.DecisionRule;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.investigation.PlannedQuery;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/// A plan as it is kept.
record PlanJson(
    String intent,
    String title,
    String window,
    List<Query> queries,
    Rule rule,
    String severity,
    List<String> techniques,
    List<String> assumptions,
    boolean sinceLastRun) {

  static String write(Plan plan) {
    return Json.write(of(plan));
  }

  static PlanJson of(Plan plan) {
    return new PlanJson(
        plan.intent(),
        plan.title(),
        plan.window().toString(),
        plan.queries().stream().map(Query::of).toList(),
        Rule.of(plan.rule()),
        plan.severity().name(),
        plan.techniques(),
        plan.assumptions(),
        plan.sinceLastRun());
  }

  static Plan read(String json) {
    return CorruptRow.unless(
        "plan", () -> Json.read(json, new TypeReference<PlanJson>() {}).toDomain());
  }

  Plan toDomain() {
    return new Plan(
        intent,
        title,
        Duration.parse(window),
        queries.stream().map(Query::toDomain).toList(),
        rule.toDomain(),
        Severity.valueOf(severity),
        techniques,
        assumptions,
        sinceLastRun);
  }

  record Query(
      String name, String purpose, String title, String kql, String lookback, List<String> tables) {
    static Query of(PlannedQuery query) {
      return new Query(
          query.name(),
          query.purpose().name(),
          query.title(),
          query.kql(),
          query.lookback().toString(),
          query.tables());
    }

    PlannedQuery toDomain() {
      return new PlannedQuery(
          name,
          PlannedQuery.Purpose.valueOf(purpose),
          title,
          kql,
          Duration.parse(lookback),
          tables);
    }
  }

  /// @param value as text, so that 5 and 5.0 stay apart
  record Rule(String metric, String operator, String value, List<String> key) {
    static Rule of(DecisionRule rule) {
      return new Rule(rule.metric(), rule.operator().name(), rule.value().toString(), rule.key());
    }

    DecisionRule toDomain() {
      return new DecisionRule(
          metric, DecisionRule.Operator.valueOf(operator), new BigDecimal(value), key);
    }
  }
}
