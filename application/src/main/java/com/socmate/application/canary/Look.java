package com.socmate.application.canary;

import com.socmate.application.port.LogWorkspace;
import com.socmate.application.port.LogWorkspace.Answer;
import com.socmate.application.port.LogWorkspace.QueryCheck;
import com.socmate.application.port.LogWorkspace.Question;
import com.socmate.domain.investigation.Cell;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.investigation.PlannedQuery;
import com.socmate.domain.investigation.ResultTable;
import com.socmate.domain.investigation.TimeRange;
import com.socmate.domain.schedule.Sight;
import com.socmate.domain.schedule.Sight.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks whether a plan can be run and would see anything.
final class Look {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final LogWorkspace workspace;
  private final Duration ingestionDelay;

  Look(LogWorkspace workspace, Duration ingestionDelay) {
    this.workspace = workspace;
    this.ingestionDelay = ingestionDelay;
  }

  /// Empty if the workspace cannot be asked now; that says nothing of the schedule.
  Optional<Sight> at(Plan plan, Instant now) {
    var unbound = plan.queries().stream().flatMap(it -> unbound(it).stream()).toList();
    return unbound.isEmpty() ? seen(plan, now) : Optional.of(new Sight(State.BLIND, unbound, now));
  }

  private Optional<String> unbound(PlannedQuery query) {
    return switch (workspace.check(query.kql())) {
      case QueryCheck.Valid _ -> Optional.empty();
      case QueryCheck.Invalid(var problems) ->
          Optional.of(
              query.name()
                  + " can no longer be run: "
                  + problems.getFirst().message()
                  + (problems.size() > 1 ? " And " + (problems.size() - 1) + " more." : ""));
    };
  }

  /// Over the plan's window, and at least a day, so that a quiet hour is not taken for a silent
  /// table.
  private Optional<Sight> seen(Plan plan, Instant now) {
    var length = plan.window().compareTo(DAY) < 0 ? DAY : plan.window();
    var range = TimeRange.endingAt(now.minus(ingestionDelay), length);
    return workspace.volumes(plan.tables(), range) instanceof Answer.Complete(var counts)
        ? seen(plan, range, silent(plan, counts, length), now)
        : Optional.empty();
  }

  private static List<String> silent(Plan plan, ResultTable counts, Duration length) {
    var reasons = new ArrayList<String>();
    for (var table : plan.tables()) {
      var rows = rows(counts, table);
      if (rows.isEmpty()) {
        reasons.add("The workspace has no table " + table + ".");
      } else if (rows.get() == 0) {
        reasons.add(table + " had no rows in the last " + length.toHours() + " hours.");
      }
    }
    return reasons;
  }

  private static Optional<Long> rows(ResultTable counts, String table) {
    for (int row = 0; row < counts.rows().size(); row++) {
      if (counts.cell(row, "Table").text().equals(table)
          && counts.cell(row, "Rows") instanceof Cell.Whole(long rows)) {
        return Optional.of(rows);
      }
    }
    return Optional.empty();
  }

  private Optional<Sight> seen(Plan plan, TimeRange range, List<String> silent, Instant now) {
    if (!silent.isEmpty()) {
      return Optional.of(new Sight(State.BLIND, silent, now));
    }
    return Relaxed.of(plan)
        .filter(it -> workspace.check(it) instanceof QueryCheck.Valid)
        .map(it -> relaxed(plan, it, range, now))
        .orElseGet(() -> Optional.of(new Sight(State.SEES, List.of(), now)));
  }

  private Optional<Sight> relaxed(Plan plan, String kql, TimeRange range, Instant now) {
    var question = new Question(kql, range, plan.decidingQuery().lookback(), 10, PATIENCE);
    return switch (workspace.query(question)) {
      case Answer.Complete(var table) when table.isEmpty() ->
          Optional.of(
              new Sight(
                  State.QUIET,
                  List.of(
                      "Even without its threshold nothing passes the filters of "
                          + plan.decidingQuery().name()
                          + ", though its tables have rows."),
                  now));
      case Answer.Complete _, Answer.Partial _ ->
          Optional.of(new Sight(State.SEES, List.of(), now));
      case Answer.Rejected _, Answer.TimedOut _, Answer.Unavailable _ -> Optional.empty();
    };
  }
}
