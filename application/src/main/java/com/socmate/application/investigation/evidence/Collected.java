package com.socmate.application.investigation.evidence;

import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.TableHealth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the workspace answered, as it is kept.
///
/// @param unasked the queries that the budget did not allow, a sentence each
public record Collected(List<Evidence> evidence, List<TableHealth> health, List<String> unasked) {
  public Collected {
    evidence = List.copyOf(evidence);
    health = List.copyOf(health);
    unasked = List.copyOf(unasked);
  }

  /// All that was wanted.
  public Collected(List<Evidence> evidence, List<TableHealth> health) {
    this(evidence, health, List.of());
  }

  public Optional<Evidence> of(String query) {
    return evidence.stream().filter(it -> it.query().equals(query)).findFirst();
  }

  /// Why these answers do not suffice to call anything clear, one sentence each.
  public List<String> shortcomings() {
    return Stream.of(
            health.stream().filter(TableHealth::isSilent).map(TableHealth::sentence),
            evidence.stream()
                .filter(Evidence::isPartial)
                .map(it -> it.query() + " was not answered in full: " + it.partial()),
            unasked.stream())
        .flatMap(it -> it)
        .toList();
  }
}
