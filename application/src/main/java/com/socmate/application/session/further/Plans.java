package com.socmate.application.session.further;

import com.socmate.domain.investigation.DecisionRule;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.investigation.PlannedQuery;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Plans that differ from others in one thing.
final class Plans {
  private Plans() {}

  static Plan with(Plan plan, List<PlannedQuery> queries) {
    return new Plan(
        plan.intent(),
        plan.title(),
        plan.window(),
        queries,
        plan.rule(),
        plan.severity(),
        plan.techniques(),
        plan.assumptions(),
        plan.sinceLastRun());
  }

  static Plan with(Plan plan, Duration window) {
    return new Plan(
        plan.intent(),
        plan.title(),
        window,
        plan.queries(),
        plan.rule(),
        plan.severity(),
        plan.techniques(),
        plan.assumptions());
  }

  static Plan with(Plan plan, DecisionRule rule) {
    return new Plan(
        plan.intent(),
        plan.title(),
        plan.window(),
        plan.queries(),
        rule,
        plan.severity(),
        plan.techniques(),
        plan.assumptions(),
        plan.sinceLastRun());
  }

  static Plan with(Plan plan, UnaryOperator<String> kql) {
    return with(
        plan,
        plan.queries().stream()
            .map(it ->
                new PlannedQuery(
                    it.name(),
                    it.purpose(),
                    it.title(),
                    kql.apply(it.kql()),
                    it.lookback(),
                    it.tables()))
            .toList());
  }

  /// The same, with what makes it differ in its title and beside its assumptions.
  static Plan noted(Plan plan, String difference) {
    return new Plan(
        plan.intent(),
        plan.title() + ", " + difference,
        plan.window(),
        plan.queries(),
        plan.rule(),
        plan.severity(),
        plan.techniques(),
        Stream.concat(
                plan.assumptions().stream(),
                Stream.of("A further question changed the plan before: " + difference + "."))
            .toList(),
        plan.sinceLastRun());
  }
}
