package com.socmate.application.investigation;

import com.socmate.application.port.LogWorkspace;
import com.socmate.domain.investigation.Budget;
import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.PlannedQuery;
import com.socmate.domain.investigation.TableHealth;
import com.socmate.domain.investigation.TimeRange;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Asks queries that stand in no plan, one by one, within the budget of one run and over one
/// stretch of time, and keeps what they answer as evidence.
public final class FreeQueries {
  private final Execution execution;
  private final TimeRange range;

  private FreeQueries(Execution execution, TimeRange range) {
    this.execution = execution;
    this.range = range;
  }

  /// Where free queries come from, run by run.
  @FunctionalInterface
  public interface Source {
    FreeQueries over(
        TimeRange range, Budget.Lower budget, Progress progress, BooleanSupplier stopRequested);
  }

  public static Source source(LogWorkspace workspace, InstantSource clock, Limits limits) {
    return (range, budget, progress, stop) -> {
      var within = limits.withBudget(limits.budget().within(budget));
      return new FreeQueries(
          new Execution(
              workspace,
              clock,
              within,
              new Spending(within.budget(), clock),
              new Journal(progress, stop, clock)),
          range);
    };
  }

  /// What came back.
  public sealed interface Outcome {
    record Answered(Evidence evidence) implements Outcome {}

    /// @param why a sentence
    record Nothing(String why) implements Outcome {}
  }

  /// How many rows each of these has; empty if it cannot be said.
  public Optional<List<TableHealth>> count(List<String> tables) {
    return execution.count(tables, range);
  }

  /// @param name such as `Q4`
  public Outcome ask(String name, String title, String kql, List<String> tables) {
    var query =
        new PlannedQuery(name, PlannedQuery.Purpose.CONTEXT, title, kql, Duration.ZERO, tables);
    return switch (execution.ask(query, range)) {
      case Execution.Asked.Answered(var evidence) -> new Outcome.Answered(evidence);
      case Execution.Asked.NotAsked(var why) -> new Outcome.Nothing(why.message());
      case Execution.Asked.Broken(var why) -> new Outcome.Nothing(why.message());
    };
  }
}
