package com.socmate.domain.incident;

import com.socmate.domain.entity.EntityKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What was found out about an incident's entities without asking anybody's opinion: the same logs
/// and incidents always give the same.
///
/// @param related numbers of other incidents that name the same
/// @param gaps what could not be looked at, and why; empty if everything was
public record Enrichment(
    List<Subject> subjects, List<Long> related, Optional<Reading> reading, List<String> gaps) {
  public Enrichment {
    subjects = List.copyOf(subjects);
    related = List.copyOf(related);
    gaps = List.copyOf(gaps);
  }

  /// An entity, and where the logs tell of it.
  ///
  /// @param incidents how many other incidents name it
  /// @param kql what the logs were asked about it; empty if they were not
  /// @param profile what its provider tells of it by itself
  public record Subject(
      EntityKind kind,
      String value,
      int incidents,
      List<Trace> traces,
      String kql,
      EntityProfile profile) {
    public Subject {
      traces = List.copyOf(traces);
    }

    public long events() {
      return traces.stream().mapToLong(Trace::events).sum();
    }
  }

  public record Trace(
      String table, long events, Optional<Instant> firstSeen, Optional<Instant> lastSeen) {}

  /// Which stretch of the logs was read.
  public record Reading(Instant from, Instant to) {}
}
