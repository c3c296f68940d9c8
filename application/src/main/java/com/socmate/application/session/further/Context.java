package com.socmate.application.session.further;

import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.investigation.PlannedQuery;
import com.socmate.domain.investigation.TimeRange;
import com.socmate.domain.investigation.Turn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a further question can refer to.
///
/// @param plan the one that was executed last, if any
/// @param occurrence the moment it was executed for
/// @param range the window it read
/// @param results of all turns, oldest first
/// @param ofModels the evidence of queries that models ran
public record Context(
    Optional<Plan> plan,
    Instant occurrence,
    Optional<TimeRange> range,
    List<Turn> turns,
    List<InvestigationResult> results,
    List<Evidence> ofModels) {
  private static final int MOST_QUERIES = 99;

  public Context {
    turns = List.copyOf(turns);
    results = List.copyOf(results);
    ofModels = List.copyOf(ofModels);
  }

  /// The number behind those of all queries there were, so that no citation means two rows.
  public int nextQuery() {
    var names =
        Stream.of(
                plan.stream().flatMap(it -> it.queries().stream()).map(PlannedQuery::name),
                turns.stream()
                    .flatMap(it -> it.plan().stream())
                    .flatMap(it -> it.queries().stream())
                    .map(PlannedQuery::name),
                evidence().map(Evidence::query))
            .flatMap(it -> it);
    return 1 + names.mapToInt(name -> Integer.parseInt(name.substring(1))).max().orElse(0);
  }

  /// Whether one query more can be named.
  public boolean hasRoom() {
    return nextQuery() <= MOST_QUERIES;
  }

  boolean hasRoomFor(Plan next) {
    return nextQuery() + next.queries().size() - 1 <= MOST_QUERIES;
  }

  Stream<Evidence> evidence() {
    return Stream.concat(results.stream().flatMap(it -> it.evidence().stream()), ofModels.stream());
  }

  Optional<InvestigationResult> latest() {
    return results.isEmpty() ? Optional.empty() : Optional.of(results.getLast());
  }
}
