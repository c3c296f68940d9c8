package com.socmate.application.investigation;

import com.socmate.application.investigation.evidence.Collected;
import com.socmate.application.port.LogWorkspace;
import com.socmate.application.port.LogWorkspace.Answer;
import com.socmate.application.port.LogWorkspace.Question;
import com.socmate.domain.investigation.Cell;
import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.investigation.PlannedQuery;
import com.socmate.domain.investigation.ResultTable;
import com.socmate.domain.investigation.SessionEvent.Kind;
import com.socmate.domain.investigation.Stage;
import com.socmate.domain.investigation.TableHealth;
import com.socmate.domain.investigation.TimeRange;
import com.socmate.domain.run.FailureReason;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Asks the workspace what a plan wants to know, within the limits of a run.
final class Execution {
  private static final String COUNTS = "the row counts";

  private final LogWorkspace workspace;
  private final InstantSource clock;
  private final Limits limits;
  private final Spending spending;
  private final Journal journal;

  Execution(
      LogWorkspace workspace,
      InstantSource clock,
      Limits limits,
      Spending spending,
      Journal journal) {
    this.workspace = workspace;
    this.clock = clock;
    this.limits = limits;
    this.spending = spending;
    this.journal = journal;
  }

  Executed execute(Plan plan, TimeRange range) {
    int needed = plan.queries().size() + 1;
    if (needed > limits.budget().queries()) {
      return new Executed.Broken(Failures.tooManyQueries(needed, limits.budget().queries()));
    }
    var refusal = spending.refusal(COUNTS);
    return refusal.isPresent()
        ? new Executed.Broken(refusal.get())
        : ask(plan, range, counted(plan, range));
  }

  private Answer counted(Plan plan, TimeRange range) {
    return counted(plan.tables(), range);
  }

  /// How many rows tables have; empty if the budget does not allow to ask.
  Optional<List<TableHealth>> count(List<String> tables, TimeRange range) {
    if (spending.refusal(COUNTS).isPresent()) {
      return Optional.empty();
    }
    return switch (counted(tables, range)) {
      case Answer.Complete(var table) -> Optional.of(health(tables, table));
      case Answer.Partial(var table, _) -> Optional.of(health(tables, table));
      case Answer.Rejected _, Answer.TimedOut _, Answer.Unavailable _ -> Optional.empty();
    };
  }

  private Answer counted(List<String> tables, TimeRange range) {
    var begun = clock.instant();
    var answer = workspace.volumes(tables, range);
    spending.asked(ResultTable.EMPTY, Duration.between(begun, clock.instant()));
    return answer;
  }

  private Executed ask(Plan plan, TimeRange range, Answer counted) {
    return switch (counted) {
      case Answer.Complete(var table) -> ask(plan, range, health(plan.tables(), table));
      case Answer.Partial(var table, _) -> ask(plan, range, health(plan.tables(), table));
      case Answer.Rejected(var why) ->
          new Executed.Broken(Failures.rejected("The row counts", why));
      case Answer.TimedOut(var why) ->
          new Executed.Broken(Failures.timedOut("The row counts", why));
      case Answer.Unavailable(var why, _) -> new Executed.Broken(Failures.unreachable(why));
    };
  }

  /// What is not counted is not there.
  private static List<TableHealth> health(List<String> tables, ResultTable counted) {
    Map<String, OptionalLong> rows = new HashMap<>();
    for (int row = 0; row < counted.rows().size(); row++) {
      rows.put(
          counted.cell(row, "Table").text(),
          counted.cell(row, "Rows") instanceof Cell.Whole(long count)
              ? OptionalLong.of(count)
              : OptionalLong.empty());
    }
    return tables.stream()
        .map(table -> new TableHealth(table, rows.getOrDefault(table, OptionalLong.empty())))
        .toList();
  }

