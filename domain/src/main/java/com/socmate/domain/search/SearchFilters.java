package com.socmate.domain.search;

import com.socmate.domain.entity.EntityKind;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.investigation.Outcome;
import com.socmate.domain.investigation.Persona;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What is found is one of each that is not empty.
///
/// @param after the moment itself included
/// @param before the moment itself excluded
public record SearchFilters(
    Set<SearchType> types,
    Set<Severity> severities,
    Set<Persona> personas,
    Set<Outcome> outcomes,
    Set<EntityKind> kinds,
    Optional<ScheduleId> schedule,
    Optional<Instant> after,
    Optional<Instant> before) {
  public SearchFilters {
    types = Set.copyOf(types);
    severities = Set.copyOf(severities);
    personas = Set.copyOf(personas);
    outcomes = Set.copyOf(outcomes);
    kinds = Set.copyOf(kinds);
  }

  /// Whether something of that type may be found at all.
  public boolean takes(SearchType type) {
    return types.isEmpty() || types.contains(type);
  }

  /// The same among these types alone; empty if that leaves none.
  Optional<SearchFilters> within(Set<SearchType> readable) {
    var left = readable.stream().filter(this::takes).collect(Collectors.toSet());
    return left.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SearchFilters(
                left, severities, personas, outcomes, kinds, schedule, after, before));
  }

  /// Whether not everything is wanted.
  public boolean narrows() {
    return !types.isEmpty() || !kinds.isEmpty() || isAboutDocuments();
  }

  /// Whether it asks for what only documents have, and entities do not.
  public boolean isAboutDocuments() {
    return !severities.isEmpty()
        || !personas.isEmpty()
        || !outcomes.isEmpty()
        || schedule.isPresent()
        || after.isPresent()
        || before.isPresent();
  }
}
