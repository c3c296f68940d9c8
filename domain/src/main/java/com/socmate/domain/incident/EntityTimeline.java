package com.socmate.domain.incident;

import com.socmate.domain.finding.Severity;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What happened to an entity, as its provider has it.
///
/// @param total how many there are, which may be more than are told
/// @param counts by kind
/// @param failures what may be missing
public record EntityTimeline(
    int total,
    Map<String, Integer> counts,
    List<Happening> happenings,
    List<EntityProfile.Failure> failures) {
  public EntityTimeline {
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    happenings = List.copyOf(happenings);
    failures = List.copyOf(failures);
  }

  /// @param kind such as `SecurityAlert`, `Activity`, `Anomaly` or `Bookmark`
  /// @param severity only of what has one
  /// @param original all that was said of it, as JSON
  public record Happening(
      String kind,
      String title,
      String text,
      Optional<Severity> severity,
      Optional<Instant> from,
      Optional<Instant> to,
      String original) {}

  /// The same with no more than so many happenings; the total stays.
  public EntityTimeline first(int most) {
    return new EntityTimeline(total, counts, happenings.stream().limit(most).toList(), failures);
  }
}