  /// The deciding query must be answered; what explains its rows may be left out, and is said.
  private Executed ask(Plan plan, TimeRange range, List<TableHealth> health) {
    var evidence = new ArrayList<Evidence>();
    var unasked = new ArrayList<String>();
    for (var query : inOrder(plan)) {
      if (journal.isCut()) {
        return new Executed.Stopped();
      }
      boolean decides = evidence.isEmpty();
      if (decides || worthExplaining(evidence.getFirst())) {
        switch (ask(query, range)) {
          case Asked.Answered(var answered) -> evidence.add(answered);
          case Asked.NotAsked(var why) when !decides ->
              unasked.add(query.name() + " was not asked: " + why.message());
          case Asked.NotAsked(var why) -> {
            return new Executed.Broken(why);
          }
          case Asked.Broken(var why) -> {
            return new Executed.Broken(why);
          }
        }
      }
    }
    evidence.sort(Comparator.comparingInt(it -> Integer.parseInt(it.query().substring(1))));
    return new Executed.Answered(new Collected(evidence, health, unasked));
  }

  /// The deciding query first: where it answers nothing there is nothing to explain.
  private static List<PlannedQuery> inOrder(Plan plan) {
    var others =
        plan.queries().stream()
            .filter(it -> it.purpose() != PlannedQuery.Purpose.DECISION)
            .toList();
    var all = new ArrayList<>(List.of(plan.decidingQuery()));
    all.addAll(others);
    return all;
  }

  private static boolean worthExplaining(Evidence decision) {
    return !decision.table().isEmpty();
  }

  Asked ask(PlannedQuery query, TimeRange range) {
    var refusal = spending.refusal(query.name());
    return refusal.isPresent()
        ? new Asked.NotAsked(refusal.get())
        : askNow(query, range, new Room(spending.rowsLeft(), spending.bytesLeft()));
  }

  private Asked askNow(PlannedQuery query, TimeRange range, Room room) {
    var begun = clock.instant();
    var left = spending.timeLeft();
    var timeout = left.compareTo(limits.perQuery()) < 0 ? left : limits.perQuery();
    long rows = Math.min(limits.rows(), room.rows());
    var answer = workspace.query(new Question(query.kql(), range, query.lookback(), rows, timeout));
    var took = Duration.between(begun, clock.instant());
    spending.asked(tableOf(answer), took);
    return switch (answer) {
      case Answer.Complete(var table) ->
          answered(query, range, table, Optional.empty(), room, took);
      case Answer.Partial(var table, var why) ->
          answered(query, range, table, Optional.of(why), room, took);
      case Answer.Rejected(var why) -> new Asked.Broken(Failures.rejected(query.name(), why));
      case Answer.TimedOut(var why) -> new Asked.Broken(Failures.timedOut(query.name(), why));
      case Answer.Unavailable(var why, _) -> new Asked.Broken(Failures.unreachable(why));
    };
  }

  private static ResultTable tableOf(Answer answer) {
    return switch (answer) {
      case Answer.Complete(var table) -> table;
      case Answer.Partial(var table, _) -> table;
      case Answer.Rejected _, Answer.TimedOut _, Answer.Unavailable _ -> ResultTable.EMPTY;
    };
  }

  private Asked answered(
      PlannedQuery query,
      TimeRange range,
      ResultTable table,
      Optional<String> partial,
      Room room,
      Duration took) {
    var snapshot = Snapshot.of(query, range, table, partial, room.within(limits));
    journal.tell(
        Kind.QUERY_FINISHED,
        Stage.EXECUTION,
        query.name() + " answered " + snapshot.totalRows() + " rows: " + query.title() + ".",
        Map.of(
            "query",
            query.name(),
            "rows",
            Long.toString(snapshot.totalRows()),
            "complete",
            Boolean.toString(!snapshot.isPartial()),
            "milliseconds",
            Long.toString(took.toMillis())));
    return new Asked.Answered(snapshot);
  }

  /// What a query may still answer before the run's budget is used up.
  private record Room(long rows, long bytes) {
    Snapshot.Kept within(Limits limits) {
      return new Snapshot.Kept(
          (int) Math.min(limits.rows(), rows), Math.min(limits.bytes(), bytes));
    }
  }

  sealed interface Executed {
    record Answered(Collected collected) implements Executed {}

    record Broken(FailureReason why) implements Executed {}

    record Stopped() implements Executed {}
  }

  sealed interface Asked {
    record Answered(Evidence evidence) implements Asked {}

    /// The budget did not allow it.
    record NotAsked(FailureReason why) implements Asked {}

    record Broken(FailureReason why) implements Asked {}
  }
}
