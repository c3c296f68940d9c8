package com.socmate.application.plan;

import com.socmate.application.port.LogWorkspace.QueryCheck;
import com.socmate.domain.investigation.PlannedQuery.Purpose;
import com.socmate.domain.investigation.ResultTable.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Holds a draft's rule against the columns its queries answer.
///
/// @param checks one for each query of the draft
record RuleCheck(PlanDraft draft, List<QueryCheck> checks) {
  private static final Set<String> NUMBERS = Set.of("int", "long", "real", "decimal", "bool");
  private static final Set<String> VOLATILE = Set.of("datetime", "timespan");

  List<PlanProblem> problems() {
    var deciding = places(Purpose.DECISION).boxed().toList();
    if (deciding.size() != 1) {
      return List.of(
          PlanProblem.at(
              "has exactly one query whose purpose is decision; found " + deciding.size(),
              "value_error.plan",
              "queries"));
    }
    var columns = CheckPlan.columns(checks.get(deciding.getFirst()));
    return columns.isEmpty()
        ? List.of()
        : Stream.of(metric(columns).stream(), key(columns).stream(), proof().stream())
            .flatMap(it -> it)
            .toList();
  }

  private IntStream places(Purpose purpose) {
    return IntStream.range(0, checks.size())
        .filter(place -> draft.queries().get(place).purpose() == purpose);
  }

  private Optional<PlanProblem> metric(List<Column> columns) {
    if (draft.rule().countsRows()) {
      return Optional.empty();
    }
    var found = column(columns, draft.rule().metric());
    if (found.isEmpty()) {
      return Optional.of(
          PlanProblem.at(
              "the deciding query answers no column "
                  + draft.rule().metric()
                  + "; it answers "
                  + names(columns)
                  + ", and row counts each row as one",
              "value_error.plan",
              "rule",
              "metric"));
    }
    return found
        .filter(it -> !NUMBERS.contains(it.type()))
        .map(it ->
            PlanProblem.at(
                it.name() + " is " + it.type() + ", and a rule compares numbers",
                "value_error.plan",
                "rule",
                "metric"));
  }

  /// A time names nothing: it is another one in the next run, and everything would be new for ever.
  private List<PlanProblem> key(List<Column> columns) {
    var problems = new ArrayList<PlanProblem>();
    var key = draft.rule().key();
    for (int place = 0; place < key.size(); place++) {
      var found = column(columns, key.get(place));
      if (found.isEmpty()) {
        problems.add(
            PlanProblem.at(
                "the deciding query answers no column "
                    + key.get(place)
                    + "; it answers "
                    + names(columns),
                "value_error.plan",
                "rule",
                "key",
                place));
      } else if (VOLATILE.contains(found.get().type())) {
        problems.add(
            PlanProblem.at(
                key.get(place)
                    + " is a "
                    + found.get().type()
                    + " and differs in every run; name what the finding is about",
                "value_error.plan",
                "rule",
                "key",
                place));
      }
    }
    return problems;
  }

  /// Rows can be counted again for a finding only if they say which finding they belong to.
  private List<PlanProblem> proof() {
    return places(Purpose.PROOF)
        .boxed()
        .filter(place -> !CheckPlan.columns(checks.get(place)).isEmpty())
        .flatMap(place ->
            draft.rule().key().stream()
                .filter(key -> column(CheckPlan.columns(checks.get(place)), key).isEmpty())
                .map(key ->
                    PlanProblem.at(
                        "proves findings and must answer their key column "
                            + key
                            + "; or make its purpose context",
                        "value_error.plan",
                        "queries",
                        place,
                        "kql")))
        .toList();
  }

  private static Optional<Column> column(List<Column> columns, String name) {
    return columns.stream().filter(it -> it.name().equals(name)).findFirst();
  }

  private static String names(List<Column> columns) {
    return columns.stream().map(Column::name).collect(Collectors.joining(", "));
  }
}
