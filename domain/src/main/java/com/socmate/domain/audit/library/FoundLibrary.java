package com.socmate.domain.audit.library;

import com.socmate.domain.finding.Severity;
import java.util.List;
import java.util.stream.Collectors;

/// A library in a page, with what is known against its version.
public record FoundLibrary(String name, String version, List<Weakness> weaknesses) {
  public FoundLibrary {
    weaknesses = List.copyOf(weaknesses);
  }

  /// The worst there is, but no more than medium: whether a weakness can be reached is not known.
  public Severity severity() {
    return weaknesses.stream()
        .map(Weakness::severity)
        .max(Severity::compareTo)
        .map(worst -> worst.compareTo(Severity.MEDIUM) > 0 ? Severity.MEDIUM : worst)
        .orElse(Severity.INFORMATIONAL);
  }

  public String sentence() {
    return name
        + " "
        + version
        + weaknesses.stream()
            .map(it -> it.names().isEmpty() ? it.summary() : it.names())
            .collect(Collectors.joining("; ", " has: ", "."));
  }
}
