package com.socmate.domain.audit.observatory;

import java.util.Map;
import java.util.TreeMap;

/// What one test came to.
///
/// @param details facts beside the verdict, by name
public record Assessment(Outcome outcome, boolean passed, Map<String, Object> details) {
  public Assessment {
    details = Map.copyOf(new TreeMap<>(details));
  }

  static Assessment of(Outcome outcome, boolean passed) {
    return new Assessment(outcome, passed, Map.of());
  }
}
