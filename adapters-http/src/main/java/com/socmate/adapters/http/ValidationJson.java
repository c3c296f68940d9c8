package com.socmate.adapters.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.socmate.application.port.Schedules;
import com.socmate.domain.investigation.Compilation;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.schedule.Schedule;
import com.socmate.domain.specificity.Judgement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known beforehand of a query's runs: whether it is specific enough for them, and the plan
/// they will carry out, or why there is none and what would be understood instead.
record ValidationJson(
    @JsonUnwrapped JudgementJson judgement,
    boolean compiled,
    @Nullable Summary plan,
    @Nullable String reason,
    @Nullable String closest) {

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

  static ValidationJson from(Judgement judgement, Compilation compilation) {
    var judged = JudgementJson.from(judgement);
    return switch (compilation) {
      case Compilation.Compiled(var plan) ->
          new ValidationJson(judged, true, Summary.from(plan), null, null);
      case Compilation.NotCompiled(var reason, var closest) ->
          new ValidationJson(judged, false, null, reason, closest);
    };
  }

  static ValidationJson from(Schedule schedule, Compilation compilation) {
    return from(judgement(schedule), compilation);
  }

  /// A stored plan is what the runs execute, whatever the words would be compiled to today.
  static ValidationJson from(Schedule schedule, Schedules.StoredPlan stored) {
    return new ValidationJson(
        JudgementJson.from(judgement(schedule)), true, Summary.from(stored.plan()), null, null);
  }

  private static Judgement judgement(Schedule schedule) {
    return Judged.of(schedule.definition().query(), schedule.timetable().recurrence());
  }
}
