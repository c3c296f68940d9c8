package com.socmate.domain.incident;

import com.socmate.domain.finding.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An incident that is opened from here.
public record NewIncident(
    String remoteId,
    String title,
    String description,
    Severity severity,
    List<String> labels,
    Optional<Instant> firstActivityAt,
    Optional<Instant> lastActivityAt) {
  public static final int LONGEST_TITLE = 150;
  public static final int LONGEST_DESCRIPTION = 5_000;

  public NewIncident {
    labels = List.copyOf(labels);
  }
}
