package com.socmate.application.plan;

import com.socmate.application.port.LogWorkspace;
import com.socmate.application.port.LogWorkspace.Problem;
import com.socmate.application.port.LogWorkspace.QueryCheck;
import com.socmate.application.provider.ProviderLogs;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.investigation.PlannedQuery;
import com.socmate.domain.investigation.PlannedQuery.Purpose;
import com.socmate.domain.investigation.ResultTable.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Holds a draft against the tables of a provider before it is kept: every query parses and every
/// name in it exists, and the rule judges columns that are there. All that is wrong is said at
/// once.
public final class CheckPlan {
  /// The check that a plan belongs to which is no longer one of ours.
  public static final String CUSTOM = "custom";

  /// A name that is not known only because what defines it is wrong.
  private static final Pattern FOLLOWS = Pattern.compile("`(\\w+)`\\. Did you mean `\\1`");

  private final ProviderLogs logs;

  public CheckPlan(ProviderLogs logs) {
    this.logs = logs;
  }

  /// @param before the plan it was made from; what is found stays the same thing as far as it is
  ///   still told apart in the same way
  public Checked check(PlanDraft draft, Optional<Plan> before, String provider) {
    var workspace = logs.of(provider);
    var checks = draft.queries().stream().map(it -> workspace.check(it.kql())).toList();
    var problems = new ArrayList<PlanProblem>();
    for (int place = 0; place < checks.size(); place++) {
      problems.addAll(problems(place, checks.get(place)));
    }
    problems.addAll(new RuleCheck(draft, checks).problems());
    return problems.isEmpty()
        ? new Checked.Sound(plan(draft, checks, before, workspace))
        : new Checked.Wrong(problems);
  }

  /// The same of a plan that was kept before: what it names may be gone by now.
  public Checked again(Plan plan, String provider) {
    return switch (check(PlanDraft.of(plan), Optional.of(plan), provider)) {
      case Checked.Sound _ -> new Checked.Sound(plan);
      case Checked.Wrong wrong -> wrong;
    };
  }

  private static List<PlanProblem> problems(int place, QueryCheck check) {
    return switch (check) {
      case QueryCheck.Valid(var columns, _) when columns.isEmpty() ->
          List.of(inKql("answers no columns, so nothing can be found by it", place));
      case QueryCheck.Valid _ -> List.of();
      case QueryCheck.Invalid(var all) ->
          causes(all).stream()
              .map(it ->
                  inKql(
                      "line " + it.line() + ", column " + it.column() + ": " + it.message(), place))
              .toList();
    };
  }

  private static PlanProblem inKql(String message, int place) {
    return PlanProblem.at(message, "value_error.kql", "queries", place, "kql");
  }

  private static List<Problem> causes(List<Problem> all) {
    var causes = all.stream().filter(it -> !FOLLOWS.matcher(it.message()).find()).toList();
    return causes.isEmpty() ? all : causes;
  }

  private static Plan plan(
      PlanDraft draft, List<QueryCheck> checks, Optional<Plan> before, LogWorkspace workspace) {
    var queries = new ArrayList<PlannedQuery>();
    for (int place = 0; place < checks.size(); place++) {
      var query = draft.queries().get(place);
      queries.add(
          new PlannedQuery(
              "Q" + (place + 1),
              query.purpose(),
              query.title(),
              query.kql(),
              query.lookback(),
              tables(checks.get(place))));
    }
    return new Plan(
        check(draft, columns(draft, checks), before, workspace),
        draft.title(),
        draft.window(),
        queries,
        draft.rule(),
        draft.severity(),
        draft.techniques(),
        before.map(Plan::assumptions).orElse(List.of()),
        draft.sinceLastRun());
  }

  /// It stays the same check while it tells things apart by the same key and measures the same, and
  /// has every column that the check's words speak of.
  private static String check(
      PlanDraft draft, List<Column> columns, Optional<Plan> before, LogWorkspace workspace) {
    return before
        .filter(it -> it.rule().key().equals(draft.rule().key()))
        .filter(it -> it.rule().metric().equals(draft.rule().metric()))
        .filter(it -> columns.containsAll(columns(workspace.check(it.decidingQuery().kql()))))
        .map(Plan::intent)
        .orElse(CUSTOM);
  }

  private static List<Column> columns(PlanDraft draft, List<QueryCheck> checks) {
    for (int place = 0; place < checks.size(); place++) {
      if (draft.queries().get(place).purpose() == Purpose.DECISION) {
        return columns(checks.get(place));
      }
    }
    return List.of();
  }

  static List<Column> columns(QueryCheck check) {
    return switch (check) {
      case QueryCheck.Valid(var columns, _) -> columns;
      case QueryCheck.Invalid _ -> List.of();
    };
  }

  private static List<String> tables(QueryCheck check) {
    return switch (check) {
      case QueryCheck.Valid(_, var tables) -> tables;
      case QueryCheck.Invalid _ -> List.of();
    };
  }

  /// What came of it.
  public sealed interface Checked {
    record Sound(Plan plan) implements Checked {}

    record Wrong(List<PlanProblem> problems) implements Checked {
      public Wrong {
        problems = List.copyOf(problems);
      }
    }
  }
}
