package com.socmate.adapters.http;

import com.socmate.application.port.Schedules;
import com.socmate.domain.investigation.Compilation;
import com.socmate.domain.investigation.Plan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known beforehand of a query's runs: the plan they will carry out, or why there is none
/// and what would be understood instead.
record ValidationJson(
    boolean compiled, @Nullable Summary plan, @Nullable String reason, @Nullable String closest) {

  /// A plan in a few words; the whole of it is at the schedule's `plan`.
  record Summary(
      String intent,
      String title,
      String window,
      String rule,
      String severity,
      List<String> techniques,
      List<String> assumptions) {
    static Summary from(Plan plan) {
      return new Summary(
          plan.intent(),
          plan.title(),
          plan.window().toString(),
          plan.rule().text(),
          Words.of(plan.severity()),
          plan.techniques(),
          plan.assumptions());
    }
  }

  static ValidationJson from(Compilation compilation) {
    return switch (compilation) {
      case Compilation.Compiled(var plan) ->
          new ValidationJson(true, Summary.from(plan), null, null);
      case Compilation.NotCompiled(var reason, var closest) ->
          new ValidationJson(false, null, reason, closest);
    };
  }

  /// A stored plan is what the runs execute, whatever the words would be compiled to today.
  static ValidationJson from(Schedules.StoredPlan stored) {
    return new ValidationJson(true, Summary.from(stored.plan()), null, null);
  }
}
